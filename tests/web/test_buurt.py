"""Activities in seconds, places, signals without anybody in them, the social map, complaints."""

import datetime
import re
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from database import set_up
from register.family import signed_in
from wijkzicht.register.buurt import actions, queries
from wijkzicht.register.buurt.models import Aanbod, Activiteit, Plek, Signaal
from wijkzicht.register.cijfers.models import Vuil
from wijkzicht.register.clock import today
from wijkzicht.register.inbreng.models import Werkgebied
from wijkzicht.register.klachten.models import Klacht
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.plannen import actions as plannen

pytestmark = pytest.mark.django_db
KEY = "0b4b7e4e-9c6f-4a1c-8f3c-2f6f6f1d2a21"


def text(answer) -> str:
    return answer.content.decode()


def rows(model) -> list:
    with set_up():
        return list(model.objects.all())


def group(**changes) -> dict:
    return {"soort": "groep", "deelnemers": "10", "datum": "vandaag", "formulier": KEY, **changes}


def test_a_group_of_ten_takes_two_answers_and_is_recorded_once(world, as_anna):
    for _ in range(2):
        assert as_anna.post("/buurt/", group(thema="Schermtijd")).status_code == 302
    [row] = rows(Activiteit)
    assert (row.soort, row.deelnemers, row.minuten, row.datum) == ("groep", 10, None, today())
    assert any(mark.jaar == today().year for mark in rows(Vuil))
    page = text(as_anna.get("/buurt/"))
    assert "Groep: Schermtijd" in page
    assert "10 mensen" in page


@pytest.mark.parametrize(
    "fields, sentence",
    [
        ({"soort": ""}, "Kies wat je deed."),
        ({"deelnemers": "tien"}, "Vul een getal in, van 0 tot 5000."),
        ({"datum": "1-1-2099"}, "nog niet geweest"),
    ],
)
def test_what_is_wrong_gets_a_sentence_and_is_kept(world, as_anna, fields, sentence):
    answer = as_anna.post("/buurt/", group(thema="Schermtijd") | fields)
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert "Schermtijd" in text(answer)
    assert rows(Activiteit) == []


def test_the_same_again_today_changed_and_taken_away(world, as_anna):
    as_anna.post("/buurt/", group(datum="gisteren"))
    [first] = rows(Activiteit)
    assert as_anna.post(f"/buurt/activiteit/{first.pk}/nog-eens/").status_code == 302
    again = next(row for row in rows(Activiteit) if row.datum == today())
    assert (again.soort, again.deelnemers) == ("groep", None)
    page = f"/buurt/activiteit/{again.pk}/"
    sent = group(deelnemers="8", versie="1")
    assert as_anna.post(page, sent).status_code == 302
    assert as_anna.post(page, sent | {"deelnemers": "9"}).status_code == 409
    as_anna.post(page + "weg/")
    assert [row.pk for row in rows(Activiteit)] == [first.pk]


def test_a_place_and_that_somebody_was_there(world, as_anna):
    made = {"naam": "De Regenboog", "soort": "school", "ritme": "elke dinsdag"}
    url = f"/buurt/{world.noord.pk}/plek/"
    assert as_anna.post(url, made | {"naam": ""}).status_code == 422
    as_anna.post(url, made | {"vast_contact": str(world.anna.pk)})
    [place] = rows(Plek)
    for _ in range(2):
        as_anna.post(f"/buurt/plek/{place.pk}/geweest/")
    [row] = rows(Activiteit)
    assert (row.soort, row.plek_id) == ("vindplaats", place.pk)
    page = text(as_anna.get("/buurt/"))
    assert "elke dinsdag" in page
    assert "Ik was er" not in page
    gone = made | {"gestopt_op": "vandaag", "versie": "1"}
    as_anna.post(f"{url}{place.pk}/", gone)
    assert "De Regenboog" not in text(as_anna.get("/buurt/")).partition("Waar we komen")[2]


def test_a_signal_holds_nobody_and_gets_an_answer(world, as_anna):
    url = f"/buurt/{world.noord.pk}/signalen/"
    numbered = as_anna.post(url, {"tekst": "Bel 0612345678 terug", "formulier": KEY})
    assert numbered.status_code == 422
    assert "zonder iemand erin" in text(numbered)
    sent = {"tekst": "Gezinnen wachten lang.", "leefgebied": "huisvesting", "formulier": KEY}
    for _ in range(2):
        assert as_anna.post(url, sent).status_code == 302
    [row] = rows(Signaal)
    as_anna.post(f"/buurt/signaal/{row.pk}/gedaan/", {"gedaan": "Besproken met de gemeente."})
    page = text(as_anna.get(url))
    assert "Wonen" in page
    assert "Besproken met de gemeente." in page


def test_signals_over_time_and_neighbourhoods_are_a_picture_with_its_table(world, as_anna):
    url = f"/buurt/{world.noord.pk}/signalen/"
    with set_up():
        Werkgebied.objects.create(team=world.noord, postcode="1312")
    first = {"tekst": "Lang wachten.", "leefgebied": "huisvesting"}
    refused = as_anna.post(url, first | {"postcode": "9999", "formulier": str(uuid4())})
    assert refused.status_code == 422
    for area in ("1312", "1312", ""):
        sent = first | {"postcode": area, "formulier": str(uuid4())}
        assert as_anna.post(url, sent).status_code == 302
    page = text(as_anna.get(url))
    assert page.count('role="img"') == 2
    assert "Wonen komt het meest voor: 3 keer in twee jaar." in page
    assert "1312 komt het meest voor: 2 keer in twee jaar." in page
    table = page.partition("Signalen per buurt</caption>")[2].partition("</table>")[0]
    assert re.findall(r'scope="row"[^>]*>([^<]+)<', table) == ["1312", "Overal of onbekend"]
    with set_up():
        Signaal.objects.update(datum=today() - datetime.timedelta(days=3 * 366))
    assert 'role="img"' not in text(as_anna.get(url))


def test_from_a_family_one_link_leads_to_a_signal_without_them(world, as_anna):
    home = text(as_anna.get(f"/huishouden/{world.bakker.huishouden.pk}/"))
    link = f"/buurt/signaal/?team={world.noord.pk}"
    assert link in home
    answer = as_anna.get(link)
    assert answer["Location"] == f"/buurt/{world.noord.pk}/signalen/#nieuw"


def test_the_social_map_is_searched_and_looked_at_again(world, as_anna):
    offer = {"naam": "Huiswerkklas", "leefgebieden": ["school_kinderopvang"], "leeftijd_van": "10"}
    assert (
        as_anna.post("/buurt/sociale-kaart/nieuw/", offer | {"leeftijd_tot": "8"}).status_code
        == 422
    )
    as_anna.post("/buurt/sociale-kaart/nieuw/", offer | {"leeftijd_tot": "16"})
    [row] = rows(Aanbod)
    found = "/buurt/sociale-kaart/?woord={}&leefgebied={}&leeftijd={}"
    assert "10 tot en met 16 jaar" in text(as_anna.get(found.format("huis", "", "12")))
    for words in (("huis", "", "17"), ("iets", "", ""), ("", "financien", "")):
        assert "Er is niets dat hierbij past" in text(as_anna.get(found.format(*words)))
    with set_up():
        Aanbod.objects.update(nagekeken_op=today() - datetime.timedelta(days=200))
    assert "Lang niet nagekeken" in text(as_anna.get("/buurt/sociale-kaart/"))
    as_anna.post(f"/buurt/sociale-kaart/{row.pk}/klopt/")
    assert rows(Aanbod)[0].nagekeken_op == today()
    gone = offer | {"gestopt_op": "vandaag", "versie": "2"}
    as_anna.post(f"/buurt/sociale-kaart/{row.pk}/", gone)
    assert "Er is niets dat hierbij past" in text(as_anna.get("/buurt/sociale-kaart/"))


def test_an_offer_is_picked_into_the_plan(world, as_anna):
    home = f"/huishouden/{world.bakker.huishouden.pk}/plan/"
    with signed_in(world.anna):
        goal = plannen.add_doel(casus=world.bakker.casus, tekst="Rust", by=world.anna)
        actions.add_offer(naam="Maatjes", aanbieder="Humanitas", by=world.anna)
    [offer] = rows(Aanbod)
    assert "Zoek aanbod" in text(as_anna.get(home))
    assert f"{home}aanbod/{offer.pk}/" in text(as_anna.get(home + "aanbod/?woord=maat"))
    page = f"{home}aanbod/{offer.pk}/"
    assert as_anna.post(page, {"uitvoerder": "voorliggend", "wat": ""}).status_code == 422
    sent = {"doel": str(goal.pk), "uitvoerder": "voorliggend", "wat": "Maatjes"}
    assert as_anna.post(page, sent).status_code == 302
    plan = text(as_anna.get(home))
    assert "Maatjes" in plan
    assert "Humanitas" in plan


def test_a_complaint_without_who_it_was(world, client, as_anna):
    assert as_anna.get("/klachten/").status_code == 403
    client.force_login(world.medewerkers[Rol.TEAMLEIDER])
    url = f"/klachten/{world.noord.pk}/"
    sent = {"datum": "gisteren", "aard": "wachttijd"}
    wrong = client.post(url, sent | {"afgehandeld_op": "1-1-2020"})
    assert "Kijk de dagen na" in text(wrong)
    client.post(url, sent)
    [row] = rows(Klacht)
    client.post(
        f"{url}{row.pk}/", sent | {"afgehandeld_op": "vandaag", "gegrond": "True", "versie": "1"}
    )
    assert rows(Klacht)[0].gegrond is True
    assert "afgehandeld op" in text(client.get("/klachten/"))
    assert client.get(f"/klachten/{world.zuid.pk}/").status_code == 404


def test_another_team_sees_and_writes_nothing(world, as_anna):
    as_anna.post("/buurt/", group())
    as_anna.post(f"/buurt/{world.noord.pk}/signalen/", {"tekst": "Iets.", "formulier": KEY})
    with signed_in(world.zoe):
        assert (Activiteit.objects.count(), Signaal.objects.count()) == (0, 0)
        with pytest.raises(DatabaseError, match="row-level"), transaction.atomic():
            Activiteit.objects.create(team=world.noord, soort="groep", datum=today())
    with signed_in(world.anna):
        assert len(queries.recent(world.noord)) == 1
        assert Klacht.objects.count() == 0
    assert as_anna.get(f"/buurt/{world.zuid.pk}/signalen/").status_code == 404


def test_the_page_asks_a_fixed_number_of_statements(world, as_anna, django_assert_max_num_queries):
    with signed_in(world.anna):
        for _ in range(12):
            actions.record(team=world.noord, soort="groep", datum=today(), by=world.anna)
        for name in "abc":
            actions.add_place(team=world.noord, naam=name, soort="school", by=world.anna)
    as_anna.get("/buurt/")  # the first page of a session writes the session
    with django_assert_max_num_queries(10 + 2):  # two are savepoints of the test
        as_anna.get("/buurt/")
