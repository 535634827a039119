"""Read casussen: somebody's families, the head of a casus, who is involved."""

from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import (
    Count,
    Exists,
    F,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
)
from django.db.models.functions import Coalesce

from wijkzicht.register.casussen.models import Betrokkenheid, Casus, Regie
from wijkzicht.register.clock import today
from wijkzicht.register.contacten.models import Contact
from wijkzicht.register.inrichting.queries import termijn
from wijkzicht.register.organisatie.models import Afwezigheid, Formatie, Medewerker, Rol, Team
from wijkzicht.register.organisatie.queries import active, working_days
from wijkzicht.register.statement import ask

BUSY = timedelta(days=30)


class Fase(StrEnum):
    """How far a casus is, by what stands in it: no plan yet, goals to work on, every goal looked at."""

    VRAAG = "vraag"
    PLAN = "plan"
    AFRONDEN = "afronden"


class CaseloadRow(NamedTuple):
    """A family in somebody's caseload."""

    casus_id: UUID
    huishouden_id: UUID
    naam: str
    let_op: str
    team: str
    geopend: date
    regie: bool
    laatste_contact: date | None
    volgende_stap: str | None
    volgende_stap_op: date | None
    drukte: int
    fase: Fase


class Involved(NamedTuple):
    """Somebody involved in a casus."""

    betrokkenheid_id: UUID
    medewerker_id: UUID
    naam: str
    soort: str
    van: date
    tot: date | None


class Load(NamedTuple):
    """How many open casussen somebody of the team is involved in, and what that takes.

    `drukte`: contacts that were recorded in the last 30 days. `fte` None: not known. `weg_tot`: not
    there today, until that day. `dagen`: days of the week, 1 is Monday; None: not known.
    """

    medewerker_id: UUID
    naam: str
    casussen: int
    drukte: int
    fte: Decimal | None
    weg_tot: date | None
    dagen: list[int] | None


def involvements(by: Medewerker) -> QuerySet[Betrokkenheid]:
    """Where somebody is involved today, whatever the kind; of closed casussen too while they run."""
    return active(Betrokkenheid.objects.filter(medewerker=by), today())


# A step of the casus itself, or of the one of another team that it goes on from.
_CASELOAD = """
    WITH mijn AS (
        SELECT casus_id, max(soort) FILTER (WHERE soort = 'regie') IS NOT NULL AS regie
        FROM casussen_betrokkenheid
        WHERE medewerker_id = %(wie)s AND van <= %(vandaag)s
            AND (tot IS NULL OR tot >= %(vandaag)s)
        GROUP BY casus_id
    )
    SELECT casus.id, casus.huishouden_id, huis.naam, huis.let_op, team.naam, casus.geopend,
        mijn.regie,
        (SELECT max(datum) FROM contacten_contact WHERE casus_id = casus.id),
        stap.volgende_stap, stap.volgende_stap_op,
        (SELECT count(*) FROM contacten_contact
         WHERE casus_id = casus.id AND datum > %(vanaf)s),
        CASE WHEN NOT EXISTS (SELECT FROM plannen_plan
                WHERE casus_id = casus.id AND vastgesteld IS NOT NULL) THEN 'vraag'
            WHEN EXISTS (SELECT FROM plannen_doel
                WHERE casus_id = casus.id AND uitkomst IS NULL) THEN 'plan'
            ELSE 'afronden' END
    FROM mijn
    JOIN casussen_casus casus ON casus.id = mijn.casus_id AND casus.gesloten IS NULL
    JOIN personen_huishouden huis ON huis.id = casus.huishouden_id
    JOIN organisatie_team team ON team.id = casus.team_id
    LEFT JOIN casussen_casus eerder ON eerder.id = casus.eerder_id
        AND eerder.team_id <> casus.team_id
    LEFT JOIN LATERAL (
        SELECT volgende_stap, volgende_stap_op FROM contacten_contact
        WHERE casus_id IN (casus.id, eerder.id) AND volgende_stap <> '' AND NOT volgende_stap_klaar
        ORDER BY volgende_stap_op NULLS LAST, datum LIMIT 1
    ) stap ON true
    ORDER BY huis.naam, casus.geopend
"""


def caseload(by: Medewerker) -> list[CaseloadRow]:
    """The open casussen `by` is involved in, by name of the household; one statement.

    The next step is the earliest one not done; one without a day comes last.
    """
    day = today()
    rows = ask(CaseloadRow, _CASELOAD, wie=by.pk, vandaag=day, vanaf=day - BUSY)
    return [row._replace(fase=Fase(row.fase)) for row in rows]


def next_step_rows(by: Medewerker) -> QuerySet[Contact]:
    """Contacts with a step still to do, in the open casussen of `by` or in one they took over."""
    mine = involvements(by).filter(casus__gesloten__isnull=True)
    earlier = mine.filter(_handed_over()).values("casus__eerder_id")
    casussen = mine.values("casus_id").union(earlier)
    rows = Contact.objects.filter(casus__in=casussen, volgende_stap_klaar=False)
    return rows.exclude(volgende_stap="")


def _handed_over() -> Q:
    """The casus goes on from one of another team, not from an earlier time here."""
    return Q(casus__eerder__isnull=False) & ~Q(casus__eerder__team=F("casus__team"))


def follow_up_rows(by: Medewerker, until: date) -> QuerySet[Casus]:
    """Casussen `by` was involved in of which the family is to be called by then, and was not."""
    called = Contact.objects.filter(
        casus=OuterRef("pk"), activiteit="nazorg", datum__gt=OuterRef("gesloten")
    )
    mine = involvements(by).values("casus_id")
    return Casus.objects.filter(pk__in=mine, nazorg_op__lte=until).exclude(Exists(called))


def of_household(huishouden_id: UUID, **also: Any) -> list[Casus]:
    """The casussen of a household with their team, newest first; one statement.

    `also`: annotations of another noun, so that a page learns them without asking again.
    """
    rows = Casus.objects.filter(huishouden=huishouden_id).select_related("team")
    return list(rows.annotate(**also).order_by("-geopend"))


def open_casus(huishouden_id: UUID) -> Casus | None:
    """The open casus of a household, the newest if teams have one each; one statement."""
    rows = Casus.objects.filter(huishouden=huishouden_id, gesloten__isnull=True)
    return rows.select_related("team", "huishouden").order_by("-geopend").first()


def last_closed(huishouden_id: UUID, team: Team) -> Casus | None:
    """The casus that a family of this team goes on from when it is back; one statement."""
    rows = Casus.objects.filter(huishouden=huishouden_id, team=team, gesloten__isnull=False)
    return rows.filter(later__isnull=True).order_by("-gesloten", "-geopend").first()


_INVOLVED = """
    SELECT b.id, b.medewerker_id, m.naam, b.soort, b.van, b.tot
    FROM casussen_betrokkenheid b
    JOIN organisatie_medewerker m ON m.id = b.medewerker_id
    WHERE b.casus_id = %(casus)s AND b.van <= %(day)s AND (b.tot IS NULL OR b.tot >= %(day)s)
    ORDER BY b.soort <> 'regie', b.soort, m.naam
"""


def involved(casus: Casus) -> list[Involved]:
    """Who is involved today, who coordinates first; one statement."""
    return ask(Involved, _INVOLVED, casus=casus.pk, day=today())


def regisseur(casus: Casus, day: date | None = None) -> Regie | None:
    """Who coordinates the casus on a day (today if not given), with the medewerker."""
    rows = active(Regie.objects.filter(casus=casus), day or today())
    return rows.select_related("medewerker").first()


def load(team: Team) -> list[Load]:
    """Open casussen per colleague of the team, by name; nobody's zero is left out. One statement."""
    day = today()
    busy = Contact.objects.filter(
        medewerker=OuterRef("pk"), casus__team=team, datum__gt=day - BUSY, datum__lte=day
    )
    busy = busy.order_by().values("medewerker").annotate(n=Count("pk"))
    staff = active(Formatie.objects.filter(medewerker=OuterRef("pk"), team=team), day)
    staff = staff.order_by().values("medewerker").annotate(som=Sum("fte"))
    away = Afwezigheid.objects.filter(medewerker=OuterRef("pk"), van__lte=day, tot__gte=day)
    away = away.order_by().values("medewerker").annotate(laatste=Max("tot"))
    running = Q(
        betrokkenheden__van__lte=day,
        betrokkenheden__casus__team=team,
        betrokkenheden__casus__gesloten__isnull=True,
    ) & (Q(betrokkenheden__tot__isnull=True) | Q(betrokkenheden__tot__gte=day))
    rows = (
        Medewerker.objects.filter(
            Q(lidmaatschappen__tot__isnull=True) | Q(lidmaatschappen__tot__gte=day),
            lidmaatschappen__team=team,
            lidmaatschappen__van__lte=day,
            lidmaatschappen__rol__in=[Rol.PROFESSIONAL, Rol.GEDRAGSWETENSCHAPPER],
            is_active=True,
        )
        .annotate(
            aantal=Count("betrokkenheden__casus", filter=running, distinct=True),
            drukte=Coalesce(Subquery(busy.values("n")), 0),
            fte=Subquery(staff.values("som")),
            weg_tot=Subquery(away.values("laatste")),
            dagen=Subquery(working_days(day).filter(medewerker=OuterRef("pk")).values("dagen")[:1]),
        )
        .order_by("naam")
        .values_list("pk", "naam", "aantal", "drukte", "fte", "weg_tot", "dagen")
        .distinct()
    )
    return [Load(*row) for row in rows]


def sight_ends(casus: Casus) -> date:
    """The last day on which who was involved sees a closed casus: a while after the closing was
    recorded, and after the day of the follow-up."""
    days = timedelta(days=termijn("nawerk"))
    return (
        max(d for d in (casus.sluiting_vastgelegd_op or casus.gesloten, casus.nazorg_op) if d)
        + days
    )


def of_colleague(team: Team, medewerker: Medewerker) -> list[Casus]:
    """The open casussen of a team that somebody is involved in, not only consulted, by name of the
    household; one statement."""
    rows = involvements(medewerker)
    rows = rows.exclude(soort=Betrokkenheid.Soort.CONSULT).values("casus_id")
    found = Casus.objects.filter(pk__in=rows, team=team, gesloten__isnull=True)
    return list(found.select_related("huishouden").order_by("huishouden__naam"))
