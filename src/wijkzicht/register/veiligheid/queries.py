"""Read the safety of a household."""

from typing import NamedTuple

from django.db.models import Case, Exists, F, OuterRef, Prefetch, Q, When

from wijkzicht.register.casussen.models import Betrokkenheid, Casus
from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.register.organisatie.queries import active
from wijkzicht.register.veiligheid.models import (
    Drang,
    Meldcode,
    Meldcodestap,
    Veiligheidsafspraak,
)


class Look(NamedTuple):
    """A veiligheidsafspraak that somebody has to look at."""

    huishouden_id: object
    naam: str
    wat: str
    op: object


def agreement_runs(casus: str = "pk") -> Exists:
    """Whether a casus has an agreement that holds today: to annotate a query on casussen with."""
    rows = Veiligheidsafspraak.objects.filter(running(), casus=OuterRef(casus))
    return Exists(rows)


def running() -> Q:
    """Agreements that hold today; the twin of `rules.veiligheid.agreement_runs`."""
    return Q(gestopt_op__isnull=True) & (Q(tot__isnull=True) | Q(tot__gte=today()))


def agreements(casus: Casus) -> list[Veiligheidsafspraak]:
    """All agreements of a casus: running first, newest on top; one statement."""
    stopped = Case(When(running(), then=0), default=1)
    rows = Veiligheidsafspraak.objects.filter(casus=casus)
    return list(rows.order_by(stopped, "-afgesproken_op", "pk"))


def meldcodes(casus: Casus) -> list[Meldcode]:
    """The runs through the meldcode, newest first, each with its steps; two statements."""
    steps = Meldcodestap.objects.select_related("medewerker").order_by("stap", "datum", "pk")
    rows = Meldcode.objects.filter(casus=casus).order_by(
        F("afgerond_op").desc(nulls_first=True), "-begonnen_op"
    )
    return list(rows.prefetch_related(Prefetch("stappen", steps)))


def drang(casus: Casus) -> list[Drang]:
    """Drang over time, running first; one statement."""
    rows = Drang.objects.filter(casus=casus)
    return list(rows.order_by(F("gestopt_op").desc(nulls_first=True), "-begonnen_op"))


def looks_due(by: Medewerker) -> list[Look]:
    """Agreements of the families of `by` to look at today, longest due first; one statement."""
    day = today()
    mine = active(Betrokkenheid.objects.filter(medewerker=by), day).values("huishouden_id")
    rows = Veiligheidsafspraak.objects.filter(
        Q(kijken_op__lte=day) | Q(tot__lte=day),
        huishouden__in=mine,
        casus__gesloten__isnull=True,
        gestopt_op__isnull=True,
    )
    due = Case(When(kijken_op__isnull=True, then=F("tot")), default=F("kijken_op"))
    rows = rows.annotate(op=due).order_by("op", "pk")
    found = rows.values_list("huishouden_id", "huishouden__naam", "wat", "op")
    return [Look(*row) for row in found]
