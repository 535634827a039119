"""The pictures of the reports: the right numbers, readable without colour, and as files."""

import csv
import io
import zipfile
from itertools import combinations, pairwise

import duckdb
import pytest

from wijkzicht.reports import charts
from wijkzicht.reports.charts import Point
from wijkzicht.reports.courses import Axis, Band, Spot, course, ends
from wijkzicht.reports.files import files_of
from wijkzicht.vocabulary.published import published, team_help_nl


@pytest.fixture(scope="session")
def pictures(report):
    return {chart.key: chart for chapter in report.chapters for chart in chapter.charts}


def numbers(chart):
    return [dict(zip(chart.numbers.columns, row, strict=True)) for row in chart.numbers.rows]


def test_each_kind_that_the_studies_draw_is_there(pictures):
    assert {"bereik", "verschil", "index", "samenloop", "stemmen", "stroom", "verloop-T02"} <= set(
        pictures
    )


def test_the_deviation_is_from_the_published_figure(pictures):
    nl = published()["bereik.jeugdhulp_team.nl"].value
    level = {(r["periode"], r["reeks"]): r["waarde"] for r in numbers(pictures["bereik"])}
    for row in numbers(pictures["verschil"]):
        assert row["waarde"] == pytest.approx(level[row["periode"], row["reeks"]] - nl)
        assert row["onder"] < row["waarde"] < row["boven"]


def test_the_parts_are_a_whole_and_the_study_stands_apart(pictures):
    parts: dict[str, float] = {}
    for row in numbers(pictures["samenloop"]):
        parts[row["bij wie"]] = parts.get(row["bij wie"], 0) + (row["waarde"] or 0)
    assert all(total == pytest.approx(100) for total in parts.values())
    assert any("5 gemeenten" in name for name in parts)


def test_the_index_begins_at_a_hundred_and_says_of_what(pictures):
    rows = numbers(pictures["index"])
    first = {}
    for row in rows:
        first.setdefault(row["reeks"], row["waarde"])
    assert set(first.values()) == {100}
    base = rows[0]["periode"]
    for row in rows:
        began = next(r["over"] for r in rows if r["reeks"] == row["reeks"] and r["periode"] == base)
        assert row["waarde"] == pytest.approx(100 * row["over"] / began)
    assert f"In {base} staat alles op 100" in pictures["index"].said[0]


def test_the_count_of_cbs_stands_with_its_half_years():
    assert team_help_nl() == {
        "2020-H1": 68190, "2021-H1": 61130, "2022-H1": 56805, "2023-H1": 56700
    }  # fmt: skip


def test_a_course_without_points_enough_draws_no_limits_and_says_why(pictures):
    chart = pictures["verloop-T02"]
    assert "te weinig voor grenzen" in " ".join(chart.said)
    assert "bovengrens" not in chart.svg
    assert {row["ondergrens"] for row in numbers(chart)} == {None}


def _grey(colour: str) -> float:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_no_picture_needs_colour():
    for one, other in combinations(charts._FILLS, 2):
        assert abs(_grey(one) - _grey(other)) > 0.15
    assert len(set(charts._SHAPES)) == len(set(map(tuple, charts._DASHES))) == len(charts._INKS)


def test_every_picture_has_its_table_its_words_and_its_files(pictures):
    for chart in pictures.values():
        assert chart.description.startswith(chart.title)
        files = files_of(chart)
        assert list(files) == ["csv", "xlsx", "parquet", "svg", "png"]
        rows = list(csv.reader(io.StringIO(files["csv"][1].decode())))
        assert tuple(rows[0]) == chart.numbers.columns
        assert len(rows) == len(chart.numbers.rows) + 1
        assert files["png"][1].startswith(b"\x89PNG")
        with zipfile.ZipFile(io.BytesIO(files["xlsx"][1])) as book:
            assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


def test_the_parquet_holds_the_numbers_that_are_seen(pictures, tmp_path):
    chart = pictures["bereik"]
    (tmp_path / "b.parquet").write_bytes(files_of(chart)["parquet"][1])
    seen = duckdb.sql(f"SELECT waarde FROM '{tmp_path / 'b.parquet'}'").fetchall()
    assert [value for (value,) in seen] == [row["waarde"] for row in numbers(chart)]


def _point(label, series, value):
    return Point(label, series, value, None, None, f"{value}%", "20", 20)


def test_names_at_the_end_of_lines_do_not_lie_on_each_other():
    points = [_point(p, s, v) for p in ("a", "b") for s, v in (("x", 50), ("y", 50.1), ("z", 50.2))]
    ends = charts._ends(points, ["x", "y", "z"], "b", 60)
    places = sorted(each["place"] for each in ends)
    assert all(b - a >= 60 * 17 / 230 - 1e-9 for a, b in pairwise(places))


def test_a_chart_without_anything_to_show_is_not_there():
    empty = [Point("a", "x", None, None, None, "te weinig gegevens", "te weinig gegevens")]
    assert charts.run("k", "t", "u", empty) is None
    assert charts.bars("k", "t", empty) is None
    assert charts.parts("k", "t", empty) is None
    assert charts.deviation("k", "t", "u", empty, "nul") is None


def test_the_words_in_a_course_are_those_of_the_reader():
    spots = tuple(Spot(f"2025-Q{i}", 10.0 + i, None, None, "10", "", "gewoon") for i in (1, 2, 3))
    band = Band(11.0, (8.0,) * 3, (14.0,) * 3)
    english = Axis("middle", "upper limit", "lower limit", "days", "percent")
    made = course("k", "Waiting", "days", "", spots, band, (), ("a", "b", "c", "d"), english)
    assert all(word in made.svg for word in ("middle", "upper limit", "lower limit"))
    assert "bovengrens" not in made.svg
    drawn = ends("e", "t", "d", (0, 30), ((0.1, 0.2),), ("help",), "open", english)
    assert ">percent<" in drawn.svg
    assert "procent" not in drawn.svg
    assert drawn.table.header[0] == "Days"
