"""Say that figures no longer fit the work, and wake the worker."""

from datetime import date
from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.cijfers.models import Vuil
from wijkzicht.register.clock import today
from wijkzicht.register.jobs import LONG
from wijkzicht.register.organisatie.models import Team

REFRESH, WHOLE = "cijfers.verversen", "cijfers.geheel"
# After a save the whole waits so many seconds for more saves, and lets other long jobs go first.
WHOLE_AFTER, LAST = 60, -1


def mark(team: Team | None, *days: date | None, huishouden: UUID | None = None) -> None:
    """The work of this team in the years of these days has changed; days that are unknown are skipped.

    `huishouden`: whose work it is, or who changed. Every team that has a file of theirs gets new
    figures. Without `team` it is only known whose.

    Always a new row, never a look whether one is there: the worker removes only the rows it has
    read, so a save during its run can't be lost. The job stands in the same transaction as the
    work: taken back together, seen together.
    """
    years = sorted({day.year for day in days if day})
    Vuil.objects.bulk_create(Vuil(team=team, jaar=year, huishouden_id=huishouden) for year in years)
    if years:
        _wake(REFRESH, lock=REFRESH)


def mark_work(casus: Casus, *days: date | None) -> None:
    """The work in this casus has changed, as `mark` says."""
    mark(casus.team, *days, huishouden=casus.huishouden_id)


def mark_people(huishouden: UUID) -> None:
    """What is known of this household or of who stands in it has changed."""
    mark(None, today(), huishouden=huishouden)


def wake_for_the_whole() -> None:
    """Teams have new figures: let those of all of them together follow in a while."""
    _wake(WHOLE, lock=LONG, priority=LAST, schedule_in={"seconds": WHOLE_AFTER})


def _wake(name: str, **job) -> None:
    # One job in line is enough: it reads every mark there is. The savepoint keeps the work when
    # there is one already.
    try:
        with transaction.atomic():
            app.configure_task(name, queue="cijfers", queueing_lock=name, **job).defer()
    except AlreadyEnqueued:
        pass
