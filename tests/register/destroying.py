"""Short ways to a file that is past its term, and to its destruction."""

from types import SimpleNamespace

from django.db import connection

from register.family import rows, signed_in
from wijkzicht.register.bewaren import actions
from wijkzicht.register.bewaren.models import Vernietiging
from wijkzicht.register.organisatie.models import Medewerker, Rol
from wijkzicht.register.personen.models import Huishouden


def age(huishouden: Huishouden, years: int) -> None:
    """Every day and moment of a file, and of the other homes of its child, so many years earlier."""
    homes = homes_of(huishouden)
    tables = rows("SELECT tabel, kolom FROM walls.tabellen_van_gezin() ORDER BY historie")
    for table, key in tables:
        days = rows(
            "SELECT attname::text FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 "
            "AND NOT attisdropped AND atttypid IN ('date'::regtype, 'timestamptz'::regtype)",
            table,
        )
        if days:
            earlier = ", ".join(f"{d} = {d} - make_interval(years => {years})" for (d,) in days)
            with connection.cursor() as cursor:
                cursor.execute(f"UPDATE {table} SET {earlier} WHERE {key} = ANY (%s)", [homes])


def homes_of(huishouden: Huishouden) -> list:
    """A household and those that share a child with it."""
    stays = rows(
        "SELECT hoofd_id, huishouden_id FROM personen_verblijf WHERE %s IN (hoofd_id, huishouden_id)",
        huishouden.pk,
    )
    return [huishouden.pk, *(key for pair in stays for key in pair)]


def destroyed(soort: str, officer: Medewerker, world: SimpleNamespace) -> Vernietiging:
    """A list made by the officer, signed by beheer, and carried out in the name of beheer."""
    lijst = actions.make_list(soort=soort, by=officer)
    with signed_in(world.medewerkers[Rol.BEHEER]) as beheer:
        actions.sign(lijst=lijst, by=beheer)
        actions.carry_out(lijst=lijst, by=beheer)
    lijst.refresh_from_db()
    return lijst
