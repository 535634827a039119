"""What a check tells, as JSON for programs and as text for people; written as it is found."""

import json
import tempfile
from collections import Counter
from json.encoder import encode_basestring_ascii as _text
from typing import TextIO

from wijkzicht.dataset.checks.run import Examination
from wijkzicht.dataset.faults import Fault, counted


def write_json(examination: Examination, out: TextIO) -> int:
    """The object of the contract, `{"faults", "warnings", "rows"}`; return the faults counted.

    Faults are written as they are found and warnings wait in a private file, so that memory
    does not grow with their number.
    """
    faults = warnings = 0
    with tempfile.TemporaryFile("w+", encoding="ascii", prefix="wijkzicht-") as waiting:
        out.write('{"faults": [')
        for is_warning, fault in examination.findings():
            if is_warning:
                waiting.write((",\n" if warnings else "\n") + _item(fault))
                warnings += 1
            else:
                out.write((",\n" if faults else "\n") + _item(fault))
                faults += 1
        out.write('],\n"warnings": [')
        waiting.seek(0)
        while part := waiting.read(1 << 20):
            out.write(part)
    out.write(f'],\n"rows": {json.dumps(examination.rows)}}}\n')
    return faults


def _item(fault: Fault) -> str:
    row = "null" if fault.row is None else fault.row
    value = "" if fault.value is None else f'"value": {_text(fault.value)}, '
    return (
        f'{{"rule": {_text(fault.rule)}, "table": {_text(fault.table)}, "row": {row},'
        f' "field": {_text(fault.field)}, {value}"message": {_text(fault.message)},'
        f' "todo": {_text(fault.todo)}}}'
    )


def write_text(examination: Examination, out: TextIO) -> int:
    """One line for each finding, then the counts by table and rule; return the faults counted."""
    counts: Counter[tuple[bool, str, str]] = Counter()
    for is_warning, fault in examination.findings():
        out.write(_line(is_warning, fault))
        counts[is_warning, fault.table, fault.rule] += 1
    _summary(examination, counts, out)
    return sum(count for (is_warning, _, _), count in counts.items() if not is_warning)


def _line(is_warning: bool, fault: Fault) -> str:
    place = [fault.table or "map"]
    if fault.row is not None:
        place.append(f"rij {fault.row}")
    if fault.field:
        place.append(fault.field)
    value = f" [{_printable(fault.value)}]" if fault.value else ""
    kind = "let op" if is_warning else "fout"
    return f"{kind:6}  {', '.join(place)}{value}: {fault.message} {fault.todo} ({fault.rule})\n"


def _printable(value: str) -> str:
    """The value on one line and without control characters: a cell must not steer a terminal."""
    return "".join(c if c.isprintable() else "�" for c in value)


def _summary(examination: Examination, counts: Counter, out: TextIO) -> None:
    if counts:
        out.write("\n")
    for is_warning, what in ((False, "fout"), (True, "let op")):
        for (kind, table, rule), count in sorted(counts.items()):
            if kind == is_warning:
                out.write(f"{count:>9}  {what:6}  {table or 'map'}  {rule}\n")
    rows = sum(examination.rows.values())
    faults = sum(count for (is_warning, _, _), count in counts.items() if not is_warning)
    out.write(
        f"\n{examination.folder}: {counted(rows, 'rij', 'rijen')} in"
        f" {counted(len(examination.rows), 'tabel', 'tabellen')} bekeken,"
        f" {counted(faults, 'fout', 'fouten')} en"
        f" {counted(counts.total() - faults, 'waarschuwing', 'waarschuwingen')}.\n"
    )
