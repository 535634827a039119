"""Small pieces that several chapters use."""

import ibis
from ibis.expr.types import BooleanValue, DateValue, Table

from wijkzicht.dataset.expressions import plus_days
from wijkzicht.indicators.tables import AS_OF

NOT_COUNTED_AS_STAFF = ("teamleider", "ondersteuning")
AMBULANT = ("ambulant_op_locatie", "daghulp_op_locatie", "in_netwerk_jeugdige")
# What a row can be about. A row that keeps its keys can be told apart by a dimension.
UNITS = ("voorziening_id", "doel_id", "aanmelding_id", "casus_id", "huishouden_id", "persoon_id")


def picked(table: Table, *columns: str, **more) -> Table:
    """These columns, and every key in UNITS that the table has."""
    units = [unit for unit in UNITS if unit in table.columns and unit not in columns]
    return table.select(*columns, *units, **more)


def once(table: Table, key: str, period: str = "periode", **more) -> Table:
    """Rows by team and period of which those with the same `key` count once in a group."""
    return picked(table, "team_id", periode=period, sleutel=key, **more)


def in_period(table: Table, column: str) -> Table:
    """Rows by team and the period in `column`."""
    return picked(table, "team_id", periode=column)


def counted(table: Table, test: BooleanValue, period: str = "periode") -> Table:
    """Rows by team and period that count where `test` is true; null is unknown."""
    return picked(table, "team_id", periode=period, telt=test)


def followed(table: Table, day: DateValue, days: int) -> Table:
    """Only the rows of which that many days after `day` are past."""
    return table.filter(plus_days(day, days) <= AS_OF)


def exists(table: Table, others: Table, by: str) -> Table:
    """The table with a column `bestaat`: whether `others` has a row with the same `by`."""
    marks = others.select(by).distinct().mutate(gevonden=ibis.literal(True))
    joined = table.left_join(marks, by)
    return joined.select(*table.columns, bestaat=joined.gevonden.fill_null(False))


def not_withdrawn(aanmelding: Table) -> Table:
    """Aanmeldingen other than ingetrokken; without outcome they stay, as unknown."""
    outcome = aanmelding.triage_uitkomst
    return aanmelding.filter(outcome.isnull() | (outcome != "ingetrokken"))


def known_as(column, value: str, unknown: str = "onbekend") -> BooleanValue:
    """Whether the column has that value; null where it is empty or says it is unknown."""
    return ibis.cases((column != unknown, column == value))


def one_of(column, values: tuple[str, ...], unknown: str = "onbekend") -> BooleanValue:
    """Whether the column has one of the values; null where it is empty or says it is unknown."""
    return ibis.cases((column != unknown, column.isin(values)))


def fte_on(formatie: Table, periode: Table) -> Table:
    """Formatie rows of the last day of each period."""
    return formatie.join(
        periode,
        [formatie.van <= periode.p1, formatie.tot.isnull() | (formatie.tot >= periode.p1)],
    )


def without_leaders(formatie: Table) -> Table:
    """Formatie rows of who carries casussen: teamleider and ondersteuning left out."""
    return formatie.filter(formatie.functie.notin(NOT_COUNTED_AS_STAFF))
