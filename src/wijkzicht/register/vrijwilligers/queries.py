"""Read volunteers and what they do."""

from django.db.models import Q, QuerySet

from wijkzicht.register.organisatie.models import Team
from wijkzicht.register.vrijwilligers.models import Inzet, Vrijwilliger


def volunteers(team: Team, woord: str = "", leefgebied: str = "") -> QuerySet[Vrijwilliger]:
    """Who helps in a team and fits a word and a leefgebied, by name, with whom knows them; one statement."""
    rows = Vrijwilliger.objects.filter(team=team, gestopt_op__isnull=True)
    for part in woord.split():
        rows = rows.filter(
            Q(naam__icontains=part) | Q(kan__icontains=part) | Q(voor_wie__icontains=part)
        )
    if leefgebied:
        rows = rows.filter(leefgebieden__contains=[leefgebied])
    return rows.select_related("bekend_bij")


def of_volunteer(vrijwilliger: Vrijwilliger) -> list[Inzet]:
    """Where somebody helps or helped, as far as the asker sees those families; one statement."""
    return list(Inzet.objects.filter(vrijwilliger=vrijwilliger).select_related("huishouden"))


def of_household(huishouden_id: object) -> list[Inzet]:
    """Who helps or helped a family, what runs first; one statement."""
    rows = Inzet.objects.filter(huishouden=huishouden_id).select_related("vrijwilliger")
    return sorted(rows, key=lambda row: (row.tot is not None, -row.van.toordinal()))
