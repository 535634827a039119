"""The first line of a delivery file: the contract's columns, in its order."""

from wijkzicht.dataset.faults import Fault
from wijkzicht.deliveries.records_file import COLUMNS, EXTRA, TABLE
from wijkzicht.vocabulary.protocols import Protocol

RULE = "kop"


def header_faults(names: list[str], protocol: Protocol) -> tuple[bool, list[Fault]]:
    """Whether the records can't be checked, and what is wrong with the first line.

    Without all ten columns no record is looked at. A column too many or another order is a
    fault, and the records are checked. Perspectief may be there; its own rules judge it.
    """
    missing = [name for name in COLUMNS if name not in names]
    if missing:
        return True, [_semicolons()] if ";" in names[0] else [_missing(n) for n in missing]
    known = (*COLUMNS, EXTRA)
    faults = [_unknown(name) for name in names if name not in known]
    faults += [_twice(name) for name in known if names.count(name) > 1]
    if not faults and [n for n in names if n != EXTRA] != list(COLUMNS):
        faults.append(_order())
    return False, faults


def _semicolons() -> Fault:
    return _fault(
        "",
        "De kolommen zijn gescheiden met puntkomma’s.",
        "Sla het bestand op als CSV met komma’s. De records zijn nog niet gecontroleerd.",
    )


def _missing(name: str) -> Fault:
    return _fault(
        name,
        f"De kolom {name} ontbreekt in de eerste regel.",
        f"De eerste regel is: {','.join(COLUMNS)}. De records zijn nog niet gecontroleerd.",
    )


def _unknown(name: str) -> Fault:
    return _fault(name[:60], "Deze kolom hoort niet in de levering.", "Haal de kolom weg.")


def _twice(name: str) -> Fault:
    return _fault(
        name, "Deze kolom staat er meer dan eens; de eerste is gelezen.", "Haal de andere weg."
    )


def _order() -> Fault:
    return _fault(
        "", "De kolommen staan in een andere volgorde.", f"De volgorde is: {','.join(COLUMNS)}."
    )


def _fault(field: str, message: str, todo: str) -> Fault:
    return Fault(RULE, TABLE, None, field, None, message, todo)
