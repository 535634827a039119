"""The second calculation on cases worked out by hand, and its random sets by the contract."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta

import pytest

from oracle.delivery_records import records_before_merging
from oracle.intervals import exact_poisson, kaplan_meier_median, student, wilson
from oracle.known import known_on
from oracle.own_help import trajectories
from oracle.random_identities import random_identities
from oracle.random_sets import CONTRACT, random_set
from oracle.reporting import spans


def test_intervals_of_the_methods():
    assert wilson(3, 5) == pytest.approx((0.230724, 0.882379), abs=1e-6)
    assert wilson(75, 356) == pytest.approx((0.171516, 0.256009), abs=1e-6)
    assert student([8, 7, 9, 6, 8, 10, 7, 8]) == pytest.approx((6.832964, 8.917036), abs=1e-6)
    assert exact_poisson(0) == pytest.approx((0, 3.688879), abs=1e-6)
    assert exact_poisson(10) == pytest.approx((4.795389, 18.390356), abs=1e-6)


@pytest.mark.parametrize(
    "cases, median",
    [
        ([(1, True), (1, True), (43, True), (43, True)], 1),
        ([(9, True), (72, False), (100, False)], None),
        ([(5, False), (5, True)], 5),
        ([(4, False), (5, True)], 5),
        ([(3, True), (5, False), (5, False)], None),
    ],
)
def test_the_median_is_the_first_day_on_which_half_is_left(cases, median):
    assert kaplan_meier_median(cases) == median


def test_periods_by_name():
    names = [span.name for span in spans("kwartaal", date(2024, 12, 31), date(2025, 4, 1))]
    assert names == ["2024-Q4", "2025-Q1", "2025-Q2"]
    assert [span.p1 for span in spans("halfjaar", date(2025, 1, 1), date(2025, 7, 1))] == [
        date(2025, 6, 30),
        date(2025, 12, 31),
    ]


def one_casus(days: list[int], ends: list[int], gesloten: int | None = None) -> dict:
    """Hulp to one young person on those days after 1 January 2024; hulpeinden likewise."""
    start = date(2024, 1, 1)
    closed = None if gesloten is None else start + timedelta(days=gesloten)
    casus = {"casus_id": "c", "geopend": start, "gesloten": closed, "team_id": "t"}
    return {
        "persoon": [{"persoon_id": "p", "rol": "jeugdige"}],
        "casus": [{**casus, "reden_sluiting": "volgens_plan", "vervolg": None}],
        "contact": [
            {
                "contact_id": str(day),
                "casus_id": "c",
                "datum": start + timedelta(days=day),
                "activiteit": "hulp",
                "ook_hulp": None,
                "vastgelegd_op": None,
            }
            for day in days
        ],
        "contact_persoon": [{"contact_id": str(day), "persoon_id": "p"} for day in days],
        "hulpeinde": [
            {
                "casus_id": "c",
                "persoon_id": "p",
                "datum": start + timedelta(days=day),
                "reden": "eenzijdig_client",
            }
            for day in ends
        ],
    }


@pytest.mark.parametrize(
    "days, ends, lengths, records",
    [
        ([0, 180], [], [181], [181]),
        ([0, 181], [], [1, 1], [182]),
        ([0, 10], [0], [1, 1], [1, 1]),
        ([0, 10], [9], [1, 1], [1, 1]),
        ([0, 10], [10], [11], [11]),
        ([0, 10], [-1], [11], [11]),
        ([5, 5], [], [1], [1]),
    ],
)
def test_own_help_is_cut_by_a_long_pause_or_a_hulpeinde(days, ends, lengths, records):
    tables = one_casus(days, ends, gesloten=400)
    found = trajectories(tables, date(2026, 1, 1))
    assert [item.length(date(2026, 1, 1)) for item in found] == lengths
    stretches = records_before_merging(tables)
    assert [(item.end - item.start).days + 1 for item in stretches] == records


@pytest.mark.parametrize("as_of, ended, stilgevallen", [(180, False, False), (181, True, True)])
def test_help_without_an_end_falls_silent_after_180_days(as_of, ended, stilgevallen):
    (item,) = trajectories(one_casus([0], []), date(2024, 1, 1) + timedelta(days=as_of))
    assert (item.ended, item.stilgevallen, item.reason) == (ended, stilgevallen, None)


def test_what_happened_later_is_not_known():
    tables = one_casus([0, 10], [12], gesloten=20)
    known = known_on(tables, date(2024, 1, 8))
    assert len(known["contact"]) == len(known["contact_persoon"]) == 1
    assert known["hulpeinde"] == []
    assert known["casus"][0]["gesloten"] is known["casus"][0]["reden_sluiting"] is None
    assert tables["casus"][0]["gesloten"] is not None


def test_random_sets_keep_to_the_contract():
    """Types, required cells, code lists, patterns, keys and references of thirty sets."""
    contract = {item["name"]: item for item in json.loads(CONTRACT.read_text("utf-8"))["resources"]}
    for seed in range(30):
        made = random_set(seed)
        tables = {**made.tables, "identiteit": random_identities(seed, made.tables)}
        for name, rows in tables.items():
            schema = contract[name]["schema"]
            for row in rows:
                for field in schema["fields"]:
                    assert fits(row[field["name"]], field), (name, field["name"], row)
            key = schema["primaryKey"]
            names = [key] if isinstance(key, str) else key
            assert len({tuple(row[n] for n in names) for row in rows}) == len(rows), name
            for link in schema.get("foreignKeys", []):
                target = link["reference"]
                if target["resource"] in tables:
                    there = {row[target["fields"]] for row in tables[target["resource"]]}
                    assert {row[link["fields"]] for row in rows} - {None} <= there, (name, link)


def fits(value, field: dict) -> bool:
    constraints = field.get("constraints", {})
    if value is None:
        return not constraints.get("required", False)
    kinds = {
        "string": str,
        "date": date,
        "integer": int,
        "number": int | float,
        "boolean": bool,
    }
    return (
        isinstance(value, kinds[field["type"]])
        and ("enum" not in constraints or value in constraints["enum"])
        and ("pattern" not in constraints or re.fullmatch(constraints["pattern"], value))
        and not ("minimum" in constraints and value < constraints["minimum"])
        and not ("maximum" in constraints and value > constraints["maximum"])
    )
