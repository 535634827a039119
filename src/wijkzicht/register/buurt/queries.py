"""Read the neighbourhood."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet

from wijkzicht.register.aanmeldingen.models import Aanmelding
from wijkzicht.register.buurt.models import (
    Aanbod,
    Aanbodvraag,
    Activiteit,
    Groep,
    Groepsdeelname,
    Plek,
    Signaal,
)
from wijkzicht.register.organisatie.models import Team
from wijkzicht.register.vragenlijsten.codes import code_hash

RECENT = 15


def recent(team: Team, limit: int = RECENT) -> list[Activiteit]:
    """The newest activities of a team, each with its place; one statement."""
    rows = Activiteit.objects.filter(team=team).select_related("plek")
    return list(rows.order_by("-datum", "pk")[:limit])


def places(team: Team) -> QuerySet[Plek]:
    """Places where the team comes, with the last day somebody was there (`laatst`); one statement."""
    rows = Plek.objects.filter(team=team, gestopt_op__isnull=True).select_related("vast_contact")
    return rows.annotate(laatst=Max("activiteiten__datum")).order_by("naam")


def signals(team: Team) -> list[Signaal]:
    """The signals of a team, without an answer first, then newest; one statement."""
    rows = Signaal.objects.filter(team=team).select_related("vastgelegd_door")
    return sorted(rows, key=lambda row: (bool(row.gedaan), -row.datum.toordinal()))


def with_confirmation(rows: QuerySet[Aanbod]) -> QuerySet[Aanbod]:
    """Each with the last day the provider said it is right (`bevestigd_op`), in the same statement."""
    right = Q(vragen__oordeel=Aanbodvraag.Oordeel.KLOPT)
    return rows.annotate(bevestigd_op=Max("vragen__beantwoord_op", filter=right))


def by_code(code: str) -> Aanbodvraag | None:
    """The question behind this code, with its offer; first say to the database who came."""
    rows = Aanbodvraag.objects.select_related("aanbod")
    return rows.filter(code_zoek=code_hash(code)).first()


def proposals() -> list[Aanbodvraag]:
    """What providers would change and nobody has looked at, oldest first; one statement."""
    rows = Aanbodvraag.objects.filter(oordeel__in=["anders", "gestopt"], verwerkt_op__isnull=True)
    return list(rows.select_related("aanbod").order_by("beantwoord_op", "pk"))


def groups(team: Team) -> list[Groep]:
    """The groups of a team that run, with how many families take part (`mee`) and still have to be
    asked (`vragen`); one statement."""
    rows = Groep.objects.filter(team=team, gestopt_op__isnull=True)
    return list(
        rows.annotate(
            mee=Count("deelnames", filter=Q(deelnames__antwoord=Groepsdeelname.Antwoord.JA)),
            vragen=Count("deelnames", filter=Q(deelnames__antwoord=Groepsdeelname.Antwoord.VRAGEN)),
        )
    )


def families(groep: Groep) -> list[Groepsdeelname]:
    """Who was asked for a group, who takes part first; one statement."""
    order = [*Groepsdeelname.Antwoord]
    rows = Groepsdeelname.objects.filter(groep=groep).select_related("aanmelding")
    first = [order[1], order[0], order[2]]
    return sorted(rows, key=lambda row: (first.index(row.antwoord), row.aanmelding.naam))


def groups_of(aanmeldingen: Iterable[Aanmelding]) -> dict[UUID, list[str]]:
    """The names of the running groups that each of these requests is in; one statement."""
    rows = Groepsdeelname.objects.filter(
        aanmelding__in=list(aanmeldingen), groep__gestopt_op__isnull=True
    )
    found: dict[UUID, list[str]] = {}
    for key, naam in rows.order_by("groep__naam").values_list("aanmelding_id", "groep__naam"):
        found.setdefault(key, []).append(naam)
    return found


def offers(woord: str = "", leefgebied: str = "", leeftijd: int | None = None) -> QuerySet[Aanbod]:
    """Offers that run and fit what was asked, by name; an offer without ages fits every age."""
    rows = with_confirmation(Aanbod.objects.filter(gestopt_op__isnull=True))
    for part in woord.split():
        rows = rows.filter(
            Q(naam__icontains=part)
            | Q(wat__icontains=part)
            | Q(aanbieder__icontains=part)
            | Q(waar__icontains=part)
        )
    if leefgebied:
        rows = rows.filter(leefgebieden__contains=[leefgebied])
    if leeftijd is not None:
        rows = rows.filter(
            Q(leeftijd_van__isnull=True) | Q(leeftijd_van__lte=leeftijd),
            Q(leeftijd_tot__isnull=True) | Q(leeftijd_tot__gte=leeftijd),
        )
    return rows.order_by("naam")
