"""The records and the main numbers of the report of `deliver cbs`, by CONTRACT.md."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from oracle import delivery_report
from oracle.delivery_records import Record, records_before_merging
from oracle.known import Row, Tables, known_on

HEADER = (
    "bsn",
    "geboortedatum",
    "geslacht",
    "postcode",
    "verwijzer",
    "hulpvorm",
    "gestart_met_crisis",
    "datum_aanvang",
    "datum_einde",
    "reden_beeindiging",
)
REASONS = {
    "volgens_plan": "01",
    "in_overeenstemming": "02",
    "eenzijdig_client": "03",
    "eenzijdig_team": "04",
    "externe_omstandigheden": "05",
    None: "",
}
SEX = {"vrouw": "V", "man": "M", "onbekend": "O", None: "O"}
NO_BSN = {"2015": "000000000", "2016": "999999999", "2018": "999999999", "2019": "999999999"}


@dataclass
class Delivery:
    """What is delivered: lines in file order, and numbers for the report."""

    lines: list[tuple[str, ...]]
    ended: int
    running: int
    ends_before_period: int
    to_confirm: list[str]
    per_team: dict[str, int]
    dossiers: int
    recorded_late: int
    left_out: dict[str, int]
    faults: Counter


def deliver(tables: Tables, identities: list[Row], p0: date, p1: date, protocol: str) -> Delivery:
    """Records first merged per person, then chosen for the period [p0, p1]."""
    known = known_on(tables, p1)
    identity = {row["persoon_id"]: row for row in identities}
    chains = []
    by_person: dict[str, list[Record]] = {}
    for record in records_before_merging(known):
        by_person.setdefault(_person_key(record, identity), []).append(record)
    for records in by_person.values():
        chains += _chains(records)
    whole = [_merge(chain) for chain in chains]
    chosen = [record for record in whole if record.belongs_to(p0, p1)]
    parts = [part for chain in chains for part in chain]
    quiet = p1 - timedelta(days=179)
    lines = [_line(known, identity, record, protocol) for record in chosen]
    return Delivery(
        lines=sorted(lines),
        ended=sum(1 for record in chosen if record.end is not None),
        running=sum(1 for record in chosen if record.end is None),
        ends_before_period=sum(1 for r in chosen if r.end is not None and r.end < p0),
        to_confirm=sorted({r.persoon_id for r in chosen if r.end is None and _quiet(r, quiet)}),
        per_team=Counter(_team(known, record)["team_id"] for record in chosen),
        dossiers=len(delivery_report.open_casussen(tables, p0, p1)),
        recorded_late=delivery_report.recorded_late(tables, p1),
        left_out=delivery_report.left_out(tables, p0, p1, chosen, len(whole) - len(chosen)),
        faults=delivery_report.faults(known, identity, chosen, parts, p1),
    )


def _person_key(record: Record, identity: dict[str, Row]) -> str:
    """One person is one BSN, or without it one persoon_id."""
    row = identity.get(record.persoon_id)
    if row is not None and row["bsn"] is not None:
        return f"bsn {row['bsn']}"
    return f"persoon {record.persoon_id}"


def _chains(records: list[Record]) -> list[list[Record]]:
    """Groups of records that share a day, also in chains; an open record runs on."""
    records = sorted(records, key=lambda r: (r.start, r.persoon_id, r.casus_id))
    chains: list[list[Record]] = []
    until = date.min
    for record in records:
        if not chains or record.start > until:
            chains.append([])
            until = date.min
        chains[-1].append(record)
        until = max(until, record.end or date.max)
    return chains


def _merge(records: list[Record]) -> Record:
    """One record of a chain; records stand in order of start."""
    first = records[0]
    crisis = any(record.crisis for record in records if record.start == first.start)
    end = ending_day = reason = None
    if all(record.end is not None for record in records):
        end = max(record.end for record in records)
        last = [record for record in records if record.end == end]
        ending_day = max(record.ending_day for record in last)
        reasons = {record.reason for record in last} - {None}
        reason = min(reasons, key=REASONS.__getitem__, default=None)
    return Record(
        first.casus_id,
        first.persoon_id,
        first.start,
        end,
        ending_day,
        reason,
        crisis,
        None,
        records,
    )


def _quiet(record: Record, since: date) -> bool:
    """Had nobody hulp from that day on? Of a hulptraject without end that is not known."""
    return all(part.last_hulp is not None and part.last_hulp < since for part in record.parts)


def _line(known: Tables, identity: dict[str, Row], record: Record, protocol: str) -> tuple:
    person = next(row for row in known["persoon"] if row["persoon_id"] == record.persoon_id)
    row = identity.get(record.persoon_id) or dict.fromkeys(
        ("bsn", "geboortedatum", "postcode", "gemeente_code")
    )
    return (
        row["bsn"] or NO_BSN[protocol],
        _birth(person, row),
        SEX[person["geslacht"]],
        row["postcode"] or (row["gemeente_code"] or _team(known, record)["gemeente_code"])[2:],
        "06",
        "01",
        "J" if record.crisis else "N",
        _day(record.start),
        _day(record.end),
        REASONS[record.reason] if record.end is not None else "",
    )


def _team(known: Tables, record: Record) -> Row:
    """The team of the casus with the earliest start."""
    casus = next(row for row in known["casus"] if row["casus_id"] == record.casus_id)
    return next(row for row in known["team"] if row["team_id"] == casus["team_id"])


def _birth(person: Row, identity: Row) -> str:
    if identity["geboortedatum"] is not None:
        return _day(identity["geboortedatum"])
    if person["geboortejaar"] is None:
        return "00000000"
    return f"{person['geboortejaar']:04d}{person['geboortemaand'] or 0:02d}00"


def _day(day: date | None) -> str:
    return "" if day is None else day.strftime("%Y%m%d")
