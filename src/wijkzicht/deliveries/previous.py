"""The difference with an earlier delivery: what is new, ended, changed, or gone."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from wijkzicht.dataset import csv_files
from wijkzicht.dataset.faults import Fault, Unreadable
from wijkzicht.deliveries.records_file import COLUMNS
from wijkzicht.vocabulary.periods import Period

Cells = Sequence[str]
_AT = {name: place for place, name in enumerate(COLUMNS)}
_EINDE = _AT["datum_einde"]
_NO_BSN = ("000000000", "999999999")


@dataclass(frozen=True)
class Difference:
    """Records by what happened to them. `changed` and `ended` hold the record as it is now.

    `deleted` holds records of the former delivery that are in this one no more: CBS removes
    them when this file replaces that one. `same_period` is false when the former file is about
    an earlier period; what had ended in it is then not missed.
    """

    new: list[Cells]
    ended: list[Cells]
    changed: list[Cells]
    deleted: list[Cells]
    same_period: bool

    def counts(self) -> dict[str, int]:
        """The four numbers of the report."""
        return {
            "new": len(self.new),
            "ended": len(self.ended),
            "changed": len(self.changed),
            "deleted_at_cbs": len(self.deleted),
        }


def read_previous(path: Path) -> list[Cells]:
    """The records of an earlier CSV. Raises Unreadable when it is not one, or only half of one."""
    try:
        if csv_files.header(path) != list(COLUMNS):
            raise _not_a_delivery(path, f"De eerste regel is niet {','.join(COLUMNS)}.")
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file, strict=True))[1:]
    except (csv_files.NotCsv, csv.Error, UnicodeDecodeError) as problem:
        raise _not_a_delivery(path, "Het is geen leesbare CSV.") from problem
    for number, row in enumerate(rows, start=1):
        if len(row) != len(COLUMNS):
            raise _not_a_delivery(path, f"Rij {number} heeft {len(row)} velden.")
    return rows


def difference(now: Iterable[Cells], before: Sequence[Cells], period: Period) -> Difference:
    """Compare by the record key of the protocol: BSN, aanvang and hulpvorm.

    Without BSN: geslacht, birth date, postcode, aanvang and hulpvorm. Twins may share that key;
    then as many are compared as both hold. A record that ran and has ended counts as ended,
    whatever else changed.
    """
    same_period = _reaches(before, period)
    former: dict[tuple, list[Cells]] = defaultdict(list)
    for row in before:
        former[_key(row)].append(row)
    new, ended, changed = [], [], []
    for row in now:
        found = former.get(_key(row))
        if not found:
            new.append(row)
            continue
        was = found.pop(0)
        if row[_EINDE] and not was[_EINDE]:
            ended.append(row)
        elif tuple(row) != tuple(was):
            changed.append(row)
    left = [row for rows in former.values() for row in rows]
    deleted = sorted(row for row in left if same_period or not row[_EINDE])
    return Difference(new, ended, changed, deleted, same_period)


def _key(row: Cells) -> tuple[str, ...]:
    names = (
        ("geslacht", "geboortedatum", "postcode", "datum_aanvang", "hulpvorm")
        if row[_AT["bsn"]] in _NO_BSN
        else ("bsn", "datum_aanvang", "hulpvorm")
    )
    return tuple(row[_AT[name]] for name in names)


def _reaches(rows: Iterable[Cells], period: Period) -> bool:
    """Whether a file tells of a day in the period or later; an earlier period's file can't.

    Not seen from the outside otherwise: the file does not name its period.
    """
    first = f"{period.start:%Y%m%d}"
    return any(row[place] >= first for row in rows for place in (_AT["datum_aanvang"], _EINDE))


def _not_a_delivery(path: Path, why: str) -> Unreadable:
    message = f"{path} is geen eerdere levering. {why}"
    todo = "Geef de CSV die deze opdracht eerder maakte."
    return Unreadable([Fault("vorige_levering", "levering", None, "", None, message, todo)])
