"""A team makes its own measure, tries it, shares it, changes it and stops it; who may, and who sees."""

import csv
import io
import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import ProgrammingError, transaction

from database import as_role
from register.family import signed_in
from web.test_api import ask
from web.test_hoofdstuk import key
from web.test_monitor import NOW, WHOLE
from wijkzicht.indicators.eigen_bestand import read, to_data, write
from wijkzicht.indicators.eigen_kaart import examples
from wijkzicht.register.audit.models import Logregel
from wijkzicht.register.maten import actions
from wijkzicht.register.maten.models import Maat, MaatCijfer
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.walls import roles
from wijkzicht.rules.errors import NotAllowed

STEM = to_data(examples()[0])
PLAN = {
    "soort": "aandeel",
    "onderwerp": "casus",
    "was": "casus",
    "periode": "gesloten",
    "telt_wat": "plan|ja",
}
WORDS = {"vraag": "Hoe vaak is er een plan?", "titel": "met een plan"}
SENTENCE = "Van de casussen die in de periode sloten: het deel met een plan."


@pytest.fixture
def leader(world):
    return world.medewerkers[Rol.TEAMLEIDER]


@pytest.fixture
def stem(world, leader):
    """A measure of noord with figures of two half-years."""
    with signed_in(leader):
        maat = actions.make(team=world.noord, inhoud=STEM, by=leader)
    figures(maat, str(world.noord.pk))
    return maat


def figures(maat, groep, **changes):
    with as_role(roles.EXTRACT):
        MaatCijfer.objects.bulk_create(
            MaatCijfer(
                maat=maat, groep=groep, periode=periode, status="ok", definitie="0" * 16,
                peildatum=NOW.date(), berekend_op=NOW, **WHOLE | changes,
            )
            for periode in ("2025-H2", "2026-H1")
        )  # fmt: skip


def send(client, doe, address="/cijfers/eigen/nieuw/", **changes):
    return client.post(address, PLAN | changes | {"doe": doe})


def chosen(answer, name="telt") -> list[str]:
    """The conditions that travel with the form."""
    text = answer.content.decode()
    return [
        one.replace("&quot;", '"')
        for one in re.findall(rf'type="hidden" name="{name}" value="([^"]*)"', text)
    ]


# --- making ----------------------------------------------------------------------------------


def test_a_measure_is_made_by_choosing_and_is_read_back(client, world, leader):
    client.force_login(leader)
    assert "Kies nog wat er telt." in client.get("/cijfers/eigen/nieuw/").content.decode()
    answer = send(client, "ververs")
    assert SENTENCE in answer.content.decode()
    kept = send(client, "bewaar", telt_wat="", telt=chosen(answer), **WORDS)
    assert kept.status_code == 302
    with signed_in(leader):
        maat = Maat.objects.get()
    with signed_in(world.medewerkers[Rol.PRIVACY_OFFICER]):
        assert Logregel.objects.filter(regel="maat_gemaakt").count() == 1
    assert maat.team == world.noord
    assert re.fullmatch(r"X-[0-9A-F]{6}", maat.code)
    assert maat.inhoud["team"] == "Noord"
    page = client.get(kept["Location"]).content.decode()
    assert SENTENCE in page
    assert "Eigen maat" in page


@pytest.mark.parametrize(
    ("choice", "more", "said"),
    [
        ("kader|een_van", {"telt_waarden": ["vrijwillig"]}, "waarvan het kader ‘Vrijwillig’ is"),
        ("aantal_contacten|minstens", {"telt_getal": "3"}, "aantal contacten minstens 3 is"),
        (
            "eerste_plan|hoogstens",
            {"telt_getal": "42", "telt_tot": "geopend"},
            "waarbij tussen het openen van de casus en het eerste plan hoogstens 42 dagen zitten",
        ),
    ],
)
def test_what_needs_more_is_asked_and_then_added(client, leader, choice, more, said):
    client.force_login(leader)
    asked = send(client, "ververs", telt_wat=choice)
    assert chosen(asked) == []
    assert 'value="erbij:telt"' in asked.content.decode()
    empty = send(client, "erbij:telt", telt_wat=choice, telt_tot="geopend")
    assert empty.status_code == 422
    assert "bij de voorwaarde" in empty.content.decode()
    added = send(client, "erbij:telt", telt_wat=choice, **more)
    assert said in added.content.decode()
    gone = send(client, "weg:telt:0", telt_wat="", telt=chosen(added))
    assert chosen(gone) == []


def test_conditions_of_another_subject_go_and_those_of_a_share_too(client, leader):
    client.force_login(leader)
    sent = {"telt_wat": "", "telt": chosen(send(client, "ververs"))}
    assert chosen(send(client, "ververs", **sent, onderwerp="doel")) == []
    assert "Het aantal casussen" in send(client, "ververs", **sent, soort="aantal").content.decode()


def test_nothing_typed_is_lost_when_something_lacks(client, leader):
    client.force_login(leader)
    refused = send(
        client, "bewaar", **WORDS | {"titel": ""}, kanttekening="Zegt niets over kwaliteit."
    )
    shown = refused.content.decode()
    assert refused.status_code == 422
    assert "Geef de maat een korte naam." in shown
    for kept in (WORDS["vraag"], "Zegt niets over kwaliteit.", SENTENCE):
        assert kept in shown
    unfinished = send(client, "bewaar", telt_wat="", **WORDS)
    assert unfinished.status_code == 422
    assert "De maat is nog niet af." in unfinished.content.decode()


@pytest.mark.parametrize(
    "hostile",
    [
        {"telt": ['{"veld": "medewerker_id", "is": "ingevuld"}', "[" * 5000, "1", "{"]},
        {"onderwerp": "medewerker", "was": "medewerker", "periode": "'; DROP TABLE"},
        {"telt_wat": "plan|niets"},
        {"telt_wat": "medewerker_id|ingevuld"},
        {"telt_wat": "kader|een_van", "telt_waarden": ["x"], "doe": "erbij:telt"},
        {"telt_wat": "aantal_contacten|minstens", "telt_getal": "9" * 5000, "doe": "erbij:telt"},
        {"telt_wat": "aantal_contacten|minstens", "telt_getal": "²", "doe": "erbij:telt"},
        {"doe": "weg:telt:99999999999"},
        {"soort": "gemiddelde"},
        {"soort": "mediaan", "van": "x", "tot": "x"},
    ],
)
def test_a_tampered_form_makes_nothing_strange(client, leader, hostile):
    client.force_login(leader)
    answer = client.post("/cijfers/eigen/nieuw/", PLAN | {"doe": "ververs"} | hostile)
    assert answer.status_code in (200, 422)
    assert "medewerker_id" not in answer.content.decode()


def test_an_example_is_a_beginning(client, leader):
    client.force_login(leader)
    listed = client.get("/cijfers/eigen/").content.decode()
    for example in examples():
        assert f"van={example.code}" in listed
        shown = client.get(f"/cijfers/eigen/nieuw/?van={example.code}").content.decode()
        assert example.question in shown
        assert "Kies nog wat er telt." not in shown


# --- versions --------------------------------------------------------------------------------


def test_a_change_is_a_new_version_and_the_old_one_stays(client, world, leader, stem):
    client.force_login(leader)
    address = f"/cijfers/eigen/{stem.pk}/wijzigen/"
    assert SENTENCE not in client.get(address).content.decode()
    kept = send(client, "bewaar", address, **WORDS)
    assert kept.status_code == 302
    with signed_in(leader):
        old, new = Maat.objects.order_by("versie")
        assert (old.inhoud["titel"], new.versie, new.code) == (STEM["titel"], 2, old.code)
        assert MaatCijfer.objects.filter(maat=old).count() == 2
    page = client.get(f"/cijfers/eigen/{stem.pk}/").content.decode()
    assert "Dit is een oude versie." in page
    assert "wijzigen" not in page
    refused = send(client, "bewaar", address, **WORDS)
    assert "nieuwere versie" in refused.content.decode()


def test_who_stops_a_measure_keeps_what_was_computed(client, leader, stem):
    client.force_login(leader)
    client.post(f"/cijfers/eigen/{stem.pk}/stoppen/")
    listed = client.get("/cijfers/eigen/").content.decode()
    assert listed.index("Gestopt") < listed.rindex(STEM["vraag"])
    assert "30,0%" in listed
    assert (
        "Begin hier een nieuwe maat mee"
        in client.get(f"/cijfers/eigen/{stem.pk}/").content.decode()
    )
    again = client.post(f"/cijfers/eigen/{stem.pk}/stoppen/", follow=True)
    assert "Deze maat is gestopt." in again.content.decode()


def test_a_code_that_is_taken_gets_another(world, leader, stem):
    with signed_in(leader):
        other = actions.make(team=world.noord, inhoud=STEM, by=leader)
    assert other.code != stem.code
    assert other.inhoud["code"] == other.code


# --- sharing ---------------------------------------------------------------------------------


def upload(client, content):
    file = SimpleUploadedFile("maat.json", content, "application/json")
    return client.post("/cijfers/eigen/bestand/", {"bestand": file})


def test_the_file_of_a_team_is_taken_over_by_another(client, world, leader, stem):
    client.force_login(world.anna)
    given = client.get(f"/cijfers/eigen/{stem.pk}/maat.json")
    assert "attachment" in given["Content-Disposition"]
    assert read(given.content).title == STEM["titel"]
    client.force_login(world.medewerkers[Rol.ANALIST])
    shown = upload(client, given.content)
    page = shown.content.decode()
    assert "Noord: X-STEM, versie 1" in page
    assert "een doelscore van de jeugdige zelf" in page
    with signed_in(leader):
        assert Maat.objects.count() == 1
    kept = client.post(
        "/cijfers/eigen/nieuw/",
        PLAN | WORDS | {"doe": "bewaar", "telt_wat": "", "telt": chosen(shown), "code": "X-STEM",
                        "alleen": chosen(shown, "alleen"), "groep": str(world.zuid.pk),
                        "overgenomen_van": "Noord: X-STEM, versie 1"},
    )  # fmt: skip
    assert kept.status_code == 302
    with as_role(roles.EXTRACT):
        new = Maat.objects.get(team=world.zuid)
    assert new.overgenomen_van == "Noord: X-STEM, versie 1"
    assert new.inhoud["alleen"] == STEM["alleen"]
    assert new.code != "X-STEM"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Dit bestand is leeg"),
        (b"{", "Regel 1, teken 2: dit is geen JSON"),
        (json.dumps(STEM | {"periode": "x", "code": "N01"}).encode(), "periode: ‘x’ kan niet."),
        (b"<script>alert(1)</script>" * 9000, "groter dan 64 kB"),
    ],
)
def test_a_bad_file_gets_sentences(client, leader, content, said):
    client.force_login(leader)
    answer = upload(client, content)
    assert answer.status_code == 422
    assert said in answer.content.decode()


# --- reading ---------------------------------------------------------------------------------


def test_the_figures_of_a_team_stand_on_its_page_and_in_its_file(client, world, stem):
    client.force_login(world.anna)
    page = client.get("/cijfers/eigen/", {"groep": str(world.noord.pk)}).content.decode()
    line = page.split('id="X-STEM"')[1].split("</tr>")[0]
    for part in (STEM["vraag"], "30,0%", "18,1 en 45,4%", "12 van 40", "4,8%"):
        assert part in line
    text = client.get("/cijfers/eigen/cijfers.csv", {"groep": str(world.noord.pk)}).content.decode()
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["indicator"], row["periode"], row["waarde"]) == ("X-STEM", "2026-H1", "30.0")
    course = client.get("/cijfers/X-STEM/verloop/", {"groep": str(world.noord.pk)})
    assert "2025-H2" in course.content.decode()
    assert "naast andere teams" not in course.content.decode()
    assert client.get("/cijfers/X-STEM/spreiding/").status_code == 404
    assert client.get("/cijfers/X-STEM/")["Location"] == f"/cijfers/eigen/{stem.pk}/"


def test_outside_the_team_few_is_not_shown(client, world, leader, stem):
    figures(stem, "totaal", teller=3)
    with as_role(roles.EXTRACT):
        MaatCijfer.objects.update(teller=3)
    asked = {"groep": str(world.noord.pk)}
    client.force_login(world.anna)
    assert "3 van 40" in client.get("/cijfers/eigen/", asked).content.decode()
    client.force_login(world.medewerkers[Rol.ANALIST])
    assert "Te weinig gegevens" in client.get("/cijfers/eigen/", asked).content.decode()
    for address in ("eigen/", "eigen/cijfers.csv", "X-STEM/verloop/", "X-STEM/verloop/reeks.csv"):
        shown = client.get(f"/cijfers/{address}", asked).content.decode()
        assert not re.search(r"3 van 40|30[.,]0|18[.,]1", shown), address


def test_own_measures_never_leave_the_organisation(client, world, stem):
    """Not over the interface, not to the opdrachtgever: their figures are in a table of their own."""
    told = ask("cijfers", key(world, Rol.ANALIST), groep=str(world.noord.pk)).json()
    assert not [row for row in told["cijfers"] if row["indicator"].startswith("X-")]
    client.force_login(world.medewerkers[Rol.OPDRACHTGEVER])
    for address in ("", f"{stem.pk}/", f"{stem.pk}/maat.json", "cijfers.csv"):
        assert client.get(f"/cijfers/eigen/{address}").status_code == 403
    # A course they may read; of this measure the database knows nothing for them.
    assert client.get("/cijfers/N04/verloop/").status_code == 200
    assert client.get("/cijfers/X-STEM/verloop/").status_code == 404


def test_another_team_sees_nothing_of_it(client, world, stem):
    client.force_login(world.zoe)
    for address in (f"{stem.pk}/", f"{stem.pk}/maat.json"):
        assert client.get(f"/cijfers/eigen/{address}").status_code == 404
    assert client.get("/cijfers/X-STEM/verloop/").status_code == 404
    assert (
        STEM["vraag"] not in client.get("/cijfers/eigen/").content.decode().split("Voorbeelden")[0]
    )


def test_a_professional_reads_and_does_not_make(client, world, stem):
    client.force_login(world.anna)
    page = client.get(f"/cijfers/eigen/{stem.pk}/").content.decode()
    assert "Stop met deze maat" not in page
    assert client.get("/cijfers/eigen/nieuw/").status_code == 403
    assert client.post(f"/cijfers/eigen/{stem.pk}/stoppen/").status_code == 403


def test_the_list_takes_few_queries(client, world, leader, stem, django_assert_max_num_queries):
    with signed_in(leader):
        for _number in range(5):
            actions.make(team=world.noord, inhoud=STEM, by=leader)
    client.force_login(world.anna)
    client.get("/cijfers/eigen/")
    with django_assert_max_num_queries(10 + 2):  # two are savepoints of the test
        client.get("/cijfers/eigen/", {"groep": str(world.noord.pk)})


# --- walls -----------------------------------------------------------------------------------


def test_who_reads_and_who_makes_in_the_database(world, leader, stem):
    with signed_in(leader):
        assert Maat.objects.count() == 1
    with signed_in(world.anna):
        assert (Maat.objects.count(), MaatCijfer.objects.count()) == (1, 2)
        with pytest.raises(ProgrammingError), transaction.atomic():
            Maat.objects.create(team=world.noord, code="X-B", inhoud=STEM, gemaakt_door=world.anna)
        assert Maat.objects.update(gestopt_op=NOW.date()) == 0
    for who in (world.zoe, *(world.medewerkers[r] for r in (Rol.BEHEER, Rol.OPDRACHTGEVER, Rol.PRIVACY_OFFICER, Rol.PARTNER))):  # fmt: skip
        with signed_in(who):
            assert (Maat.objects.count(), MaatCijfer.objects.count()) == (0, 0)
    with signed_in(leader):
        with pytest.raises(ProgrammingError), transaction.atomic():
            Maat.objects.create(team=world.zuid, code="X-C", inhoud=STEM, gemaakt_door=leader)
        with pytest.raises(ProgrammingError), transaction.atomic():
            Maat.objects.create(team=None, code="X-D", inhoud=STEM, gemaakt_door=leader)
        with pytest.raises(ProgrammingError), transaction.atomic():
            Maat.objects.all().delete()
        with pytest.raises(ProgrammingError), transaction.atomic():
            MaatCijfer.objects.update(waarde=1)


def test_who_may_make_says_why_not(world, leader):
    for by, team in ((world.anna, world.noord), (leader, world.zuid), (leader, None)):
        with (
            signed_in(by),
            pytest.raises(NotAllowed, match="teamleider van dit team of een analist"),
        ):
            actions.make(team=team, inhoud=STEM, by=by)
    analist = world.medewerkers[Rol.ANALIST]
    with signed_in(analist):
        assert (
            actions.make(team=None, inhoud=STEM, by=analist).inhoud["team"] == "Stichting Voorbeeld"
        )
    with signed_in(world.zoe):
        assert Maat.objects.count() == 1


def test_a_measure_that_cannot_be_read_any_more_says_so(client, world, leader, stem):
    with signed_in(leader):
        Maat.objects.update(inhoud=STEM | {"onderwerp": "bestaat niet meer"})
    client.force_login(leader)
    page = client.get(f"/cijfers/eigen/{stem.pk}/").content.decode()
    assert "Deze maat kan niet meer worden berekend" in page
    assert client.get("/cijfers/eigen/").status_code == 200
    assert client.get(f"/cijfers/eigen/{stem.pk}/wijzigen/").status_code == 200
    assert client.get("/cijfers/X-STEM/verloop/").status_code == 404


def test_a_file_made_by_the_page_is_the_measure(client, world, stem):
    client.force_login(world.anna)
    given = client.get(f"/cijfers/eigen/{stem.pk}/maat.json").content.decode()
    assert given == write(read(given.encode()))
