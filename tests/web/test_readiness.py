"""What `serve` refuses."""

import os
import subprocess
import sys

import pytest
from django.db import connection

from database import as_role, set_up
from web.test_conf import SAFE
from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.register.walls import roles
from wijkzicht.web.readiness import NotReady, refuse_unready

pytestmark = pytest.mark.django_db


@pytest.fixture
def own_server():
    """As if the database were not the embedded one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('wijkzicht.embedded', '', true)")


@pytest.fixture(autouse=True)
def _keep_connection(monkeypatch):
    monkeypatch.setattr(connection, "close", lambda: None)


def test_all_is_well(own_server):
    refuse_unready()


def test_the_embedded_database_is_refused():
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('wijkzicht.embedded', 'on', true)")
    with pytest.raises(NotReady, match="ingebouwde database"):
        refuse_unready()


def test_the_owner_is_refused(own_server):
    with as_role(roles.OWNER), pytest.raises(NotReady, match="eigenaar"):
        refuse_unready()


def test_a_demo_account_is_refused(own_server):
    with set_up():
        Medewerker.objects.create_user("d@voorbeeld.test", "x", naam="D", demo=True)
    with pytest.raises(NotReady, match="demo-accounts"):
        refuse_unready()


def test_tables_that_are_behind_are_refused(own_server):
    with as_role(roles.OWNER), connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'audit' AND name = '0002_walls'")
    with pytest.raises(NotReady, match="wijkzicht migrate"):
        refuse_unready()


def test_debug_is_refused(own_server, settings):
    settings.DEBUG = True
    with pytest.raises(NotReady, match="DEBUG"):
        refuse_unready()


def test_the_command_refuses_with_a_sentence():
    environment = {"PATH": os.environ["PATH"]}
    done = subprocess.run(
        [sys.executable, "-m", "wijkzicht", "serve"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "WIJKZICHT_SECRET_KEY" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_cookies_of_real_work_are_bound_to_the_host():
    show = (
        "from wijkzicht.web import settings as s;"
        "print(s.SESSION_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.SECURE_HSTS_SECONDS > 31536000)"
    )
    done = subprocess.run(
        [sys.executable, "-c", show],
        env={"PATH": os.environ["PATH"], **SAFE},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["__Host-sessie", "True", "True"]
