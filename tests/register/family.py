"""Short ways to a family in a test: made by the actions themselves, as the application role."""

import contextlib
from collections.abc import Iterator
from datetime import date, timedelta

from django.db import connection

from wijkzicht.register.aandacht import queries as aandacht
from wijkzicht.register.aandacht.queries import Attention
from wijkzicht.register.casussen import actions as casussen
from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Medewerker, Team
from wijkzicht.register.personen import actions as personen
from wijkzicht.register.personen.models import Persoon
from wijkzicht.register.samenvoegen import actions as samenvoegen
from wijkzicht.register.samenvoegen.models import Samenvoeging
from wijkzicht.register.walls.rights import as_medewerker


def days_ago(days: int) -> date:
    """So many days before today."""
    return today() - timedelta(days=days)


@contextlib.contextmanager
def signed_in(medewerker: Medewerker) -> Iterator[Medewerker]:
    """As if this medewerker asked for a page."""
    with as_medewerker(medewerker.pk):
        yield medewerker


def open_casus(by: Medewerker, team: Team, geopend: date | None = None, **household) -> Casus:
    """A household of a mother and a young person of ten, with an open casus of `by`."""
    huishouden = personen.make_household(
        team=team,
        by=by,
        **{
            "naam": "De Wit",
            "postcode": "1312 ab",
            "huisnummer": "7",
            "personen": [
                {"voornaam": "Karin", "achternaam": "Wit", "rol": "ouder", "geboortejaar": 1985},
                {
                    "voornaam": "Bram",
                    "achternaam": "Wit",
                    "rol": "jeugdige",
                    "geboortejaar": today().year - 10,
                },
            ],
            **household,
        },
    )
    return casussen.open(huishouden=huishouden, team=team, geopend=geopend or days_ago(60), by=by)


def attention(by: Medewerker, kind: str, days: int = 366) -> list[Attention]:
    """What of that kind asks for the attention of `by`, until so many days from now."""
    return [row for row in aandacht.of(by, days_ago(-days)) if row.kind == kind]


def people(casus: Casus) -> list[Persoon]:
    """Who stands in the household, eldest first."""
    return list(casus.huishouden.personen.order_by("geboortejaar"))


def merge(one: Casus, other: Casus, by: Medewerker, **choices) -> Samenvoeging:
    """The household of one casus goes up in that of the other, the people with each other."""
    same = dict(zip(people(other), people(one), strict=False))
    return samenvoegen.merge_households(
        blijft=one.huishouden, weg=other.huishouden, zelfde=same, by=by, **choices
    )


def rows(query: str, *parameters: object) -> list[tuple]:
    """What the database answers."""
    with connection.cursor() as cursor:
        cursor.execute(query, parameters)
        return cursor.fetchall()
