"""A backup holds everything, and a database out of it has its walls again."""

import os
from contextlib import contextmanager

import psycopg
import pytest
from django.conf import settings

from database import _server
from wijkzicht.register.walls import roles
from wijkzicht.register.walls.address import address
from wijkzicht.register.walls.backup import BackupFault, backup, restore


@contextmanager
def empty_database():
    """A new database on the server of the tests, as Django's settings would name it."""
    name = f"wijkzicht_test_copy_{os.getpid()}"
    with _server() as server, psycopg.connect(**server, autocommit=True) as admin:
        roles.ensure_database(admin, name)
        try:
            yield {**settings.DATABASE_OWNER, "NAME": name}
        finally:
            admin.execute(f"DROP DATABASE {name} (FORCE)")


def counts(owner) -> dict[str, int]:
    """Rows of every table, past the policies."""
    with psycopg.connect(address(owner)) as register:
        register.execute("SELECT set_config('wijkzicht.onderhoud', 'aan', false)")
        tables = register.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        return {
            name: register.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            for (name,) in tables.fetchall()
        }


def test_everything_is_in_it_and_the_walls_stand_again(committed, tmp_path):
    before = counts(settings.DATABASE_OWNER)
    assert before["personen_persoon"] == 3
    size = backup(settings.DATABASE_OWNER, tmp_path / "kopie")
    assert size == (tmp_path / "kopie").stat().st_size > 0
    assert (tmp_path / "kopie").stat().st_mode & 0o077 == 0
    with empty_database() as fresh:
        restore(fresh, tmp_path / "kopie")
        assert counts(fresh) == before
        app = {**fresh, "USER": roles.APP}
        with psycopg.connect(address(app)) as reader:
            assert reader.execute("SELECT count(*) FROM personen_persoon").fetchone() == (0,)
        with psycopg.connect(address(fresh)) as owner:
            unforced = owner.execute(
                "SELECT relname FROM pg_class WHERE relrowsecurity AND NOT relforcerowsecurity"
            ).fetchall()
    assert unforced == []


def test_a_database_with_work_in_it_is_left_alone(committed, tmp_path):
    backup(settings.DATABASE_OWNER, tmp_path / "kopie")
    with pytest.raises(BackupFault, match="niet leeg"):
        restore(settings.DATABASE_OWNER, tmp_path / "kopie")


def test_an_earlier_backup_is_not_written_over(committed, tmp_path):
    (tmp_path / "kopie").write_text("van gisteren")
    with pytest.raises(BackupFault, match="bestaat al"):
        backup(settings.DATABASE_OWNER, tmp_path / "kopie")
    assert (tmp_path / "kopie").read_text() == "van gisteren"


def test_a_file_that_is_no_backup_leaves_the_database_empty(committed, tmp_path):
    (tmp_path / "geen").write_text("dit is geen kopie")
    with empty_database() as fresh:
        with pytest.raises(BackupFault, match="pg_restore lukte niet"):
            restore(fresh, tmp_path / "geen")
        assert counts(fresh) == {}


def test_half_a_file_is_never_left(committed, tmp_path):
    nowhere = {**settings.DATABASE_OWNER, "NAME": "bestaat_niet"}
    with pytest.raises(BackupFault, match="bestaat_niet"):
        backup(nowhere, tmp_path / "kopie")
    assert list(tmp_path.iterdir()) == []
