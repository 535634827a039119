"""Reading a basisset: what is taken, with which types, and what is refused with a sentence."""

import datetime
import json
from datetime import date

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dataset.folders import folder
from wijkzicht.dataset import schema
from wijkzicht.dataset.faults import Unreadable
from wijkzicht.dataset.read import open_basisset

CASUS = """
    casus_id,huishouden_id,team_id,geopend
    c1,h1,t1,2025-01-31
    c2,h2,t1,
"""


def rows(path, table, columns="*"):
    with open_basisset(path).connect() as con:
        return con.execute(f"SELECT {columns} FROM {table} ORDER BY ALL").fetchall()


def faults(path):
    with pytest.raises(Unreadable) as refused:
        open_basisset(path).connect()
    return [(f.rule, f.table, f.row, f.field) for f in refused.value.faults]


def test_columns_stand_in_contract_order_with_contract_types(tmp_path):
    path = folder(
        tmp_path,
        voorziening="""
            soort,persoon_id,voorziening_id,crisis,start
            wmo,p1,v1,true,2025-02-01
        """,
    )
    with open_basisset(path).connect() as con:
        table = con.table("voorziening")
        assert table.columns == list(schema.tables()["voorziening"].fields)
        assert [str(kind) for kind in table.types] == [
            schema.DUCKDB_TYPES[field.type]
            for field in schema.tables()["voorziening"].fields.values()
        ]
        (found,) = table.fetchall()
    assert found[:4] == ("v1", "p1", None, "wmo")
    assert date(2025, 2, 1) in found
    assert True in found


def test_an_empty_cell_is_unknown(tmp_path):
    path = folder(tmp_path, casus='casus_id,huishouden_id,kader\nc1,"",\n')
    assert rows(path, "casus", "casus_id, huishouden_id, kader") == [("c1", None, None)]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_make_no_difference(tmp_path, newline, mark):
    text = mark + newline.join(["casus_id,geopend", "c1,2025-01-31", ""])
    (tmp_path / "casus.csv").write_bytes(text.encode())
    assert rows(tmp_path, "casus", "casus_id, geopend") == [("c1", date(2025, 1, 31))]


def test_mixed_line_ends_are_read(tmp_path):
    (tmp_path / "casus.csv").write_bytes(b"casus_id,geopend\r\nc1,\nc2,\rc3,\n")
    assert rows(tmp_path, "casus", "casus_id") == [("c1",), ("c2",), ("c3",)]


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("doelscore.score", "-2", -2),
        ("doelscore.score", "+1", 1),
        ("doelscore.score", "02", 2),
        ("formatie.fte", "0.8", 0.8),
        ("formatie.fte", "1", 1.0),
        ("formatie.fte", ".5", 0.5),
        ("formatie.van", "2024-02-29", date(2024, 2, 29)),
        ("formatie.skj", "true", True),
        ("formatie.skj", "FALSE", False),
        ("formatie.skj", "1", True),
        ("formatie.skj", "0", False),
    ],
)
def test_what_can_be_read(tmp_path, kind, text, value):
    table, field = kind.split(".")
    path = folder(tmp_path, **{table: f"x,{field},y\n,{text},\n"})
    assert rows(path, table, field) == [(value,)]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("doelscore.score", "1.0"),
        ("doelscore.score", "1e0"),
        ("doelscore.score", " 1"),
        ("doelscore.score", "een"),
        ("doelscore.score", "99999999999999999999"),
        ("formatie.fte", '"0,8"'),
        ("formatie.fte", "nan"),
        ("formatie.fte", "inf"),
        ("formatie.fte", "1e999"),
        ("formatie.van", "2025-02-29"),
        ("formatie.van", "2025-1-1"),
        ("formatie.van", "2025/01/01"),
        ("formatie.van", "01-02-2025"),
        ("formatie.van", "2025-01-01 "),
        ("formatie.van", "2025-01-01T00:00"),
        ("formatie.van", "infinity"),
        ("formatie.van", "-infinity"),
        ("formatie.van", "12025-01-01"),
        ("formatie.van", "0000-01-01"),
        ("formatie.skj", "ja"),
        ("formatie.skj", "t"),
        ("formatie.skj", " true"),
    ],
)
def test_what_can_not_be_read_names_table_row_and_field(tmp_path, kind, text):
    table, field = kind.split(".")
    path = folder(tmp_path, **{table: f"x,{field},y\n,,\n,{text},\n"})
    assert faults(path) == [("type", table, 2, field)]


def test_a_broken_record_is_named(tmp_path):
    path = folder(
        tmp_path,
        casus="""
            casus_id,huishouden_id,geopend
            c1,h1,2025-01-01
            c2,h2
            c3,h3,2025-01-01,iets,meer
        """,
    )
    assert faults(path) == [("columns", "casus", 2, ""), ("columns", "casus", 3, "")]


def test_other_encodings_and_nul_are_named_by_cell(tmp_path):
    (tmp_path / "casus.csv").write_bytes(
        "casus_id,huishouden_id\nc1,é\n".encode("latin-1") + b"c\0,h\n"
    )
    assert faults(tmp_path) == [
        ("encoding", "casus", 1, "huishouden_id"),
        ("encoding", "casus", 2, "casus_id"),
    ]


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "header"),
        (b"\ncasus_id\nc1\n", "header"),
        ("casus_id\nc1\n".encode("utf-16"), "encoding"),
        (b"PK\x03\x04\x00", "encoding"),
        (b"casus_id;geopend\nc1;2025-01-01\n", "header"),
        (b"een,twee\n1,2\n", "header"),
        (b"casus_id,casus_id\nc1,c1\n", "header"),
        (b"casus_id," + b"x," * 2000 + b"\n", "size"),
    ],
)
def test_a_file_that_is_no_such_table_is_refused(tmp_path, content, rule):
    (tmp_path / "casus.csv").write_bytes(content)
    assert faults(tmp_path) == [(rule, "casus", None, "")]


def test_a_cell_without_end_is_refused_without_being_held(tmp_path):
    with (tmp_path / "casus.csv").open("wb") as file:
        file.write(b"casus_id,huishouden_id\nc1,h1\nc2,")
        for _ in range(60):
            file.write(b"x" * 1_000_000)
        file.write(b"\n")
    assert faults(tmp_path) == [("size", "casus", 2, "")]


def test_a_quote_that_is_never_closed_is_refused(tmp_path):
    (tmp_path / "casus.csv").write_bytes(b'casus_id,kader\nc1,"x\n' + b"c2,y\n" * 400_000)
    assert faults(tmp_path) == [("size", "casus", 1, "")]


def test_two_files_of_one_table_are_refused(tmp_path):
    folder(tmp_path, casus=CASUS)
    (tmp_path / "casus.parquet").write_bytes(b"")
    assert faults(tmp_path) == [("file", "casus", None, "")]


def test_a_folder_without_tables_is_refused(tmp_path):
    assert faults(tmp_path) == [("folder", "", None, "")]
    assert faults(tmp_path / "nergens") == [("folder", "", None, "")]


def test_a_file_that_only_says_it_is_parquet_is_refused(tmp_path):
    (tmp_path / "casus.parquet").write_bytes(b"PAR1 en dan niets meer PAR1")
    assert faults(tmp_path) == [("file", "casus", None, "")]


def test_parquet_is_taken_with_its_own_types(tmp_path):
    table = pa.table(
        {
            "casus_id": ["c1", ""],
            "geopend": pa.array([date(2025, 1, 1), None]),
            "gesloten": pa.array(["2025-02-01", ""]),
        }
    )
    pq.write_table(table, tmp_path / "casus.parquet")
    assert rows(tmp_path, "casus", "casus_id, geopend, gesloten") == [
        ("c1", date(2025, 1, 1), date(2025, 2, 1)),
        (None, None, None),
    ]


def test_parquet_midnights_are_days_and_whole_floats_are_integers(tmp_path):
    table = pa.table(
        {
            "contact_id": ["k1"],
            "datum": pa.array([datetime.datetime(2025, 1, 1)], pa.timestamp("us")),  # noqa: DTZ001
            "duur_minuten": [60.0],
        }
    )
    pq.write_table(table, tmp_path / "contact.parquet")
    assert rows(tmp_path, "contact", "datum, duur_minuten") == [(date(2025, 1, 1), 60)]


def test_a_parquet_cell_that_is_no_date_names_its_row(tmp_path):
    moment = datetime.datetime(2025, 1, 1, 9, 30)  # noqa: DTZ001
    table = pa.table({"contact_id": ["k1", "k2"], "datum": pa.array([None, moment])})
    pq.write_table(table, tmp_path / "contact.parquet")
    assert faults(tmp_path) == [("type", "contact", 2, "datum")]


def test_unknown_columns_are_left_aside_and_noted(tmp_path):
    path = folder(tmp_path, casus="casus_id,kleur\nc1,rood\n")
    assert open_basisset(path).notes == (
        "casus: kolom kleur hoort niet bij de basisset en is overgeslagen.",
    )
    assert rows(path, "casus", "casus_id") == [("c1",)]


def test_names_with_search_characters_and_quotes_are_taken_literally(tmp_path):
    path = folder(tmp_path / "a[b]*'?\"", casus=CASUS)
    assert len(rows(path, "casus")) == 2


TODAY = date(2025, 6, 30)


@pytest.mark.parametrize(
    ("peildatum", "contacts", "episodes", "expected"),
    [
        ("2025-03-31", ["2025-05-05"], [], date(2025, 3, 31)),
        ("2025-12-31", [], [], TODAY),
        (None, ["2025-05-05", "2025-04-01", "2025-07-01", ""], [], date(2025, 5, 5)),
        (None, [], ["2025-02-02", "2026-01-01"], date(2025, 2, 2)),
        (None, ["2025-04-01"], ["2025-05-05"], date(2025, 4, 1)),
        (None, [], [], TODAY),
    ],
)
def test_the_as_of_date(tmp_path, peildatum, contacts, episodes, expected):
    path = folder(
        tmp_path,
        contact="contact_id,datum\n" + "".join(f"k,{day}\n" for day in contacts),
        hulptraject="hulptraject_id,start\n" + "".join(f"k,{day}\n" for day in episodes),
    )
    if peildatum:
        (path / "datapackage.json").write_text(json.dumps({"peildatum": peildatum}))
    assert open_basisset(path).as_of(TODAY) == expected


def test_the_descriptor_tells_peildatum_source_and_coverage(tmp_path):
    path = folder(tmp_path, casus=CASUS)
    content = {
        "peildatum": "2025-03-31",
        "bron": "een ander systeem",
        "resources": [{"name": "casus", "dekking": "via_team"}, {"name": "contact"}],
    }
    (path / "datapackage.json").write_text(json.dumps(content))
    assert open_basisset(path).descriptor == {
        "peildatum": date(2025, 3, 31),
        "bron": "een ander systeem",
        "dekking": {"casus": "via_team"},
    }


@pytest.mark.parametrize(
    ("content", "field"),
    [
        ("geen json", ""),
        ("[]", ""),
        ('{"peildatum": "31-03-2025"}', "peildatum"),
        ('{"peildatum": 20250331}', "peildatum"),
        ('{"resources": [{"name": "casus", "dekking": "ja"}]}', "dekking"),
    ],
)
def test_a_wrong_descriptor_is_refused(tmp_path, content, field):
    path = folder(tmp_path, casus=CASUS)
    (path / "datapackage.json").write_text(content)
    assert [(rule, name) for rule, _, _, name in faults(path)] == [("descriptor", field)]


@pytest.mark.parametrize("writer", ["duckdb", "pyarrow"])
def test_plain_parquet_of_other_tools_gives_no_note(tmp_path, writer):
    path = tmp_path / "casus.parquet"
    if writer == "duckdb":
        with duckdb.connect() as con:
            con.execute(
                "COPY (SELECT 'c1' casus_id, 'h1' huishouden_id, 't1' team_id,"
                f" DATE '2025-01-31' geopend) TO '{path}' (FORMAT parquet)"
            )
    else:
        columns = {"casus_id": ["c1"], "huishouden_id": ["h1"], "team_id": ["t1"]}
        pq.write_table(pa.table({**columns, "geopend": [date(2025, 1, 31)]}), path)
    found = open_basisset(tmp_path)
    assert list(found.notes) == []
    assert rows(tmp_path, "casus", "casus_id, geopend") == [("c1", date(2025, 1, 31))]
