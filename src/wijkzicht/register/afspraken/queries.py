"""Read appointments."""

from datetime import date, time
from typing import NamedTuple
from uuid import UUID

from django.db.models import Prefetch

from wijkzicht.register.afspraken.models import Afspraak, AfspraakPersoon
from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Medewerker


class Appointment(NamedTuple):
    """One appointment of a day, as Mijn dag shows it; `tijd` None: no hour was agreed."""

    afspraak_id: UUID
    huishouden_id: UUID
    huishouden: str
    tijd: time | None
    duur_minuten: int | None
    plaats: str
    onderwerp: str


def of_day(by: Medewerker, day: date) -> list[Appointment]:
    """The appointments of `by` on a day that were not cancelled, by hour; one statement.

    Only of households that `by` may still see: the database leaves out the rest.
    """
    rows = Afspraak.objects.filter(medewerker=by, datum=day, afgezegd_op__isnull=True)
    return [
        Appointment(*row)
        for row in rows.order_by("tijd", "pk").values_list(
            "pk",
            "huishouden_id",
            "huishouden__naam",
            "tijd",
            "duur_minuten",
            "plaats",
            "onderwerp",
        )
    ]


def of_casus(casus: Casus) -> list[Afspraak]:
    """The appointments of a casus from today on, earliest first, with who; two statements."""
    people = Prefetch("met", AfspraakPersoon.objects.select_related("persoon"))
    rows = Afspraak.objects.filter(casus=casus, datum__gte=today()).select_related("medewerker")
    return list(rows.order_by("datum", "tijd", "pk").prefetch_related(people))


def next_of(casus: Casus) -> Afspraak | None:
    """The first appointment from today on that stands; one statement."""
    rows = Afspraak.objects.filter(casus=casus, datum__gte=today(), afgezegd_op__isnull=True)
    return rows.order_by("datum", "tijd").first()
