"""The jobs of the worker. Procrastinate finds them here; they stand in PostgreSQL like the work itself."""

from uuid import UUID

import psycopg
from django.conf import settings
from django.utils.timezone import localdate
from procrastinate.contrib.django import app

from wijkzicht.register.bewaren import actions as bewaren
from wijkzicht.register.bewaren.models import Vernietiging
from wijkzicht.register.cijfers.actions import REFRESH, WHOLE, wake_for_the_whole
from wijkzicht.register.inrichting import queries as inrichting
from wijkzicht.register.jobs import LONG
from wijkzicht.register.leveringen.actions import MAKE
from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.register.steekproef import actions as steekproef
from wijkzicht.register.verslagen.actions import MAKE as MAKE_REPORT
from wijkzicht.register.walls.address import address
from wijkzicht.register.walls.rights import as_medewerker


@app.task(name=REFRESH, queue="cijfers", lock=REFRESH, queueing_lock=REFRESH)
def refresh_figures() -> None:
    """Renew the figures of the teams that saves have touched; the whole follows.

    Waits in line once, however many saves there were.
    """
    _refresh(everything=False)
    wake_for_the_whole()


@app.task(name=WHOLE, queue="cijfers", lock=LONG, queueing_lock=WHOLE)
def refresh_whole_figures() -> None:
    """Renew the figures of all teams together, where persons count once."""
    from wijkzicht.web.monitor.refresh import refresh_whole

    inrichting.forget()  # a ground that was just recorded counts
    refresh_whole(
        address(settings.DATABASE_EXTRACT),
        settings.WIJKZICHT_SNAPSHOT,
        localdate(),
        settings.KLEINSTE,
        settings.KLEINSTE_VULLING,
        origin=inrichting.grond("herkomst") is not None,
    )


@app.periodic(cron="10 3 * * *")
@app.task(name="cijfers.nacht", queue="cijfers", lock=LONG)
def refresh_all_figures(timestamp: int) -> None:
    """Every night all of them: the as-of date moves, and with it what is known of each period."""
    _refresh(everything=True)


@app.periodic(cron="40 3 * * *")
@app.task(name="bewaren.nacht", queue="cijfers")
def remove_what_is_past(timestamp: int) -> None:
    """Drafts, seconds, lines of the log and sessions that are past their term go."""
    with psycopg.connect(address(settings.DATABASE_EXTRACT)) as register:
        bewaren.clean_at_night(register.cursor())


@app.periodic(cron="20 4 * * 1")
@app.task(name="steekproef.week", queue="cijfers")
def draw_sample(timestamp: int) -> None:
    """On Monday a few looks of the week before, for a privacy officer to go through."""
    with psycopg.connect(address(settings.DATABASE_EXTRACT)) as register:
        steekproef.draw(register.cursor(), localdate())


@app.task(name=bewaren.CARRY_OUT, queue="cijfers", lock=bewaren.CARRY_OUT)
def destroy(lijst_id: str, medewerker_id: str) -> None:
    """Destroy what stands in a list that was signed, in the name of who signed it; once."""
    with as_medewerker(UUID(medewerker_id)):
        by = Medewerker.objects.get(pk=medewerker_id)
        found = Vernietiging.objects.filter(pk=lijst_id, uitgevoerd_op=None).first()
        if found:
            bewaren.carry_out(lijst=found, by=by)


@app.task(name=MAKE, queue="leveringen", lock=LONG)
def make_delivery(levering_id: str, medewerker_id: str) -> None:
    """Make the delivery that somebody asked for, in their name; one at a time."""
    from wijkzicht.web.levering.make import make

    url = address(settings.DATABASE_EXTRACT)
    make(url, UUID(levering_id), UUID(medewerker_id), localdate())


@app.task(name=MAKE_REPORT, queue="verslagen", lock=LONG)
def make_report(verslag_id: str, medewerker_id: str) -> None:
    """Make the report that somebody asked for, in their name; one at a time."""
    from wijkzicht.web.verslag.make import make

    url = address(settings.DATABASE_EXTRACT)
    make(url, UUID(verslag_id), UUID(medewerker_id), localdate())


def _refresh(everything: bool) -> None:
    # Loaded here: only the worker pays for the engine.
    from wijkzicht.web.monitor.refresh import refresh

    inrichting.forget()  # a ground that was just recorded counts
    url = address(settings.DATABASE_EXTRACT)
    refresh(
        url,
        settings.WIJKZICHT_SNAPSHOT,
        localdate(),
        everything,
        settings.KLEINSTE,
        settings.KLEINSTE_VULLING,
        origin=inrichting.grond("herkomst") is not None,
    )
