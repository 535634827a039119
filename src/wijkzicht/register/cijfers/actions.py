"""Say that figures no longer fit the work, and wake the worker."""

from datetime import date

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from wijkzicht.register.cijfers.models import Vuil
from wijkzicht.register.organisatie.models import Team

REFRESH = "cijfers.verversen"


def mark(team: Team, *days: date | None) -> None:
    """The work of this team in the years of these days has changed; days that are unknown are skipped.

    Always a new row, never a look whether one is there: the worker removes only the rows it has
    read, so a save during its run can't be lost. The job stands in the same transaction as the
    work: taken back together, seen together.
    """
    years = sorted({day.year for day in days if day})
    Vuil.objects.bulk_create(Vuil(team=team, jaar=year) for year in years)
    if years:
        _wake()


def _wake() -> None:
    # One job in line is enough: it reads every mark there is. The savepoint keeps the work when
    # there is one already.
    try:
        with transaction.atomic():
            app.configure_task(
                REFRESH, queue="cijfers", lock=REFRESH, queueing_lock=REFRESH
            ).defer()
    except AlreadyEnqueued:
        pass
