"""Read the neighbourhood."""

from django.db.models import Max, Q, QuerySet

from wijkzicht.register.buurt.models import Aanbod, Activiteit, Plek, Signaal
from wijkzicht.register.organisatie.models import Team

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


def offers(woord: str = "", leefgebied: str = "", leeftijd: int | None = None) -> QuerySet[Aanbod]:
    """Offers that run and fit what was asked, by name; an offer without ages fits every age."""
    rows = Aanbod.objects.filter(gestopt_op__isnull=True)
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
