"""The course of a figure: what can be said with little, with much, and with a registration effect."""

import datetime
import io
import re
from urllib.parse import urlencode

import duckdb
import pytest

from database import as_role
from register.family import signed_in
from web.kept import figures, keep, move, moves, route
from wijkzicht.indicators import catalogue
from wijkzicht.register.cijfers.models import Cijfer
from wijkzicht.register.organisatie import actions
from wijkzicht.register.organisatie.models import Gebeurtenis, Rol
from wijkzicht.register.walls import roles
from wijkzicht.register.walls.rights import as_medewerker
from wijkzicht.reports.series import read, series
from wijkzicht.web.verloop.season import season


def page(client, user, code="N04", **query):
    client.force_login(user)
    answer = client.get(f"/cijfers/{code}/verloop/?{urlencode(query)}")
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


@pytest.fixture
def noord(world):
    return str(world.noord.pk)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ([], "Er is nog geen periode met een vast cijfer."),
        ([None, None], "Er is nog geen periode met een vast cijfer."),
        ([12], "Met één punt is er geen verloop."),
        ([12, 14, 13], "Dat is te weinig voor grenzen"),
        ([12, 14, 13, 15, 12, 14, 13, 12, 15], "De grenzen zijn op proef"),
        ([12, 14, 13, 15, 12, 14, 13, 12, 15, 13, 14, 12], "Geen signaal"),
        ([12, 14, 13, 15, 12, 14, 13, 12, 15, 13, 14, 60], "2025-H2 ligt buiten de grenzen"),
    ],
)
def test_what_can_be_said_with_so_many_points(client, world, noord, values, sentence):
    figures(noord, values)
    shown = page(client, world.anna, groep=noord)
    assert sentence in shown
    assert ("<svg" in shown.split('id="registratie"')[0].split('id="lijn"')[1]) == (
        len([v for v in values if v is not None]) > 1
    )


def halves(*rows, **common):
    """Settled half-years from 2020 on: value, low, high, teller."""
    return [
        {"periode": f"{2020 + i // 2}-H{1 + i % 2}", "waarde": v, "onder": low, "boven": high,
         "teller": k, "noemer": None, "onbekend": None, "status": "ok", "toelichting": "",
         "definitie": "a"} | common
        for i, (v, low, high, k) in enumerate(rows)
    ]  # fmt: skip


SPARE = (50, 40, 60, 50)


@pytest.mark.parametrize(
    ("code", "rows", "sentence"),
    [
        # 24/47 beside 503/629: the example of the two shares, turned round for the year before.
        ("T03", [(79.968203, 76.6627, 82.9099, 503), SPARE, (51.06383, 37.2425, 64.7244, 24)],
         "2020-H1: 80,0%. In 2021-H1: 51,1%. Het verschil ligt waarschijnlijk tussen −43,0 procentpunt en −14,8 procentpunt."),
        ("T03", [SPARE, SPARE, (52, 42, 62, 52)], "tussen −12,1 procentpunt en +16,1 procentpunt. Dat past ook bij toeval."),
        ("N01", [(100, None, None, 100), SPARE, (150, None, None, 150)], "tussen 17% meer en 93% meer."),
        ("N01", [(100, None, None, 100), SPARE, (104, None, None, 104)], "Dat past ook bij toeval."),
        ("N01", [(0, None, None, 0), SPARE, (9, None, None, 9)], "niet te zeggen"),
        ("N04", [(100, None, None, 100), SPARE, (150, None, None, 150)], "niet te zeggen"),
        ("N04", [SPARE, SPARE], None),
    ],
)  # fmt: skip
def test_the_same_half_year_a_year_before(code, rows, sentence):
    indicator = catalogue()[code]
    said = season(indicator, series(indicator, read(halves(*rows))))
    assert (sentence in said[0]) if sentence else (said == [])


def test_a_period_that_is_not_over_is_open_and_counts_nowhere(client, world, noord):
    figures(noord, [12, 14, 13, 15, 12, 14, 13, 12, 15, 13, 14, 12, 60])
    with as_role(roles.EXTRACT):
        Cijfer.objects.filter(periode="2026-H1").update(status="onvolledig")
    shown = page(client, world.anna, groep=noord)
    assert "2026-H1 is nog niet voorbij. Het punt is open en telt niet mee." in shown
    assert "buiten de grenzen:" not in shown


def test_no_limit_of_a_count_lies_below_nought(world, noord):
    figures(noord, [0, 9, 1, 8, 0, 9, 2, 8, 0, 9, 1, 8, 0])
    with as_medewerker(world.anna.pk):
        rows = read(list(Cijfer.objects.filter(groep=noord, indicator="N04")))
    found = series(catalogue()["N04"], rows)
    assert min(found.limits.low) == 0


def test_a_system_that_began_in_the_first_period_makes_it_no_whole_one(client, world, noord):
    figures(noord, [2, 14, 13, 15, 12, 14, 13, 12, 15, 13, 14, 12, 14])
    assert "2020-H1 ligt buiten de grenzen" in page(client, world.anna, groep=noord)
    with signed_in(world.medewerkers[Rol.TEAMLEIDER]) as leader:
        actions.note_event(
            datum=datetime.date(2020, 5, 1), soort="nieuw_systeem", by=leader,
            omschrijving="Begin.", team=world.noord,
        )  # fmt: skip
    shown = page(client, world.anna, groep=noord)
    assert "In 2020-H1 begon een ander registratiesysteem." in shown
    assert "buiten de grenzen:" not in shown


def test_two_definitions_are_never_one_line(client, world, noord):
    figures(noord, [12, 14, 13, 15], definitions=["a", "a", "b", "b"])
    shown = page(client, world.anna, groep=noord)
    assert "2020-H1, 2020-H2 zijn met een andere definitie geteld." in shown
    answer = client.get(f"/cijfers/N04/verloop/reeks.csv?groep={noord}").content.decode()
    assert [line.split(",")[2] for line in answer.splitlines()[1:]] == ["2021-H1", "2021-H2"]


def test_a_registration_effect_is_named_with_what_remains(client, world, noord):
    figures(noord, [200, 190])
    keep(noord, "beweging", moves(noord))
    shown = page(client, world.anna, groep=noord)
    assert "In 2023-H1 gingen 64 dossiers dicht waar al langer dan 90 dagen" in shown
    assert "Vraag na wat er toen gebeurde." in shown
    assert "(−61). Hiervan komt ongeveer −58 door de registratie. Wat overblijft: −3." in shown
    assert "De drie tellingen bleven ongeveer gelijk." in shown


def test_counts_that_go_different_ways_say_something_of_counting(client, world, noord):
    rows = [
        move(noord, "2024-H1", "dossier", 9, 7, {"gesloten": -2}),
        move(noord, "2024-H1", "actief", 5, 5, {}),
        move(noord, "2024-H1", "hulp", 6, 5, {"gesloten": -1}),
    ]
    keep(noord, "beweging", rows)
    shown = page(client, world.anna, groep=noord)
    assert "open dossiers −22% (9 → 7)" in shown
    assert "De drie tellingen wijzen niet dezelfde kant op." in shown


def test_the_log_answers_the_question(client, world, noord):
    keep(noord, "beweging", moves(noord))
    figures(noord, [200] * 10)
    with signed_in(world.medewerkers[Rol.TEAMLEIDER]) as leader:
        actions.note_event(
            datum=datetime.date(2023, 3, 1), soort="opschoning", by=leader,
            omschrijving="Oude dossiers afgesloten.", team=world.noord,
        )  # fmt: skip
    shown = page(client, world.anna, groep=noord)
    assert "In het logboek: Opschoning van dossiers, 1 maart 2023. Oude dossiers" in shown
    assert "▼ 1" in shown


def test_a_team_that_merged_moved_its_work(client, world, noord):
    parts = {"overgenomen": 30, "gesloten": -5}
    keep(noord, "beweging", [move(noord, "2024-H1", t, 100, 125, parts) for t in ("dossier", "actief", "hulp")])  # fmt: skip
    shown = page(client, world.anna, groep=noord)
    assert "kwamen 30 casussen van een ander team" in shown
    assert "Dat is verplaatst werk" in shown


def test_what_is_still_to_come(client, world, noord):
    months = [
        {"maand": f"2026-{m:02d}", "bekend": 100 - 3 * m, "verwacht": 100} for m in range(1, 7)
    ]
    keep(noord, "vertraging", {"groep": noord, "tot_en_met": "2026-06", "maanden": months,
                               "fout": 4.0, "zonder_dag": 7, "waarom": ""})  # fmt: skip
    shown = page(client, world.anna, groep=noord)
    assert (
        "In 2026-06 zijn 82 contacten bekend. Naar verwachting komen er nog ongeveer 18 bij."
        in shown
    )
    assert "Van 7 contacten weten we niet wanneer" in shown


def test_what_is_written_late_is_told_beside_the_last_step(client, world, noord):
    months = [{"maand": f"2025-{m:02d}", "bekend": 80, "verwacht": 100} for m in range(1, 13)]
    casussen = [{"maand": "2025-12", "bekend": 45, "verwacht": 50.2}]
    keep(noord, "vertraging", {"groep": noord, "tot_en_met": "2025-12", "maanden": months,
                               "fout": None, "zonder_dag": 0, "waarom": "", "casussen": casussen})  # fmt: skip
    keep(noord, "beweging", [move(noord, "2025-H2", t, 9, 7, {"gesloten": -2}) for t in ("dossier", "actief", "hulp")])  # fmt: skip
    figures(noord, [9, 7], code="N06")
    sentence = "drie maanden van 2025-H2 is naar verwachting 80% binnen"
    seen = "Van de casussen met werk in die maanden is naar verwachting 90% al te zien: 45 van"
    shown = page(client, world.anna, "N06", groep=noord)
    assert sentence in shown
    assert seen in shown
    other = page(client, world.anna, "N04", groep=noord)
    assert sentence not in other
    assert seen not in other


def test_how_files_end_with_those_who_are_still_there(client, world, noord):
    keep(noord, "doorloop", [route(noord, list(range(0, 400, 7)))])
    shown = page(client, world.anna, groep=noord)
    assert "40 begonnen in de laatste drie jaar. 11 zijn nog bezig en tellen mee" in shown
    assert "Na een half jaar: zelf of met netwerk verder 18%." in shown
    assert "De helft was zover binnen 300 dagen." in shown
    assert "niet bereikt" in shown


def between(dagen, code="K01"):
    days = [datetime.date(2026, 7, 10)]
    for gap in reversed(dagen):
        days.append(days[-1] - datetime.timedelta(days=gap))
    ends = [day.isoformat() for day in reversed(days)][1:]
    return {"groep": "x", "indicator": code, "op": ends, "dagen": dagen, "laatste": ends[-1]}


STEADY = [30, 42, 25, 38, 51, 29, 33, 40, 27, 36, 44]


@pytest.mark.parametrize(
    ("dagen", "sentence"),
    [
        ([30, 20], "Er zijn 2 tussenpozen. Voor grenzen zijn er 8 nodig."),
        (STEADY[:8], "De grenzen zijn op proef"),
        ([*STEADY, 35], "Geen signaal: de dagen ertussen"),
        ([*STEADY, 400], "Tot 10 juli 2026 duurde het 400 dagen: langer dan bij toeval"),
        ([*[60, 75, 52, 80] * 3, *[4, 6, 3, 5] * 2], "zat er korter tussen dan gewoonlijk"),
    ],
)
def test_the_days_between_what_happens_seldom(client, world, noord, dagen, sentence):
    keep(noord, "tussentijd", between(dagen), "K01")
    shown = page(client, world.anna, "K01", groep=noord)
    assert sentence in shown
    assert "De laatste keer was op 10 juli 2026: 10 dagen geleden." in shown
    assert client.get(f"/cijfers/K01/verloop/tussentijd.svg?groep={noord}").status_code == 200
    assert "Dagen tussen twee klachten" not in page(client, world.anna, "N04", groep=noord)


def test_too_few_for_a_picture(client, world, noord):
    keep(noord, "doorloop", [{**route(noord, []), "aantal": 4, "delen": [[]] * 4}])
    assert "te weinig voor een tekening" in page(client, world.anna, groep=noord)


def test_a_figure_that_counts_no_files_is_not_taken_apart(client, world, noord):
    figures(noord, [7, 8], code="V01" if "V01" in catalogue() else "V05")
    shown = page(client, world.anna, "V05", groep=noord)
    assert "Dit cijfer telt geen open dossiers." in shown


def test_the_quarters_are_those_the_worker_kept(client, world, noord):
    rows = [
        {"periode": f"202{y}-Q{q}", "teller": 5, "noemer": None, "waarde": 5, "onder": None,
         "boven": None, "onbekend": 0, "status": "ok", "toelichting": "", "definitie": "a",
         "indicator": "N04", "groep": noord, "dimensie": ""}
        for y in (4, 5) for q in (1, 2, 3, 4)
    ]  # fmt: skip
    keep(noord, "kwartaal", rows, "N04")
    shown = page(client, world.anna, groep=noord, per="kwartaal")
    assert "Er zijn 8 punten." in shown
    assert "2024-Q1" in shown


@pytest.mark.parametrize("vorm", ["csv", "xlsx", "parquet", "svg", "png"])
def test_what_you_see_is_what_you_keep(client, world, noord, vorm, tmp_path):
    figures(noord, [12, 14, 13])
    page(client, world.anna, groep=noord)
    answer = client.get(f"/cijfers/N04/verloop/reeks.{vorm}?groep={noord}")
    assert answer.status_code == 200
    assert f'filename="N04-reeks-halfjaar.{vorm}"' in answer["Content-Disposition"]
    if vorm == "csv":
        assert "N04,Noord,2020-H1,12.0" in answer.content.decode()
    if vorm == "parquet":
        place = tmp_path / "f.parquet"
        place.write_bytes(answer.content)
        rows = duckdb.sql(f"SELECT waarde FROM '{place}' ORDER BY periode").fetchall()
        assert rows == [(12.0,), (14.0,), (13.0,)]
    if vorm == "xlsx":
        import zipfile

        text = zipfile.ZipFile(io.BytesIO(answer.content)).read("xl/worksheets/sheet1.xml")
        assert b"<f>" not in text


@pytest.mark.parametrize("what", ["niets.csv", "reeks.exe", "route.svg"])
def test_a_file_that_is_not_there(as_anna, what):
    assert as_anna.get(f"/cijfers/N04/verloop/{what}").status_code == 404


def test_an_unknown_figure_and_another_team(as_anna, world):
    assert as_anna.get("/cijfers/X99/verloop/").status_code == 404
    other = page(as_anna, world.anna, groep=str(world.zuid.pk))
    assert str(world.zuid.pk) not in other


def test_it_takes_few_statements(client, world, noord, django_assert_max_num_queries):
    figures(noord, [12, 14, 13])
    page(client, world.anna, groep=noord)
    with django_assert_max_num_queries(10 + 2):  # two are savepoints of the test
        client.get(f"/cijfers/N04/verloop/?groep={noord}")


EVENT = {"datum": "1-3-2024", "soort": "nieuw_systeem", "omschrijving": "Ander systeem."}


def test_a_worker_reads_the_log_and_does_not_write_it(as_anna):
    shown = as_anna.get("/gebeurtenissen/").content.decode()
    assert "Er staat nog niets in het logboek." in shown
    assert "/gebeurtenissen/nieuw/" not in shown
    assert as_anna.get("/gebeurtenissen/nieuw/").status_code == 403


def test_a_team_leader_notes_an_event_of_the_own_team(client, world, noord):
    client.force_login(world.medewerkers[Rol.TEAMLEIDER])
    answer = client.post("/gebeurtenissen/nieuw/", {**EVENT, "team": noord, "raakt": "n04, B02"})
    assert answer.status_code == 302
    client.post("/gebeurtenissen/nieuw/", {**EVENT, "team": noord, "raakt": "n04, B02"})
    (line,) = Gebeurtenis.objects.all()
    assert (line.team, line.raakt, line.soort) == (world.noord, "N04,B02", "nieuw_systeem")
    assert "Ander systeem." in client.get("/gebeurtenissen/").content.decode()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"datum": ""}, "Vul de dag in."),
        ({"datum": "1-1-2099"}, "moet nog komen"),
        ({"tot": "1-2-2024"}, "Kies die dag of een latere dag."),
        ({"omschrijving": ""}, "Schrijf in een zin op wat er gebeurde."),
        ({"soort": ""}, "Kies wat het best past."),
        ({"raakt": "N04 X99"}, "Deze codes kennen we niet: X99."),
        ({"team": ""}, "Kies een team."),
    ],
)
def test_what_is_wrong_is_said_on_the_form(client, world, noord, changes, sentence):
    client.force_login(world.medewerkers[Rol.TEAMLEIDER])
    answer = client.post("/gebeurtenissen/nieuw/", {**EVENT, "team": noord, **changes})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Gebeurtenis.objects.exists()


def test_a_team_leader_notes_nothing_for_another_team(client, world):
    client.force_login(world.medewerkers[Rol.TEAMLEIDER])
    answer = client.post("/gebeurtenissen/nieuw/", {**EVENT, "team": str(world.zuid.pk)})
    assert answer.status_code == 422


def test_an_analyst_notes_an_event_of_all_teams(client, world):
    client.force_login(world.medewerkers[Rol.ANALIST])
    assert client.post("/gebeurtenissen/nieuw/", EVENT).status_code == 302
    assert Gebeurtenis.objects.get().team is None


def test_a_line_that_was_wrong_is_taken_back_by_who_may(client, world, noord):
    client.force_login(world.medewerkers[Rol.ANALIST])
    client.post("/gebeurtenissen/nieuw/", EVENT)
    client.post("/gebeurtenissen/nieuw/", {**EVENT, "team": noord})
    whole, own = Gebeurtenis.objects.order_by("team")[::-1]
    client.force_login(world.medewerkers[Rol.TEAMLEIDER])
    shown = client.get("/gebeurtenissen/").content.decode()
    assert shown.count("Haal deze gebeurtenis weg") == 1
    assert client.post(f"/gebeurtenissen/{whole.pk}/weg/").status_code == 404
    assert client.post(f"/gebeurtenissen/{own.pk}/weg/").status_code == 302
    assert list(Gebeurtenis.objects.all()) == [whole]


def test_somebody_outside_sees_the_line_without_small_figures_and_nothing_beside_it(client, world):
    figures("totaal", [80, 4, 90, 85, 70, 75])
    with as_role(roles.EXTRACT):
        Cijfer.objects.exclude(periode="2020-H2").update(naar_buiten=True)
    keep("totaal", "beweging", moves("totaal"))
    with signed_in(world.medewerkers[Rol.TEAMLEIDER]) as leader:
        actions.note_event(
            datum=datetime.date(2021, 5, 1), soort="opschoning", by=leader,
            omschrijving="Van één team.", team=world.noord,
        )  # fmt: skip
    opdrachtgever = world.medewerkers[Rol.OPDRACHTGEVER]
    assert "Zet het naast andere teams" not in page(client, opdrachtgever, "D04")
    shown = page(client, opdrachtgever, per="kwartaal", groep=str(world.noord.pk))
    assert "<svg" in shown
    assert "Van 2020-H2 zijn er te weinig gegevens om te laten zien. Dat is nooit nul." in shown
    for inside in ("Van één team.", "Registratie of echt?", 'id="per"', world.noord.naam):
        assert inside not in shown
    assert client.get("/gebeurtenissen/").status_code in {403, 404}
    rows = client.get("/cijfers/N04/verloop/reeks.csv").content.decode().splitlines()
    (closed,) = [row for row in rows if "2020-H2" in row]
    assert not re.search(r"\b4\b", closed)
    assert any("80" in row for row in rows)
    assert client.get("/cijfers/N04/verloop/bewegingen.csv").status_code == 404
