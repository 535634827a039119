"""Which fields of the basisset a figure is made of, read from its own expression."""

from functools import cache

import sqlglot
from sqlglot import exp
from sqlglot.optimizer.pushdown_projections import pushdown_projections
from sqlglot.optimizer.qualify import qualify
from sqlglot.optimizer.scope import traverse_scope

from wijkzicht.dataset.known import unbound
from wijkzicht.dataset.schema import tables as contract_tables
from wijkzicht.indicators.core import Indicator, known_names, made_by, node, relation
from wijkzicht.indicators.shapes import shaped_sql

DIALECT = "duckdb"
Field = tuple[str, str]  # table, field
# What the engine counts the population of a group by.
POPULATION = frozenset(
    ("bevolking", field)
    for field in ("gemeente_code", "team_id", "jaar", "leeftijd_van", "leeftijd_tot", "aantal")
)


@cache
def fields_of(indicator: Indicator) -> frozenset[Field]:
    """The fields whose values can change the figure, as (table, field); keys that join included.

    Followed through every table and fact under it; a column that is only carried along is not
    among them. Not told: the fields of team and organisatie that make the groups.
    """
    found = _followed(_used(shaped_sql(indicator, DIALECT)))
    return found | POPULATION if indicator.per_population else found


@cache
def figures_by_field() -> dict[Field, tuple[str, ...]]:
    """For each field of the contract the codes of the figures it feeds, in order; perhaps none."""
    from wijkzicht.indicators import catalogue

    feeds: dict[Field, list[str]] = {
        (table.name, field): [] for table in contract_tables().values() for field in table.fields
    }
    for code, indicator in catalogue().items():
        for key in fields_of(indicator):
            feeds[key].append(code)
    return {key: tuple(codes) for key, codes in feeds.items()}


def _followed(used: frozenset[Field]) -> frozenset[Field]:
    """The fields of the contract behind these columns of tables and facts."""
    made = _made()
    found: set[Field] = set()
    for table in sorted({table for table, _ in used}):
        columns = frozenset(column for name, column in used if name == table)
        if table in made:
            found |= _behind(made[table], columns)
        elif table in contract_tables():
            found |= {(table, column) for column in columns}
    return frozenset(found)


@cache
def _behind(name: str, columns: frozenset[str]) -> frozenset[Field]:
    listed = ", ".join(f'made."{column}"' for column in sorted(columns))
    return _followed(_used(f"SELECT {listed} FROM ({made_by(name, '', DIALECT)}) AS made"))


def _used(sql: str) -> frozenset[Field]:
    """The columns of each table of a statement that its result depends on."""
    tree = qualify(sqlglot.parse_one(sql, dialect=DIALECT), schema=_schema(), dialect=DIALECT)
    tree = pushdown_projections(tree)
    return frozenset(
        (scope.sources[column.table].name, column.name)
        for scope in traverse_scope(tree)
        for column in scope.columns
        if isinstance(scope.sources.get(column.table), exp.Table)
    )


@cache
def _made() -> dict[str, str]:
    """The tables and facts that are made in a run, by the name they are kept under."""
    names = known_names() - {"peildatum", "kalender", "periode", "groep"}
    return {node(name).relation: name for name in names}


@cache
def _schema() -> dict[str, dict[str, str]]:
    """Every column of every table that a statement may name."""
    tables = [relation(name) for name in known_names()]
    tables += [unbound(name) for name in contract_tables()]
    return {table.get_name(): dict.fromkeys(table.columns, "unknown") for table in tables}


# Written by who sets the tables up, made by a program, or about the work as a whole: nobody
# fills these in for a household.
_NOT_IN_THE_WORK = frozenset(
    (
        "organisatie",
        "team",
        "team_gemeente",
        "bevolking",
        "identiteit",
        "gebeurtenis",
        "hulptraject",
    )
)


@cache
def spare_fields() -> dict[str, tuple[str, ...]]:
    """By table the fields that feed no figure and that may stay empty: a burden unless the work needs them.

    Keys and fields that the contract requires are left out.
    """
    found: dict[str, list[str]] = {}
    tables = contract_tables()
    for (table, field), codes in figures_by_field().items():
        made = tables[table]
        keys = {*made.primary_key, *(key.field for key in made.foreign_keys)}
        fixed = table in _NOT_IN_THE_WORK or field in keys or made.fields[field].required
        if not codes and not fixed:
            found.setdefault(table, []).append(field)
    return {table: tuple(names) for table, names in found.items()}
