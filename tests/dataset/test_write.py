"""Writing a basisset: it comes back as it was, and it appears whole or not at all."""

import json
from datetime import date

import pyarrow as pa
import pytest

from dataset.folders import folder
from wijkzicht.dataset.read import open_basisset
from wijkzicht.dataset.write import write_basisset

ROWS = {
    "contact_id": ["k1", "k2", "k3"],
    "datum": [date(2025, 1, 1), None, date(2024, 2, 29)],
    "ook_hulp": [True, False, None],
    "duur_minuten": [60, None, 0],
    "activiteit": ["hulp", 'met "aanhaling", komma', "en\nnieuwe regel"],
}


def names(path):
    return sorted(entry.name for entry in path.iterdir())


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_what_is_written_is_read_back(tmp_path, format):
    path = tmp_path / "uit" / "set"
    extra = {"peildatum": date(2025, 6, 30), "dekking": {"contact": "volledig"}}
    assert write_basisset(path, {"contact": pa.table(ROWS)}, format, extra) == ["contact"]
    assert names(path) == [f"contact.{format}", "datapackage.json"]
    found = open_basisset(path)
    assert found.descriptor["peildatum"] == date(2025, 6, 30)
    assert found.descriptor["dekking"] == {"contact": "volledig"}
    with found.connect() as con:
        read = con.execute(f"SELECT {', '.join(ROWS)} FROM contact").fetchall()
        assert read == list(zip(*ROWS.values(), strict=True))
        assert write_basisset(tmp_path / "weer", con, format) == ["contact"]
    assert (tmp_path / "weer" / f"contact.{format}").read_bytes() == (
        path / f"contact.{format}"
    ).read_bytes()


def test_the_descriptor_names_only_what_is_there(tmp_path):
    write_basisset(tmp_path / "set", {"contact": pa.table(ROWS)}, "parquet")
    content = json.loads((tmp_path / "set" / "datapackage.json").read_text())
    assert [(r["name"], r["path"], r["format"]) for r in content["resources"]] == [
        ("contact", "contact.parquet", "parquet")
    ]


def test_batches_are_streamed(tmp_path):
    schema = pa.schema({"casus_id": pa.string()})
    batches = (pa.record_batch([[f"c{n}"]], schema=schema) for n in range(3))
    reader = pa.RecordBatchReader.from_batches(schema, batches)
    write_basisset(tmp_path / "set", {"casus": reader})
    lines = (tmp_path / "set" / "casus.csv").read_text().splitlines()
    assert [line.split(",")[0] for line in lines] == ["casus_id", "c0", "c1", "c2"]


def test_nothing_is_left_when_writing_fails(tmp_path):
    schema = pa.schema({"casus_id": pa.string()})

    def batches():
        yield pa.record_batch([["c1"]], schema=schema)
        raise RuntimeError("halverwege")

    reader = pa.RecordBatchReader.from_batches(schema, batches())
    with pytest.raises(Exception, match="halverwege"):
        write_basisset(tmp_path / "set", {"contact": pa.table(ROWS), "casus": reader})
    assert names(tmp_path) == []


def test_a_former_basisset_is_replaced_and_anything_else_is_left_alone(tmp_path):
    path = folder(tmp_path / "set", persoon="persoon_id\np1\n")
    write_basisset(path, {"contact": pa.table(ROWS)})
    assert names(path) == ["contact.csv", "datapackage.json"]
    (path / "brief.txt").write_text("van iemand")
    with pytest.raises(FileExistsError, match=r"brief\.txt"):
        write_basisset(path, {"contact": pa.table(ROWS)})
    assert names(path) == ["brief.txt", "contact.csv", "datapackage.json"]
    assert names(tmp_path) == ["set"]


def test_wrong_use_is_named(tmp_path):
    with pytest.raises(ValueError, match="csv or parquet, not xlsx"):
        write_basisset(tmp_path / "set", {}, "xlsx")
    with pytest.raises(ValueError, match="no table named contacten"):
        write_basisset(tmp_path / "set", {"contacten": pa.table(ROWS)})
