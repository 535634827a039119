"""Beheer and the log on screen."""

import re

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from database import set_up
from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Formatie, Lidmaatschap, Medewerker, Rol, Team
from world import make_medewerker

pytestmark = pytest.mark.django_db


@pytest.fixture
def beheer(client, world):
    client.force_login(world.medewerkers[Rol.BEHEER])
    return client


@pytest.fixture
def officer(client, world):
    client.force_login(world.medewerkers[Rol.PRIVACY_OFFICER])
    return client


def account(email: str) -> Medewerker:
    with set_up():
        return Medewerker.objects.get(email=email)


def test_from_a_new_account_to_a_first_look(beheer, client, world):
    beheer.post("/beheer/medewerker/", {"naam": "Ruth", "email": "Ruth@voorbeeld.test"})
    ruth = account("ruth@voorbeeld.test")
    home = f"/beheer/medewerker/{ruth.pk}/"
    beheer.post(home + "rol/", {"rol": "professional", "team": world.noord.pk, "van": "vandaag"})
    fields = {"team": world.noord.pk, "functie": "generalist", "fte": "0,8", "van": "vandaag"}
    beheer.post(home + "formatie/", fields)
    with set_up():
        formatie = Formatie.objects.get(medewerker=ruth)
    assert str(formatie.fte) == "0.80"
    page = beheer.get(home).content.decode()
    assert "Professional, Noord" in page
    assert "0,80 fte" in page
    client.logout()
    client.post("/account/password/reset/", {"email": "ruth@voorbeeld.test"})
    assert [letter.to for letter in mail.outbox] == [["ruth@voorbeeld.test"]]


@pytest.mark.parametrize(
    "path, fields, sentence",
    [
        ("medewerker/", {"naam": "A", "email": "geen"}, "Dit is geen e-mailadres."),
        ("medewerker/", {"naam": "", "email": "a@b.nl"}, "Vul de naam in."),
        ("medewerker/", {"naam": "A", "email": "ZOE@voorbeeld.test"}, "heeft al een account"),
        ("team/", {"naam": "Oost", "gemeente_code": "34", "doelgroep": "jeugd"}, "Schrijf GM met"),
        ("medewerker/{zoe}/rol/", {"rol": "teamleider"}, "Kies een team."),
        ("medewerker/{zoe}/rol/", {"rol": "professional", "team": "{zuid}"}, "Deze rol is er al"),
        ("medewerker/{zoe}/formatie/", {"fte": "3"}, "Vul een getal in van 0 tot en met 1,2."),
    ],
)
def test_what_is_wrong_is_told(beheer, world, path, fields, sentence):
    keys = {"zoe": world.zoe.pk, "zuid": world.zuid.pk}
    fields = {name: value.format(**keys) for name, value in fields.items()}
    answer = beheer.post("/beheer/" + path.format(**keys), fields)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_a_team_is_made_and_changed(beheer, world):
    fields = {"naam": "Oost", "gemeente_code": "GM0034", "doelgroep": "jeugd"}
    beheer.post("/beheer/team/", fields)
    with set_up():
        team = Team.objects.get(naam="Oost")
    beheer.post(f"/beheer/team/{team.pk}/", fields | {"naam": "Oost 2", "biedt_zelf_hulp": "True"})
    with set_up():
        team.refresh_from_db()
    assert (team.naam, team.biedt_zelf_hulp) == ("Oost 2", True)


def test_a_role_ends_and_an_account_stops(beheer, world):
    with set_up():
        role = Lidmaatschap.objects.get(medewerker=world.zoe)
    early = beheer.post(f"/beheer/rol/{role.pk}/einde/", {"tot": "1-1-2020"})
    assert "Kies die dag of een latere dag." in early.content.decode()
    beheer.post(f"/beheer/rol/{role.pk}/einde/", {"tot": "vandaag"})
    with set_up():
        role.refresh_from_db()
    assert role.tot == today()
    beheer.post(f"/beheer/medewerker/{world.anna.pk}/stop/")
    assert account("professional@voorbeeld.test").is_active is False
    own = world.medewerkers[Rol.BEHEER]
    beheer.post(f"/beheer/medewerker/{own.pk}/stop/")
    assert account(own.email).is_active is True


def test_the_list_asks_as_often_when_there_is_more(beheer, world):
    beheer.get("/beheer/")
    counts = []
    for more in (1, 5):
        with set_up():
            for number in range(more):
                make_medewerker(Rol.PROFESSIONAL, world.noord, f"meer-{more}-{number}")
        with CaptureQueriesContext(connection) as asked:
            assert beheer.get("/beheer/").status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_log_says_who_looked_and_never_a_name_of_a_resident(client, officer, world):
    client.force_login(world.anna)
    key = world.bakker.huishouden.pk
    client.get(f"/huishouden/{key}/plan/")
    client.get(f"/huishouden/{world.zeeman.huishouden.pk}/plan/")
    client.force_login(world.medewerkers[Rol.PRIVACY_OFFICER])
    page = rows(client, f"?huishouden={key}&medewerker={world.anna.pk}&van=vandaag")
    assert len(page) == 1
    assert "professional" in page[0]
    assert "Bekeken" in page[0]
    assert "Bakker" not in client.get("/logcontrole/").content.decode()
    refused = rows(client, "?geweigerd=on")
    assert len(refused) == 1
    assert "geen toegang" in refused[0]
    assert rows(client, "?van=morgen") == []


def rows(client, query: str) -> list[str]:
    page = client.get("/logcontrole/" + query).content.decode()
    return re.findall(r"<tr.*?</tr>", page.partition("<tbody")[2], re.S)


def test_a_question_that_can_not_be_read_is_told(officer):
    answer = officer.get("/logcontrole/?huishouden=x&van=ooit")
    assert answer.status_code == 422
    assert "Dit is geen kenmerk van een gezin." in answer.content.decode()
    assert "Dit is geen dag die we kennen." in answer.content.decode()


def test_the_log_asks_as_often_when_there_is_more(client, officer, world):
    counts = []
    officer.get("/logcontrole/")
    for more in (1, 6):
        client.force_login(world.anna)
        for _ in range(more):
            client.get(f"/huishouden/{world.bakker.huishouden.pk}/plan/")
        client.force_login(world.medewerkers[Rol.PRIVACY_OFFICER])
        client.get("/logcontrole/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/logcontrole/")
        counts.append(len(asked))
    assert counts[0] == counts[1]
