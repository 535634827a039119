"""Whatever bytes stand in a table, reading and checking end with a sentence, never a traceback.

And where a file is sound, the fast reader and the patient one read the same.
"""

import csv
import io
import tempfile
from datetime import date
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from wijkzicht.dataset import cells, csv_files, csv_repair, engine
from wijkzicht.dataset.checks.run import Examination
from wijkzicht.dataset.faults import Unreadable
from wijkzicht.dataset.read import open_basisset
from wijkzicht.dataset.schema import Field, tables

# `make proof-generative` searches longer.
HEADER = b"contact_id,casus_id,datum,activiteit,ook_hulp,duur_minuten\n"
PIECES = st.sampled_from(
    b',|\n|\r\n|\r|"|""|\0|\xff|\xc3|\xef\xbb\xbf| |k1|2025-01-31|hulp|true|-5|\\|#|;|\x1a'.split(
        b"|"
    )
)
BYTES = st.one_of(st.binary(max_size=200), st.lists(PIECES, max_size=60).map(b"".join))


def read_and_check(name: str, content: bytes) -> list:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(content)
        try:
            with open_basisset(folder).connect() as con:
                con.execute("FROM contact").fetchall()
            stopped = []
        except Unreadable as refused:
            stopped = refused.faults
            assert stopped
        found = list(Examination(Path(folder), date(2025, 6, 30)).findings())
    for _, fault in found:
        assert fault.message
        assert fault.todo
    faults = [fault for is_warning, fault in found if not is_warning]
    assert set(stopped) <= set(faults)
    return faults


@given(BYTES)
@example(b"")
@example(HEADER + b'"')
@example(HEADER + b"k1,c1,2025-01-01,hulp,true,5\r\nk2")
def test_any_bytes_as_csv(content):
    read_and_check("contact.csv", content)


@given(BYTES)
def test_any_bytes_below_a_good_header(content):
    read_and_check("contact.csv", HEADER + content)


@given(BYTES)
@example(b"PAR1" + b"\0" * 40 + b"PAR1")
def test_any_bytes_as_parquet(content):
    assert "file" in [fault.rule for fault in read_and_check("contact.parquet", content)]


@given(BYTES)
@example(b'{"peildatum": 1e999}')
@example(b"[" * 100_000)
def test_any_bytes_as_descriptor(content):
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "contact.csv").write_bytes(HEADER)
        (Path(folder) / "datapackage.json").write_bytes(content)
        list(Examination(Path(folder), date(2025, 6, 30)).findings())


TEXT = st.text(
    st.one_of(
        st.sampled_from(",\"\n\r\t ;#\\'é0"),
        st.characters(codec="utf-8", exclude_characters="\0"),
    ),
    max_size=6,
)


@given(
    st.lists(st.tuples(TEXT, TEXT, TEXT, TEXT), min_size=1, max_size=8),
    st.sampled_from(["\n", "\r\n"]),
)
def test_the_fast_reader_and_the_patient_one_read_the_same(rows, newline):
    table, names = tables()["regie"], list(tables()["regie"].fields)
    written = io.StringIO(newline="")
    csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator=newline).writerows([names, *rows])
    with tempfile.TemporaryDirectory() as folder, engine.connect() as con:
        path, clean = Path(folder) / "regie.csv", Path(folder) / "clean.csv"
        path.write_text(written.getvalue(), "utf-8", newline="")
        assert list(csv_repair.repair(path, names, table, clean)) == []
        patient = con.execute(csv_repair.relation(clean, names)).fetchall()
        fast = con.execute(csv_files.relation(path, names, names)).fetchall()
    expected = [
        (number, False, *(cell or None for cell in row)) for number, row in enumerate(rows, 1)
    ]
    assert patient == expected
    assert fast == expected


DATES = st.one_of(
    st.dates().map(str),
    st.text(st.sampled_from("0123456789-/ \t\n+T:Z"), max_size=12),
    st.tuples(st.dates().map(str), st.integers(0, 9), st.sampled_from("0 \n-/x٣")).map(
        lambda drawn: drawn[0][: drawn[1]] + drawn[2] + drawn[0][drawn[1] + 1 :]
    ),
)


def as_date(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if str(day) == text else None


@given(st.lists(DATES, min_size=1))
def test_a_date_is_what_python_writes_as_one(texts):
    field = Field("dag", "date", "", False, (), None, None, None)
    with engine.connect() as con:
        query = f"SELECT {cells.read(field, 'dag')} FROM (SELECT unnest(?::VARCHAR[]) AS dag)"
        found = [row[0] for row in con.execute(query, [texts]).fetchall()]
    assert found == [as_date(text) for text in texts]
