"""Read appointments."""

from datetime import date

from django.db.models import Prefetch, QuerySet

from wijkzicht.register.afspraken.models import Afspraak, AfspraakPersoon
from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Medewerker


def of_casus(casus: Casus) -> list[Afspraak]:
    """The appointments of a casus from today on, earliest first, with who; two statements."""
    people = Prefetch("met", AfspraakPersoon.objects.select_related("persoon"))
    rows = Afspraak.objects.filter(casus=casus, datum__gte=today()).select_related("medewerker")
    return list(rows.order_by("datum", "tijd", "pk").prefetch_related(people))


def next_of(casus: Casus) -> Afspraak | None:
    """The first appointment from today on that stands; one statement."""
    rows = Afspraak.objects.filter(casus=casus, datum__gte=today(), afgezegd_op__isnull=True)
    return rows.select_related("medewerker").order_by("datum", "tijd").first()


def day_rows(by: Medewerker, day: date) -> QuerySet[Afspraak]:
    """The appointments of `by` on a day that were not cancelled.

    Only of households that `by` may still see: the database leaves out the rest.
    """
    return Afspraak.objects.filter(medewerker=by, datum=day, afgezegd_op__isnull=True)
