"""The counts and faults of the report beside `deliver cbs`, by CONTRACT.md and the report's own words."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

from oracle.delivery_records import Record
from oracle.known import Row, Tables
from oracle.own_help import is_hulp

WITHOUT_HELP, NOBODY, NOT_YOUNG, ENDED_BEFORE = "without", "nobody", "not young", "before"


def open_casussen(tables: Tables, p0: date, p1: date) -> list[Row]:
    """Casussen that were open on a day of the period."""
    return [
        row
        for row in tables["casus"]
        if row["geopend"] <= p1 and (row["gesloten"] is None or row["gesloten"] >= p0)
    ]


def recorded_late(tables: Tables, p1: date) -> int:
    """Hulp contacts with a young person up to the last day, recorded after it."""
    return sum(
        1
        for row in tables.get("contact", [])
        if is_hulp(row)
        and row["datum"] <= p1
        and row["vastgelegd_op"] is not None
        and row["vastgelegd_op"] > p1
        and any(_rol(tables, who) == "jeugdige" for who in _with(tables, row))
    )


def left_out(
    tables: Tables, p0: date, p1: date, chosen: list[Record], before: int
) -> dict[str, int]:
    """Why help or a dossier is not in the delivery, with how many; what does not occur is not there."""
    helped = {part.persoon_id for record in chosen for part in record.parts}
    found = Counter({ENDED_BEFORE: before})
    found[WITHOUT_HELP] = len(
        {
            (casus["team_id"], person["persoon_id"])
            for casus in open_casussen(tables, p0, p1)
            for person in tables["persoon"]
            if person["huishouden_id"] == casus["huishouden_id"] and person["rol"] == "jeugdige"
            if person["persoon_id"] not in helped
        }
    )
    teams = {row["casus_id"]: row["team_id"] for row in tables["casus"]}
    others = set()
    for row in tables.get("contact", []):
        if is_hulp(row) and p0 <= row["datum"] <= p1:
            people = _with(tables, row)
            found[NOBODY] += not people
            others |= {(teams[row["casus_id"]], w) for w in people if _rol(tables, w) != "jeugdige"}
    found[NOT_YOUNG] = len(others)
    return {reason: count for reason, count in found.items() if count}


def faults(
    tables: Tables,
    identity: dict[str, Row],
    chosen: list[Record],
    everything: list[Record],
    p1: date,
) -> Counter:
    """What a person must mend: (rule, table, field, the ids that the sentence names)."""
    found: Counter = Counter()
    for record in chosen:
        if record.end is not None and record.reason is None:
            part = next(p for p in record.parts if p.end == record.end)
            found[
                "reden_ontbreekt", _ended_by(tables, part, p1), part.persoon_id, part.casus_id
            ] += 1
    by_bsn = defaultdict(set)
    for record in everything:
        row = identity.get(record.persoon_id)
        if row is not None and row["bsn"] is not None:
            by_bsn[row["bsn"]].add(record.persoon_id)
    delivered = {part.persoon_id for record in chosen for part in record.parts}
    for people in by_bsn.values():
        if people & delivered:
            sexes = {_person(tables, who)["geslacht"] for who in people} - {None, "onbekend"}
            if len(sexes) > 1:
                found["bsn_tegenspraak", "persoon", *sorted(people)] += 1
            if _disagree([_known_birth(_person(tables, who), identity[who]) for who in people]):
                found["bsn_tegenspraak", "identiteit", *sorted(people)] += 1
    if "contact" not in tables:
        closed = {r["casus_id"] for r in tables["casus"] if r["gesloten"] and r["gesloten"] <= p1}
        for part in (part for record in chosen for part in record.parts):
            if part.end is None and part.casus_id in closed:
                found["hulptraject_loopt_door", "hulptraject", part.persoon_id, part.casus_id] += 1
    return found


def _ended_by(tables: Tables, part: Record, p1: date) -> str:
    if "contact" not in tables:
        return "hulptraject"
    stopped = any(
        (row["casus_id"], row["persoon_id"]) == (part.casus_id, part.persoon_id)
        and row["datum"] == part.ending_day
        and part.end <= row["datum"] <= p1
        for row in tables["hulpeinde"]
    )
    return "hulpeinde" if stopped else "casus"


def _known_birth(person: Row, identity: Row) -> tuple:
    """Year, month and day as far as they are known."""
    day = identity["geboortedatum"]
    if day is not None:
        return day.year, day.month, day.day
    known = person["geboortejaar"], person["geboortemaand"]
    return known if all(known) else known[:1] if known[0] else ()


def _disagree(births: list[tuple]) -> bool:
    return any(
        one != other
        for births_ in [births]
        for a in births_
        for b in births_
        for one, other in zip(a, b, strict=False)
    )


def _with(tables: Tables, contact: Row) -> set[str]:
    return {
        row["persoon_id"]
        for row in tables["contact_persoon"]
        if row["contact_id"] == contact["contact_id"]
    }


def _person(tables: Tables, persoon_id: str) -> Row:
    return next(row for row in tables["persoon"] if row["persoon_id"] == persoon_id)


def _rol(tables: Tables, persoon_id: str) -> str:
    return _person(tables, persoon_id)["rol"]
