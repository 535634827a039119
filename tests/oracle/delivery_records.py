"""Records of `deliver cbs` before merging: own help of a young person in one casus."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from oracle.known import Tables
from oracle.own_help import crisis_on, crisis_request_before, cut, ends_of, hulp_days


@dataclass
class Record:
    """One stretch of own help; `ending_day` is the hulpeinde, or only without one, gesloten."""

    casus_id: str
    persoon_id: str
    start: date
    end: date | None
    ending_day: date | None
    reason: str | None
    crisis: bool
    last_hulp: date | None
    parts: list[Record] = field(default_factory=list)

    def belongs_to(self, p0: date, p1: date) -> bool:
        """Does the record belong to the period?"""
        if self.start > p1:
            return False
        if self.end is None or self.end >= p0:
            return True
        return self.ending_day is not None and p0 <= self.ending_day <= p1


def records_before_merging(known: Tables) -> list[Record]:
    """All records of young persons, from tables as known on the last day of the period."""
    young = {row["persoon_id"] for row in known["persoon"] if row["rol"] == "jeugdige"}
    casussen = {row["casus_id"]: row for row in known["casus"]}
    if "contact" not in known:
        return [
            Record(
                row["casus_id"],
                row["persoon_id"],
                row["start"],
                row["eind"],
                row["eind"],
                row["reden_einde"],
                row["crisis"] is True,
                row["eind"],
            )
            for row in known["hulptraject"]
            if row["persoon_id"] in young and row["casus_id"] in casussen
        ]
    found = []
    for (casus_id, persoon_id), days in hulp_days(known).items():
        if persoon_id in young:
            found += _records(known, casussen[casus_id], persoon_id, days)
    return found


def _records(known: Tables, casus: dict, persoon_id: str, days: list[date]) -> list[Record]:
    casus_id = casus["casus_id"]
    ends = ends_of(known, casus_id, persoon_id)
    pieces = cut(days, ends, None)
    found = []
    for number, piece in enumerate(pieces):
        start, last = piece[0], piece[-1]
        following = pieces[number + 1][0] if number + 1 < len(pieces) else date.max
        stops = [end for end in ends if last <= end["datum"] < following]
        if stops:
            ending_day, reason = stops[0]["datum"], stops[0]["reden"]
        elif casus["gesloten"] is not None:
            ending_day, reason = casus["gesloten"], casus["reden_sluiting"]
        else:
            ending_day, reason = None, None
        crisis = crisis_on(known, casus_id, persoon_id, start) or (
            number == 0 and crisis_request_before(known, casus_id, start)
        )
        end = last if ending_day is not None else None
        found.append(Record(casus_id, persoon_id, start, end, ending_day, reason, crisis, last))
    return found
