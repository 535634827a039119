"""Turn exports into a basisset: every row of every file, whole or not at all."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from wijkzicht.dataset.csv_files import LONGEST_CELL
from wijkzicht.dataset.exports.cells import Unfit, converter
from wijkzicht.dataset.exports.mapping import Column, Mapping, Part
from wijkzicht.dataset.faults import Fault, Unreadable, shown
from wijkzicht.dataset.schema import Table, tables
from wijkzicht.dataset.write import whole_folder, write_description


@dataclass
class Told:
    """What became of one file for one table: rows `read`, `passed` over by the mapping, `written`.

    `unused` names the columns of the file that the mapping doesn't name for this table.
    """

    table: str
    file: str
    read: int = 0
    passed: int = 0
    written: int = 0
    unused: list[str] = field(default_factory=list)


def turn(
    source: Path, mapping: Mapping, out: Path, tell: Callable[[str], None] = lambda _: None
) -> list[Told]:
    """
    Write the basisset that the mapping makes of `source`, a folder with CSV files or one of them.

    Cells are turned into the contract's types and codes; keys, references and order of dates are
    for `check`. Raises Unreadable with every cell that can't be turned, by table, row of their
    file and field; then nothing is written. Raises FileExistsError when other things stand in
    `out`.
    """
    faults: list[Fault] = []
    told = []
    with whole_folder(out) as fresh:
        for name, parts in mapping.parts.items():
            tell(f"{name} maken")
            with (fresh / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file, lineterminator="\n")
                writer.writerow(tables()[name].fields)
                seen: set[tuple[str, ...]] = set()
                for part in parts:
                    one = _Turned(tables()[name], source, part, mapping.form, faults)
                    writer.writerows(one.rows(seen))
                    told.append(one.told)
        if faults:
            raise Unreadable(faults)
        write_description(fresh, list(mapping.parts), "csv", mapping.extra)
    return told


class _Turned:
    """The rows that one part of a mapping makes of one file, and what was told of it."""

    def __init__(self, table: Table, source: Path, part: Part, form, faults: list[Fault]) -> None:
        self.table, self.part, self.form, self.faults = table, part, form, faults
        self.path = source / (part.bestand or "") if source.is_dir() else source
        self.told = Told(table.name, self.path.name)

    def rows(self, seen: set[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
        """Rows in the contract's order of columns; `seen` holds what was written of this table."""
        if self.part.rijen:
            self.told.file, self.told.written = "de mapping", len(self.part.rijen)
            names = self.table.fields
            yield from (tuple(row.get(name, "") for name in names) for row in self.part.rijen)
            return
        csv.field_size_limit(LONGEST_CELL)
        try:
            with self.path.open(encoding=_bom(self.form.codering), newline="") as file:
                yield from self._rows(csv.reader(file, delimiter=self.form.scheidingsteken), seen)
        except (OSError, UnicodeError, csv.Error) as problem:
            self._wrong(None, "", "file", _why(self.path, problem, self.form.codering))

    def _rows(self, records, seen) -> Iterator[tuple[str, ...]]:
        header = [name.strip() for name in next(records, [])]
        if not self._fits(header):
            return
        place = {name: n for n, name in enumerate(header)}
        only = [(place[name], values) for name, values in self.part.alleen.items()]
        names = list(self.table.fields)
        filled = [names.index(name) for name in self.part.gevuld]
        makers = [self._maker(name, place) for name in names]
        for number, record in enumerate((r for r in records if r), start=1):
            self.told.read += 1
            if len(record) != len(header):
                many = f"De rij heeft {len(record)} cellen; de kopregel heeft er {len(header)}."
                self._wrong(number, "", "columns", many)
                continue
            row = ("",)
            if all(record[at].strip() in values for at, values in only):
                row = tuple(make(record, number) for make in makers)
            if len(row) == 1 or not all(row[at] for at in filled) or self._double(row, seen):
                self.told.passed += 1
            else:
                self.told.written += 1
                yield row

    def _double(self, row: tuple[str, ...], seen: set[tuple[str, ...]]) -> bool:
        if not self.part.uniek:
            return False
        stood = row in seen
        seen.add(row)
        return stood

    def _fits(self, header: list[str]) -> bool:
        wanted = {c.kolom for c in self.part.kolommen.values() if c.kolom} | set(self.part.alleen)
        self.told.unused = [name for name in header if name not in wanted]
        missing = sorted(wanted - set(header))
        twice = sorted(name for name in wanted if header.count(name) > 1)
        for name in missing:
            self._wrong(None, name, "header", f"De kolom ‘{name}’ staat niet in {self.path.name}.")
        for name in twice:
            self._wrong(
                None, name, "header", f"De kolom ‘{name}’ staat twee keer in {self.path.name}."
            )
        return not missing and not twice

    def _maker(self, name: str, place: dict[str, int]) -> Callable[[list[str], int], str]:
        column = self.part.kolommen.get(name, Column(vast=""))
        convert = converter(self.table.fields[name], column, self.form)
        at = place.get(column.kolom)

        def make(record: list[str], number: int) -> str:
            text = column.vast if at is None else record[at]
            try:
                return convert(text)
            except Unfit as unfit:
                value = shown(self.table.name, (name,), (text,))
                told = f"{unfit.message} (kolom {column.kolom} in {self.path.name})"
                self.faults.append(
                    Fault(unfit.rule, self.table.name, number, name, value, told, unfit.todo)
                )
                return ""

        return make

    def _wrong(self, row: int | None, name: str, rule: str, message: str) -> None:
        todo = "Verbeter het bestand, of de mapping."
        self.faults.append(Fault(rule, self.table.name, row, name, None, message, todo))


def _bom(encoding: str) -> str:
    return "utf-8-sig" if encoding.lower().replace("_", "-") in ("utf-8", "utf8") else encoding


def _why(path: Path, problem: Exception, encoding: str) -> str:
    if isinstance(problem, UnicodeError):
        return f"{path.name} is niet te lezen als {encoding}."
    if isinstance(problem, csv.Error):
        return f"{path.name} is geen leesbare CSV."
    return f"{path.name} kan niet worden geopend."
