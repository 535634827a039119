"""Measures of a team's own on random sets, beside a naive calculation; and the catalogue rebuilt."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oracle.compare import differences
from oracle.measures import measures
from oracle.own_measures import own_rows
from oracle.random_sets import random_set
from wijkzicht.dataset.read import open_basisset
from wijkzicht.indicators import compute
from wijkzicht.indicators.core import compiled
from wijkzicht.indicators.eigen import indicator
from wijkzicht.indicators.eigen_bestand import from_data
from wijkzicht.indicators.eigen_bouwstenen import SUBJECTS
from wijkzicht.indicators.shapes import shaped

PERS = [("team", "halfjaar"), ("organisatie", "kwartaal"), ("totaal", "jaar")]


@cache
def _sets(seed: int, folder):
    made = random_set(seed, households=30, whole=True, source="contact")
    # Random goals belong to no question; here some do.
    asked = {}
    for row in made.tables["hulpvraag"]:
        asked.setdefault(row["casus_id"], row["hulpvraag_id"])
    for number, goal in enumerate(made.tables["doel"]):
        goal["hulpvraag_id"] = asked.get(goal["casus_id"]) if number % 2 else None
    basisset = open_basisset(made.write(folder / str(seed)))
    return made, basisset.connect(), basisset.tables


def _computed(found, measure, per):
    made, con, present = found
    own = indicator(from_data(measure))
    rows = compute(con, present, per=per, as_of=made.as_of, only=[own.code], measures=[own])
    return [
        {name: "" if value is None else str(value) for name, value in row._asdict().items()}
        for row in rows
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("sets")


@pytest.mark.parametrize("subject", sorted(SUBJECTS))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_every_row_is_the_same(folder, subject, data):
    measure = data.draw(measures(subject))
    found = _sets(data.draw(st.integers(0, 2)), folder)
    per = data.draw(st.sampled_from(PERS))
    expected = own_rows(measure, found[0].tables, per=per, as_of=found[0].as_of)
    expected.sort(key=lambda row: (row["groep"], row["periode"]))
    told = differences(expected, _computed(found, measure, per))
    assert not told, "\n".join(told[:10])


@given(measures())
def test_every_measure_is_written_for_spark_too(measure):
    assert "GROUP BY" in compiled(shaped(indicator(from_data(measure))), "pyspark")


def _own(kind, subject, period, only=None, counts=None, days=None):
    made = {
        "code": "X-ZELFDE", "versie": 1, "datum": "2026-11-25", "team": "t", "titel": "t",
        "vraag": "v", "soort": kind, "onderwerp": subject, "periode": period, "alleen": only,
        "telt": counts, "dagen": days,
    }  # fmt: skip
    return {key: value for key, value in made.items() if value}


def _is(field, *values, is_="een_van"):
    return {"veld": field, "is": is_, "waarden": list(values)}


def _all(*conditions):
    return {"voorwaarden": list(conditions)}


_OWN_STRENGTH = ("eigen_kracht", "netwerk", "informele_hulp", "voorliggend")
REBUILT = {
    "N01": _own("aantal", "aanmelding", "datum"),
    "N02": _own("aantal", "casus", "geopend"),
    "N05": _own("aantal", "aanmelding", "datum", _all(_is("triage_uitkomst", "advies"))),
    "N09": _own("aandeel", "aanmelding", "datum", None, _all(_is("ernst", "geescaleerd"))),
    "B05": _own("aandeel", "aanmelding", "datum", None, _all(_is("kanaal", "zelf"))),
    "E03": _own("aandeel", "casus", "gesloten", None, _all(_is("vervolg", *_OWN_STRENGTH))),
    "S01": _own(
        "aandeel", "casus", "gesloten",
        _all({"veld": "geopend", "tot": "gesloten", "is": "minstens", "getal": 42}),
        _all(_is("plan", "ja")),
    ),
    "T01": _own("mediaan", "wachtend", "datum", days={"van": "datum", "tot": "eerste"}),
    "T02": _own("mediaan", "casus", "geopend", days={"van": "geopend", "tot": "eerste_hulp"}),
    "T07": _own(
        "aandeel", "contact", "datum", _all(_is("hulp", "ja")),
        _all(_is("activiteit", "overbruggingshulp")),
    ),
    "T08": _own("aandeel", "casus", "gesloten", None, _all(_is("hulp", "nee"))),
    "D00": _own("aandeel", "plan", "vastgesteld", None, _all(_is("doel", "nee"), _is("hulpvraag", "nee"))),
    "Z09": _own(
        "aandeel", "traject", "laatste_dag", None,
        _all({"veld": "dagen", "is": "minstens", "getal": 183}),
    ),
}  # fmt: skip


@pytest.mark.parametrize("code", REBUILT)
@pytest.mark.parametrize("seed", range(3))
def test_a_figure_of_the_catalogue_rebuilt_gives_the_same_rows(folder, code, seed):
    found = _sets(seed, folder)
    made, con, present = found
    own = indicator(from_data(REBUILT[code]))
    asked = {"per": ("team", "halfjaar"), "as_of": made.as_of}
    theirs = compute(con, present, **asked, only=[code])
    mine = compute(con, present, **asked, only=[own.code], measures=[own])
    assert [row[1:] for row in mine] == [row[1:] for row in theirs]
    assert any(row.noemer or row.teller for row in mine)
