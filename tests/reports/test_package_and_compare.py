"""What leaves the organisation holds no small cell; packages that count differently are refused."""

import csv
import io
import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.conftest import run
from wijkzicht.indicators import catalogue
from wijkzicht.indicators.rows import Row
from wijkzicht.reports.comparison import TOGETHER, NotComparable, compare
from wijkzicht.reports.package import (
    HIDDEN,
    NotAPackage,
    Package,
    pack,
    read_package,
    shared_rows,
)
from wijkzicht.reports.publication import hidden, key
from wijkzicht.statistics.suppression import audit


def count(code, group, period, number, dimension=""):
    return Row(
        code, group, period, dimension, number, None, float(number), None, None, 0.0, "ok", ""
    )


def share(code, group, period, k, n, dimension=""):
    value = 100 * k / n if n else None
    return Row(code, group, period, dimension, k, n, value, 0.0, 100.0, 0.0, "ok", "")


def closed(rows):
    return {key(row)[1:] for row in rows if key(row) in hidden(rows, catalogue())}


def test_one_small_team_takes_another_with_it():
    rows = [
        count("N01", "a", "2025", 3), count("N01", "b", "2025", 20), count("N01", "c", "2025", 40),
        count("N01", "totaal", "2025", 63),
    ]  # fmt: skip
    found = closed(rows)
    assert ("a", "2025", "") in found
    assert len(found) == 2


def test_nothing_small_hides_nothing_and_zero_may_be_shown():
    rows = [
        count("N01", "a", "2025", 0), count("N01", "b", "2025", 20),
        count("N01", "totaal", "2025", 20),
    ]  # fmt: skip
    assert closed(rows) == set()


def test_a_half_year_is_not_worked_out_from_its_year():
    rows = [
        count("N01", "totaal", "2025-H1", 3), count("N01", "totaal", "2025-H2", 50),
        count("N01", "totaal", "2025", 53),
    ]  # fmt: skip
    assert len(closed(rows)) == 2


def test_what_was_opened_is_not_worked_out_from_what_is_open():
    rows = [
        count("N04", "totaal", "2025-H1", 40), count("N02", "totaal", "2025-H2", 3),
        count("N03", "totaal", "2025-H2", 10), count("N04", "totaal", "2025-H2", 33),
    ]  # fmt: skip
    assert len({(row.indicator) for row in rows if key(row) in hidden(rows, catalogue())}) >= 2


def test_the_rest_of_a_share_is_guarded_too():
    rows = [
        share("B05", "a", "2025", 28, 30), share("B05", "b", "2025", 15, 40),
        share("B05", "c", "2025", 20, 60), share("B05", "totaal", "2025", 63, 130),
    ]  # fmt: skip
    found = closed(rows)
    assert ("a", "2025", "") in found
    assert len(found) == 2


def test_a_hidden_row_holds_no_number():
    rows = [count("N01", "a", "2025", 3), share("B05", "totaal", "2025", 60, 130)]
    first, second = shared_rows(rows, catalogue())
    assert first[4:10] == (None,) * 6
    assert first.status == HIDDEN
    assert second == rows[1]


def test_the_events_of_a_median_stay_home():
    row = Row("T01", "totaal", "2025", "", 38, 40, 12.0, None, None, 0.0, "ok", "")
    assert shared_rows([row], catalogue())[0].teller is None


# --- the file ----------------------------------------------------------------------------------


def package(path, organisation="Noord", rows=None, per="team,jaar", secret=None):
    rows = rows or [share("B05", "totaal", "2025", 60, 130)]
    path.write_bytes(pack(rows, catalogue(), organisation, per, "2025-12-31", secret))
    return path


def test_a_package_comes_back_as_it_was(tmp_path):
    found = read_package(package(tmp_path / "p.zip"))
    assert found.manifest["organisatie"] == "Noord"
    assert found.rows[0]["teller"] == "60"
    assert found.definitions["B05"]["kenmerk"] == catalogue()["B05"].definition_hash


def test_a_changed_figure_is_seen(tmp_path):
    path = package(tmp_path / "p.zip")
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files["cijfers.csv"] = files["cijfers.csv"].replace(b",60,", b",61,")
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    with pytest.raises(NotAPackage, match="veranderd"):
        read_package(path)


def test_the_signature(tmp_path):
    path = package(tmp_path / "p.zip", secret=b"geheim")
    assert read_package(path, b"geheim").name == "p.zip"
    with pytest.raises(NotAPackage, match="sleutel"):
        read_package(path, b"iets anders")
    with pytest.raises(NotAPackage, match="sleutel"):
        read_package(package(tmp_path / "q.zip"), b"geheim")


@pytest.mark.parametrize("content", [b"", b"geen zip", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_package_is_refused(tmp_path, content):
    path = tmp_path / "p.zip"
    path.write_bytes(content)
    with pytest.raises(NotAPackage, match=r"p\.zip"):
        read_package(path)


# --- side by side ------------------------------------------------------------------------------


def test_organisations_stand_in_order_of_name_whatever_the_order_of_files(tmp_path):
    low = package(tmp_path / "z.zip", "Zuid", [share("B05", "totaal", "2025", 10, 130)])
    high = package(tmp_path / "n.zip", "Noord", [share("B05", "totaal", "2025", 99, 130)])
    read = [read_package(low), read_package(high)]
    rows = compare(read)
    assert [row[4] for row in rows] == ["Noord", "Zuid"]
    assert compare(read[::-1]) == rows


def _organisations(folder, counts):
    return [
        read_package(
            package(folder / f"{i}.zip", f"Stad {i}", [share("B05", "totaal", "2025", k, n)])
        )
        for i, (k, n) in enumerate(counts)
    ]


# METHODS 4.4, by R metafor: 74.1% (65.4-81.3), a next one 50.8-88.8.
SURVEYS = [(88, 120), (31, 40), (140, 210), (52, 60), (19, 35), (203, 250), (64, 90), (12, 15)]


def test_five_or_more_shares_are_taken_together_as_if_they_may_differ(tmp_path):
    *own, last = compare(_organisations(tmp_path, SURVEYS))
    assert [row[4] for row in own] == [f"Stad {i}" for i in range(8)]
    assert last[4] == TOGETHER
    assert [round(float(value), 1) for value in last[5:8]] == [74.1, 65.4, 81.3]
    assert "tussen 51% en 89%" in last[12]


def test_fewer_than_five_stand_apart(tmp_path):
    rows = compare(_organisations(tmp_path, SURVEYS[:4]))
    assert TOGETHER not in [row[4] for row in rows]


def test_other_definitions_are_refused(tmp_path):
    one = read_package(package(tmp_path / "a.zip"))
    other = read_package(package(tmp_path / "b.zip", "Zuid"))
    other.definitions["B05"]["kenmerk"] = "anders"
    with pytest.raises(NotComparable, match="telt anders"):
        compare([one, other])


def test_other_lengths_of_period_are_refused(tmp_path):
    year = read_package(package(tmp_path / "a.zip"))
    half = read_package(package(tmp_path / "b.zip", "Zuid", per="team,halfjaar"))
    with pytest.raises(NotComparable, match="periode"):
        compare([year, half])


def test_one_organisation_twice_is_refused(tmp_path):
    one = read_package(package(tmp_path / "a.zip"))
    with pytest.raises(NotComparable, match="dezelfde organisatie"):
        compare([one, Package("b.zip", one.manifest, one.rows, one.definitions)])


# --- the commands ------------------------------------------------------------------------------


def test_from_set_to_comparison(municipality, tmp_path):
    out = tmp_path / "p.zip"
    result = run("package", municipality, "--per", "jaar", "--out", out)
    assert result.exit_code == 0, result.output
    first = out.read_bytes()
    assert run("package", municipality, "--per", "jaar", "--out", out).exit_code == 0
    assert out.read_bytes() == first
    rows = read_package(out).rows
    for row in rows:
        if row["teller"] and catalogue()[row["indicator"]].kind != "verhouding":
            assert not 0 < float(row["teller"]) < 5, row
    manifest = json.loads(zipfile.ZipFile(out).read("manifest.json"))
    assert manifest["niet_getoond"] == sum(row["status"] == HIDDEN for row in rows) > 0

    other = package(tmp_path / "q.zip", "Zuid")
    table = tmp_path / "v.csv"
    result = run("compare", other, out, "--out", table)
    assert result.exit_code == 0, result.output
    found = list(csv.DictReader(io.StringIO(table.read_text("utf-8"))))
    assert {row["organisatie"] for row in found} == {"Zuid", manifest["organisatie"]}
    assert not {name for name in found[0] if "rang" in name or "rank" in name}


def test_a_refused_comparison_writes_nothing(tmp_path):
    one = package(tmp_path / "a.zip")
    other = package(tmp_path / "b.zip", "Zuid", per="team,halfjaar")
    result = run("compare", one, other, "--out", tmp_path / "v.csv")
    assert result.exit_code == 1
    assert "niet te vergelijken" in result.output
    assert not (tmp_path / "v.csv").exists()


def test_one_package_is_wrong_use(tmp_path):
    assert run("compare", package(tmp_path / "a.zip"), "--out", tmp_path / "v.csv").exit_code == 2


@given(st.lists(st.tuples(st.integers(0, 25), st.integers(0, 25)), min_size=2, max_size=6))
def test_no_small_team_is_worked_out_by_subtraction(teams):
    """Subtracts all that is shown from the totals, for the half-years and the year together."""
    rows = []
    for period, numbers in (
        ("2025-H1", [first for first, _ in teams]),
        ("2025-H2", [second for _, second in teams]),
        ("2025", [first + second for first, second in teams]),
    ):
        rows += [count("N01", f"t{i}", period, n) for i, n in enumerate(numbers)]
        rows.append(count("N01", "totaal", period, sum(numbers)))
    closed_rows = hidden(rows, catalogue())
    place = {key(row): i for i, row in enumerate(rows)}
    values = [row.teller for row in rows]
    sums = []
    for period in ("2025-H1", "2025-H2", "2025"):
        parts = [(place["N01", f"t{i}", period, ""], 1) for i in range(len(teams))]
        sums.append([*parts, (place["N01", "totaal", period, ""], -1)])
    for group in [*(f"t{i}" for i in range(len(teams))), "totaal"]:
        halves = [(place["N01", group, f"2025-H{half}", ""], 1) for half in (1, 2)]
        sums.append([*halves, (place["N01", group, "2025", ""], -1)])
    unseen = [place[k] for k in closed_rows]
    for i, row in enumerate(rows):
        if 0 < row.teller < 5:
            low, high = audit(values, sums, unseen, i)
            assert low <= 1e-6
            assert high >= 5 - 1e-6
