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
    edges = _edges(_stream(help_days, ends))
    order = ibis.window(group_by=pair, order_by="datum")
    # A trajectory of one day is one edge; any other is the edge that begins it and the next one.
    edges = edges.mutate(
        last=ibis.ifelse(edges.finishes, edges.datum, edges.datum.lead().over(order)),
        einde=ibis.ifelse(edges.finishes, edges.einde, edges.einde.lead().over(order)),
        einde_reden=ibis.ifelse(
            edges.finishes, edges.einde_reden, edges.einde_reden.lead().over(order)
        ),
    )
    runs = edges.filter(edges.begins)
    runs = runs.mutate(
        is_first=runs.datum.lag().over(order).isnull(),
        is_last=runs.datum.lead().over(order).isnull(),
    )
    runs = runs.join(casus.select("casus_id", "team_id", "gesloten", "reden_sluiting"), "casus_id")
    closed = runs.gesloten.notnull()
    stopped = runs.einde.notnull()
    silent = days_between(runs.last, as_of) > PAUSE
    return runs.select(
        *pair,
        "team_id",
        "last",
        "einde",
        "is_first",
        "is_last",
        first=runs.datum,
        crisis_day=runs.crisis,
        ended=~runs.is_last | stopped | closed | silent,
        reden=ibis.cases((stopped, runs.einde_reden), (runs.is_last & closed, runs.reden_sluiting)),
        stilgevallen=silent & ~stopped & ~closed,
    )


def _stream(help_days: Table, ends: Table) -> Table:
    # One stream of help days (stop 0) and hulpeinden (stop 1) per casus and person: a day that
    # follows on a hulpeinde, or on a day too long ago, begins a new trajectory. Of hulpeinden on
    # one day the known reason counts that comes first in the alphabet.
    pair = ["casus_id", "persoon_id", "datum"]
    days = help_days.select(*pair, "crisis", stop=ibis.literal(0), reden=ibis.null("string"))
    stops = ends.group_by(pair).aggregate(reden=ends.reden.min())
    return days.union(stops.mutate(crisis=False, stop=1).select(*days.columns))


def _edges(stream: Table) -> Table:
    """The help days that begin or finish a trajectory, with the hulpeinde that follows a last day."""
    order = ibis.window(group_by=["casus_id", "persoon_id"], order_by=["datum", "stop"])
    seen = stream.mutate(
        before=stream.datum.lag().over(order),
        stop_before=stream.stop.lag().over(order),
        after=stream.datum.lead().over(order),
        stop_after=stream.stop.lead().over(order),
        reden_after=stream.reden.lead().over(order),
    )
    days = seen.filter(seen.stop == 0)
    stopped = (days.stop_after == 1).fill_null(False)
    edges = days.select(
        "casus_id",
        "persoon_id",
        "datum",
        "crisis",
        begins=days.before.isnull()
        | (days.stop_before == 1)
        | (days_between(days.before, days.datum) > PAUSE),
        finishes=days.after.isnull() | stopped | (days_between(days.datum, days.after) > PAUSE),
        einde=ibis.ifelse(stopped, days.after, ibis.null("date")),
        einde_reden=ibis.ifelse(stopped, days.reden_after, ibis.null("string")),
    )
    return edges.filter(edges.begins | edges.finishes)


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
