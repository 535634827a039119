"""The made-up basisset: the same each time, without faults, whole, and believable."""

import csv
import filecmp
from collections import Counter
from datetime import date
from itertools import pairwise
from statistics import mean

import pytest
from click.testing import CliRunner
from stdnum.nl import bsn

from wijkzicht.cli.deliver import command as deliver
from wijkzicht.cli.sample import command
from wijkzicht.dataset import kwb, sample
from wijkzicht.dataset.checks.run import Examination
from wijkzicht.dataset.read import open_basisset
from wijkzicht.dataset.sample import calendar
from wijkzicht.dataset.sample.build import NAMES
from wijkzicht.dataset.sample.habits import HABITS
from wijkzicht.dataset.schema import tables

WISH = sample.Wish(inwoners=30_000, jaren=2, seed=7)
SMALL = sample.Wish(inwoners=2_000, jaren=1, seed=7)


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    """A sample with identities, opened for questions."""
    folder = tmp_path_factory.mktemp("sample")
    counts = sample.write_sample(
        folder / "set", kwb.packaged(), WISH, closed_folder=folder / "closed"
    )
    with open_basisset(folder / "set").connect() as con:
        yield folder, counts, con


def findings(folder):
    return list(Examination(folder, date(2026, 12, 31)).findings())


def by_team(con, question: str) -> dict[str, float]:
    """The answer per habit; the first six teams have one habit each."""
    answers = dict(con.execute(question).fetchall())
    return {habit.name: answers[f"t{n:08d}"] for n, habit in enumerate(HABITS, start=1)}


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_the_same_seed_gives_the_same_bytes(tmp_path, kind):
    for name in ("one", "two"):
        sample.write_sample(tmp_path / name, kwb.packaged(), SMALL, kind)
    names = [path.name for path in (tmp_path / "one").iterdir()]
    assert len(names) == len(NAMES) + 1
    assert filecmp.cmpfiles(tmp_path / "one", tmp_path / "two", names, shallow=False)[1:] == (
        [],
        [],
    )


def test_another_seed_gives_another_set(tmp_path):
    for seed in (1, 2):
        wish = sample.Wish(inwoners=2_000, jaren=1, seed=seed)
        sample.write_sample(tmp_path / str(seed), kwb.packaged(), wish)
    one, two = ((tmp_path / seed / "contact.csv").read_bytes() for seed in "12")
    assert one != two


def test_csv_and_parquet_hold_the_same_rows(tmp_path):
    rows = []
    for kind in ("csv", "parquet"):
        sample.write_sample(tmp_path / kind, kwb.packaged(), SMALL, kind)
        with open_basisset(tmp_path / kind).connect() as con:
            rows.append({n: sorted(con.table(n).fetchall(), key=repr) for n in NAMES})
    assert rows[0] == rows[1]


def test_check_finds_nothing_in_it(town):
    folder, counts, _ = town
    assert findings(folder / "set") == []
    assert counts["contact"] > 10_000


@pytest.mark.parametrize("seed", range(5))
def test_check_finds_nothing_in_small_ones_either(tmp_path, seed):
    wish = sample.Wish(inwoners=2_000, jaren=1 + seed % 3, seed=seed)
    sample.write_sample(tmp_path / "set", kwb.packaged(), wish)
    assert findings(tmp_path / "set") == []


def test_identities_pass_the_check_too(town):
    folder, counts, _ = town
    with (folder / "closed" / "identiteit.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    numbers = [row["bsn"] for row in rows if row["bsn"]]
    assert len(rows) == counts["persoon"]
    assert len(set(numbers)) == len(numbers) - 1  # Noa of story 10 stands there twice
    assert all(bsn.is_valid(number) and number.startswith("9") for number in numbers)
    assert (folder / "closed").stat().st_mode & 0o077 == 0


def test_identities_agree_with_birth_year_and_month(town):
    folder, _, con = town
    path = folder / "closed" / "identiteit.csv"
    different = con.execute(
        f"SELECT count(*) FROM persoon JOIN read_csv('{path}') AS i USING (persoon_id)"
        " WHERE geboortejaar <> year(i.geboortedatum) OR geboortemaand <> month(i.geboortedatum)"
    ).fetchone()
    assert different == (0,)


def test_one_person_under_two_numbers_is_one_record_of_a_delivery(town, tmp_path):
    """Both had help at the same time: one record from the earlier start, still running."""
    folder, _, _ = town
    with (folder / "closed" / "identiteit.csv").open(encoding="utf-8") as file:
        known = {row.pop("persoon_id"): row for row in csv.DictReader(file)}
    assert known["v10-noa"] == known["v10-noa2"]
    out = tmp_path / "levering.csv"
    asked = ["--period", "2026-H1", "--protocol", "2019", "--identities", str(folder / "closed")]
    done = CliRunner().invoke(deliver, ["cbs", str(folder / "set"), *asked, "--out", str(out)])
    assert done.exit_code == 0, done.output
    (record,) = [r for r in out.read_text().splitlines() if r.startswith(known["v10-noa"]["bsn"])]
    assert record.split(",")[7:] == ["20260113", "", ""]


def test_every_table_is_there_with_rows_and_team_gemeente_is_empty(town):
    _, counts, _ = town
    assert set(counts) == {*NAMES, "identiteit"}
    assert set(tables()) - set(counts) == {"hulptraject"}
    assert [name for name, n in counts.items() if n == 0] == ["team_gemeente"]


def test_every_code_occurs_somewhere_or_is_left_out_on_purpose(town):
    """Models, target groups and rare codes apart: what figures look at occurs."""
    _, _, con = town
    for table, field in (
        ("contact", "activiteit"),
        ("contact", "vorm"),
        ("aanmelding", "kanaal"),
        ("aanmelding", "triage_uitkomst"),
        ("casus", "vervolg"),
        ("casus", "reden_sluiting"),
        ("doel", "uitkomst"),
        ("doelactie", "uitvoerder"),
        ("voorziening", "reden_verwijzing"),
    ):
        found = {
            code for (code,) in con.execute(f"SELECT DISTINCT {field} FROM {table}").fetchall()
        }
        assert set(tables()[table].fields[field].enum) - found == set(), (table, field)


def test_inhabitants_follow_the_real_municipality(town):
    _, _, con = town
    total, teams = con.execute(
        "SELECT sum(aantal) FILTER (team_id IS NULL), sum(aantal) FILTER (team_id IS NOT NULL)"
        " FROM bevolking WHERE jaar = 2025"
    ).fetchone()
    assert total == teams
    assert abs(total - WISH.inwoners) < 50
    young, real = 0, next(a for a in kwb.packaged().areas if (a.jaar, a.code) == (2025, "GM0034"))
    young = con.execute(
        "SELECT sum(aantal) FROM bevolking WHERE jaar = 2025 AND team_id IS NULL"
        " AND leeftijd_tot <= 22"
    ).fetchone()[0]
    under_25 = real.counts["inwoners_0_14"] + real.counts["inwoners_15_24"]
    assert 0.85 < (young / total) / (under_25 / real.counts["inwoners"]) < 0.97


def test_people_live_in_the_areas_of_the_latest_year(town):
    codes = {c for (c,) in town[2].execute("SELECT DISTINCT wijk_code FROM persoon").fetchall()}
    latest = {a.code for a in kwb.packaged().areas if (a.jaar, a.soort) == (2025, "wijk")}
    assert len(codes) > 30
    assert codes - latest == {None}


def test_years_before_the_borders_changed_use_the_areas_of_now(tmp_path):
    """2020 gave the code WK003402 to 109,000 people; a team's area may not jump with it."""
    wish = sample.Wish(inwoners=20_000, jaren=8, seed=1)
    sample.write_sample(tmp_path / "set", kwb.packaged(), wish)
    with open_basisset(tmp_path / "set").connect() as con:
        rows = con.execute(
            "SELECT team_id, sum(aantal) FROM bevolking WHERE team_id IS NOT NULL"
            " GROUP BY team_id, jaar ORDER BY team_id, jaar"
        ).fetchall()
    steps = [b[1] / a[1] for a, b in pairwise(rows) if a[0] == b[0]]
    assert 0.99 < min(steps) <= max(steps) < 1.05


def test_the_team_that_closes_late_leaves_files_lying(town):
    idle = by_team(
        town[2],
        "SELECT team_id, avg(gesloten - last) FROM casus JOIN (SELECT casus_id, max(datum) AS last"
        " FROM contact GROUP BY ALL) USING (casus_id) WHERE gesloten IS NOT NULL GROUP BY ALL",
    )
    assert idle["sluit_laat"] > 2 * idle["gewoon"]


def test_the_team_that_records_coordination_as_help_has_little_coordination(town):
    share = by_team(
        town[2],
        "SELECT team_id, avg((activiteit IN ('regie', 'monitoring'))::INTEGER)"
        " FROM contact JOIN casus USING (casus_id) GROUP BY ALL",
    )
    assert share["regie_als_hulp"] < 0.5 * share["gewoon"]


def test_the_team_with_few_goals_has_few_goals(town):
    goals = by_team(
        town[2],
        "SELECT team_id, count(doel_id) / count(DISTINCT plan_id) FROM plan"
        " JOIN casus USING (casus_id) LEFT JOIN doel USING (plan_id) GROUP BY ALL",
    )
    assert goals["weinig_doelen"] < 0.4 * goals["gewoon"]


def test_the_team_that_records_late_does(town):
    timely = by_team(
        town[2],
        "SELECT team_id, avg((vastgelegd_op <= datum + 7)::INTEGER)"
        " FROM contact JOIN casus USING (casus_id) GROUP BY ALL",
    )
    assert timely["legt_laat_vast"] < 0.7 < timely["gewoon"]


def test_the_team_that_is_strong_on_network_has_more_of_it(town):
    share = by_team(
        town[2],
        "SELECT team_id, avg((uitvoerder IN ('netwerk', 'vrijwilliger'))::INTEGER) FROM doelactie"
        " JOIN doel USING (doel_id) JOIN casus USING (casus_id) GROUP BY ALL",
    )
    assert share["sterk_netwerk"] > 1.3 * share["gewoon"]


def test_the_summer_is_quiet_and_people_come_after_it(town):
    per_month = dict(
        town[2].execute("SELECT month(datum), count(*) FROM aanmelding GROUP BY ALL").fetchall()
    )
    assert per_month[8] < 0.8 * mean(per_month.values()) < per_month[9]


def test_work_is_not_done_in_the_weekend_but_for_the_last_day_of_a_file(town):
    weekend, total = (
        town[2]
        .execute("SELECT count(*) FILTER (isodow(datum) > 5), count(*) FROM contact")
        .fetchone()
    )
    assert weekend < 0.02 * total


def test_not_everybody_answers_and_parents_answer_more_than_the_young(town):
    share = dict(
        town[2]
        .execute(
            "SELECT u.informant, count(r.respons_id) / count(*) FROM uitnodiging AS u"
            " LEFT JOIN respons AS r USING (uitnodiging_id) GROUP BY ALL"
        )
        .fetchall()
    )
    assert 0.1 < share["jeugdige"] < share["ouder"] < 0.5


def test_unknown_stays_unknown_here_and_there(town):
    for table, field in (
        ("persoon", "geboortejaar"),
        ("contact", "duur_minuten"),
        ("aanmelding", "ernst"),
        ("doel", "meetbaar"),
        ("antwoord", "waarde"),
    ):
        unknown = town[2].execute(f"SELECT avg(({field} IS NULL)::INTEGER) FROM {table}")
        assert 0.005 < unknown.fetchone()[0] < 0.3, field


def test_the_calendar_knows_the_half_years_and_the_holidays():
    days = calendar.make(date(2025, 1, 1), date(2025, 12, 31))
    saturday = days.first + 3
    assert days.to_workday(days.requests[:0].astype(int)).size == 0
    assert days.workday[saturday - days.first] == saturday + 2
    assert days.work[date(2025, 8, 1).timetuple().tm_yday - 1] < days.work[70]


def test_the_period_is_whole_years_up_to_the_last_day():
    assert sample.Wish(jaren=3, tot=date(2026, 6, 30)).first == date(2023, 7, 1)
    assert sample.Wish(jaren=1, tot=date(2024, 2, 28)).first == date(2023, 2, 28)
    assert sample.Wish(jaren=1, tot=date(2025, 2, 28)).first == date(2024, 3, 1)


def test_the_command_tells_what_it_wrote(tmp_path):
    out = tmp_path / "set"
    result = CliRunner().invoke(
        command, [str(out), "--inwoners", "2000", "--jaren", "1", "--tot", "2025-12-31"]
    )
    assert result.exit_code == 0, result.output
    assert open_basisset(out).descriptor["peildatum"] == date(2025, 12, 31)
    assert Counter(line.split(":")[0].strip() for line in result.output.splitlines())["casus"] == 1


def test_a_folder_with_something_else_is_left_alone(tmp_path):
    (tmp_path / "brief.txt").write_text("van mij")
    result = CliRunner().invoke(command, [str(tmp_path), "--inwoners", "2000"])
    assert result.exit_code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["brief.txt"]


def test_a_basisset_that_is_not_made_up_is_never_replaced(tmp_path):
    folder = tmp_path / "set"
    sample.write_sample(folder, kwb.packaged(), SMALL)
    descriptor = folder / "datapackage.json"
    descriptor.write_text(descriptor.read_text("utf-8").replace(sample.MARK, "ons systeem"))
    with pytest.raises(sample.Occupied):
        sample.write_sample(folder, kwb.packaged(), SMALL)


@pytest.mark.parametrize("option", ["--identities", "--fouten"])
def test_what_is_closed_never_lies_in_the_folder_that_is_shared(tmp_path, option):
    out = tmp_path / "set"
    args = [str(out), "--inwoners", "2000", option, str(out / "binnen")]
    result = CliRunner().invoke(command, args)
    assert result.exit_code == 2
    assert "naast elkaar" in result.output
    assert not out.exists()


def test_an_earlier_sample_is_replaced(tmp_path):
    folder = tmp_path / "set"
    sample.write_sample(folder, kwb.packaged(), SMALL, "parquet")
    sample.write_sample(folder, kwb.packaged(), SMALL, "csv")
    assert {path.suffix for path in folder.iterdir()} == {".csv", ".json"}


def test_a_day_that_failed_leaves_nothing_behind(tmp_path):
    empty = kwb.Kwb(areas=())
    with pytest.raises(sample.NoAreas, match="precies één gemeente"):
        sample.write_sample(tmp_path / "set", empty, SMALL)
    assert list(tmp_path.iterdir()) == []


def test_one_area_or_two_municipalities_is_too_little_or_too_much(tmp_path):
    def area(code: str) -> kwb.Area:
        return kwb.Area(2024, code, "wijk", "Stad", 1, dict.fromkeys(kwb.COUNTS, 1000))

    for codes in (["WK099901"], ["WK099901", "WK088801"]):
        with pytest.raises(sample.NoAreas):
            sample.write_sample(tmp_path / "set", kwb.Kwb(tuple(map(area, codes))), SMALL)


def test_another_municipality_gives_its_own_areas(tmp_path):
    areas = tuple(
        kwb.Area(2024, code, soort, "Stad", 1, dict.fromkeys(kwb.COUNTS, count))
        for code, soort, count in (
            ("GM0999", "gemeente", 3000),
            ("WK099901", "wijk", 1000),
            ("WK099902", "wijk", 2000),
            ("WK099903", "wijk", None),
        )
    )
    kwb.write(kwb.Kwb(areas), tmp_path / "kwb")
    out = tmp_path / "set"
    args = [str(out), "--inwoners", "3000", "--jaren", "1", "--kwb", str(tmp_path / "kwb")]
    assert CliRunner().invoke(command, args).exit_code == 0
    with open_basisset(out).connect() as con:
        codes = con.execute(
            "SELECT DISTINCT wijk_code FROM persoon WHERE wijk_code IS NOT NULL ORDER BY 1"
        ).fetchall()
    assert codes == [("WK099901",), ("WK099902",)]
