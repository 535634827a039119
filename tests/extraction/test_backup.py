"""A backup holds everything, and a database out of it has its walls again."""

import os
from contextlib import contextmanager

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from database import _server, as_role
from wijkzicht.register.walls import roles
from wijkzicht.register.walls.address import address
from wijkzicht.register.walls.backup import BackupFault, backup, restore
from wijkzicht.register.walls.framework import excepted


@contextmanager
def empty_database():
    """The name of a new database on the server of the tests."""
    name = f"wijkzicht_test_copy_{os.getpid()}"
    with _server() as server, psycopg.connect(**server, autocommit=True) as admin:
        roles.ensure_database(admin, name)
        try:
            yield name
        finally:
            admin.execute(f"DROP DATABASE {name} (FORCE)")


def url(role: str, name: str = "") -> str:
    """The address of the database of the test, or of another on its server, as a role."""
    place = settings.DATABASE_OWNER
    return address({**place, "USER": role, "NAME": name or place["NAME"]})


def counts(name: str = "") -> dict[str, int]:
    """Rows of every table, past the policies."""
    with psycopg.connect(url(roles.OWNER, name)) as register:
        register.execute("SELECT set_config('wijkzicht.onderhoud', 'aan', false)")
        tables = register.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        return {
            name: register.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            for (name,) in tables.fetchall()
        }


def test_everything_is_in_it_and_the_walls_stand_again(committed, client, tmp_path):
    client.force_login(committed.anna)  # so that there is a session
    before = counts()
    assert before["personen_persoon"] == 3
    assert before["django_session"] == 1
    assert before["organisatie_medewerker"] > 1
    size = backup(url(roles.BACKUP), tmp_path / "kopie")
    assert size == (tmp_path / "kopie").stat().st_size > 0
    assert (tmp_path / "kopie").stat().st_mode & 0o077 == 0
    with empty_database() as fresh:
        restore(url(roles.OWNER, fresh), tmp_path / "kopie")
        assert counts(fresh) == before
        with psycopg.connect(url(roles.APP, fresh)) as reader:
            assert reader.execute("SELECT count(*) FROM personen_persoon").fetchone() == (0,)
            reader.execute(
                "SELECT set_config('wijkzicht.medewerker', %s, true)", [str(committed.anna.pk)]
            )
            assert reader.execute("SELECT naam FROM personen_huishouden").fetchall() == [
                ("Bakker",)
            ]
        with psycopg.connect(url(roles.OWNER, fresh)) as owner:
            open_tables = owner.execute(OPEN).fetchall()
        # A copy of the copy: the role of copies reads there too.
        assert backup(url(roles.BACKUP, fresh), tmp_path / "kopie van de kopie") > 0
    assert {name for (name,) in open_tables} == set(excepted()) & set(before)


OPEN = """
SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
AND NOT (relrowsecurity AND relforcerowsecurity)
"""


def test_the_role_of_copies_writes_nothing(db):
    with as_role(roles.BACKUP), connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relnamespace IN ('public'::regnamespace, 'walls'::regnamespace)"
            " AND (has_table_privilege(oid, 'INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')"
            " OR has_any_column_privilege(oid, 'INSERT, UPDATE'))"
        )
        assert cursor.fetchall() == []
        cursor.execute("SELECT has_database_privilege(current_database(), 'CREATE, TEMPORARY')")
        assert cursor.fetchone() == (False,)
        cursor.execute(
            "SELECT count(*) FROM pg_class WHERE relrowsecurity AND NOT has_table_privilege(oid, 'SELECT')"
        )
        assert cursor.fetchone() == (0,)


def test_a_database_with_work_in_it_is_left_alone(committed, tmp_path):
    (tmp_path / "kopie").touch()
    with pytest.raises(BackupFault, match="niet leeg"):
        restore(url(roles.OWNER), tmp_path / "kopie")


def test_an_earlier_backup_is_not_written_over(db, tmp_path):
    (tmp_path / "kopie").write_text("van gisteren")
    with pytest.raises(BackupFault, match="bestaat al"):
        backup(url(roles.BACKUP), tmp_path / "kopie")
    assert (tmp_path / "kopie").read_text() == "van gisteren"


def test_a_file_that_is_no_backup_leaves_the_database_empty(db, tmp_path):
    (tmp_path / "geen").write_text("dit is geen kopie")
    with empty_database() as fresh:
        with pytest.raises(BackupFault, match="pg_restore lukte niet"):
            restore(url(roles.OWNER, fresh), tmp_path / "geen")
        assert counts(fresh) == {}


@pytest.mark.parametrize(
    "wrong, told", [("bestaat_niet", "bestaat_niet"), (None, "DATABASE_BACKUP_URL")]
)
def test_half_a_file_is_never_left(db, tmp_path, wrong, told):
    with pytest.raises(BackupFault, match=told):
        backup(wrong and url(roles.BACKUP, wrong), tmp_path / "kopie")
    assert list(tmp_path.iterdir()) == []
