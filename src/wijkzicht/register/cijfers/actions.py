"""Say that figures no longer fit the work."""

from datetime import date

from wijkzicht.register.cijfers.models import Vuil
from wijkzicht.register.organisatie.models import Team


def mark(team: Team, *days: date | None) -> None:
    """The work of this team in the years of these days has changed; days that are unknown are skipped.

    Always a new row, never a look whether one is there: the worker removes only the rows it has
    read, so a save during its run can't be lost.
    """
    years = sorted({day.year for day in days if day})
    Vuil.objects.bulk_create(Vuil(team=team, jaar=year) for year in years)
