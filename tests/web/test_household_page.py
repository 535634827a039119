"""The household page: a contact in place, what is refused and kept, corrections, steps."""

import uuid

import pytest
from django.urls import reverse

from database import set_up
from register.family import open_casus, people
from web.work import ago, contact_form, contacts, goal, record
from wijkzicht.register.audit.models import Logregel
from wijkzicht.register.casussen import actions as casussen
from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.clock import today
from wijkzicht.register.concepten.models import Concept
from wijkzicht.register.contacten.models import Hulpeinde
from wijkzicht.register.personen.models import Persoon
from wijkzicht.register.walls.rights import as_medewerker

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(world) -> str:
    return reverse("dossier:overzicht", args=[world.bakker.huishouden.pk])


def text(answer) -> str:
    return answer.content.decode()


def test_a_contact_is_saved_in_place(as_anna, world, page):
    answer = as_anna.post(page, contact_form(world.bakker, ook_hulp="on", mening="Gaat goed."))
    assert answer.status_code == 302
    (row,) = contacts(world.bakker, world.anna)
    assert (row.activiteit, row.ook_hulp, row.datum) == ("hulp", None, today())
    assert (row.feiten, row.mening) == ("Sam gaat weer naar school.", "Gaat goed.")
    assert row.jeugdige_alleen is False  # a young person was there, and it was not ticked
    shown = text(as_anna.get(page))
    assert "Contact bewaard." in shown
    assert "Sam gaat weer naar school." in shown
    assert "Mening van de professional:" in shown


def test_other_work_in_which_help_was_given(as_anna, world, page):
    as_anna.post(page, contact_form(world.bakker, activiteit="regie", ook_hulp="on"))
    (row,) = contacts(world.bakker, world.anna)
    assert (row.activiteit, row.ook_hulp) == ("regie", True)
    assert "ook hulp" in text(as_anna.get(page))


def test_without_a_young_person_alone_is_unknown(as_anna, world, page):
    as_anna.post(page, contact_form(world.bakker, activiteit="afstemming", personen=[]))
    (row,) = contacts(world.bakker, world.anna)
    assert (row.jeugdige_alleen, row.ook_hulp) == (None, False)


@pytest.mark.parametrize(
    "fields, sentence",
    [
        ({"activiteit": ""}, "Kies wat je deed."),
        ({"datum": "31-12-2099"}, "Kies vandaag of een eerdere dag."),
        ({"datum": "soms"}, "Schrijf bijvoorbeeld 5-11-2026 of gisteren."),
        ({"datum": ""}, "Vul de dag in van dit contact."),
        ({"datum": "1-1-2020"}, "Kies die dag of een latere dag."),
        ({"personen": []}, "Kies voor wie de hulp is."),
        ({"activiteit": "regie", "personen": [], "eigen_hulp_gestopt": "on"}, "Kies voor wie"),
        ({"duur_minuten": "een uur"}, "Vul minuten in als getal"),
        ({"duur_minuten": "2000"}, "Vul minuten in als getal"),
        ({"volgende_stap_op": "morgen"}, "Schrijf op wat de volgende stap is."),
    ],
)
def test_what_is_refused_says_what_to_do_and_keeps_the_text(as_anna, world, page, fields, sentence):
    answer = as_anna.post(page, contact_form(world.bakker, **fields))
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert "<title>Fout: " in text(answer)
    assert "Sam gaat weer naar school." in text(answer)
    assert contacts(world.bakker, world.anna) == []


def test_a_closed_casus_refuses_and_shows_what_was_typed(as_anna, world, page):
    with set_up():
        Casus.objects.filter(pk=world.bakker.casus.pk).update(gesloten=ago(1))
    answer = as_anna.post(page, contact_form(world.bakker))
    assert answer.status_code == 422
    assert "Begin dan opnieuw, of maak het sluiten ongedaan." in text(answer)
    assert "Sam gaat weer naar school." in text(answer)
    assert "Nog een contact vastleggen" in text(as_anna.get(page))


def test_the_same_form_twice_is_one_contact(as_anna, world, page):
    form = contact_form(world.bakker, formulier=str(uuid.uuid4()))
    assert [as_anna.post(page, form).status_code for _ in range(3)] == [302] * 3
    assert len(contacts(world.bakker, world.anna)) == 1


def test_a_draft_comes_back_and_is_gone_after_saving(as_anna, world, page):
    draft = reverse("concept", args=["contact", world.bakker.huishouden.pk])
    form = contact_form(world.bakker, feiten="Half geschr", activiteit="crisishulp")
    assert as_anna.post(draft, form).status_code == 204
    shown = text(as_anna.get(page))
    assert "Half geschr" in shown
    assert "Concept bewaard om" in shown
    assert '<details class="wz-more" open>' in shown  # the kind of work under the fold
    as_anna.post(page, form)
    assert "Half geschr" not in text(as_anna.get(page)).split("Tijdlijn")[0]


def test_a_draft_is_its_writers_alone(as_anna, client, world, page):
    draft = reverse("concept", args=["contact", world.bakker.huishouden.pk])
    as_anna.post(draft, {"feiten": "Van Anna"})
    with as_medewerker(world.zoe.pk):
        assert not Concept.objects.exists()
    leader = world.medewerkers["teamleider"]
    client.force_login(leader)
    assert "Van Anna" not in text(client.get(page))


def test_a_draft_without_session_is_refused(client, world):
    draft = reverse("concept", args=["contact", world.bakker.huishouden.pk])
    assert client.post(draft, {"feiten": "x"}).status_code == 401


def test_a_session_that_ended_gives_the_text_back(client, world, page):
    answer = client.post(page, contact_form(world.bakker))
    assert answer.status_code == 401
    assert "Sam gaat weer naar school." in text(answer)
    assert "log in" in text(answer)


def test_the_people_of_last_time_are_ticked(as_anna, world, page):
    with set_up():
        other = Persoon.objects.create(
            huishouden=world.bakker.huishouden, voornaam="Els", rol="ouder", geboortejaar=1984
        )
    record(world.bakker, world.anna, datum=ago(3), personen=[other])
    ticked = as_anna.get(page).context["form"]["personen"].value()
    assert ticked == [str(other.pk)]


def test_own_help_stops_in_one_tap_and_can_be_taken_back(as_anna, world, page):
    as_anna.post(page, contact_form(world.bakker, activiteit="regie", eigen_hulp_gestopt="on"))
    shown = text(as_anna.get(page))
    assert "Eigen hulp gestopt voor Sam Bakker" in shown
    with as_medewerker(world.anna.pk):
        (end,) = Hulpeinde.objects.all()
        assert (end.datum, end.casus.gesloten) == (today(), None)
    back = reverse("dossier:hulp_gaat_door", args=[world.bakker.huishouden.pk, end.pk])
    assert as_anna.post(back).status_code == 302
    assert "Eigen hulp gestopt voor" not in text(as_anna.get(page))


def test_a_next_step_is_shown_and_ticked_off(as_anna, world, page):
    as_anna.post(
        page, contact_form(world.bakker, volgende_stap="Mentor bellen", volgende_stap_op="morgen")
    )
    (row,) = contacts(world.bakker, world.anna)
    assert row.volgende_stap_op == ago(-1)
    assert (
        "Mentor bellen" in text(as_anna.get(page)).split('id="stappen"')[1].split("</section>")[0]
    )
    as_anna.post(reverse("dossier:stap_klaar", args=[world.bakker.huishouden.pk, row.pk]))
    assert contacts(world.bakker, world.anna)[0].volgende_stap_klaar


def change_address(world, row) -> str:
    return reverse("dossier:contact", args=[world.bakker.huishouden.pk, row.pk])


def test_a_correction_stays_visible(as_anna, world, page):
    row = record(world.bakker, world.anna, feiten="Eerst dit.")
    form = contact_form(world.bakker, feiten="Toen dat.", versie=row.versie)
    assert as_anna.post(change_address(world, row), form).status_code == 302
    shown = text(as_anna.get(page))
    assert "Gewijzigd op" in shown
    assert "Toen dat." in shown
    assert "Eerst dit." in shown.split("Eerst stond er:")[1]


def test_a_second_tab_with_an_older_version_sees_both_texts(as_anna, world):
    row = record(world.bakker, world.anna, feiten="Eerst.")
    address = change_address(world, row)
    as_anna.post(address, contact_form(world.bakker, feiten="Van tab een.", versie=1))
    late = contact_form(world.bakker, feiten="Van tab twee.", versie=1)
    answer = as_anna.post(address, late)
    assert answer.status_code == 409
    assert "Van tab een." in text(answer)
    assert "Van tab twee." in text(answer)
    assert 'name="versie" value="2"' in text(answer)
    assert contacts(world.bakker, world.anna)[0].feiten == "Van tab een."
    assert as_anna.post(address, {**late, "versie": 2}).status_code == 302
    assert contacts(world.bakker, world.anna)[0].feiten == "Van tab twee."


def test_somebody_of_another_household_is_refused(as_anna, world, page):
    form = contact_form(world.bakker, personen=[str(world.zeeman.persoon.pk)])
    assert as_anna.post(page, form).status_code == 422
    assert contacts(world.bakker, world.anna) == []


def test_the_timeline_reads_on_by_whole_days(as_anna, world, page):
    for day in range(25):
        record(world.bakker, world.anna, datum=ago(day), feiten=f"Dag {day:02}.")
    first = text(as_anna.get(page))
    older = as_anna.get(page).context["timeline"].older
    second = text(as_anna.get(page, {"voor": older.isoformat()}))
    seen = [[f"Dag {day:02}." in half for half in (first, second)] for day in range(25)]
    assert all(sum(both) == 1 for both in seen)
    assert "Casus geopend" in second


# Ten of the page itself, eight of session, walls and log, two savepoints of the test.
QUERIES = 10 + 8 + 2


@pytest.mark.parametrize("contacts_there", [1, 15])
def test_the_number_of_queries_is_constant(
    as_anna, world, page, contacts_there, django_assert_max_num_queries
):
    for day in range(contacts_there):
        record(world.bakker, world.anna, datum=ago(day))
        goal(world.bakker, world.anna)
    as_anna.get(page)  # the session is written once a minute
    with django_assert_max_num_queries(QUERIES):
        as_anna.get(page)


def test_each_look_is_one_line_a_person(as_anna, world, page):
    as_anna.get(page)
    with set_up():
        rows = Logregel.objects.filter(huishouden_id=world.bakker.huishouden.pk)
        assert [(r.handeling, r.persoon_id) for r in rows] == [("bekeken", world.bakker.persoon.pk)]


def test_each_of_the_household_has_a_line_and_each_family_in_a_list(as_anna, world):
    with as_medewerker(world.anna.pk):
        one, two = (open_casus(world.anna, world.noord) for _ in range(2))
    as_anna.get(reverse("dossier:overzicht", args=[one.huishouden_id]))
    as_anna.get("/gezinnen/")
    with set_up():
        lines = Logregel.objects.filter(handeling="bekeken")
        looked = lines.filter(soort="huishouden", huishouden_id=one.huishouden_id)
        assert {row.persoon_id for row in looked} == {person.pk for person in people(one)}
        listed = lines.filter(soort="lijst").values_list("huishouden_id", flat=True)
        assert {one.huishouden_id, two.huishouden_id} <= set(listed)


def test_opening_a_form_to_change_is_looking(as_anna, world):
    as_anna.get(reverse("dossier:gegevens", args=[world.bakker.huishouden.pk]))
    with set_up():
        assert {r.handeling for r in Logregel.objects.all()} == {"bekeken"}


def test_who_coordinates_is_named_once_and_first(as_anna, world, page):
    with as_medewerker(world.anna.pk):
        casussen.involve(casus=world.bakker.casus, medewerker=world.anna, by=world.anna)
        casussen.take_over_regie(
            casus=world.bakker.casus, medewerker=world.anna, van=today(), by=world.anna
        )
    involved = as_anna.get(page).context["involved"]
    assert [(row.naam, row.soort) for row in involved] == [("professional", "regie")]
