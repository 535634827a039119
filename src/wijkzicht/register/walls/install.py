"""The roles and the database on a server of one's own, as the settings name them. No Django in here."""

from collections.abc import Mapping

import psycopg
from psycopg.conninfo import conninfo_to_dict

from wijkzicht.register.walls import roles

OLDEST = 15  # version of PostgreSQL
ADMIN = "DATABASE_ADMIN_URL"


class CannotInstall(RuntimeError):
    """The roles were not made; the sentence says why and what to do."""


def install(admin_url: str, addresses: Mapping[str, str]) -> tuple[str, bool]:
    """Makes the roles and the database that `addresses` name (by setting); gives the name of the database
    and whether it is new. Again: what is there stays, and passwords become those of the addresses.

    Raises CannotInstall.
    """
    if not admin_url:
        raise CannotInstall(
            f"Zet {ADMIN}: PostgreSQL als een rol die rollen en databases mag maken."
        )
    passwords, name = _asked(addresses)
    try:
        with psycopg.connect(admin_url, autocommit=True) as admin:
            if (major := admin.info.server_version // 10_000) < OLDEST:
                raise CannotInstall(
                    f"Dit is PostgreSQL {major}. Wijkzicht heeft versie {OLDEST} of later nodig."
                )
            roles.ensure_roles(admin, passwords)
            return name, roles.ensure_database(admin, name)
    except roles.NotOurs as fault:
        raise CannotInstall(str(fault)) from fault
    except psycopg.errors.InsufficientPrivilege as fault:
        raise CannotInstall(
            f"De rol in {ADMIN} mag dit niet ({_first_line(fault)}). Neem de beheerder van PostgreSQL, "
            "of een rol met CREATEROLE en CREATEDB die deze rollen zelf heeft gemaakt."
        ) from fault
    except psycopg.OperationalError as fault:
        raise CannotInstall(
            f"PostgreSQL laat {ADMIN} niet binnen ({_first_line(fault)}). Kijk naar adres, rol en "
            "wachtwoord."
        ) from fault


def _asked(addresses: Mapping[str, str]) -> tuple[dict[str, str], str]:
    """The password of each role and the name of the database."""
    passwords, names = {}, {}
    for setting, role in roles.ADDRESSES.items():
        parts = _parts(setting, addresses.get(setting, ""))
        if parts.get("user") != role:
            raise CannotInstall(
                f"Zet in {setting} de rol {role}, niet {parts.get('user', 'niets')}."
            )
        if not parts.get("password"):
            raise CannotInstall(f"In {setting} staat geen wachtwoord. Kies er een voor {role}.")
        passwords[role], names[setting] = parts["password"], parts.get("dbname", "")
    if len(set(names.values())) > 1 or not all(names.values()):
        said = ", ".join(f"{setting}: {name or 'geen'}" for setting, name in names.items())
        raise CannotInstall(f"De adressen noemen niet dezelfde database ({said}).")
    return passwords, names["DATABASE_URL"]


def _parts(setting: str, url: str) -> dict[str, str]:
    example = f"postgresql://{roles.ADDRESSES[setting]}:wachtwoord@server/wijkzicht"
    if not url:
        raise CannotInstall(f"{setting} ontbreekt. Zo ziet die eruit: {example}")
    try:
        return conninfo_to_dict(url)
    except psycopg.ProgrammingError:
        # Not the fault itself: it repeats the address, password included.
        raise CannotInstall(f"{setting} is geen adres. Zo ziet het eruit: {example}") from None


def _first_line(fault: Exception) -> str:
    return str(fault).strip().splitlines()[0]
