"""Delivery files: the contract's CSV, and the protocol's fixed-width and sheet forms."""

import csv
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import xlsxwriter

from wijkzicht.deliveries.records_file import COLUMNS, EXTRA
from wijkzicht.vocabulary.protocols import LayoutField

# Rows an Excel sheet can hold, the heading left out.
MOST_ROWS_OF_A_SHEET = 1_048_575
Rows = Iterable[Sequence[str]]


class BadLayout(ValueError):
    """The record layout can't be used; the message says why."""


def check_layout(layout: Sequence[LayoutField]) -> None:
    """Raise BadLayout when a layout asks for a field that a delivery does not have."""
    unknown = [f.name for f in layout if f.name not in (*COLUMNS, EXTRA)]
    if unknown or not layout:
        raise BadLayout(f"De recordindeling heeft velden die we niet kennen: {', '.join(unknown)}.")


def write_csv(path: Path, rows: Rows, layout: Sequence[LayoutField]) -> None:
    """The form of CONTRACT.md, for every protocol the same; `layout` is not used."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)


def write_text(path: Path, rows: Rows, layout: Sequence[LayoutField]) -> None:
    """Fixed width: one record a line, every field filled with blanks to its length, no heading."""
    with path.open("w", encoding="ascii", newline="") as file:
        for row in rows:
            cells = _cells(row, layout)
            line = "".join(cell.ljust(f.width) for cell, f in zip(cells, layout, strict=True))
            file.write(line + "\r\n")


def write_sheet(path: Path, rows: Rows, layout: Sequence[LayoutField]) -> None:
    """A sheet with a heading; every cell is text, so that no zero in front is lost."""
    with xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_numbers": False}) as book:
        sheet = book.add_worksheet("jeugdhulp")
        text = book.add_format({"num_format": "@"})
        sheet.set_column(0, len(layout) - 1, 18, text)
        for column, field in enumerate(layout):
            sheet.write_string(0, column, field.name, text)
        for number, row in enumerate(rows, start=1):
            if number > MOST_ROWS_OF_A_SHEET:
                raise BadLayout("Zoveel records passen niet in een werkblad. Kies .csv of .txt.")
            for column, cell in enumerate(_cells(row, layout)):
                sheet.write_string(number, column, cell, text)


WRITERS: dict[str, Callable[[Path, Rows, Sequence[LayoutField]], None]] = {
    ".csv": write_csv,
    ".txt": write_text,
    ".xlsx": write_sheet,
}


def _cells(row: Sequence[str], layout: Sequence[LayoutField]) -> list[str]:
    """The cells in the layout's order; perspectief was never recorded and stays blank."""
    known = {**dict(zip(COLUMNS, row, strict=True)), EXTRA: ""}
    return [known[field.name] for field in layout]
