"""The database goes away under a running program, and comes back."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from django.conf import settings

from wijkzicht.register.walls import roles
from wijkzicht.register.walls.address import address
from wijkzicht.register.walls.backup import backup

PROGRAM = """
import django, os, sys
from pathlib import Path
from wijkzicht.register import embedded
from wijkzicht.register.embedded.prepare import environment, prepare
from wijkzicht.register.walls.backup import restore
home = embedded.home_for("away")
with embedded.running(home, throwaway=True) as server:
    prepare(server)
    os.environ.update(environment(server), DJANGO_SETTINGS_MODULE="wijkzicht.web.settings")
    django.setup()
    restore(os.environ["DATABASE_OWNER_URL"], Path(sys.argv[1]))
    from django.test import Client
    client = Client(raise_request_exception=False, SERVER_NAME="localhost")
    form = {"login": "a@voorbeeld.test", "password": "geheim-woord", "remember": "tekst"}
    print(client.get("/account/login/").status_code)
away = client.post("/account/login/", form)
print(away.status_code, b"tekst" in away.content, b"geheim-woord" in away.content)
print(client.get("/account/login/").status_code)
with embedded.running(home):
    print(client.get("/account/login/").status_code)
"""


def test_a_clear_page_and_recovery_without_restart(db, tmp_path):
    tables = {**settings.DATABASE_OWNER, "USER": roles.BACKUP}
    backup(address(tables), tmp_path / "tables")  # quicker than making them anew
    base = Path(tempfile.mkdtemp(prefix="wz-", dir="/var/tmp"))
    base.chmod(0o755)
    try:
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, str(tmp_path / "tables")],
            env={**os.environ, "WIJKZICHT_EMBEDDED": str(base), "WIJKZICHT_MODE": "test"},
            capture_output=True,
            text=True,
            timeout=180,
            check=False,
        )
    finally:
        shutil.rmtree(base)
    assert done.stdout.splitlines() == ["200", "503 True False", "503", "200"], done.stderr[-2000:]
