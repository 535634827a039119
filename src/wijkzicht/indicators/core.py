"""What an indicator is, and the catalogue of them all."""

import hashlib
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property

import ibis
from ibis.config import Config
from ibis.expr.types import Table

from wijkzicht.dataset.schema import descriptor
from wijkzicht.dataset.schema import tables as contract_tables
from wijkzicht.indicators import facts, tables
from wijkzicht.rules.instellingen import GRONDEN

VERSION = "1"  # of the catalogue in INDICATORS.md; a changed definition gets a new code


class Kind(StrEnum):
    """How the rows that a function returns become a figure (see `shapes`)."""

    AANTAL = "aantal"
    AANDEEL = "aandeel"
    GEMIDDELDE = "gemiddelde"
    MEDIAAN = "mediaan"
    TEMPO = "tempo"
    VERHOUDING = "verhouding"


@dataclass(frozen=True)
class Indicator:
    """
    One figure of the catalogue.

    `vraag` and `uitleg` are Dutch sentences for a screen; `definition` is the published
    English definition. `per_population`: the noemer is the population of the group.
    `totaal_only`: no rows for teams. `own_help`: voorlopig for 180 days, onbekend is R03.
    `needs_coverage`: ok only when voorziening is complete. `percent`: a verhouding times 100.
    `empty_if_none`: a sum without any known part has no value. `ref` names published figures.
    """

    code: str
    name: str
    kind: Kind
    chapter: str
    vraag: str
    uitleg: str
    definition: str
    function: Callable[..., Table]
    ref: tuple[str, ...] = ()
    per_population: bool = False
    totaal_only: bool = False
    own_help: bool = False
    needs_coverage: bool = False
    percent: bool = False
    empty_if_none: bool = False
    version: str = VERSION

    @cached_property
    def parameters(self) -> tuple[str, ...]:
        """Names of the tables and facts the function takes."""
        extra = ("populatie",) if self.per_population else ()
        return tuple(inspect.signature(self.function).parameters) + extra

    @property
    def on_origin(self) -> bool:
        """Reads where people come from, and is refused where there is no ground for that."""
        return self.code in GRONDEN["herkomst"]

    def needs(self, present: frozenset[str]) -> frozenset[str]:
        """The contract tables it needs, on a source that has the tables `present`."""
        return needed(self.parameters, present)

    @cached_property
    def definition_hash(self) -> str:
        """
        Changes when the figure may change: its SQL, that of every fact under it, the contract.

        Sixteen hexadecimal digits of a SHA-256.
        """
        from wijkzicht.indicators.shapes import shaped_sql

        parts = [descriptor()["version"], self.kind, shaped_sql(self, "duckdb")]
        parts += [made_by(name, "", "duckdb") for name in plan(self.parameters)]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


_CATALOGUE: dict[str, Indicator] = {}


def indicator(code: str, name: str, kind: Kind, *, vraag: str, uitleg: str, ref: str = "", **marks):
    """
    Puts a function in the catalogue. Its parameters are the tables it needs.

    The function returns the rows that are counted, with team_id (or groep) and periode, and
    the columns its kind asks for (see `shapes`). Raises ValueError at import for a
    parameter that is neither a table of the contract nor a fact, and for a code used twice.
    """

    def register(function):
        unknown = [p for p in inspect.signature(function).parameters if p not in known_names()]
        if unknown:
            raise ValueError(f"{code}: the contract has no table named {', '.join(unknown)}")
        if code in _CATALOGUE:
            raise ValueError(f"{code} is defined twice")
        _CATALOGUE[code] = Indicator(
            code=code,
            name=name,
            kind=kind,
            chapter=function.__module__.rsplit(".", 1)[-1],
            vraag=vraag,
            uitleg=uitleg,
            definition=inspect.getdoc(function) or "",
            function=function,
            ref=tuple(ref.split()),
            **marks,
        )
        return function

    return register


def registered() -> dict[str, Indicator]:
    """The catalogue so far, by code, sorted."""
    return dict(sorted(_CATALOGUE.items()))


# --- the tables and facts under the indicators -------------------------------------------------

_ENGINE = {
    "peildatum": tables.PEILDATUM,
    "kalender": tables.KALENDER,
    "periode": tables.PERIODE,
    "groep": tables.GROEP,
}


@cache
def known_names() -> frozenset[str]:
    """Every name a parameter may have."""
    return frozenset(contract_tables()) | frozenset(facts.FACTS) | frozenset(_ENGINE)


@dataclass(frozen=True)
class Node:
    """A table that is made once in a run: `expression` over earlier ones, kept as `relation`."""

    name: str
    relation: str
    expression: Table
    parents: tuple[str, ...]
    optional: tuple[str, ...]


@cache
def node(name: str, variant: str = "") -> Node:
    """
    The fact or table of that name.

    `variant` "hulptraject": of a source without contacts; "teams": of the teams asked alone.
    """
    function = tables.ENRICHED.get(name) or facts.FACTS.get(name)
    if variant == "hulptraject":
        function = facts.WITHOUT_CONTACT[name]
    known = tables.as_known(name, variant == "teams") if name in contract_tables() else None
    if function is None:
        return Node(name, f"bekend_{name}", known, (name,), ())
    parameters = inspect.signature(function).parameters
    given = [known if p == name else relation(p) for p in parameters]
    prefix = "feit" if name in facts.FACTS else "bekend"
    optional = tuple(p for p, v in parameters.items() if v.default is facts.OPTIONAL)
    return Node(name, f"{prefix}_{name}", function(*given), tuple(parameters), optional)


@cache
def relation(name: str) -> Table:
    """An unbound table that stands for the table or fact of that name, once it is made."""
    if name in _ENGINE:
        return _ENGINE[name]
    made = node(name)
    return ibis.table(made.expression.schema(), name=made.relation)


@cache
def made_by(name: str, variant: str, dialect: str) -> str:
    """The SQL that makes a table or fact."""
    return compiled(node(name, variant).expression, dialect)


def variants(present: frozenset[str]) -> frozenset[str]:
    """The facts that are taken from hulptraject on a source with those tables."""
    if "contact" in present or "hulptraject" not in present:
        return frozenset()
    return frozenset(facts.WITHOUT_CONTACT)


def plan(names: tuple[str, ...], present: frozenset[str] | None = None) -> list[str]:
    """Every table and fact to make for those, parents first."""
    present = frozenset(contract_tables()) if present is None else present
    order: list[str] = []

    def visit(name):
        if name in order or name in _ENGINE:
            return
        for parent in chosen(name, present).parents:
            if parent != name:
                visit(parent)
        order.append(name)

    for name in names:
        visit(name)
    return order


def chosen(name: str, present: frozenset[str]) -> Node:
    """The node of that name on a source with those tables."""
    return node(name, variant_of(name, present))


def variant_of(name: str, present: frozenset[str]) -> str:
    """`hulptraject` where the fact of that name is taken from there, else empty."""
    return "hulptraject" if name in variants(present) else ""


def needed(names: tuple[str, ...], present: frozenset[str]) -> frozenset[str]:
    """The contract tables under those names, leaving out what may be absent."""
    found: set[str] = set()
    for name in names:
        if name in _ENGINE:
            continue
        if name in contract_tables():
            found.add(name)
        made = chosen(name, present)
        parents = [p for p in made.parents if p != name and p not in made.optional]
        found |= needed(tuple(parents), present)
    return frozenset(found)


class _SparkOptions(Config):
    treat_nan_as_null: bool = False


def compiled(expression: Table, dialect: str) -> str:
    """The SQL of an expression. `dialect`: duckdb or pyspark; neither engine is loaded."""
    if dialect == "pyspark" and ibis.options.pyspark is None:
        # Ibis only fills its options for Spark when Spark itself is imported.
        ibis.options.pyspark = _SparkOptions()
    return str(ibis.to_sql(expression, dialect=dialect, pretty=False))
