"""The catalogue holds what the contract names, and keeps its own rules."""

import csv
import re
from datetime import date
from fnmatch import fnmatch
from pathlib import Path

import pytest

from indicators.conftest import TEAM, connect
from oracle.random_sets import random_set
from wijkzicht.dataset.read import open_basisset
from wijkzicht.dataset.schema import tables
from wijkzicht.indicators import Kind, catalogue, compute
from wijkzicht.indicators.core import indicator, registered

PAGE = Path(__file__).parents[2] / "docs" / "contract" / "INDICATORS.md"
FIGURES = Path(__file__).parents[2] / "src" / "wijkzicht" / "vocabulary" / "published_figures.csv"
ROW = re.compile(r"^\| ([A-Z]\d\d) \|(.*?)\|(.*?)\|(.*)\|(.*?)\|$", re.MULTILINE)


@pytest.fixture(scope="module")
def listed():
    rows = ROW.findall(PAGE.read_text("utf-8"))
    return {code: [cell.strip() for cell in rest] for code, *rest in rows}


def test_every_code_with_its_name_kind_and_published_figures(listed):
    found = {code: i for code, i in catalogue().items() if not re.search(r"[a-z]$", code)}
    assert set(found) == set(listed)
    assert set(catalogue()) - set(found) == {"W03t", "W03r", "W03o"}
    for code, (name, kind, _, ref) in listed.items():
        item = found[code]
        assert item.name == name
        assert item.kind == re.split(r"[ ,]", kind)[0]
        assert item.totaal_only == ("totaal only" in kind)
        assert item.percent == ("percent" in kind)
        assert " ".join(item.ref) == ref


def test_what_reads_origin_is_marked(tmp_path):
    """With everybody from elsewhere no other figure and no part of one changes."""
    told = []
    for origin in ("nederland", "buiten_europa"):
        made = random_set(5, households=60, whole=True, source="contact")
        for row in made.tables["persoon"]:
            row["herkomst"] = origin
        opened = open_basisset(made.write(tmp_path / origin))
        with opened.connect() as con:
            parts = {"dimensions": ["leefgebied", "leeftijdsband", "samenstelling", "wet"]}
            told.append(set(compute(con, opened.tables, as_of=made.as_of, **parts)))
    differ = {row.indicator for row in told[0] ^ told[1]}
    assert differ == {code for code, item in catalogue().items() if item.on_origin} == {"B08"}


def test_what_reads_origin_is_refused_where_there_is_no_ground():
    text = "persoon_id | huishouden_id | rol | herkomst\np1 | h1 | jeugdige | buiten_europa"
    with connect({"team": TEAM, "persoon": text}) as con:
        rows = compute(
            con, ["team", "persoon"], as_of=date(2025, 6, 30), first=date(2025, 1, 1), origin=False
        )
    closed = [row for row in rows if row.indicator == "B08"]
    assert {row.groep for row in closed} == {"t1", "totaal"}
    assert all(
        row.status == "niet_te_berekenen" and "Herkomst" in row.toelichting for row in closed
    )
    assert all(row.teller is None and row.noemer is None for row in closed)


def test_codes_on_specialist_help_ask_for_full_coverage(listed):
    text = PAGE.read_text("utf-8")
    codes = re.search(r"arranged outside the team \((.*?)\)", text)[1].split(", ")
    assert {c for c, i in catalogue().items() if i.needs_coverage} == set(codes)


def test_every_figure_says_what_it_is_in_both_languages():
    for code, item in catalogue().items():
        assert item.vraag.endswith("?"), code
        assert item.uitleg.endswith("."), code
        assert len(item.definition) > 20, code
        assert item.kind in Kind


def test_every_published_figure_named_exists(published):
    for code, item in catalogue().items():
        for ref in item.ref:
            assert any(fnmatch(key, ref) for key in published), f"{code}: {ref}"


@pytest.fixture(scope="module")
def published():
    with FIGURES.open(encoding="utf-8", newline="") as file:
        return {row["key"] for row in csv.DictReader(file)}


def test_what_an_indicator_needs():
    everything = frozenset(tables())
    codes = catalogue()
    assert codes["N01"].needs(everything) == {"aanmelding"}
    assert codes["B02"].needs(everything) == {
        "contact",
        "contact_persoon",
        "casus",
        "persoon",
        "bevolking",
        "team",
    }
    without = everything - {"contact"}
    assert codes["Z08"].needs(without) == {"hulptraject", "casus", "persoon"}
    assert "contact" in codes["Z08"].needs(without - {"hulptraject"})


def test_a_table_that_is_not_in_the_contract_fails_at_import():
    def wrong(contacten):
        """Nothing."""

    register = indicator("X01", "x", Kind.AANTAL, vraag="?", uitleg=".")
    with pytest.raises(ValueError, match="no table named contacten"):
        register(wrong)
    assert "X01" not in registered()


def test_a_code_is_defined_once():
    def again(aanmelding):
        """Nothing."""

    with pytest.raises(ValueError, match="N01 is defined twice"):
        indicator("N01", "x", Kind.AANTAL, vraag="?", uitleg=".")(again)


def test_the_hash_tells_definitions_apart_and_is_the_same_each_time():
    hashes = {code: item.definition_hash for code, item in catalogue().items()}
    assert all(re.fullmatch(r"[0-9a-f]{16}", value) for value in hashes.values())
    assert len(set(hashes.values())) == len(hashes)
