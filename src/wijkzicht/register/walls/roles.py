"""The database roles, and the refusal to run as another.

`wijkzicht_owner` owns the tables and migrates. `wijkzicht_app` serves pages and owns nothing.
`wijkzicht_extract` reads every row of work, for figures and the basisset, and writes figures only.
`wijkzicht_backup` reads every table for a copy, accounts and sessions included, and writes nothing.
`wijkzicht_poort` (gate) can't sign in: the functions that policies call run as this role, which
reads the few columns that say who may see what. None is superuser, none passes row-level security
by (BYPASSRLS).
"""

import contextlib
from collections.abc import Iterator

import psycopg
from psycopg import sql

OWNER, APP, EXTRACT = "wijkzicht_owner", "wijkzicht_app", "wijkzicht_extract"
BACKUP, GATE = "wijkzicht_backup", "wijkzicht_poort"
# The setting that holds the address of each role that signs in.
ADDRESSES = {
    "DATABASE_URL": APP,
    "DATABASE_OWNER_URL": OWNER,
    "DATABASE_EXTRACT_URL": EXTRACT,
    "DATABASE_BACKUP_URL": BACKUP,
}
_NO_POWERS = "NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION"
# One at a time, wherever it is called from: roles belong to the whole server.
_LOCK = 0x77696A6B


class WrongRole(RuntimeError):
    """The program is connected to the database as somebody it must not be."""


class NotOurs(RuntimeError):
    """What has to be made is there already, and is somebody else's."""


def ensure_roles(admin: psycopg.Connection, passwords: dict[str, str]) -> None:
    """Makes the roles where absent, takes powers away that they must not have, and sets their passwords.

    `admin` may make roles; it need not be superuser.
    """
    with admin.transaction():
        admin.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        for role in (*ADDRESSES.values(), GATE):
            found = admin.execute(_POWERS, [role]).fetchone()
            admin.execute(
                sql.SQL("{} ROLE {} NOINHERIT {} {}").format(
                    sql.SQL("ALTER" if found else "CREATE"),
                    sql.Identifier(role),
                    # Only a superuser may name these for a role that is there, even to take them away.
                    sql.SQL("" if found == (False,) else _NO_POWERS),
                    _sign_in(admin, role, passwords.get(role)),
                )
            )
        # NOINHERIT: the owner can hand functions to the gate and still does not see what it sees.
        admin.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(GATE), sql.Identifier(OWNER)))


_POWERS = """
SELECT rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole OR rolreplication
FROM pg_roles WHERE rolname = %s
"""


def _sign_in(admin: psycopg.Connection, role: str, password: str | None) -> sql.Composable:
    """The password goes over as what the server would keep of it, so that no log shows it."""
    if role == GATE:
        return sql.SQL("NOLOGIN")
    kept = admin.pgconn.encrypt_password(
        (password or "").encode(), role.encode(), b"scram-sha-256"
    ).decode()
    return sql.SQL("LOGIN PASSWORD {}").format(sql.Literal(kept))


def ensure_database(admin: psycopg.Connection, name: str, template: str | None = None) -> bool:
    """Makes the database, owned by the owner role, and says who may come in; False when it was there.

    `admin` is in autocommit. Raises NotOurs when the database belongs to another role.
    """
    database = sql.Identifier(name)
    with _alone(admin):
        found = admin.execute(
            "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = %s", [name]
        ).fetchone()
        if found and found[0] != OWNER:
            raise NotOurs(
                f"De database {name} is er al en is van {found[0]}. Kies een andere naam."
            )
        if not found:
            _become_member(admin)
            admin.execute(
                sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {} ENCODING 'UTF8'").format(
                    database, sql.Identifier(OWNER), sql.Identifier(template or "template0")
                )
            )
        admin.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
        admin.execute(
            sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(
                database, sql.SQL(", ").join(map(sql.Identifier, (APP, EXTRACT, BACKUP)))
            )
        )
        if not found:
            _open_schema(admin, name)
    return not found


def _become_member(admin: psycopg.Connection) -> None:
    """A database is made for another role by a superuser or by a member of that role."""
    if admin.info.parameter_status("is_superuser") != "on":
        admin.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(OWNER)))


def _open_schema(admin: psycopg.Connection, name: str) -> None:
    # PostgreSQL 15 gives this to the owner of a database by inheritance, which the owner lacks.
    with psycopg.connect(admin.info.dsn, dbname=name, password=admin.info.password) as inside:
        inside.execute("SET ROLE pg_database_owner")
        inside.execute(
            sql.SQL("GRANT USAGE, CREATE ON SCHEMA public TO {}").format(sql.Identifier(OWNER))
        )


@contextlib.contextmanager
def _alone(admin: psycopg.Connection) -> Iterator[None]:
    admin.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
    try:
        yield
    finally:
        admin.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])


_FACTS = """
SELECT r.rolname, r.rolsuper, r.rolbypassrls, r.rolcreaterole,
       EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
               WHERE n.nspname IN ('public', 'walls') AND pg_has_role(r.oid, c.relowner, 'USAGE')),
       pg_has_role(r.oid, d.datdba, 'USAGE')
FROM pg_roles r, pg_database d
WHERE r.rolname = current_user AND d.datname = current_database()
"""


def refuse_wrong_role(cursor) -> None:
    """Raises WrongRole unless the connection has no power but that of the application.

    `cursor` is Django's or psycopg's.
    """
    cursor.execute(_FACTS)
    name, superuser, bypass, createrole, owns_table, owns_database = cursor.fetchone()
    faults = [
        text
        for found, text in (
            (superuser, "is superuser"),
            (bypass, "gaat langs de rijbeveiliging (BYPASSRLS)"),
            (createrole, "mag rollen maken"),
            (owns_table, "is eigenaar van tabellen"),
            (owns_database, "is eigenaar van de database"),
        )
        if found
    ]
    if faults:
        raise WrongRole(
            f"De rol {name} {' en '.join(faults)}. Het programma start alleen als een rol zonder "
            f"die macht. Zet de rol {APP} in DATABASE_URL."
        )
