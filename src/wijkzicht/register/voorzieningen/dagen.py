"""Days on which help began and stopped, from a table of a provider: first tried, then written.

Trying is the same work taken back, so that what is told beforehand is what will happen.
"""

import contextlib
import csv
import io
import re
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.register.voorzieningen import actions
from wijkzicht.register.voorzieningen.models import Voorziening
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.vocabulary.days import in_words

MOST = 1_000
COLUMNS = ("sleutel", "start", "stop")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})")
_ALSO = {"nummer": "sleutel", "eind": "stop", "einde": "stop", "begin": "start"}


@dataclass(frozen=True)
class Outcome:
    """What happens with one line: `changes` in words, or why not. Neither: it stands so already."""

    number: int
    key: str
    voorziening: Voorziening | None = None
    changes: str = ""
    fault: str = ""


def enter(text: str, *, by: Medewerker, write: bool = False, skip: bool = False) -> list[Outcome]:
    """Put the days of the table at the help they belong to, and say for each line what came of it.

    `text`: CSV with a line of names on top: sleutel (the pseudoniem, or the provider's own number),
    start, stop. Nothing is written without `write`, nor when a line is wrong, unless `skip` leaves
    the wrong ones out. Raises NotAllowed when it is no such table.
    """
    lines = read(text)
    found = _found(lines)
    with transaction.atomic():
        before = transaction.savepoint()
        outcomes = _each(lines, found, by)
        if not write or (not skip and any(line.fault for line in outcomes)):
            transaction.savepoint_rollback(before)
    return outcomes


def read(text: str) -> list[dict[str, str]]:
    """The lines of the table by name of column, with `number` as in the file."""
    text = text.strip("\ufeff \r\n")
    if not text:
        raise NotAllowed("De tabel is leeg. Plak de tabel of kies een bestand.")
    first = text.splitlines()[0]
    mark = max(";\t,", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=mark))
    except csv.Error:
        raise NotAllowed("Dit is geen tabel. Bewaar de lijst als csv en kies die.") from None
    names = [_ALSO.get(name, name) for name in (cell.strip().lower() for cell in rows[0])]
    missing = [name for name in COLUMNS if name not in names]
    if missing:
        raise NotAllowed(
            f"Deze kolom ontbreekt: {', '.join(missing)}. "
            "Zet op de eerste regel: sleutel;start;stop."
        )
    if len(rows) - 1 > MOST:
        raise NotAllowed(f"De tabel heeft meer dan {MOST} regels. Knip hem in stukken.")
    lines = []
    for number, cells in enumerate(rows[1:], 2):
        if any(cell.strip() for cell in cells):
            cells = [cell.strip() for cell in cells] + [""] * len(names)
            lines.append({"number": str(number)} | dict(zip(names, cells, strict=False)))
    if not lines:
        raise NotAllowed("De tabel heeft geen regels onder de namen van de kolommen.")
    return lines


def _found(lines: list[dict[str, str]]) -> dict[str, list[Voorziening]]:
    """Help by the key that the table knows it by; only what the asker may see. One statement."""
    keys = {line["sleutel"] for line in lines if line["sleutel"]}
    pseudonyms = {key: name for key in keys if (name := _uuid(key))}
    rows = Voorziening.objects.filter(
        Q(pseudoniem__in=pseudonyms.values()) | Q(eigen_nummer__in=keys)
    ).select_related("casus__team", "casus__huishouden", "huishouden", "persoon")
    found: dict[str, list[Voorziening]] = {}
    for row in rows:
        found.setdefault(str(row.pseudoniem), []).append(row)
        if row.eigen_nummer:
            found.setdefault(row.eigen_nummer, []).append(row)
    return {key: found.get(str(pseudonyms.get(key, key)), []) for key in keys}


def _each(lines, found, by: Medewerker) -> list[Outcome]:
    outcomes, seen = [], {}
    for line in lines:
        key, number = line["sleutel"], int(line["number"])
        row = None
        try:
            if key in seen:
                raise NotAllowed(f"Deze sleutel staat ook op regel {seen[key]}.")
            seen.setdefault(key, number)
            row = _one(key, found)
            start, eind = _day(line["start"]), _day(line["stop"])
            with transaction.atomic():
                changes = _write(row, start, eind, by)
        except NotAllowed as refusal:
            outcomes.append(Outcome(number, key, row, fault=refusal.sentence))
        else:
            outcomes.append(Outcome(number, key, row, changes=changes))
    return outcomes


def _one(key: str, found: dict[str, list[Voorziening]]) -> Voorziening:
    if not key:
        raise NotAllowed("De sleutel ontbreekt.")
    rows = found[key]
    if not rows:
        raise NotAllowed(
            "Deze sleutel is niet bekend, of je bent niet betrokken bij dat gezin. "
            "Kijk of het nummer klopt."
        )
    if len(rows) > 1:
        raise NotAllowed("Dit nummer staat bij meer dan één hulp. Vul de dag bij het gezin in.")
    return rows[0]


def _write(row: Voorziening, start: date | None, eind: date | None, by: Medewerker) -> str:
    """Put the days that are new; what stands there and differs is a fault, never overwritten."""
    if start is None and eind is None:
        raise NotAllowed("Er staat geen dag op deze regel.")
    told = []
    for name, day, known in (("start", start, row.start), ("stop", eind, row.eind)):
        if day and known and day != known:
            raise NotAllowed(
                f"Bij het gezin staat een andere dag ({name}): {in_words(known)}. "
                "Kijk samen welke dag klopt."
            )
    if start and not row.start:
        actions.start(voorziening=row, versie=row.versie, start=start, by=by)
        told.append(f"begonnen op {in_words(start)}")
    if eind and not row.eind:
        actions.end(voorziening=row, versie=row.versie, eind=eind, by=by)
        told.append(f"gestopt op {in_words(eind)}")
    return ", ".join(told)


def _day(text: str) -> date | None:
    if not text:
        return None
    if found := _YEAR_FIRST.fullmatch(text):
        parts = found.groups()
    elif found := _DAY_FIRST.fullmatch(text):
        parts = found.groups()[::-1]
    else:
        parts = ("0", "0", "0")
    with contextlib.suppress(ValueError):
        return date(*map(int, parts))
    raise NotAllowed(f"‘{text[:20]}’ is geen dag. Schrijf bijvoorbeeld 5-11-2026.")


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
