"""The basisset as the contract describes it, loaded from its own descriptor."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Field:
    """A column. `enum` holds the codes of its list, empty when any value may stand there."""

    name: str
    type: str
    description: str
    required: bool
    enum: tuple[str, ...]
    pattern: str | None
    minimum: float | None
    maximum: float | None


@dataclass(frozen=True)
class ForeignKey:
    """A column whose values must exist in the first key column of another table."""

    field: str
    table: str
    target: str


@dataclass(frozen=True)
class Table:
    """A table of the basisset. `optional`: a basisset without it is valid."""

    name: str
    description: str
    optional: bool
    fields: dict[str, Field]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]


DUCKDB_TYPES = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
}


def descriptor() -> dict:
    """The contract's `datapackage.json` as it stands."""
    return json.loads(files(__package__).joinpath("datapackage.json").read_text("utf-8"))


@cache
def tables() -> dict[str, Table]:
    """Every table of the contract by name, in the contract's order."""
    return {r["name"]: _table(r) for r in descriptor()["resources"]}


def _table(resource: dict) -> Table:
    schema = resource["schema"]
    return Table(
        name=resource["name"],
        description=resource["description"],
        optional=resource["optional"],
        fields={f["name"]: _field(f) for f in schema["fields"]},
        primary_key=_as_tuple(schema["primaryKey"]),
        foreign_keys=tuple(
            ForeignKey(k["fields"], k["reference"]["resource"], k["reference"]["fields"])
            for k in schema.get("foreignKeys", [])
        ),
    )


def _field(field: dict) -> Field:
    rules = field.get("constraints", {})
    return Field(
        name=field["name"],
        type=field["type"],
        description=field["description"],
        required=rules.get("required", False),
        enum=tuple(rules.get("enum", ())),
        pattern=rules.get("pattern"),
        minimum=rules.get("minimum"),
        maximum=rules.get("maximum"),
    )


def _as_tuple(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
