"""Every figure is reached by its chapter, and page, file and interface give the same digits."""

import csv
import io
import re

import duckdb
import pytest

from database import as_role
from register.family import signed_in
from web.test_api import ask
from web.test_monitor import NOW, WHOLE
from wijkzicht.indicators import catalogue
from wijkzicht.indicators.card import CHAPTERS
from wijkzicht.register.cijfers.models import Cijfer
from wijkzicht.register.clock import today
from wijkzicht.register.koppelingen import actions
from wijkzicht.register.koppelingen.models import Recht
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.walls import roles
from wijkzicht.web.monitor import words

PERIOD = "2026-H1"


@pytest.fixture
def everything(world):
    """Each figure of the catalogue for the whole: its own digits, every third too small to leave."""
    made = []
    for number, code in enumerate(catalogue()):
        for part in ("", "informant=ouder") if code.startswith("V") else ("",):
            values = WHOLE | {"teller": 1000 + number, "noemer": 4000, "waarde": 20 + number / 7}
            made.append(
                Cijfer(
                    indicator=code, groep="totaal", periode=PERIOD, dimensie=part, **values,
                    status="ok", naar_buiten=number % 3 > 0, definitie="0" * 16,
                    peildatum=NOW.date(), berekend_op=NOW,
                )
            )  # fmt: skip
    with as_role(roles.EXTRACT):
        Cijfer.objects.bulk_create(made)
    return {(row.indicator, row.dimensie): row for row in made}


def downloaded(client, chapter: str, form: str) -> bytes:
    answer = client.get(f"/cijfers/onderwerp/{chapter}.{form}", {"groep": "totaal"})
    assert "attachment" in answer["Content-Disposition"]
    return answer.content


def key(world, rol) -> str:
    beheer = world.medewerkers[Rol.BEHEER]
    with signed_in(beheer):
        arguments = {"naam": "Gemeente", "rechten": [Recht.CIJFERS], "rol": rol, "tot": today()}
        return actions.make(**arguments, by=beheer)[1]


def test_every_figure_of_the_catalogue_has_a_line(client, world, everything):
    client.force_login(world.anna)
    found = set()
    for chapter in CHAPTERS:
        shown = client.get(f"/cijfers/onderwerp/{chapter}/", {"groep": "totaal"}).content.decode()
        codes = set(re.findall(r'<tr[^>]* id="(\w+)"', shown))
        assert codes == {c for c, item in catalogue().items() if item.chapter == chapter}
        found |= codes
    assert found == set(catalogue())
    assert client.get("/cijfers/onderwerp/geen/").status_code == 404
    assert client.get("/cijfers/onderwerp/tijd.exe").status_code == 404


@pytest.mark.parametrize("rol", [Rol.ANALIST, Rol.OPDRACHTGEVER])
def test_the_same_question_asked_on_page_in_file_and_over_the_interface(
    client, world, everything, rol
):
    """The same digits, and for who is outside the same ones missing."""
    client.force_login(world.medewerkers[rol])
    asked = ask("cijfers", key(world, rol), groep="totaal").json()
    told = {(row["indicator"], row["dimensie"]): row for row in asked["cijfers"]}
    assert set(told) == set(everything)
    for chapter in CHAPTERS:
        text = downloaded(client, chapter, "csv").decode()
        page = client.get(f"/cijfers/onderwerp/{chapter}/", {"groep": "totaal"}).content.decode()
        for row in csv.DictReader(io.StringIO(text)):
            name = row["indicator"], row["dimensie"]
            one, made = told[name], everything[name]
            off = catalogue()[name[0]].on_origin
            shut = off or (rol is Rol.OPDRACHTGEVER and not made.naar_buiten)
            for column in ("teller", "noemer", "waarde", "onder", "boven", "onbekend"):
                value = None if row[column] == "" else float(row[column])
                assert value == one[column] == (None if shut else getattr(made, column))
            state = "niet_te_berekenen" if off else "te_weinig_gegevens" if shut else "ok"
            assert row["status"] == one["status"] == state
            line = page.split(f'id="{name[0]}"')[1].split("</tr>")[0]
            value = words.value(catalogue()[name[0]], made)
            assert (f"<strong>{value}" in line) is not shut
            assert ("Te weinig gegevens" in line) is (shut and not off)


def test_excel_and_parquet_hold_the_same_rows(client, world, everything, tmp_path):
    client.force_login(world.anna)
    text = downloaded(client, "tijd", "csv").decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    assert downloaded(client, "tijd", "xlsx")[:2] == b"PK"
    place = tmp_path / "tijd.parquet"
    place.write_bytes(downloaded(client, "tijd", "parquet"))
    kept = duckdb.sql(f"SELECT indicator, waarde FROM '{place}'").fetchall()
    assert kept == [(row["indicator"], float(row["waarde"])) for row in rows]
    assert len(rows) == sum(item.chapter == "tijd" for item in catalogue().values())


def test_a_file_holds_the_period_of_the_page(client, world, everything):
    with as_role(roles.EXTRACT):
        Cijfer.objects.filter(indicator="T01").update(periode="2025-H2")
    client.force_login(world.anna)
    told = {}
    for period in ("2025-H2", PERIOD):
        asked = {"groep": "totaal", "periode": period}
        text = client.get("/cijfers/onderwerp/tijd.csv", asked).content.decode()
        told[period] = [row["indicator"] for row in csv.DictReader(io.StringIO(text))]
    assert told["2025-H2"] == ["T01"]
    assert "T01" not in told[PERIOD]
    assert len(told[PERIOD]) > 1


def test_a_program_from_outside_gets_no_team(world):
    sleutel = key(world, Rol.OPDRACHTGEVER)
    assert [group["sleutel"] for group in ask("groepen", sleutel).json()] == ["totaal"]
    assert ask("cijfers", sleutel, groep=str(world.noord.pk)).status_code == 403


def test_the_page_takes_few_queries(client, world, everything, django_assert_max_num_queries):
    client.force_login(world.anna)
    # Four of its own: the groups one sees (two), the rows, the words of the organisation.
    with django_assert_max_num_queries(12):
        client.get("/cijfers/onderwerp/ervaring/", {"groep": "totaal"})


def test_no_figures_yet(client, world):
    client.force_login(world.anna)
    assert "Er zijn nog geen cijfers" in client.get("/cijfers/onderwerp/tijd/").content.decode()
