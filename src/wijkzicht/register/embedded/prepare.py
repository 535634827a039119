"""Makes the roles and a database on an embedded server, and the settings that reach them."""

import psycopg

from wijkzicht.register.embedded.server import Server
from wijkzicht.register.walls import roles


def prepare(server: Server, database: str = "wijkzicht") -> bool:
    """Roles and an empty database; False when the database was there already."""
    passwords = {role: server.home.password(role) for role in roles.ADDRESSES.values()}
    with psycopg.connect(**server.conninfo(), autocommit=True) as admin:
        if not _known(admin):
            roles.ensure_roles(admin, passwords)
        return roles.ensure_database(admin, database)


def environment(server: Server, database: str = "wijkzicht") -> dict[str, str]:
    """Settings for the program: the addresses and the keys that belong to this database."""
    urls = {name: server.url(role, database) for name, role in roles.ADDRESSES.items()}
    return urls | server.home.keys()


def _known(admin: psycopg.Connection) -> bool:
    found = admin.execute(
        "SELECT count(*) FROM pg_roles WHERE rolname = ANY (%s)",
        [[*roles.ADDRESSES.values(), roles.GATE]],
    ).fetchone()
    return found == (len(roles.ADDRESSES) + 1,)
