"""The rules of `wijkzicht.rules` over whole tables: Ibis twins, proved equal by tests."""

import ibis
from ibis.expr.types import BooleanValue, DateValue, IntegerValue, StringValue, Table

from wijkzicht.rules.activity import CLASSES
from wijkzicht.rules.ages import YOUTH_HELP_ENDS
from wijkzicht.rules.own_help import CRISIS_LEAD, PAUSE


def klasse(activiteit: StringValue) -> StringValue:
    """Twin of `rules.activity.klasse`."""
    return ibis.cases(*((activiteit.isin(kinds), name) for name, kinds in CLASSES.items()))


def is_help(activiteit: StringValue, ook_hulp: BooleanValue) -> BooleanValue:
    """Twin of `rules.activity.is_help`; never null."""
    return activiteit.isin(CLASSES["hulp"]).fill_null(False) | ook_hulp.fill_null(False)


def is_work(activiteit: StringValue) -> BooleanValue:
    """Twin of `rules.activity.is_work`; never null."""
    return (activiteit != "administratie").fill_null(False)


def is_young_in(year: IntegerValue, geboortejaar: IntegerValue) -> BooleanValue:
    """Twin of `rules.ages.is_young_in`; never null."""
    return (year - geboortejaar < YOUTH_HELP_ENDS).fill_null(True)


def days_between(first: DateValue, last: DateValue) -> IntegerValue:
    """Whole days from `first` to `last`; 0 on the same day, negative when last is earlier."""
    return last.delta(first, unit="day")


def plus_days(day: DateValue, days: int) -> DateValue:
    """The day so many days later."""
    return day + ibis.interval(days=days)


def trajectories(help_days: Table, ends: Table, casus: Table, as_of: DateValue) -> Table:
    """
    Twin of `rules.own_help.trajectories`, for every (casus, person).

    `help_days`: casus_id, persoon_id, datum, crisis (of the day), one row a day. `ends`: table
    hulpeinde. `casus`: casus_id, team_id, gesloten, reden_sluiting; help in an unknown casus
    does not count. Returns casus_id, persoon_id, team_id, first, last, einde, ended, reden,
    stilgevallen, is_first, is_last, crisis_day (a crisishulp contact on the first day).
    """
    pair = ["casus_id", "persoon_id"]
    stream = _numbered(_stream(help_days, ends))
    runs = stream.group_by([*pair, "nr"]).aggregate(
        first=stream.datum.min(where=stream.stop == 0),
        last=stream.datum.max(where=stream.stop == 0),
        crisis_day=(stream.crisis & stream.begins).any(),
        einde=stream.datum.min(where=stream.stops),
        einde_reden=stream.reden.min(where=stream.stops),
    )
    runs = runs.filter(runs.nr > 0)
    order = ibis.window(group_by=pair, order_by="nr")
    runs = runs.mutate(is_last=runs.nr.lead().over(order).isnull(), is_first=runs.nr == 1)
    runs = runs.join(casus.select("casus_id", "team_id", "gesloten", "reden_sluiting"), "casus_id")
    closed = runs.gesloten.notnull()
    stopped = runs.einde.notnull()
    silent = days_between(runs.last, as_of) > PAUSE
    return runs.select(
        *pair,
        "team_id",
        "first",
        "last",
        "einde",
        "is_first",
        "is_last",
        "crisis_day",
        ended=~runs.is_last | stopped | closed | silent,
        reden=ibis.cases((stopped, runs.einde_reden), (runs.is_last & closed, runs.reden_sluiting)),
        stilgevallen=silent & ~stopped & ~closed,
    )


def _stream(help_days: Table, ends: Table) -> Table:
    # One stream of help days (stop 0) and hulpeinden (stop 1) per casus and person: a day that
    # follows on a hulpeinde, or on a day too long ago, begins a new trajectory.
    days = help_days.select(
        "casus_id", "persoon_id", "datum", "crisis", stop=0, reden=ibis.null("string")
    )
    stops = ends.select("casus_id", "persoon_id", "datum", "reden").mutate(crisis=False, stop=1)
    return days.union(stops.select(*days.columns))


def _numbered(stream: Table) -> Table:
    # Total order: hulpeinden on one day by reason, unknown last.
    order = ibis.window(
        group_by=["casus_id", "persoon_id"],
        order_by=[
            stream.datum,
            stream.stop,
            stream.reden.isnull(),
            stream.reden,
        ],
    )
    stream = stream.mutate(
        before=stream.datum.lag().over(order), after_stop=stream.stop.lag().over(order)
    )
    begins = (stream.stop == 0) & (
        stream.before.isnull()
        | (stream.after_stop == 1)
        | (days_between(stream.before, stream.datum) > PAUSE)
    )
    stream = stream.mutate(
        begins=begins.fill_null(False),
        # The first hulpeinde after a help day is the one that ends it.
        stops=((stream.stop == 1) & (stream.after_stop == 0)).fill_null(False),
    )
    running = ibis.cumulative_window(
        group_by=["casus_id", "persoon_id"],
        order_by=[stream.datum, stream.stop, stream.reden.isnull(), stream.reden],
    )
    return stream.mutate(nr=stream.begins.cast("int32").sum().over(running))


def starts_in_crisis(runs: Table, requests: Table) -> Table:
    """
    Twin of `rules.own_help.from_crisis`: `runs` of `trajectories` with a column crisis.

    `requests`: table aanmelding.
    """
    crises = requests.filter(requests.crisis).select(
        crisis_casus=requests.casus_id, crisis_datum=requests.datum
    )
    lead = days_between(crises.crisis_datum, runs["first"])
    preceded = runs.filter(runs.is_first).semi_join(
        crises,
        [runs.casus_id == crises.crisis_casus, lead >= 0, lead <= CRISIS_LEAD],
    )
    preceded = preceded.select("casus_id", "persoon_id").mutate(is_first=True, by_request=True)
    joined = runs.left_join(preceded, ["casus_id", "persoon_id", "is_first"])
    return joined.select(
        *runs.columns, crisis=joined.crisis_day | joined.by_request.fill_null(False)
    )
