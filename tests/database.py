"""The database of the tests: made, migrated and emptied by the owner; tests run as the application.

A migrated template is made once for each state of the migrations; every process of pytest gets a
copy. Connections sign in as `wijkzicht_test`, which has no powers of its own, and at once become
`wijkzicht_app`; so set-up can become the owner inside the same transaction.
"""

import contextlib
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connection
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

import wijkzicht
from settings_for_tests import SERVER_URL
from wijkzicht.register import embedded
from wijkzicht.register.walls import roles
from wijkzicht.register.walls.owner import migrate

PREFIX = "wijkzicht_test"
TESTER = "wijkzicht_test"
PASSWORD = "only-for-tests"
_LOCK = 0x74657374
KEEP = ("django_migrations", "django_content_type", "auth_permission")


@contextlib.contextmanager
def fresh(worker: str) -> Iterator[None]:
    """An empty migrated database for this process, set as Django's; gone afterwards."""
    name = f"{PREFIX}_{worker}_{os.getpid()}"
    with _server() as server, psycopg.connect(**server, autocommit=True) as admin:
        template = _template(admin, server)
        roles.ensure_database(admin, name, template)
        admin.execute(
            sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(
                sql.Identifier(name), sql.Identifier(TESTER)
            )
        )
        _point_django_at(server, name)
        try:
            yield
        finally:
            connection.close()
            admin.execute(sql.SQL("DROP DATABASE {} (FORCE)").format(sql.Identifier(name)))


@contextlib.contextmanager
def _server() -> Iterator[dict[str, str]]:
    if SERVER_URL:
        yield conninfo_to_dict(SERVER_URL)
        return
    with embedded.running(embedded.home_for("test"), throwaway=True) as server:
        yield server.conninfo()


def _template(admin: psycopg.Connection, server: dict[str, str]) -> str:
    name = f"{PREFIX}_template_{_state_of_migrations()}"
    admin.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
    try:
        ready = admin.execute(
            "SELECT datistemplate FROM pg_database WHERE datname = %s", [name]
        ).fetchone()
        if ready == (True,):
            return name
        if ready:
            admin.execute(sql.SQL("DROP DATABASE {} (FORCE)").format(sql.Identifier(name)))
        _drop_older(admin)
        _make_roles(admin)
        roles.ensure_database(admin, name)
        _point_django_at(server, name)
        migrate()
        connection.close()
        admin.execute(sql.SQL("ALTER DATABASE {} IS_TEMPLATE true").format(sql.Identifier(name)))
    finally:
        admin.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])
    return name


def _make_roles(admin: psycopg.Connection) -> None:
    roles.ensure_roles(admin, dict.fromkeys(roles.ADDRESSES.values(), PASSWORD))
    exists = admin.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [TESTER]).fetchone()
    admin.execute(
        sql.SQL("{} ROLE {} LOGIN NOINHERIT PASSWORD {}").format(
            sql.SQL("ALTER" if exists else "CREATE"), sql.Identifier(TESTER), sql.Literal(PASSWORD)
        )
    )
    for role in roles.ADDRESSES.values():
        admin.execute(
            sql.SQL("GRANT {} TO {}").format(sql.Identifier(role), sql.Identifier(TESTER))
        )


def _drop_older(admin: psycopg.Connection) -> None:
    """Templates of earlier migrations, on our own server only."""
    if SERVER_URL:
        return
    found = admin.execute(
        "SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{PREFIX}\\_template\\_%"]
    ).fetchall()
    for (old,) in found:
        admin.execute(sql.SQL("ALTER DATABASE {} IS_TEMPLATE false").format(sql.Identifier(old)))
        admin.execute(sql.SQL("DROP DATABASE {} (FORCE)").format(sql.Identifier(old)))


def _state_of_migrations() -> str:
    source = Path(wijkzicht.__file__).parent
    files = [
        *source.glob("register/*/migrations/*.py"),
        *source.glob("register/*/*.sql"),
        *source.glob("register/walls/*"),
        source / "web" / "settings.py",
        source.parents[1] / "requirements" / "web.txt",
    ]
    digest = hashlib.sha256()
    for path in sorted(path for path in files if path.is_file()):
        digest.update(str(path.relative_to(source.parents[1])).encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def _point_django_at(server: dict[str, str], name: str) -> None:
    connection.close()
    place = {
        "NAME": name,
        "HOST": server.get("host", ""),
        "PORT": server.get("port", ""),
        "PASSWORD": PASSWORD,
    }
    connection.settings_dict.update(place | {"USER": TESTER, "CONN_MAX_AGE": 0})
    connection.settings_dict["OPTIONS"] = {"connect_timeout": 5, "assume_role": roles.APP}
    settings.DATABASE_OWNER |= place | {"USER": roles.OWNER}
    settings.DATABASE_EXTRACT |= place | {"USER": roles.EXTRACT}


@contextlib.contextmanager
def as_role(role: str, *, maintenance: bool = False) -> Iterator[None]:
    """Another database role on the connection of the test, and back."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {role}")
        cursor.execute("SELECT set_config('wijkzicht.onderhoud', %s, false)", ["aan" * maintenance])
    try:
        yield
    finally:
        # A failed statement inside would hide itself behind the next one.
        if not connection.needs_rollback:
            with connection.cursor() as cursor:
                cursor.execute(f"SET ROLE {roles.APP}")
                cursor.execute("SELECT set_config('wijkzicht.onderhoud', '', false)")


def set_up() -> contextlib.AbstractContextManager[None]:
    """Makes rows past the policies, as the owner: for set-up only."""
    return as_role(roles.OWNER, maintenance=True)


def empty() -> None:
    """Empties all tables, as the owner, after a test that committed."""
    with connection.cursor() as cursor:
        tables = [t for t in connection.introspection.table_names(cursor) if t not in KEEP]
    connection.close()
    with set_up(), connection.cursor() as cursor:
        names = ", ".join(connection.ops.quote_name(table) for table in tables)
        cursor.execute(f"TRUNCATE {names} RESTART IDENTITY CASCADE")
    connection.close()
