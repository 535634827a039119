"""Rules about whole tables: `table`, `own_help`, `foreign_key`, `identity`, `coverage`, `cut_off`."""

from collections.abc import Iterator

from wijkzicht.dataset.descriptor import Descriptor
from wijkzicht.dataset.faults import Fault
from wijkzicht.dataset.schema import tables


def findings(
    present: set[str], counted: dict[str, int], descriptor: Descriptor
) -> Iterator[tuple[bool, Fault]]:
    """What is wrong (False) or odd (True) with the tables that stand in the folder.

    `present` holds the tables for which a file stands there, readable or not; `counted` the
    number of rows of each that could be read.
    """
    yield from _required(present)
    yield from _own_help(present, counted)
    yield from _targets(present, counted)
    if "identiteit" in present:
        message = "De tabel identiteit hoort niet in een basisset die gedeeld wordt."
        yield True, _whole("identity", "identiteit", message, "Bewaar hem in een gesloten map.")
    yield from _coverage(present, descriptor)
    yield from _cut_off(counted)


# The sheet in which teams look at their delivery checks so many rows and no more.
_SHEET = 300


def _cut_off(counted: dict[str, int]) -> Iterator[tuple[bool, Fault]]:
    for name, rows in sorted(counted.items()):
        if rows == _SHEET:
            message = f"De tabel {name} heeft precies {_SHEET} rijen."
            todo = (
                "Kijk of er rijen zijn weggevallen bij knippen en plakken. Klopt het, laat het dan."
            )
            yield True, _whole("cut_off", name, message, todo)


def _required(present: set[str]) -> Iterator[tuple[bool, Fault]]:
    for table in tables().values():
        if not table.optional and table.name not in present:
            message = f"De tabel {table.name} ontbreekt, maar is verplicht."
            yield False, _whole("table", table.name, message, f"Voeg {table.name}.csv toe.")


def _own_help(present: set[str], counted: dict[str, int]) -> Iterator[tuple[bool, Fault]]:
    if present & {"contact", "hulptraject"}:
        if "contact" in present and "contact_persoon" not in present:
            message = "Er zijn contacten, maar de tabel contact_persoon ontbreekt."
            todo = "Voeg contact_persoon.csv toe: zonder die tabel is er geen cijfer over hulp."
            yield True, _whole("own_help", "contact_persoon", message, todo)
        if counted.get("contact") and counted.get("hulptraject"):
            message = "Er zijn contacten; hulptraject wordt daarom niet gebruikt."
            todo = (
                "Laat hulptraject weg, of lever alleen hulptraject als de bron geen contacten kent."
            )
            yield True, _whole("own_help", "hulptraject", message, todo)
        return
    message = "Er is geen tabel contact en geen tabel hulptraject."
    todo = "Voeg contact.csv met contact_persoon.csv toe, of hulptraject.csv."
    yield True, _whole("own_help", "contact", message, todo)


def _targets(present: set[str], counted: dict[str, int]) -> Iterator[tuple[bool, Fault]]:
    for table in tables().values():
        for key in table.foreign_keys:
            target = tables()[key.table]
            if counted.get(table.name) and target.optional and key.table not in present:
                message = f"{table.name} verwijst naar {key.table}, maar die tabel ontbreekt."
                fault = _whole("foreign_key", table.name, message, f"Voeg {key.table}.csv toe.")
                yield False, fault._replace(field=key.field)


def _coverage(present: set[str], descriptor: Descriptor) -> Iterator[tuple[bool, Fault]]:
    for table, value in descriptor["dekking"].items():
        if value != "onbekend" and table not in present:
            message = f"De dekking van {table} is {value}, maar de tabel ontbreekt."
            todo = f"Voeg {table}.csv toe, of zet de dekking op onbekend."
            fault = _whole("coverage", table, message, todo)
            yield False, fault._replace(field="dekking", value=value)


def _whole(rule: str, table: str, message: str, todo: str) -> Fault:
    return Fault(rule, table, None, "", None, message, todo)
