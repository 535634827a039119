"""`import SOURCE --mapping FILE --out DIR`: exports of another system, whole or not at all."""

import json
from pathlib import Path

import pytest
import yaml

from contract.outside import TABLES, figures, folder, names, run
from docs.documents import blocks

PAGE = Path(__file__).parents[2] / "docs/overstappen.md"
CSV, CASUS = blocks(PAGE, "csv")
(MAPPING,) = blocks(PAGE, "yaml")


def turned(tmp_path, mapping=MAPPING, exports=CSV):
    (tmp_path / "exports").mkdir()
    (tmp_path / "exports" / "dossiers.csv").write_text(exports, "cp1252")
    (tmp_path / "m.yaml").write_text(mapping, "utf-8")
    return run(
        "import", tmp_path / "exports", "--mapping", tmp_path / "m.yaml", "--out", tmp_path / "set"
    )


def test_the_example_of_the_manual(tmp_path):
    """A column that the mapping doesn't name is told."""
    header, *rows = CSV.splitlines()
    done = turned(tmp_path, exports="\n".join([f"{header};Kantoor", *(f"{r};é" for r in rows)]))
    assert done.exit_code == 0, done.output
    assert (tmp_path / "set/casus.csv").read_text("utf-8") == CASUS
    told = done.stdout.splitlines()
    assert "  casus: 2 rijen uit dossiers.csv, 1 overgeslagen door de mapping" in told
    assert "Niet gebruikt uit dossiers.csv: Kantoor." in told
    described = json.loads((tmp_path / "set/datapackage.json").read_text("utf-8"))
    assert (described["bron"], described["peildatum"]) == ("Ons vorige systeem", "2025-12-31")


def test_a_set_through_a_mapping_gives_the_same_figures(tmp_path):
    """Every table of a set as if it were the export of another system."""
    path = folder(tmp_path / "set")
    as_it_is = {
        name: {
            "bestand": f"{name}.csv",
            "kolommen": {c: c for c in text.split("\n")[0].split(",")},
        }
        for name, text in TABLES.items()
    }
    form = {"scheidingsteken": ",", "datum": "%Y-%m-%d", "decimaal": "."}
    (tmp_path / "m.yaml").write_text(yaml.safe_dump({"vorm": form, "tabellen": as_it_is}), "utf-8")
    done = run("import", path, "--mapping", tmp_path / "m.yaml", "--out", tmp_path / "made")
    assert done.exit_code == 0, done.output
    asked = ("--per", "totaal,halfjaar")
    assert figures(tmp_path / "made", *asked) == figures(path, *asked)


@pytest.mark.parametrize(
    ("was", "becomes", "sentence"),
    [
        ("15-03-2025;01", "31-02-2025;01", "casus, rij 2, geopend: Dit is niet te lezen als een datum zoals 31-01-2025."),
        ("Afgerond;J", "Weg;J", "casus, rij 2, reden_sluiting: Deze waarde staat niet in de mapping."),
        ("01;G1;", "01;", "casus, rij 1: De rij heeft 6 cellen; de kopregel heeft er 7."),
        ("Einde;", "Eind;", "casus, Einde: De kolom ‘Einde’ staat niet in dossiers.csv."),
    ],
)  # fmt: skip
def test_a_cell_that_does_not_fit_is_named_and_nothing_is_written(tmp_path, was, becomes, sentence):
    assert was in CSV
    done = turned(tmp_path, exports=CSV.replace(was, becomes))
    assert done.exit_code == 1
    assert sentence in done.stderr
    assert names(tmp_path) == ["exports", "m.yaml"]


@pytest.mark.parametrize(
    ("was", "becomes", "sentence"),
    [
        ("bron:", "bron: [", "geen YAML"),
        ("bron:", "bronn:", "‘bronn’ kennen we niet"),
        ("casus_id:", "kasus:", "casus, casus_id: Dit veld is verplicht"),
        ("volgens_plan", "plan", "casus, reden_sluiting: ‘plan’ is geen code van dit veld."),
        ("2025-12-31", "31-12-2025", "peildatum: Schrijf de peildatum als 2025-01-31."),
        ("%d-%m-%Y", "%m-%Y", "Een datum heeft %d, %m en %Y"),
        ("cp1252", "cp0", "De codering ‘cp0’ kennen we niet."),
        ("dossiers.csv", "weg.csv", "weg.csv kan niet worden geopend."),
        ("{vast: o1}", "{}", "team, organisatie_id: Geef kolom of vast, en niet allebei."),
        ("  team:\n", "  identiteit:\n", "identiteit: Deze tabel hoort in een gesloten map"),
    ],
)
def test_a_mapping_with_faults(tmp_path, was, becomes, sentence):
    assert was in MAPPING
    done = turned(tmp_path, MAPPING.replace(was, becomes))
    assert done.exit_code == 1
    assert sentence in done.stderr
    assert names(tmp_path) == ["exports", "m.yaml"]


def test_what_stands_in_the_folder_is_left_alone(tmp_path):
    (tmp_path / "set").mkdir()
    (tmp_path / "set" / "brief.txt").write_text("mijn brief")
    assert turned(tmp_path).exit_code == 2
    assert names(tmp_path / "set") == ["brief.txt"]
