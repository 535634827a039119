"""The yearly and half-yearly report from the screen: written, made, published, frozen, taken back."""

import csv
import datetime
import hashlib
import io
import json
import uuid
import zipfile

import duckdb
import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from register.family import signed_in
from web.test_levering import helped
from wijkzicht.register.audit.models import Logregel
from wijkzicht.register.cijfers import queries as cijfers
from wijkzicht.register.cijfers.policies import TOTAL
from wijkzicht.register.clock import today
from wijkzicht.register.leren import actions as leren
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.verslagen import actions
from wijkzicht.register.verslagen.models import Bestand, Cel, Publicatie, Verslag, Vorm
from wijkzicht.register.walls.address import address
from wijkzicht.reports.model import Report, Table
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.vocabulary.periods import Period
from wijkzicht.web.monitor.refresh import refresh
from wijkzicht.web.verslag.document import document
from wijkzicht.web.verslag.make import make
from world import make_world

YEAR = today().year - 1
FIRST, SECOND = datetime.date(YEAR, 3, 2), datetime.date(YEAR, 9, 1)
OUTSIDE = f"/openbaar/{YEAR}/1/"


@pytest.fixture
def world(transactional_db, settings, tmp_path):
    """Committed, because the extraction reads with a connection of its own."""
    settings.WIJKZICHT_SNAPSHOT = tmp_path / "closed" / "snapshot"
    made = make_world()
    for number in range(8):
        helped(made, FIRST if number < 3 else SECOND, naam=f"Gezin {number}")
    return made


@pytest.fixture
def analist(world) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(world.medewerkers[Rol.ANALIST])
    return client


@pytest.fixture
def light(monkeypatch):
    """The worker hands over a report at once, for what is not about its content."""
    report = Report(
        f"Jaarverslag {YEAR}",
        "Stichting Voorbeeld",
        "",
        "",
        "",
        "",
        (),
        (),
        Table("", (), ()),
        (),
        0,
    )
    forms = {vorm: vorm.encode() for vorm in Vorm.values} | {Vorm.JSON: document(report)}
    cell = {"indicator": "N01", "groep": "totaal", "periode": str(YEAR), "dimensie": "",
            "teller": 3, "noemer": None, "getoond": False, "definitie": ""}  # fmt: skip

    def made(_url, _folder, _verslag, stories, *_):
        files = {v: (hashlib.sha256(c).hexdigest(), c) for v, c in forms.items()}
        return actions.Made(files, [cell], {}, len(stories))

    monkeypatch.setattr("wijkzicht.web.verslag.make._made", made)


def anyone() -> Client:
    return Client(raise_request_exception=False)


def waiting() -> dict:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT args::text FROM procrastinate_jobs WHERE task_name = %s ORDER BY id DESC LIMIT 1",
            [actions.MAKE],
        )
        return json.loads(cursor.fetchone()[0])


def work() -> None:
    """What the worker does with the newest job."""
    args = waiting()
    keys = (uuid.UUID(args["verslag_id"]), uuid.UUID(args["medewerker_id"]))
    make(address(settings.DATABASE_EXTRACT), *keys, today())


def begun(client: Client, periode: int | str = YEAR) -> str:
    """The address of a new report."""
    answer = client.post(reverse("verslag:nieuw"), {"periode": periode})
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"].removesuffix("schrijven/")


def made(client: Client) -> str:
    page = begun(client)
    client.post(f"{page}maken/")
    work()
    return page


def published(client: Client) -> str:
    page = made(client)
    client.post(f"{page}publiceren/")
    assert anyone().get(OUTSIDE).status_code == 200
    return page


def text(answer) -> str:
    return answer.content.decode()


def acts(world) -> list[str]:
    with signed_in(world.medewerkers[Rol.PRIVACY_OFFICER]):
        rows = Logregel.objects.filter(soort__in=["verslag", "publicatie"]).order_by("moment")
        return list(rows.values_list("regel", flat=True))


# -- the whole way --------------------------------------------------------------------------------


def test_from_a_year_to_a_page_that_everybody_can_read(world, analist):
    page = begun(analist)
    written = analist.post(
        f"{page}schrijven/", {"versie": 1, "voorwoord": "Een jaar om van te leren."}
    )
    assert written["Location"] == page
    assert analist.post(f"{page}maken/")["Location"] == page
    assert "wordt gemaakt" in text(analist.get(page))
    assert anyone().get(OUTSIDE).status_code == 404
    work()
    assert "Publiceren" in text(analist.get(page))
    assert anyone().get(OUTSIDE).status_code == 404  # made is not published
    assert "Iedereen kan het lezen." in text(analist.post(f"{page}publiceren/", follow=True))
    shown = text(anyone().get(OUTSIDE))
    assert f"Jaarverslag {YEAR}" in shown
    assert "Te weinig gegevens" in shown or "te weinig gegevens" in shown
    assert "Een jaar om van te leren." in text(anyone().get(f"{OUTSIDE}html/"))
    assert f"Jaarverslag {YEAR}" in text(anyone().get("/openbaar/"))
    assert acts(world) == [
        "verslag_begonnen", "verslag_geschreven", "verslag_gevraagd", "verslag_gemaakt",
        "verslag_gepubliceerd",
    ]  # fmt: skip


def test_the_step_of_the_worker_stands_on_the_page(world, analist):
    page = begun(analist)
    analist.post(f"{page}maken/")
    with signed_in(world.medewerkers[Rol.ANALIST]):
        actions.progress(verslag=Verslag.objects.get(), stap="pdf opmaken")
    assert "pdf opmaken" in text(analist.get(page))


def test_what_was_made_is_whole_the_same_in_every_form_and_frozen(
    world, analist, tmp_path, monkeypatch, django_assert_num_queries
):
    steps = []
    monkeypatch.setattr(actions, "progress", lambda *, verslag, stap: steps.append(stap))
    monkeypatch.setattr("wijkzicht.web.verslag.make._EVERY", -1)
    published(analist)
    assert steps[0] == "gegevens ophalen"
    assert {"html opmaken", "pdf opmaken", "docx opmaken"} <= set(steps)
    got = {vorm: anyone().get(f"{OUTSIDE}{vorm}/") for vorm in Vorm.values}
    assert {answer.status_code for answer in got.values()} == {200}
    assert got["pdf"].content[:4] == b"%PDF"
    assert got["docx"].content[:2] == got["xlsx"].content[:2] == b"PK"
    for form in ("csv", "parquet"):
        (tmp_path / f"cijfers.{form}").write_bytes(got[form].content)
    one, other = (
        duckdb.sql(
            f"SELECT indicator, periode, waarde::double, status FROM '{tmp_path}/cijfers.{form}' ORDER BY ALL"
        ).fetchall()
        for form in ("csv", "parquet")
    )
    assert one == other
    with zipfile.ZipFile(io.BytesIO(got["zip"].content)) as package:
        assert {"cijfers.csv", "definities.csv", "manifest.json"} <= set(package.namelist())
    groups = duckdb.sql(f"SELECT DISTINCT groep FROM '{tmp_path}/cijfers.csv'").fetchall()
    assert groups == [("totaal",)]  # a table of teams is nobody's to download
    assert anyone().get(f"{OUTSIDE}exe/").status_code == 404
    with signed_in(world.medewerkers[Rol.ANALIST]):
        cells = list(Cel.objects.all())
    assert {cel.getoond for cel in cells} == {True, False}
    assert len({cel.groep for cel in cells}) > 1  # teams stand in the report as well
    _no_number_of_a_closed_cell(cells, text(got["csv"]))
    before = anyone().get(OUTSIDE).content
    helped(world, SECOND, naam="Gezin te laat")
    assert anyone().get(OUTSIDE).content == before
    for vorm, answer in got.items():
        assert anyone().get(f"{OUTSIDE}{vorm}/").content == answer.content
    client = anyone()
    with django_assert_num_queries(5):  # the transaction, who asks, and two that read
        client.get(OUTSIDE)


def _no_number_of_a_closed_cell(cells: list[Cel], sheet: str) -> None:
    whole = {
        (cel.indicator, cel.periode): cel.getoond
        for cel in cells
        if cel.groep == "totaal" and not cel.dimensie
    }
    lines = [row for row in csv.DictReader(io.StringIO(sheet)) if not row["dimensie"]]
    assert len(lines) == len(whole)
    for row in lines:
        if not whole[row["indicator"], row["periode"]]:
            assert row["status"] == "te_weinig_gegevens"
            assert not any(row[name] for name in ("teller", "noemer", "waarde", "onder", "boven"))


# -- frozen, and taken back -----------------------------------------------------------------------


def test_nothing_of_a_published_report_can_be_changed(world, analist, light):
    page = published(analist)
    assert analist.post(f"{page}schrijven/", {"versie": 1, "voorwoord": "x"}).status_code == 422
    analist.post(f"{page}maken/")
    assert "verandert niet meer" in text(analist.get(page))
    with signed_in(world.medewerkers[Rol.ANALIST]):
        assert Verslag.objects.update(teksten={}) == 0
        assert Cel.objects.all().delete()[0] == 0
        assert Bestand.objects.all().delete()[0] == 0
        with pytest.raises(DatabaseError), transaction.atomic():
            Bestand.objects.create(
                verslag=Verslag.objects.get(), vorm="txt", sha256="0" * 64, inhoud=b"x"
            )


def test_a_publication_is_taken_back_with_a_reason(world, analist, light):
    page = published(analist)
    assert analist.post(f"{page}intrekken/", {"reden": " "}).status_code == 422
    analist.post(f"{page}intrekken/", {"reden": "De cijfers over wachten klopten niet."})
    for place in (OUTSIDE, f"{OUTSIDE}pdf/"):
        answer = anyone().get(place)
        assert answer.status_code == 410
        assert "De cijfers over wachten klopten niet." in text(answer)
    assert "Ingetrokken" in text(anyone().get("/openbaar/"))
    assert acts(world)[-1] == "publicatie_ingetrokken"
    again = begun(analist)
    analist.post(f"{again}maken/")
    work()
    analist.post(f"{again}publiceren/")
    assert anyone().get(f"/openbaar/{YEAR}/2/").status_code == 200
    assert anyone().get(OUTSIDE).status_code == 410


def test_the_database_gives_nobody_what_is_not_published(world, analist, light):
    page = made(analist)
    for medewerker in (None, world.anna, world.medewerkers[Rol.OPDRACHTGEVER]):
        with signed_in(medewerker) if medewerker else transaction.atomic():
            assert not Bestand.objects.exists()
            assert not Cel.objects.exists()
            assert not Verslag.objects.exists()
    analist.post(f"{page}publiceren/")
    with transaction.atomic():
        assert Bestand.objects.count() == len(Vorm.values)
        assert not Cel.objects.exists()  # the ledger has the true counts
        assert not Verslag.objects.exists()
        assert Publicatie.objects.update(periode="1999") == 0
    analist.post(f"{page}intrekken/", {"reden": "Een fout."})
    with transaction.atomic():
        assert not Bestand.objects.exists()


def test_the_page_may_be_kept_by_anyone_and_is_the_same_for_all(world, analist, light):
    published(analist)
    answer = anyone().get(OUTSIDE)
    assert answer["Cache-Control"] == "public, max-age=300"
    assert "Vary" not in answer
    assert not answer.cookies
    assert answer.content == analist.get(OUTSIDE).content
    english = text(anyone().get(OUTSIDE, {"taal": "en"}))
    assert '<html lang="en">' in english
    assert english != text(answer)
    file = anyone().get(f"{OUTSIDE}csv/")
    again = anyone().get(f"{OUTSIDE}csv/", headers={"if-none-match": file["ETag"]})
    assert again.status_code == 304
    assert anyone().get("/account/login/")["Cache-Control"] == "no-store"


# -- what was published before --------------------------------------------------------------------


def planted(world, code: str, cells: dict[str, tuple[int, bool]]) -> None:
    """An earlier publication with these counts of the whole, by period, open or closed."""
    by = world.medewerkers[Rol.ANALIST]
    with signed_in(by):
        verslag = Verslag.objects.create(periode=YEAR - 5, begonnen_door=by)
        Cel.objects.bulk_create(
            Cel(
                verslag=verslag, indicator=code, groep="totaal", periode=period, teller=teller,
                getoond=shown, definitie="0" * 16,
            )
            for period, (teller, shown) in cells.items()
        )  # fmt: skip
        Publicatie.objects.create(verslag=verslag, periode=YEAR - 5, nummer=1, gepubliceerd_door=by)


def test_a_year_does_not_give_away_a_half_year_that_was_closed_before(world, analist):
    """The planted attack: 8 households in the year, minus 5 in the second half published before."""
    page = made(analist)
    shown = {"indicator": "B01", "groep": "totaal", "periode": str(YEAR)}
    with signed_in(world.medewerkers[Rol.ANALIST]):
        alone = Cel.objects.get(**shown)
        assert (alone.teller, alone.getoond) == (8, True)
        Cel.objects.all().delete()
    planted(world, "B01", {f"{YEAR}-H1": (3, False), f"{YEAR}-H2": (5, True)})
    refused = analist.post(f"{page}publiceren/")  # made before it was laid beside the other
    assert refused["Location"] == page
    assert "iets anders gepubliceerd" in text(analist.get(page))
    analist.post(f"{page}maken/")
    work()
    with signed_in(world.medewerkers[Rol.ANALIST]):
        assert not Cel.objects.get(verslag__periode=YEAR, **shown).getoond
    page_text = text(analist.get(page))
    assert "extra gesloten" in page_text
    assert f"Jaarverslag {YEAR - 5}" in page_text
    analist.post(f"{page}publiceren/")
    line = next(
        row for row in text(anyone().get(f"{OUTSIDE}csv/")).splitlines()
        if row.startswith(f"B01,totaal,{YEAR},")
    )  # fmt: skip
    assert "te_weinig_gegevens" in line


def test_half_a_year_is_published_beside_the_screen(world, analist):
    """3 households in the first half and 5 in the second: the year, 8, would tell the first."""
    url, half = address(settings.DATABASE_EXTRACT), f"{YEAR}-H2"
    refresh(url, settings.WIJKZICHT_SNAPSHOT, today())
    with signed_in(world.medewerkers[Rol.OPDRACHTGEVER]) as by:
        rows = cijfers.figures(by=by, groep=TOTAL, indicatoren=["B01"])
        seen = {row.periode: row.status for row in rows}
    assert seen[half] == seen[f"{YEAR}-H1"] == cijfers.TOO_FEW
    page = begun(analist, half)
    assert "Wie deed het werk" not in text(analist.get(f"{page}schrijven/"))  # of a year only
    analist.post(f"{page}maken/")
    work()
    analist.post(f"{page}publiceren/")
    assert f"Halfjaarbericht {YEAR}, tweede helft" in text(anyone().get(f"/openbaar/{half}/1/"))
    file = anyone().get(f"/openbaar/{half}/1/csv/")
    assert f"halfjaarbericht-{half}.csv" in file["Content-Disposition"]
    assert f"B01,totaal,{half},,,,,,,,te_weinig_gegevens" in text(file)


# -- stories, drafts, who may ---------------------------------------------------------------------


def story(world):
    with signed_in(world.anna) as anna:
        return leren.tell_story(
            team=world.noord, titel="Weer naar school", tekst="Ik durfde weer.",
            verteld_door="jeugdige", toestemming_op=today(), by=anna,
        )  # fmt: skip


def test_a_story_goes_in_and_its_teller_can_take_it_back(world, analist):
    told = story(world)
    page = begun(analist)
    analist.post(f"{page}schrijven/", {"versie": 1, "verhalen": [str(told.pk)]})
    analist.post(f"{page}maken/")
    work()
    analist.post(f"{page}publiceren/")
    assert "Ik durfde weer." in text(anyone().get(f"{OUTSIDE}html/"))
    with signed_in(world.anna) as anna:
        leren.withdraw_story(verhaal=told, by=anna)
    assert "een verhaal ingetrokken" in text(analist.get(page))


def test_a_report_with_a_story_that_was_withdrawn_is_not_published(world, analist, light):
    told = story(world)
    page = begun(analist)
    analist.post(f"{page}schrijven/", {"versie": 1, "verhalen": [str(told.pk)]})
    analist.post(f"{page}maken/")
    work()
    with signed_in(world.anna) as anna:
        leren.withdraw_story(verhaal=told, by=anna)
    analist.post(f"{page}publiceren/")
    assert anyone().get(OUTSIDE).status_code == 404


def test_what_is_typed_is_kept_and_nothing_is_overwritten(world, analist):
    page = begun(analist)
    draft = f"/concept/verslag/{page.split('/')[2]}/"
    assert analist.post(draft, {"voorwoord": "Half af"}).status_code == 204
    assert "Half af" in text(analist.get(f"{page}schrijven/"))
    analist.post(f"{page}schrijven/", {"versie": 1, "voorwoord": "Heel af"})
    assert "Half af" not in text(analist.get(f"{page}schrijven/"))
    late = analist.post(f"{page}schrijven/", {"versie": 1, "voorwoord": "Van een oude pagina"})
    assert late.status_code == 422
    assert "Heel af" in text(late)
    assert "Van een oude pagina" in text(late)


def test_who_may_not(world, analist, light):
    page = made(analist)
    for rol in (Rol.TEAMLEIDER, Rol.OPDRACHTGEVER, Rol.BEHEER, Rol.PRIVACY_OFFICER):
        client = Client()
        client.force_login(world.medewerkers[rol])
        assert client.post(f"{page}publiceren/").status_code == 403
        with signed_in(world.medewerkers[rol]) as by, pytest.raises(NotAllowed):
            actions.begin(period=Period.parse(f"{YEAR}"), by=by)
    assert not Publicatie.objects.exists()


def test_a_report_that_cannot_be_made_says_why(world, analist):
    page = begun(analist, YEAR - 2)
    analist.post(f"{page}maken/")
    work()
    assert f"geen gegevens over {YEAR - 2}" in text(analist.get(page))
    assert analist.post(reverse("verslag:nieuw"), {"periode": YEAR - 2}).status_code == 422


def test_the_list_asks_as_little_with_many(world, analist, django_assert_num_queries):
    for back in range(4):
        begun(analist, YEAR - back)
    with django_assert_num_queries(7):
        assert analist.get(reverse("verslag:overzicht")).status_code == 200
