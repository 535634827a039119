"""When own help is a record of a delivery: where it begins and ends, what is merged, what belongs.

Source: CONTRACT.md, "Records of deliver cbs", after the Informatieprotocol Beleidsinformatie Jeugd:
all help of one hulpvorm within one plan is one record, records of one person that overlap are one.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from wijkzicht.rules.own_help import from_crisis
from wijkzicht.vocabulary.codelists import codelist

# A running record without help in this many days is asked about: bevestigen of afsluiten.
CONFIRM_DAYS = 180


@dataclass(frozen=True, slots=True)
class Help:
    """Own help to one person in one casus, as plain values.

    `days` on which help was given and `crisis_days` of those with crisishulp, both rising;
    `hulpeinden` with their reden (None when not known); `crisis_requests` the days of
    aanmeldingen of the casus with crisis true.
    """

    casus_id: str
    persoon_id: str
    days: Sequence[date]
    crisis_days: Sequence[date] = ()
    hulpeinden: Sequence[tuple[date, str | None]] = ()
    crisis_requests: Sequence[date] = ()
    gesloten: date | None = None
    reden_sluiting: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """Help to deliver, from `aanvang` to `einde` (None: still running).

    `einddag` is the day on which it was ended, on or after `einde`, the last day of help:
    the hulpeinde or, only without one, the day the casus closed. `laatste_hulp` is the last day
    help was given, None when the source holds no contacts. `reden` None: not known, or running.
    `ended_by` is the table that holds the end and its reden, empty while it runs.
    """

    casus_id: str
    persoon_id: str
    aanvang: date
    einde: date | None
    einddag: date | None
    reden: str | None
    crisis: bool
    laatste_hulp: date | None
    ended_by: str


def records_of(help_: Help, known_until: date) -> list[Record]:
    """The records of one person in one casus, as they were known on `known_until`.

    A hulpeinde cuts: the days up to it are one record, those after it another. A pause without
    a hulpeinde does not. What is dated later than `known_until` does not exist.
    """
    days = [day for day in help_.days if day <= known_until]
    ends = _ends(help_.hulpeinden, known_until)
    end_days = [day for day, _ in ends]
    closed = help_.gesloten is not None and help_.gesloten <= known_until
    records = []
    start = 0
    while start < len(days):
        following = bisect_left(end_days, days[start])
        cut = following < len(ends)
        stop = bisect_right(days, end_days[following]) if cut else len(days)
        last = days[stop - 1]
        einddag, reden, ended_by = None, None, ""
        if cut:
            einddag, reden, ended_by = *ends[following], "hulpeinde"
        elif closed:
            einddag, reden, ended_by = help_.gesloten, help_.reden_sluiting, "casus"
        records.append(
            Record(
                casus_id=help_.casus_id,
                persoon_id=help_.persoon_id,
                aanvang=days[start],
                einde=last if einddag else None,
                einddag=einddag,
                reden=reden,
                crisis=from_crisis(
                    days[start],
                    is_first=start == 0,
                    crisis_days=help_.crisis_days,
                    crisis_requests=help_.crisis_requests,
                ),
                laatste_hulp=last,
                ended_by=ended_by,
            )
        )
        start = stop
    return records


def record_of_hulptraject(
    casus_id: str,
    persoon_id: str,
    start: date,
    eind: date | None,
    reden_einde: str | None,
    crisis: bool | None,
    known_until: date,
) -> Record | None:
    """A hulptraject taken as it is, or None when it starts after `known_until`.

    Whether the casus is closed plays no part: only `eind` ends a hulptraject. A crisis that is
    not known is no crisis.
    """
    if start > known_until:
        return None
    ended = eind is not None and eind <= known_until
    return Record(
        casus_id=casus_id,
        persoon_id=persoon_id,
        aanvang=start,
        einde=eind if ended else None,
        einddag=eind if ended else None,
        reden=reden_einde if ended else None,
        crisis=bool(crisis),
        laatste_hulp=None,
        ended_by="hulptraject" if ended else "",
    )


def chains(records: Iterable[Record]) -> list[list[Record]]:
    """The records of one person, those that share a day together, also through others.

    A record that runs on shares every later day. Each chain stands in order of aanvang, then
    persoon_id and casus_id, so that the earliest is always the same one.
    """
    found: list[list[Record]] = []
    reach: date | None = None
    for record in sorted(records, key=lambda r: (r.aanvang, r.persoon_id, r.casus_id)):
        if found and (reach is None or record.aanvang <= reach):
            found[-1].append(record)
            open_ = reach is None or record.einde is None
            reach = None if open_ else max(reach, record.einde)
        else:
            found.append([record])
            reach = record.einde
    return found


def merged(chain: Sequence[Record]) -> Record:
    """One record for a chain: the earliest start, and ended only when all have ended.

    Crisis when any that starts on that first day has it. The end is the latest one; of two on
    that day the known reden goes first, then the lowest code.
    """
    first = chain[0]
    crisis = any(r.crisis for r in chain if r.aanvang == first.aanvang)
    days = [r.laatste_hulp for r in chain if r.laatste_hulp is not None]
    last_help = max(days, default=None)
    known = replace(first, crisis=crisis, laatste_hulp=last_help)
    if any(r.einde is None for r in chain):
        return replace(known, einde=None, einddag=None, reden=None, ended_by="")
    einde = max(r.einde for r in chain)
    latest = [r for r in chain if r.einde == einde]
    reason = min(latest, key=lambda r: _order(r.reden))
    return replace(
        known,
        einde=einde,
        einddag=max(r.einddag for r in latest),
        reden=reason.reden,
        ended_by=reason.ended_by,
    )


def belongs(record: Record, start: date, end: date) -> bool:
    """Whether a record is part of the delivery over the period from `start` to `end`.

    It began on or before the last day, and runs, or ended in or after the period, or was ended
    in it: help that stopped in March in a casus that closed in December belongs to the autumn.
    """
    if record.aanvang > end:
        return False
    if record.einde is None or record.einde >= start:
        return True
    return start <= record.einddag <= end


def must_be_confirmed(record: Record, end: date) -> bool:
    """Whether a running record had no help in the last 180 days up to `end`.

    Never for a source without contacts: there nobody knows on which days help was given.
    """
    if record.einde is not None or record.laatste_hulp is None:
        return False
    return record.laatste_hulp <= end - timedelta(days=CONFIRM_DAYS)


def _ends(hulpeinden: Iterable[tuple[date, str | None]], until: date) -> list:
    """One hulpeinde a day, in order; of two on a day the known reden, then the lowest code."""
    by_day: dict[date, str | None] = {}
    for day, reden in hulpeinden:
        if day <= until:
            by_day[day] = min(by_day.get(day), reden, key=_order)
    return sorted(by_day.items())


def _order(reden: str | None) -> int:
    """Codes in the order of the list; not known comes last."""
    codes = codelist("reden_sluiting").codes
    return codes.index(reden) if reden in codes else len(codes)
