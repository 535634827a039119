"""
A team's own measure: plain data that becomes an indicator like those of the catalogue.

A measure counts rows of one subject (`eigen_bouwstenen`) in the period that holds one of its
days. Nothing in it is SQL or code. What is not known is never passed over in silence: a row of
which it is not known whether it belongs, or whether it counts, is left out and told in `onbekend`.
"""

import inspect
import operator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, reduce

import ibis
from ibis.expr.types import BooleanValue, Table

from wijkzicht.dataset.expressions import days_between, plus_days
from wijkzicht.indicators.core import Indicator, Kind
from wijkzicht.indicators.eigen_bouwstenen import (
    CODE,
    LASTS,
    SUBJECTS,
    UNKNOWN,
    Subject,
    needs,
    rows,
)
from wijkzicht.indicators.parts import picked
from wijkzicht.indicators.tables import AS_OF, dated

CHAPTER = "eigen"
ALL, ONE = "en", "of"
# What may be asked of a field: one of these codes, another code, at least, at most, filled in or not.
ONE_OF, OTHER, AT_LEAST, AT_MOST, FILLED, EMPTY = (
    "een_van", "iets_anders_dan", "minstens", "hoogstens", "ingevuld", "leeg",
)  # fmt: skip
YES, NO = "ja", "nee"
STOPS = "gesloten"  # the casus was closed: nobody waits any longer


@dataclass(frozen=True)
class Condition:
    """
    What is asked of one field: `is_` with `values` (codes, or ja or nee), or with a `number`.

    With `until` the field and it are days, and `number` is the days from the one to the other.
    """

    field: str
    is_: str
    values: tuple[str, ...] = ()
    number: int | None = None
    until: str = ""


@dataclass(frozen=True)
class Test:
    """Conditions that all hold, or one of which holds (`join` of)."""

    conditions: tuple[Condition, ...] = ()
    join: str = ALL


@dataclass(frozen=True)
class Maat:
    """
    A measure of a team's own. `when`: the day that decides the period, or a time that lasts.

    `only`: which rows belong (none: all). `counts`: for a share, which of those count. `days`: for a
    median, from which day to which. `caveat`: what its makers want a reader to know. `team`: who
    made it. `version` goes up by one when the definition changes.
    """

    code: str
    version: int
    made_on: date
    team: str
    title: str
    question: str
    kind: Kind
    subject: str
    when: str
    only: Test = Test()
    counts: Test = Test()
    days: tuple[str, str] | None = None
    explanation: str = ""
    caveat: str = ""

    @property
    def fields(self) -> list[str]:
        """Every field it needs, each once: for a median also the day on which waiting stops."""
        tests = [*self.only.conditions, *self.counts.conditions]
        named = [self.when, *(self.days or ())]
        if self.days and STOPS in SUBJECTS[self.subject].fields:
            named.append(STOPS)
        for condition in tests:
            named += [condition.field, *([condition.until] if condition.until else [])]
        return list(dict.fromkeys(named))


@lru_cache(maxsize=500)
def indicator(maat: Maat) -> Indicator:
    """The measure as an indicator: engine, card and page treat it as one of the catalogue."""
    from wijkzicht.indicators.eigen_zin import sentence

    subject = SUBJECTS[maat.subject]

    def function(**tables: Table) -> Table:
        return _rows(maat, subject, tables)

    asked = needs(subject, maat.fields)
    asked.append("periode" if _lasts(maat, subject) else "kalender")
    kind = inspect.Parameter.KEYWORD_ONLY
    function.__signature__ = inspect.Signature(
        [inspect.Parameter(name, kind) for name in dict.fromkeys(asked)]
    )
    read_back = sentence(maat)
    return Indicator(
        code=maat.code,
        name=maat.title,
        kind=maat.kind,
        chapter=CHAPTER,
        vraag=maat.question,
        uitleg=maat.explanation or read_back,
        definition=read_back,
        function=function,
        own_help=subject.own_help,
        version=str(maat.version),
    )


def _lasts(maat: Maat, subject: Subject) -> bool:
    return subject.fields[maat.when].kind == LASTS


def _rows(maat: Maat, subject: Subject, tables: dict[str, Table]) -> Table:
    found = rows(subject, maat.fields, tables)
    if _lasts(maat, subject):
        first, last = (found[name] for name in subject.lasts)
        periods = tables["periode"]
        found = found.join(periods, [first <= periods.p1, last.isnull() | (last >= periods.p0)])
    else:
        # A day that was planned and has not come (streefdatum) is not in the period yet.
        come = found.filter(found[maat.when] <= AS_OF)
        found = dated(come, tables["kalender"], come[maat.when])
    belongs = _holds(maat, subject, found, maat.only)
    if maat.kind is Kind.AANTAL:
        telt = ibis.literal(True) if belongs is None else belongs
        return picked(found, "team_id", "periode", telt=telt)
    if belongs is not None:
        # Not known whether it belongs: left out, and told.
        found = found.filter(belongs.fill_null(True))
        belongs = _holds(maat, subject, found, maat.only)
    made = _counted(maat, subject, found)
    if belongs is not None:
        for name in made.keys() - {"gebeurtenis"}:
            made[name] = ibis.cases((belongs, made[name]))
    return picked(found, "team_id", "periode", **made)


def _counted(maat: Maat, subject: Subject, found: Table) -> dict:
    if maat.kind is Kind.AANDEEL:
        return {"telt": _holds(maat, subject, found, maat.counts)}
    first, last = (found[name] for name in maat.days)
    # Who is not that far yet waits until the as-of date, or until the casus was closed.
    stops = AS_OF
    if STOPS in subject.fields and maat.days[1] != STOPS:
        stops = found[STOPS].fill_null(AS_OF)
    end = ibis.greatest(last.fill_null(stops), first)
    return {"dagen": days_between(first, end), "gebeurtenis": last.notnull()}


def _holds(maat: Maat, subject: Subject, found: Table, test: Test) -> BooleanValue | None:
    """Whether the test holds for a row; null where that is not known. None without conditions."""
    parts = [_condition(maat, subject, found, condition) for condition in test.conditions]
    if not parts:
        return None
    return reduce(operator.and_ if test.join == ALL else operator.or_, parts)


def _condition(maat: Maat, subject: Subject, found: Table, condition: Condition) -> BooleanValue:
    column = found[condition.field]
    if subject.fields[condition.field].kind == CODE:
        column = column.nullif(UNKNOWN)
    if condition.is_ == FILLED:
        return column.notnull()
    if condition.is_ == EMPTY:
        return column.isnull()
    if condition.until:
        return _within(maat, found, condition)
    if condition.is_ == AT_LEAST:
        return column >= condition.number
    if condition.is_ == AT_MOST:
        return column <= condition.number
    if column.type().is_boolean():
        return column == (YES in condition.values)
    listed = column.isin(condition.values)
    return ~listed if condition.is_ == OTHER else listed


def _within(maat: Maat, found: Table, condition: Condition) -> BooleanValue:
    """
    At most, or at least, so many days from the one day to the other; a second day before it is 0.

    Null while those days are not past: else who was quick would count and who still waits would
    not. Where the period is that of the second day, everybody has it and nobody waits.
    """
    first, last = found[condition.field], found[condition.until]
    most = condition.number - (condition.is_ == AT_LEAST)
    in_time = last.notnull() & (days_between(first, last) <= most)
    holds = ~in_time if condition.is_ == AT_LEAST else in_time
    known = first.notnull() if condition.until == maat.when else plus_days(first, most) <= AS_OF
    return ibis.cases((known, holds))
