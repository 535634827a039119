"""The page of CBS figures: a year, sorted; an area over the years; what can't be used."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from database import set_up
from wijkzicht.dataset.kwb import packaged
from wijkzicht.register.organisatie.models import Team

pytestmark = pytest.mark.django_db
URL = "/cijfers/kerncijfers/"
AREAS = [a for a in packaged().areas if a.soort in ("gemeente", "wijk")]


def rows(page: str) -> list[list[str]]:
    """The cells of the table as text, row by row."""
    body = page.split("<tbody")[1].split("</tbody>")[0]
    return [
        [
            re.sub(r"<[^>]*>", "", cell).strip()
            for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.S)
        ]
        for row in body.split("</tr>")[:-1]
    ]


def of(year: int) -> list:
    return [a for a in AREAS if a.jaar == year]


def shown(n: int | None) -> str:
    return "geen cijfer" if n is None else f"{n:,}".replace(",", ".")


def test_every_area_of_a_year_with_its_counts(as_anna: Client):
    table = rows(as_anna.get(URL, {"jaar": "2022"}).content.decode())
    wanted = {
        a.code if a.soort == "wijk" else a.gemeente: [
            shown(a.counts[c])
            for c in ("inwoners_0_14", "inwoners_15_24", "inwoners", "huishoudens",
                      "jeugdhulp_clienten", "wmo_clienten")
        ]
        for a in of(2022)
    }  # fmt: skip
    assert {row[0].removeprefix("Wijk "): row[1:] for row in table} == wanted
    assert table[0][0] == "Almere"


def test_what_cbs_does_not_give_is_said_and_never_nought(as_anna: Client):
    table = rows(as_anna.get(URL, {"jaar": "2025"}).content.decode())
    assert {row[5] for row in table} == {"geen cijfer"}


def test_without_a_year_the_newest_that_is_complete(as_anna: Client):
    page = as_anna.get(URL).content.decode()
    (year,) = re.findall(r"<option selected>(\d+)", page)
    assert rows(page)[0][5] != "geen cijfer"
    assert any(a.counts["jeugdhulp_clienten"] is None for a in of(int(year) + 1))


@pytest.mark.parametrize("richting, turn", [("op", False), ("af", True)])
def test_sorting_is_done_by_the_server_and_the_municipality_stays_on_top(as_anna, richting, turn):
    asked = {"jaar": "2022", "sorteer": "inwoners_0_14", "richting": richting}
    page = as_anna.get(URL, asked).content.decode()
    table = rows(page)
    numbers = [int(row[1].replace(".", "")) for row in table[1:] if row[1] != "geen cijfer"]
    assert table[0][0] == "Almere"
    assert numbers == sorted(numbers, reverse=turn)
    assert len(numbers) > 3
    assert f'aria-sort="{"descending" if turn else "ascending"}"' in page


def test_an_area_over_the_years_says_where_the_border_moved(as_anna: Client):
    moved = next(a for a in of(2022) if not a.comparable and a.soort == "wijk")
    table = rows(as_anna.get(URL, {"gebied": moved.code}).content.decode())
    years = [a.jaar for a in AREAS if a.code == moved.code]
    assert [row[0] for row in table] == [str(y) for y in sorted(years, reverse=True)]
    note = {row[0]: row[-1] for row in table}
    assert "grens is verlegd" in note["2022"]


@pytest.mark.parametrize("asked", [{"jaar": "x"}, {"gebied": "WK9"}, {"sorteer": "'; --"}])
def test_nonsense_in_the_address_gives_the_page(as_anna: Client, asked):
    assert as_anna.get(URL, asked).status_code == 200


def test_no_guess_and_why(as_anna: Client):
    page = as_anna.get(URL).content.decode()
    assert "nergens 0 tot en met 22 jaar" in page
    for part in ("In 2022 veranderden grenzen", "onderdrukt of niet bekend", "komma"):
        assert part in page
    assert URL in as_anna.get(reverse("monitor:cijfers")).content.decode()


def test_another_municipality_has_none(as_anna: Client, world):
    with set_up():
        Team.objects.update(gemeente_code="GM9999")
    assert "geen kerncijfers bij het programma" in as_anna.get(URL).content.decode()
