"""One figure told apart on its own page: who may see it, in which order, and what the file holds."""

import csv
import io

import pytest

from database import as_role
from web.test_monitor import NOW, WHOLE
from wijkzicht.register.cijfers.models import Cijfer
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.walls import roles

PERIOD = "2026-H1"


@pytest.fixture
def apart(world):
    """S01 of the whole and of Noord, by law: three parts, of which one is too small to leave."""
    made = [
        Cijfer(
            indicator="S01", groep=group, periode=PERIOD, dimensie=part,
            **WHOLE | {"teller": n, "naar_buiten": n > 5}, status="ok", definitie="0" * 16,
            peildatum=NOW.date(), berekend_op=NOW,
        )
        for group in ("totaal", str(world.noord.pk))
        for part, n in (("", 44), ("wet=onbekend", 21), ("wet=wmo", 3), ("wet=jeugdwet", 20))
    ]  # fmt: skip
    with as_role(roles.EXTRACT):
        Cijfer.objects.bulk_create(made)
    return world


def shown(client, user, **query) -> str:
    client.force_login(user)
    return client.get("/cijfers/S01/", query).content.decode()


def rows(page: str) -> list[str]:
    return page.split('aria-labelledby="delen"')[1].split("</section>")[0].split("<tr")[2:]


def test_the_parts_stand_in_the_order_of_the_list_and_unknown_is_a_part(client, apart):
    found = rows(shown(client, apart.anna, dimensie="wet", groep="totaal"))
    named = [row.split('role="rowheader"')[1].split(">")[1].split("<")[0] for row in found]
    assert named == ["Jeugdwet", "Wmo", "Onbekend"]
    for part in ("20 van 40", "18,1 en 45,4%", "4,8%", "wz-bar"):
        assert part in found[0]


def test_a_case_in_more_parts_is_said(client, apart):
    page = shown(client, apart.anna, dimensie="wet", groep="totaal")
    assert "kan bij meer delen horen" in page
    # What was not asked is not shown, and what can't be borne is not offered.
    assert '<option value="leeftijdsband"' not in page
    assert "wz-bar" not in shown(client, apart.anna)


def test_of_a_team_its_kind_is_not_offered(client, apart):
    team = shown(client, apart.anna, dimensie="wet", groep=str(apart.noord.pk))
    whole = shown(client, apart.anna, dimensie="wet", groep="totaal")
    assert '<option value="doelgroep"' in whole
    assert '<option value="doelgroep"' not in team


@pytest.mark.parametrize("rol", [Rol.ANALIST, Rol.OPDRACHTGEVER])
def test_page_and_file_close_the_same_parts_outside(client, apart, rol):
    user = apart.medewerkers[rol]
    page = rows(shown(client, user, dimensie="wet", groep="totaal"))
    answer = client.get("/cijfers/S01/delen.csv", {"dimensie": "wet", "groep": "totaal"})
    assert 'filename="S01-wet-2026-H1.csv"' in answer["Content-Disposition"]
    file = {row["dimensie"]: row for row in csv.DictReader(io.StringIO(answer.content.decode()))}
    assert list(file) == ["wet=jeugdwet", "wet=wmo", "wet=onbekend"]
    small = rol is Rol.OPDRACHTGEVER
    assert (file["wet=wmo"]["teller"] == "") is small
    assert ("Te weinig gegevens" in page[1]) is small
    assert ("3 van 40" in page[1]) is not small
    assert file["wet=jeugdwet"]["teller"] == "20.0"


def test_another_team_and_no_figures(client, apart):
    zuid = shown(client, apart.anna, dimensie="wet", groep=str(apart.zuid.pk))
    assert str(apart.zuid.pk) not in zuid
    beheer = apart.medewerkers[Rol.BEHEER]
    assert 'aria-labelledby="delen"' not in shown(client, beheer, dimensie="wet")
    assert client.get("/cijfers/S01/delen.csv", {"dimensie": "wet"}).status_code == 403


@pytest.mark.parametrize("asked", ["/cijfers/S01/delen.csv?dimensie=kleur", "/cijfers/S01/delen.exe?dimensie=wet", "/cijfers/W02/delen.csv?dimensie=wet", "/cijfers/X99/delen.csv?dimensie=wet"])  # fmt: skip
def test_what_is_not_there_is_not_found(client, apart, asked):
    client.force_login(apart.anna)
    assert client.get(asked).status_code == 404


def test_the_parts_stand_on_no_other_page(client, apart):
    client.force_login(apart.anna)
    page = client.get("/cijfers/onderwerp/samenhang/", {"groep": "totaal"}).content.decode()
    assert "44 van 40" in page
    assert "20 van 40" not in page


def test_the_page_takes_few_queries(client, apart, django_assert_max_num_queries):
    client.force_login(apart.anna)
    with django_assert_max_num_queries(12):
        client.get("/cijfers/S01/", {"dimensie": "wet", "groep": "totaal"})
