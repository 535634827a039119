import json

import pytest

from dataset.checks.examine import found, kinds
from wijkzicht.dataset.checks import future_dates
from wijkzicht.dataset.schema import tables

DATES = [
    (t.name, f.name)
    for t in tables().values()
    for f in t.fields.values()
    if f.type == "date" and (t.name, f.name) not in future_dates.FREE
]


@pytest.mark.parametrize(("table", "field"), DATES)
def test_what_is_recorded_has_happened(tmp_path, table, field):
    text = f"{field},x\n2025-06-30,\n2025-07-01,\n,\n"
    assert found(tmp_path, "future_date", **{table: text}) == [(table, 2, field)]
    planned = (table, field) in future_dates.MAY_BE_PLANNED
    assert kinds(tmp_path, "future_date", **{table: text}) == {"warning" if planned else "fault"}


def test_a_streefdatum_may_lie_ahead(tmp_path):
    assert found(tmp_path, "future_date", doel="streefdatum,x\n2030-01-01,\n") == []


def test_a_year_ahead_is_odd(tmp_path):
    text = "geboortejaar,x\n2025,\n2026,\n"
    assert found(tmp_path, "future_date", persoon=text) == [("persoon", 2, "geboortejaar")]


def test_a_day_after_the_peildatum_is_odd(tmp_path):
    (tmp_path / "datapackage.json").write_text(json.dumps({"peildatum": "2025-03-31"}))
    text = "datum,x\n2025-03-31,\n2025-04-01,\n2025-07-01,\n"
    assert found(tmp_path, "after_peildatum", contact=text) == [("contact", 2, "datum")]
    assert found(tmp_path, "future_date", contact=text) == [("contact", 3, "datum")]
    assert kinds(tmp_path, "after_peildatum", contact=text) == {"warning"}
