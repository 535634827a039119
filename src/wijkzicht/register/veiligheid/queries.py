"""Read the safety of a household."""

from django.db.models import Case, F, Prefetch, Q, QuerySet, When
from django.db.models.expressions import RawSQL

from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.casussen.queries import involvements
from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.register.veiligheid.models import (
    Drang,
    Meldcode,
    Meldcodestap,
    Veiligheidsafspraak,
)


def agreement_runs() -> RawSQL:
    """Whether a casus has an agreement that `running`: to annotate a query on casussen with."""
    return RawSQL(
        """EXISTS (
            SELECT FROM veiligheid_veiligheidsafspraak afspraak
            WHERE afspraak.casus_id = casussen_casus.id AND gestopt_op IS NULL
                AND (tot IS NULL OR tot >= %s))""",
        [today()],
    )


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


def look_rows(by: Medewerker) -> QuerySet[Veiligheidsafspraak]:
    """Agreements of the families of `by` to look at today; `op` is the day that counts."""
    day = today()
    mine = involvements(by).values("huishouden_id")
    rows = Veiligheidsafspraak.objects.filter(
        Q(kijken_op__lte=day) | Q(tot__lte=day),
        huishouden__in=mine,
        casus__gesloten__isnull=True,
        gestopt_op__isnull=True,
    )
    due = Case(When(kijken_op__isnull=True, then=F("tot")), default=F("kijken_op"))
    return rows.annotate(op=due)
