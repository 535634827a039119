"""The database roles, and the refusal to run as another.

`wijkzicht_owner` owns the tables and migrates. `wijkzicht_app` serves pages and owns nothing.
`wijkzicht_extract` reads every row of work, for figures and the basisset, and writes figures only.
`wijkzicht_poort` (gate) can't sign in: the functions that policies call run as this role, which
reads the few columns that say who may see what. None is superuser, none passes row-level security
by (BYPASSRLS).
"""

import psycopg
from psycopg import sql

OWNER, APP, EXTRACT = "wijkzicht_owner", "wijkzicht_app", "wijkzicht_extract"
GATE = "wijkzicht_poort"
_NO_POWERS = "NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION"
# One at a time, wherever it is called from: roles belong to the whole server.
_LOCK = 0x77696A6B


class WrongRole(RuntimeError):
    """The program is connected to the database as somebody it must not be."""


def ensure_roles(admin: psycopg.Connection, passwords: dict[str, str]) -> None:
    """Makes the roles where absent and sets their passwords. `admin` may make roles."""
    with admin.transaction():
        admin.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        for role in (OWNER, APP, EXTRACT, GATE):
            exists = admin.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
            login = sql.SQL("NOLOGIN")
            if role != GATE:
                login = sql.SQL("LOGIN PASSWORD {}").format(sql.Literal(passwords[role]))
            # NOINHERIT: the owner can hand functions to the gate and still does not see what it sees.
            admin.execute(
                sql.SQL("{} ROLE {} NOINHERIT {} {}").format(
                    sql.SQL("ALTER" if exists else "CREATE"),
                    sql.Identifier(role),
                    sql.SQL(_NO_POWERS),
                    login,
                )
            )
        admin.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(GATE), sql.Identifier(OWNER)))


def ensure_database(admin: psycopg.Connection, name: str, template: str | None = None) -> bool:
    """Makes the database, owned by the owner role; False when it exists. `admin` is in autocommit."""
    if admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
        return False
    member = admin.execute("SELECT pg_has_role(current_user, %s, 'MEMBER')", [OWNER]).fetchone()
    if not (member and member[0]):
        admin.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(OWNER)))
    admin.execute(
        sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {} ENCODING 'UTF8'").format(
            sql.Identifier(name), sql.Identifier(OWNER), sql.Identifier(template or "template0")
        )
    )
    admin.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(sql.Identifier(name)))
    admin.execute(
        sql.SQL("GRANT CONNECT ON DATABASE {} TO {}, {}").format(
            sql.Identifier(name), sql.Identifier(APP), sql.Identifier(EXTRACT)
        )
    )
    # PostgreSQL 15 gives this to the owner of a database by inheritance, which the owner lacks.
    with psycopg.connect(admin.info.dsn, dbname=name, password=admin.info.password) as inside:
        inside.execute(
            sql.SQL("GRANT USAGE, CREATE ON SCHEMA public TO {}").format(sql.Identifier(OWNER))
        )
    return True


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
