"""Two extracts of one source: what differs by recording is told, what came later is not."""

from datetime import date

import pytest
from click.testing import CliRunner

from dataset.folders import folder
from wijkzicht.cli.main import main
from wijkzicht.dataset.read import open_basisset
from wijkzicht.deliveries.odd import questions
from wijkzicht.deliveries.vintages import beside

TODAY = date(2026, 11, 25)
TEAM = "team_id,organisatie_id,naam,gemeente_code,doelgroep\nt1,o1,Noord,GM0034,jeugd"
PERSON = "persoon_id,huishouden_id,rol\np1,h1,jeugdige"
CASUS = "casus_id,huishouden_id,team_id,geopend,gesloten,reden_sluiting"
BEFORE = f"""
    {CASUS}
    c1,h1,t1,2025-02-01,,
    c2,h2,t1,2025-03-01,,
    c3,h3,t1,2025-04-01,2025-06-01,eenzijdig_client
    c4,h4,t1,2025-05-01,,
    c7,h7,t1,2025-06-10,,
"""
NOW = f"""
    {CASUS}
    c1,h1,t1,2025-02-01,2025-09-01,volgens_plan
    c2,h2,t1,2025-03-01,2025-05-20,volgens_plan
    c3,h3,t1,2025-04-01,2025-06-01,externe_omstandigheden
    c5,h5,t1,2025-05-02,,
    c6,h6,t1,2025-08-02,,
    c7,h7,t1,2025-06-10,,
"""


@pytest.fixture
def two(tmp_path):
    """The earlier made in July, the newer in October; `contact` says when."""
    made = []
    for name, casus, last in (("was", BEFORE, "c1,2025-07-15"), ("nu", NOW, "c7,2025-10-15")):
        tables = {
            "contact": f"contact_id,casus_id,datum,activiteit\nk1,c1,2025-02-03,hulp\n{name},{last},hulp",
            "contact_persoon": f"contact_id,persoon_id\nk1,p1\n{name},p1",
        }
        made.append(folder(tmp_path / name, team=TEAM, persoon=PERSON, casus=casus, **tables))
    return made


def test_rows_by_what_became_of_them(two):
    found = beside(*map(open_basisset, two), TODAY)
    assert (found.day, found.last.name) == (date(2025, 7, 15), "2025-H1")
    # c5 more, c4 less, c2 and c3 changed, c1 closed after the first was made; c6 is new work.
    # A person at a contact has no day: that may be later work.
    assert found.rows == [("casus", "2025-H1", 1, 1, 2, 1), ("contact_persoon", "", 1, 1, 0, 0)]


def test_figures_are_as_known_on_the_day_of_the_earlier(two):
    found = beside(*map(open_basisset, two), TODAY)
    counted = {one.indicator: (one.teller_was, one.teller_nu) for one in found.figures}
    assert counted["N03"] == (1, 2)  # closed: c1 in September is not among them
    assert counted["N04"] == (4, 3)  # open at the end of June: c1, c2, c4, c7; c1, c5, c7
    assert not {"N02", "T02"} & set(counted)  # opened: five in both; c7 was helped later


def test_the_same_twice_differs_in_nothing(two):
    done = CliRunner().invoke(main, ["vintages", str(two[0]), str(two[0])])
    assert "De tabellen zijn gelijk." in done.output
    assert "Geen enkel cijfer telt anders." in done.output


def test_the_command_says_it_and_keeps_every_count(two, tmp_path):
    out = tmp_path / "naast.csv"
    done = CliRunner().invoke(main, ["vintages", *map(str, two), "--out", str(out)])
    assert "casus 2025-H1: 1 meer, 1 minder, 2 gewijzigd, 1 later verder gegaan." in done.output
    assert "N03, N04" in done.output
    assert ",N03,casussen gesloten,2025-H1,,,,,1,,2," in out.read_text()
    turned = CliRunner().invoke(main, ["vintages", *map(str, reversed(two))])
    assert (turned.exit_code, "oudste map eerst" in turned.output) == (2, True)


def requests(path, sizes, kanaal):
    """A basisset with so many aanmeldingen in each half-year from 2021 on."""
    days = [f"{2021 + i // 2}-{'03' if i % 2 == 0 else '09'}-01" for i in range(len(sizes))]
    rows = [f"a{i}-{n},t1,{day},{kanaal[n % len(kanaal)]}"
            for i, (day, size) in enumerate(zip(days, sizes, strict=True)) for n in range(size)]  # fmt: skip
    text = "\n".join(["aanmelding_id,team_id,datum,kanaal", *rows])
    end = "contact_id,casus_id,datum,activiteit\nk1,c1,2025-07-02,regie"
    return open_basisset(folder(path, team=TEAM, aanmelding=text, contact=end))


USUAL = [100, 104, 99, 103, 101, 106, 102, 105, 101]


@pytest.mark.parametrize(
    ("sizes", "kanaal", "asked"),
    [
        (USUAL, ["school", "zelf"], []),
        ([*USUAL[:-1], 60], ["school", "zelf"], ["in 2025-H1 staan 60 rijen"]),
        (USUAL[:-1], ["school", "zelf"], ["had de vorige"]),
        (USUAL, ["", "", "", "zelf"], ["aanmelding.kanaal: 75%"]),
        ([20] * 9, ["", "", "", "zelf"], ["had de vorige"]),
    ],
)
def test_what_lies_far_from_the_earlier_delivery_is_asked(tmp_path, sizes, kanaal, asked):
    earlier = requests(tmp_path / "was", USUAL, ["school", "zelf"])
    newer = requests(tmp_path / "nu", sizes, kanaal)
    told = list(questions(earlier, newer, TODAY))
    assert len(told) == len(asked)
    for part, sentence in zip(asked, told, strict=True):
        assert part in sentence


def test_check_asks_beside_an_earlier_one(two):
    done = CliRunner().invoke(main, ["check", str(two[1]), "--earlier", str(two[0])])
    assert "valt niets op" in done.output
    assert (
        CliRunner()
        .invoke(main, ["check", str(two[1]), "--earlier", str(two[0]), "--json"])
        .exit_code
        == 2
    )
