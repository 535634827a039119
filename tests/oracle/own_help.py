"""Own help, derived from the work itself: trajectories by INDICATORS.md."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import date, timedelta

from oracle.known import Tables

HULP = {"hulp", "overbruggingshulp", "crisishulp"}


@dataclass
class Trajectory:
    """Own help to one person in one casus; `last` is None only for an open hulptraject."""

    casus_id: str
    persoon_id: str
    first: date
    last: date | None
    days: list[date]
    is_first: bool
    is_last: bool
    ended: bool
    reason: str | None
    crisis: bool | None
    stilgevallen: bool
    as_it_is: bool = False

    def active(self, p0: date, p1: date) -> bool:
        """Is it active in [p0, p1]?"""
        if self.as_it_is:
            return self.first <= p1 and (self.last is None or self.last >= p0)
        if any(p0 <= day <= p1 for day in self.days):
            return True
        return any(day < p0 for day in self.days) and any(day > p1 for day in self.days)

    def ended_in(self, p0: date, p1: date) -> bool:
        """Has it ended, on a last day in [p0, p1]?"""
        return self.ended and p0 <= self.last <= p1

    def length(self, as_of: date) -> int:
        """Days from the first to the last, both counted (so far, if it is open)."""
        return ((self.last or as_of) - self.first).days + 1


def is_hulp(contact: dict) -> bool:
    """A hulp contact: of class hulp, or any other in which help was also given."""
    return contact["activiteit"] in HULP or contact["ook_hulp"] is True


def hulp_days(tables: Tables) -> dict[tuple[str, str], list[date]]:
    """The different days of hulp contacts for each (casus, person), in order."""
    contacts = {row["contact_id"]: row for row in tables["contact"]}
    found: dict[tuple[str, str], set[date]] = {}
    for row in tables["contact_persoon"]:
        contact = contacts.get(row["contact_id"])
        if contact is not None and is_hulp(contact):
            key = (contact["casus_id"], row["persoon_id"])
            found.setdefault(key, set()).add(contact["datum"])
    casussen = {row["casus_id"] for row in tables["casus"]}
    return {key: sorted(days) for key, days in found.items() if key[0] in casussen}


def ends_of(tables: Tables, casus_id: str, persoon_id: str) -> list[dict]:
    """The hulpeinden of that casus and person, in order."""
    rows = [
        row
        for row in tables.get("hulpeinde", [])
        if row["casus_id"] == casus_id and row["persoon_id"] == persoon_id
    ]
    return sorted(rows, key=lambda row: row["datum"])


def crisis_on(tables: Tables, casus_id: str, persoon_id: str, day: date) -> bool:
    """Does a crisishulp contact with that person fall on that day?"""
    there = {
        row["contact_id"] for row in tables["contact_persoon"] if row["persoon_id"] == persoon_id
    }
    return any(
        row["activiteit"] == "crisishulp" and row["datum"] == day
        for row in tables["contact"]
        if row["casus_id"] == casus_id and row["contact_id"] in there
    )


def crisis_request_before(tables: Tables, casus_id: str, day: date) -> bool:
    """Does the day lie 0 to 28 days after an aanmelding of that casus with crisis true?"""
    return any(
        row["casus_id"] == casus_id
        and row["crisis"] is True
        and row["datum"] <= day <= row["datum"] + timedelta(days=28)
        for row in tables.get("aanmelding", [])
    )


def cut(days: list[date], ends: list[dict], longest_gap: int | None) -> list[list[date]]:
    """Split days where a hulpeinde lies between two, or the gap is longer than that."""
    pieces = [[days[0]]]
    for before, day in itertools.pairwise(days):
        stopped = any(before <= end["datum"] < day for end in ends)
        if stopped or (longest_gap is not None and (day - before).days > longest_gap):
            pieces.append([])
        pieces[-1].append(day)
    return pieces


def trajectories(tables: Tables, as_of: date) -> list[Trajectory]:
    """All trajectories, from contacts or else from hulptraject; tables as known on as_of."""
    if "contact" not in tables:
        return _as_supplied(tables)
    casussen = {row["casus_id"]: row for row in tables["casus"]}
    found = []
    for (casus_id, persoon_id), days in hulp_days(tables).items():
        ends = ends_of(tables, casus_id, persoon_id)
        pieces = cut(days, ends, 180)
        for number, piece in enumerate(pieces):
            following = pieces[number + 1][0] if number + 1 < len(pieces) else None
            found.append(
                _trajectory(tables, casussen[casus_id], persoon_id, piece, number, following, as_of)
            )
    return found


def _trajectory(tables, casus, persoon_id, piece, number, following, as_of) -> Trajectory:
    casus_id, first, last = casus["casus_id"], piece[0], piece[-1]
    ends = [end for end in ends_of(tables, casus_id, persoon_id) if end["datum"] >= last]
    mine = [end for end in ends if following is None or end["datum"] < following]
    closed = casus["gesloten"] is not None
    quiet = (as_of - last).days > 180
    if mine:
        reason = mine[0]["reden"]
    elif following is None and closed:
        reason = casus["reden_sluiting"]
    else:
        reason = None
    crisis = crisis_on(tables, casus_id, persoon_id, first) or (
        number == 0 and crisis_request_before(tables, casus_id, first)
    )
    return Trajectory(
        casus_id=casus_id,
        persoon_id=persoon_id,
        first=first,
        last=last,
        days=piece,
        is_first=number == 0,
        is_last=following is None,
        ended=following is not None or bool(ends) or closed or quiet,
        reason=reason,
        crisis=crisis,
        stilgevallen=following is None and not ends and not closed and quiet,
    )


def _as_supplied(tables: Tables) -> list[Trajectory]:
    casussen = {row["casus_id"] for row in tables["casus"]}
    rows = [row for row in tables["hulptraject"] if row["casus_id"] in casussen]
    rows.sort(key=lambda row: (row["start"], row["eind"] or date.max, row["hulptraject_id"]))
    found = []
    for number, row in enumerate(rows):
        key = (row["casus_id"], row["persoon_id"])
        found.append(
            Trajectory(
                casus_id=row["casus_id"],
                persoon_id=row["persoon_id"],
                first=row["start"],
                last=row["eind"],
                days=[],
                is_first=all((r["casus_id"], r["persoon_id"]) != key for r in rows[:number]),
                is_last=all((r["casus_id"], r["persoon_id"]) != key for r in rows[number + 1 :]),
                ended=row["eind"] is not None,
                reason=row["reden_einde"],
                crisis=row["crisis"],
                stilgevallen=False,
                as_it_is=True,
            )
        )
    return found
