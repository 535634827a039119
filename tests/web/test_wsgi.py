"""The entrance for a web server looks at every new connection."""

import os
import subprocess
import sys
from urllib.parse import quote

import pytest
from django.conf import settings

from wijkzicht.register.walls import roles

PROGRAM = """
from wijkzicht.web.wsgi import application
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("SELECT current_user")
    print(cursor.fetchone()[0], connection.get_autocommit())
"""


def connect_as(role: str) -> subprocess.CompletedProcess:
    owner = settings.DATABASE_OWNER
    place = quote(owner["HOST"], safe="")
    url = f"postgresql://{role}:{owner['PASSWORD']}@{place}/{owner['NAME']}"
    return subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "wijkzicht.web.settings"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.django_db
def test_the_application_role_comes_in_and_the_owner_does_not():
    assert connect_as(roles.APP).stdout.split() == [roles.APP, "True"]
    refused = connect_as(roles.OWNER)
    assert refused.returncode != 0
    assert "WrongRole: De rol wijkzicht_owner is eigenaar van tabellen" in refused.stderr
