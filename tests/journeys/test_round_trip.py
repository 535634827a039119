"""What was typed on the screens arrives in the basisset and in `indicators`, unchanged."""

import datetime

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from journeys.test_plan_to_close import close, make_plan, refer, score
from wijkzicht.dataset.read import open_basisset
from wijkzicht.extraction.basisset import extract
from wijkzicht.indicators import compute
from wijkzicht.register.walls.address import address

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TODAY = datetime.date.today()
YESTERDAY = TODAY - datetime.timedelta(days=1)


def record_contact(page: Page, home: str) -> None:
    page.goto(home)
    page.get_by_role("radio", name="Vraag verhelderen", exact=True).check()
    page.get_by_label("Ik gaf ook hulp").check()
    page.get_by_label("Wat gebeurde er?").fill("Sam vertelde hoe het op school gaat.")
    page.get_by_label("Wat vind jij ervan?").fill("Hij is er klaar voor.")
    page.get_by_label("Sam (", exact=False).first.check()
    page.get_by_text("Meer vastleggen").click()
    page.get_by_label("Hoeveel minuten?").fill("45")
    page.get_by_role("button", name="Bewaar contact").click()
    expect(page.locator("#meldingen")).to_contain_text("Contact bewaard.")


@pytest.fixture
def basisset(open_page, town, tmp_path):
    """The register of a family whose whole path was typed in a browser, extracted."""
    page = open_page(town.anna)
    home = f"/huishouden/{town.bakker.huishouden.pk}/"
    record_contact(page, home)
    page.goto(f"{home}plan/")
    make_plan(page)
    score(page)
    refer(page)
    close(page)
    extract(address(settings.DATABASE_EXTRACT), tmp_path / "uit", TODAY)
    return open_basisset(tmp_path / "uit")


def test_every_answer_arrives_as_it_was_given(basisset, town):
    con = basisset.connect()

    def one(sql: str) -> tuple:
        (row,) = con.execute(sql).fetchall()
        return row

    casus, sam = str(town.bakker.casus.pseudoniem), str(town.bakker.persoon.pseudoniem)
    assert one(
        "SELECT casus_id, datum, activiteit, ook_hulp, duur_minuten, vastgelegd_op FROM contact"
    ) == (casus, TODAY, "vraagverheldering", True, 45, TODAY)
    assert one("SELECT persoon_id FROM contact_persoon") == (sam,)
    assert one(
        "SELECT vastgesteld, akkoord_ouder, akkoord_jeugdige, klachtroute_verteld FROM plan"
    ) == (
        TODAY,
        YESTERDAY,
        YESTERDAY,
        True,
    )
    assert one("SELECT casus_id, meetbaar, uitkomst, geevalueerd_op FROM doel") == (
        casus,
        True,
        "deels_behaald",
        TODAY,
    )
    assert one("SELECT uitvoerder FROM doelactie") == ("gezin",)
    assert con.execute("SELECT informant, score FROM doelscore ORDER BY 1").fetchall() == [
        ("jeugdige", 0),
        ("professional", -1),
    ]
    assert one("SELECT persoon_id, door_team, reden_verwijzing, verwezen_op FROM voorziening") == (
        sam,
        True,
        "expertise",
        TODAY,
    )
    assert one(
        f"SELECT gesloten, reden_sluiting, vervolg FROM casus WHERE casus_id = '{casus}'"
    ) == (
        TODAY,
        "volgens_plan",
        "specialistisch",
    )
    figures_are_those_of_the_path(basisset, town)


def figures_are_those_of_the_path(basisset, town) -> None:
    """Teller and noemer of the team this half-year; worked out by hand from what was typed."""
    rows = compute(
        basisset.connect(),
        basisset.tables,
        per=("team", "halfjaar"),
        as_of=TODAY,
        first=TODAY,
        only=["N03", "N06", "D01", "D04", "V08", "Z12", "S01", "V14"],
        groups=[str(town.noord.pseudoniem)],
    )
    found = {row.indicator: (row.teller, row.noemer) for row in rows if not row.dimensie}
    assert found == {
        "N03": (1, None),  # one casus closed
        "N06": (1, None),  # help was given as well in the contact, to Sam
        "D01": (0, 1),  # the goal is measurable, but has no streefdatum
        "D04": (0, 1),  # partly reached is not reached
        "V08": (1, 1),  # Sam is 12 or older and agreed
        "Z12": (0, 1),  # referred for expertise, not for lack of a place
        "S01": (1, 1),  # the casus has a plan
        "V14": (0, 1),  # only the complaints route was told
    }
