"""Which figures no longer fit after people or files went to another place."""

from wijkzicht.register.aanmeldingen.models import Aanmelding
from wijkzicht.register.cijfers.actions import mark, mark_people
from wijkzicht.register.clock import today
from wijkzicht.register.contacten.models import Contact
from wijkzicht.register.organisatie.models import Team
from wijkzicht.register.personen.models import Huishouden


def mark_years(huishouden: Huishouden) -> None:
    """Every year in which a team had a file, a contact or a request of the household, and its people."""
    teams: dict[Team, list] = {}
    for casus in huishouden.casussen.select_related("team"):
        days = Contact.objects.filter(casus=casus).dates("datum", "year")
        years = range(casus.geopend.year, (casus.gesloten or today()).year + 1)
        first = casus.geopend.replace(day=1)
        teams.setdefault(casus.team, []).extend([*days, *(first.replace(year=y) for y in years)])
    for request in Aanmelding.objects.filter(huishouden=huishouden).select_related("team"):
        teams.setdefault(request.team, []).append(request.datum)
    for team, days in teams.items():
        mark(team, *days, huishouden=huishouden.pk)
    mark_people(huishouden.pk)
