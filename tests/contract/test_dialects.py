"""One folder, one file a table, `.parquet` or `.csv`, UTF-8, comma, header: however it was made."""

import csv
import io

import pyarrow as pa
import pytest
from pyarrow import csv as arrow_csv
from pyarrow import parquet

from contract.outside import TABLES, figures, folder, run

ASKED = ("--per", "totaal,halfjaar", "--only", "N01,N06,N08,B05,W03,E08,T02")


def _other_order(text: str) -> str:
    """Columns and rows the other way round, everything quoted, and a column of one's own."""
    header, *rows = csv.reader(io.StringIO(text))
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow([*reversed(header), "eigen kolom"])
    writer.writerows([*reversed(row), 'x, "y"'] for row in reversed(rows))
    return out.getvalue()


def _without_empty_columns(text: str) -> str:
    header, *rows = csv.reader(io.StringIO(text))
    kept = [i for i in range(len(header)) if any(row[i] for row in rows)]
    return "".join(",".join(row[i] for i in kept) + "\n" for row in (header, *rows))


CSV = {
    "windows": lambda text: "\ufeff" + text.replace("\n", "\r\n"),
    "oude mac": lambda text: text.replace("\n", "\r"),
    "geen laatste regeleinde": lambda text: text.rstrip("\n"),
    "lege regels aan het eind": lambda text: text + "\n\n",
    "andere volgorde": _other_order,
    "zonder lege kolommen": _without_empty_columns,
    "True": lambda text: text.replace("true", "True"),
}


def _arrow(text: str, **options) -> pa.Table:
    return arrow_csv.read_csv(
        io.BytesIO(text.encode()), convert_options=arrow_csv.ConvertOptions(**options)
    )


def _cast(table: pa.Table, was, becomes) -> pa.Table:
    fields = [(field.name, becomes if was(field.type) else field.type) for field in table.schema]
    return table.cast(pa.schema(fields))


def _all_text(table: pa.Table) -> pa.Table:
    return _cast(table, lambda kind: True, pa.string())


PARQUET = {
    "types van het bestand": _arrow,
    "alles tekst, leeg is leeg": lambda text: _arrow(
        text, column_types=dict.fromkeys(text.split("\n")[0].split(","), pa.string())
    ),
    "alles tekst, leeg is null": lambda text: _all_text(_arrow(text, strings_can_be_null=True)),
    "momenten": lambda text: _cast(_arrow(text), pa.types.is_date, pa.timestamp("ns")),
    "momenten in UTC": lambda text: _cast(
        _arrow(text), pa.types.is_date, pa.timestamp("us", tz="UTC")
    ),
    "hele getallen als float": lambda text: _cast(_arrow(text), pa.types.is_integer, pa.float64()),
    "categorie": lambda text: _cast(
        _arrow(text), pa.types.is_string, pa.dictionary(pa.int8(), pa.string())
    ),
    "lange tekst": lambda text: _cast(_arrow(text), pa.types.is_string, pa.large_string()),
}


@pytest.fixture(scope="module")
def expected(tmp_path_factory):
    return figures(folder(tmp_path_factory.mktemp("plain") / "set"), *ASKED)


@pytest.mark.parametrize("change", CSV.values(), ids=CSV)
def test_every_csv_gives_the_same_figures(tmp_path, expected, change):
    path = folder(tmp_path / "set", **{name: None for name in TABLES})
    for name, text in TABLES.items():
        (path / f"{name}.csv").write_text(change(text), "utf-8", newline="")
    assert run("check", path).exit_code == 0
    assert figures(path, *ASKED) == expected


@pytest.mark.parametrize("change", PARQUET.values(), ids=PARQUET)
def test_every_parquet_gives_the_same_figures(tmp_path, expected, change):
    path = folder(tmp_path / "set", **{name: None for name in TABLES})
    for name, text in TABLES.items():
        parquet.write_table(change(text), path / f"{name}.parquet")
    assert run("check", path).exit_code == 0
    assert figures(path, *ASKED) == expected


def test_csv_and_parquet_may_stand_in_one_folder(tmp_path, expected):
    path = folder(tmp_path / "set", contact=None)
    parquet.write_table(_arrow(TABLES["contact"]), path / "contact.parquet")
    assert figures(path, *ASKED) == expected


@pytest.mark.parametrize("after", ["", "k9,c1,m1,2025-07-11,hulp,,5\n"])
def test_a_text_whose_quote_is_never_closed_swallows_no_rows(tmp_path, after):
    """The rest of the file must not become one long text without a word."""
    contact = TABLES["contact"].replace("m2,2025-07-05", '"m2,2025-07-05') + after
    organisatie = 'organisatie_id,naam\no1,"Org\no2,Andere\n'
    for number, changes in enumerate(({"contact": contact}, {"organisatie": organisatie})):
        path = folder(tmp_path / f"{number}", **changes)
        checked = run("check", path)
        assert checked.exit_code == 1
        assert "(quotes)" in checked.stdout
        done = run("indicators", path, "--out", tmp_path / "cijfers.csv")
        assert done.exit_code == 1
        assert not (tmp_path / "cijfers.csv").exists()
