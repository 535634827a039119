"""What `wijkzicht roles` says when the addresses do not fit; that it works: `tests/docs/test_installing.py`."""

import psycopg
import pytest

from database import PASSWORD, _server
from wijkzicht.register.walls import roles
from wijkzicht.register.walls.install import CannotInstall, install

GOOD = {
    setting: f"postgresql://{role}:{PASSWORD}@server/wijkzicht"
    for setting, role in roles.ADDRESSES.items()
}
NOWHERE = "postgresql://beheerder:x@%2Fnowhere/postgres"


@pytest.mark.parametrize(
    "changed, told",
    [
        ({"DATABASE_URL": ""}, "DATABASE_URL ontbreekt"),
        ({"DATABASE_BACKUP_URL": "niets bijzonders"}, "DATABASE_BACKUP_URL is geen adres"),
        (
            {"DATABASE_OWNER_URL": "postgresql://postgres:x@server/wijkzicht"},
            "Zet in DATABASE_OWNER_URL de rol wijkzicht_owner, niet postgres",
        ),
        (
            {"DATABASE_EXTRACT_URL": "postgresql://wijkzicht_extract@server/wijkzicht"},
            "In DATABASE_EXTRACT_URL staat geen wachtwoord",
        ),
        (
            {"DATABASE_BACKUP_URL": "postgresql://wijkzicht_backup:x@server/ander"},
            "niet dezelfde database .*DATABASE_BACKUP_URL: ander",
        ),
    ],
    ids=str,
)
def test_an_address_that_can_not_be_is_named(changed, told):
    with pytest.raises(CannotInstall, match=told):
        install(NOWHERE, GOOD | changed)


@pytest.mark.parametrize("admin, told", [("", "Zet DATABASE_ADMIN_URL"), (NOWHERE, "niet binnen")])
def test_without_a_server_nothing_is_made(admin, told):
    with pytest.raises(CannotInstall, match=told):
        install(admin, GOOD)


def test_a_role_that_may_not_is_told_what_is_missing(db):
    with _server() as server, psycopg.connect(**server, autocommit=True) as admin:
        admin.execute("CREATE ROLE wijkzicht_test_guest LOGIN PASSWORD 'x'")
        try:
            guest = psycopg.conninfo.make_conninfo(
                **server | {"user": "wijkzicht_test_guest", "password": "x"}
            )
            with pytest.raises(CannotInstall, match="CREATEROLE en CREATEDB"):
                install(guest, GOOD)
        finally:
            admin.execute("DROP ROLE wijkzicht_test_guest")


def test_a_database_of_somebody_else_is_left_alone(db):
    with (
        _server() as server,
        psycopg.connect(**server, autocommit=True) as admin,
        pytest.raises(roles.NotOurs, match="is er al en is van"),
    ):
        roles.ensure_database(admin, "postgres")
