"""A table as it is seen, and the same table as a file: CSV, Excel without formulas, Parquet."""

import csv
import io
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

Value = str | int | float | None


@dataclass(frozen=True)
class Sheet:
    """A table: every row has one value a column; None is empty, never nought."""

    caption: str
    columns: tuple[str, ...]
    rows: list[tuple[Value, ...]]

    @property
    def cells(self) -> list[list[tuple[Value, str]]]:
        """Every value with the words above its column, for a phone that shows rows as blocks."""
        return [list(zip(row, self.columns, strict=True)) for row in self.rows]


def to_csv(sheet: Sheet) -> bytes:
    """UTF-8 with a comma, numbers with a point; a text that a sheet would run is quoted as text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(sheet.columns)
    writer.writerows([[_harmless(value) for value in row] for row in sheet.rows])
    return out.getvalue().encode()


def _harmless(value: Value) -> Value:
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "@") else value


def to_xlsx(sheet: Sheet) -> bytes:
    """One sheet; no cell is a formula or a link."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    book = Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties(
        {"created": datetime(2000, 1, 1, tzinfo=UTC)}
    )  # the same sheet, the same bytes
    page = book.add_worksheet()
    page.write_row(0, 0, sheet.columns, book.add_format({"bold": True}))
    for number, row in enumerate(sheet.rows, start=1):
        page.write_row(number, 0, row)
    page.autofit()
    book.close()
    return out.getvalue()


def to_parquet(sheet: Sheet) -> bytes:
    """Whole numbers, numbers or text by column."""
    import duckdb

    kinds = [_kind([row[i] for row in sheet.rows]) for i in range(len(sheet.columns))]
    fields = ", ".join(
        f'"{name.replace(chr(34), "")}" {kind}'
        for name, kind in zip(sheet.columns, kinds, strict=True)
    )
    with duckdb.connect() as con, tempfile.TemporaryDirectory() as folder:
        con.execute(f"CREATE TABLE t ({fields})")
        if sheet.rows:
            marks = ", ".join("?" for _ in sheet.columns)
            con.executemany(f"INSERT INTO t VALUES ({marks})", sheet.rows)
        place = Path(folder) / "t.parquet"
        con.execute(f"COPY t TO '{place}' (FORMAT parquet)")
        return place.read_bytes()


def _kind(values: list[Value]) -> str:
    seen = {type(value) for value in values if value is not None}
    if seen and seen <= {int}:
        return "BIGINT"
    return "DOUBLE" if seen and seen <= {int, float} else "VARCHAR"


FORMS = {
    "csv": (to_csv, "text/csv; charset=utf-8"),
    "xlsx": (to_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "parquet": (to_parquet, "application/vnd.apache.parquet"),
}
PICTURES = {"svg": "image/svg+xml", "png": "image/png"}
