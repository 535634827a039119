"""`peildatum` and `dekking` of a folder's own `datapackage.json`, wherever a tool puts them."""

import json

import pytest

from contract.outside import figures, folder, run


def described(tmp_path, content):
    path = folder(tmp_path / "set")
    text = content if isinstance(content, str) else json.dumps(content)
    (path / "datapackage.json").write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    ("content", "status"),
    [
        ({}, "onvolledige_bron"),
        ({"resources": [{"name": "voorziening"}]}, "onvolledige_bron"),
        ({"resources": [{"name": "voorziening", "dekking": "volledig"}]}, "ok"),
        ({"resources": [{"name": "voorziening", "dekking": "via_team"}]}, "onvolledige_bron"),
        ({"resources": [{"name": "contact", "dekking": "volledig"}]}, "onvolledige_bron"),
        ({"dekking": {"voorziening": "volledig"}}, "ok"),
    ],
)
def test_coverage_of_voorziening_decides(tmp_path, content, status):
    path = described(tmp_path, {"profile": "data-package", **content})
    rows = [line.split(",") for line in figures(path, "--only", "Z01")]
    assert [row[10] for row in rows] == [status, "voorlopig" if status == "ok" else status]
    assert {row[1] for row in rows} == {"totaal"}


@pytest.mark.parametrize(
    ("content", "arguments", "day"),
    [
        ({}, [], "2025-12-31"),
        ({"peildatum": "2025-09-30"}, [], "2025-09-30"),
        ({"peildatum": "2025-09-30", "resources": []}, ["--as-of", "2025-08-01"], "2025-08-01"),
        ({"peildatum": ""}, [], "2025-12-31"),
    ],
)
def test_the_as_of_date(tmp_path, content, arguments, day):
    path = described(tmp_path, content)
    done = run("indicators", path, *arguments, "--only", "N01", "--out", tmp_path / "c.csv")
    assert done.exit_code == 0
    assert f"peildatum {day}." in done.stdout


@pytest.mark.parametrize(
    "content",
    [
        "{dit is geen json",
        "[]",
        {"peildatum": "gisteren"},
        {"resources": [{"name": "voorziening", "dekking": "half"}]},
        {"dekking": {"voorziening": ["volledig"]}},
    ],
)
def test_a_descriptor_that_can_not_be_read_is_a_fault(tmp_path, content):
    path = described(tmp_path, content)
    done = run("indicators", path, "--out", tmp_path / "c.csv")
    assert done.exit_code == 1
    assert "datapackage.json" in done.stderr
    assert not (tmp_path / "c.csv").exists()
    told = json.loads(run("check", path, "--json").stdout)
    assert [item["rule"] for item in told["faults"]] == ["descriptor"]
