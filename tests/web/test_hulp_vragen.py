"""A resident asks for help: no account, no file, safe to be reached, and how it stands by code."""

import gzip
import re
import uuid

import pytest
from django.core.cache import cache
from django.db import DatabaseError, transaction

from database import set_up
from wijkzicht.register.aanmeldingen.models import Aanmelding
from wijkzicht.register.clock import today
from wijkzicht.register.inbreng.models import Inbreng, Werkgebied
from wijkzicht.register.inbreng.queries import four_digits
from wijkzicht.register.organisatie.models import Rol, Team
from wijkzicht.register.personen.models import Huishouden
from wijkzicht.register.walls.rights import as_medewerker, set_letter_code
from wijkzicht.web.inwoner import mail
from wijkzicht.web.inwoner.limit import QUESTIONS

pytestmark = pytest.mark.django_db

ASK, YOUNG, STAND = "/hulp-vragen/", "/hulp-vragen/jong/", "/hulp-vragen/stand/"
CODE = re.compile(r"[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}")


@pytest.fixture(autouse=True)
def nobody_came_before(world):
    cache.clear()
    with set_up():
        Werkgebied.objects.create(team=world.noord, postcode="1312")
        Werkgebied.objects.create(team=world.zuid, postcode="1313")


def text(answer) -> str:
    return answer.content.decode()


def question(**fields) -> dict:
    return {
        "formulier": str(uuid.uuid4()),
        "bereikbaar": "06 1234 5678",
        "stil_thuis": "True",
        "wanneer": "Alleen op maandagochtend bellen.",
        "crisis": "False",
        "vraag": "Ik slaap niet meer van de ruzies.",
        "naam": "Fatma",
        "postcode": "1312 AB",
        **fields,
    }


def asked(by) -> list[Aanmelding]:
    with as_medewerker(by.pk):
        return list(Aanmelding.objects.order_by("vastgelegd_op"))


def test_it_comes_on_the_board_of_the_neighbourhood_unchecked_and_makes_no_file(
    client, as_anna, world
):
    as_anna.logout()
    assert client.post(ASK, question()).status_code == 200
    (row,) = asked(world.anna)
    assert (row.team_id, row.bron, row.kanaal, row.datum) == (
        world.noord.pk,
        "inwoner",
        "zelf",
        today(),
    )
    assert (row.stil_thuis, row.postcode, row.crisis) == (True, "1312", False)
    assert row.bereikbaar == "06 1234 5678. Alleen op maandagochtend bellen."
    assert asked(world.zoe) == []
    with set_up():
        assert Huishouden.objects.count() == 3
    client.force_login(world.anna)
    board = text(client.get("/aanmeldingen/"))
    assert "Van een inwoner, niet nagekeken" in board
    assert "Thuis mag niemand het weten" in board


def test_gone_over_it_is_no_longer_unchecked(client, world):
    client.post(ASK, question())
    (row,) = asked(world.anna)
    client.force_login(world.anna)
    page = f"/aanmeldingen/{row.pk}/"
    assert "Nog niemand van het team keek het na." in text(client.get(page))
    client.post(page + "nagekeken/", {"versie": row.versie})
    assert "keek het na" not in text(client.get(page))
    assert "niet nagekeken" not in text(client.get("/aanmeldingen/"))


def test_the_receipt_says_what_happens_next_and_nothing_of_the_question(client, world):
    receipt = text(client.post(ASK, question()))
    assert "Iemand van Noord leest uw vraag" in receipt
    assert CODE.search(receipt)
    for secret in ("slaap", "Fatma", "1234 5678", "maandag"):
        assert secret not in receipt


def test_by_code_one_sees_how_it_stands_and_nothing_else(client, world):
    receipt = text(client.post(ASK, question()))
    code = CODE.search(receipt)[0]
    assert "Nog niemand heeft hem opgepakt." in text(client.post(STAND, {"code": code.lower()}))
    (row,) = asked(world.anna)
    client.force_login(world.anna)
    client.post(f"/aanmeldingen/{row.pk}/geef/", {"aan": str(world.anna.pk), "versie": row.versie})
    client.logout()
    shown = text(client.post(STAND, {"code": code.replace("-", " ")}))
    assert "Iemand van het team heeft de vraag opgepakt." in shown
    for secret in ("slaap", "Fatma", "professional", "Noord"):
        assert secret not in shown
    client.force_login(world.anna)
    ending = {"versie": row.versie + 1, "uitkomst": "advies", "op": "vandaag"}
    ending |= {"mens-TOTAL_FORMS": "0", "mens-INITIAL_FORMS": "0"}
    assert client.post(f"/aanmeldingen/{row.pk}/", ending).status_code == 302
    client.logout()
    assert "Het team is klaar met de vraag." in text(client.post(STAND, {"code": code}))


@pytest.mark.parametrize("code", ["", "AAAA-CCCC-DDDD", "x" * 60])
def test_a_wrong_code_gets_a_sentence(client, world, code):
    answer = client.post(STAND, {"code": code})
    assert answer.status_code == 422
    assert "code" in text(answer)


def test_the_same_form_twice_is_one_request_with_one_code(client, world):
    form = question()
    first, second = (CODE.search(text(client.post(ASK, form)))[0] for _ in range(2))
    assert first == second
    assert len(asked(world.anna)) == 1


@pytest.mark.parametrize(
    "fields, sentence",
    [
        ({"bereikbaar": " "}, "Vul een telefoonnummer of e-mailadres in."),
        ({"vraag": ""}, "Schrijf op wat uw vraag is."),
        ({"postcode": "Almere"}, "Een postcode begint met vier cijfers"),
        ({"postcode": "9999 ZZ"}, "Bij deze postcode kennen we geen team."),
        ({"postcode": ""}, "Vul uw postcode in, of kies een team"),
        ({"website": "http://x.test"}, "Dit vak moet leeg blijven."),
        ({"vraag": "a" * 5001}, "Deze tekst is te lang."),
    ],
)
def test_what_is_refused_says_how_to_go_on_and_keeps_the_text(client, world, fields, sentence):
    answer = client.post(ASK, question(**fields))
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert "Alleen op maandagochtend bellen." in text(answer)
    assert asked(world.anna) == []


def test_an_unknown_postcode_goes_on_with_a_chosen_team(client, world):
    client.post(ASK, question(postcode="9999 ZZ", team=str(world.zuid.pk)))
    assert [row.team_id for row in asked(world.zoe)] == [world.zuid.pk]


def test_a_young_person_asks_alone_in_words_for_them(client, world):
    page = text(client.get(YOUNG))
    assert "Dan mag je zelf om hulp vragen." in page
    assert "Hoe oud ben je?" in page
    assert "0800-0432" in page
    assert not re.search(r"\b[Uu]w\b", page.partition("<form")[2])
    with set_up():
        jeugd = Team.objects.create(
            organisatie=world.organisatie, naam="Jeugd", gemeente_code="GM0034", doelgroep="jeugd"
        )
        Werkgebied.objects.create(team=jeugd, postcode="1312")
    receipt = text(client.post(YOUNG, question(leeftijd="14")))
    assert "Iemand van Jeugd leest je vraag" in receipt
    with set_up():
        row = Aanmelding.objects.get()
    assert (row.team_id, row.leeftijd, row.kind_betrokken) == (jeugd.pk, 14, True)


def test_a_wrong_age_gets_a_sentence_and_an_empty_one_is_unknown(client, world):
    answer = client.post(YOUNG, question(leeftijd="veertien"))
    assert "Vul je leeftijd in als getal, zoals 14." in text(answer)
    client.post(YOUNG, question(leeftijd=""))
    (row,) = asked(world.anna)
    assert (row.leeftijd, row.kind_betrokken) == (None, True)


@pytest.mark.parametrize("address", [ASK, YOUNG])
def test_the_emergency_numbers_stand_on_top(client, address):
    page = text(client.get(address))
    for number in ("112", "0800-2000"):
        assert number in page.partition("<input")[0] + page.partition("Hoe kunnen we")[0]


def test_the_other_language_keeps_what_was_typed(client, world):
    answer = client.post(ASK, question(taal="en"))
    page = text(answer)
    assert "How can we reach you safely?" in page
    assert "Ik slaap niet meer van de ruzies." in page
    assert asked(world.anna) == []
    assert "How can we reach you safely?" in text(client.get(ASK))
    assert "Nederlands" in page


def test_nothing_of_it_stands_in_an_address_or_the_browser(client, world):
    answer = client.post(ASK, question())
    assert "Location" not in answer.headers
    assert answer.headers["Cache-Control"] == "no-store"
    assert set(client.cookies) <= {"csrftoken", "__Host-csrftoken"}
    assert client.post(STAND, {"code": CODE.search(text(answer))[0]}).status_code == 200


def test_after_many_from_one_place_the_text_is_given_back(client, world):
    for _ in range(QUESTIONS):
        assert client.post(ASK, question()).status_code == 200
    answer = client.post(ASK, question())
    assert answer.status_code == 429
    assert "Vanaf deze plek zijn al veel vragen verstuurd." in text(answer)
    assert "Ik slaap niet meer" in text(answer)
    assert client.post(ASK, question(), REMOTE_ADDR="10.1.2.3").status_code == 200


def test_from_outside_a_request_is_added_and_never_read(client, world):
    client.post(ASK, question())
    assert len(asked(world.anna)) == 1
    with transaction.atomic():
        set_letter_code(b"x" * 32)
        assert not Aanmelding.objects.exists()
        assert not Inbreng.objects.exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"bron": "team"},
        {"bron": "inwoner", "kolom": "afgerond"},
        {"bron": "inwoner", "nagekeken_op": today()},
    ],
)
def test_from_outside_nothing_else_is_added(world, fields):
    set_letter_code(b"x" * 32)
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        Aanmelding.objects.create(team=world.noord, datum=today(), vraag="x", **fields)


def test_a_team_leader_says_from_which_postcodes(client, world):
    page = f"/aanmeldingen/werkgebied/{world.noord.pk}/"
    client.force_login(world.medewerkers[Rol.TEAMLEIDER])
    assert "1312" in text(client.get(page))
    assert client.post(page, {"postcodes": "1314, 1315"}).status_code == 302
    assert "1315 zijn geen" not in text(client.get(page))
    refused = client.post(page, {"postcodes": "1314 AB"})
    assert refused.status_code == 422
    assert "AB zijn geen vier cijfers van een postcode." in text(refused)
    other = f"/aanmeldingen/werkgebied/{world.zuid.pk}/"
    assert client.get(other).status_code == 404
    client.logout()
    client.post(ASK, question(postcode="1315"))
    assert len(asked(world.anna)) == 1


@pytest.mark.parametrize(
    "typed, digits",
    [
        ("1312 AB", "1312"),
        ("1312ab", "1312"),
        (" 1312", "1312"),
        ("0123", ""),
        ("13125", ""),
        ("", ""),
    ],
)
def test_a_postcode_as_people_write_it(typed, digits):
    assert four_digits(typed) == digits


def test_the_page_is_light(client, world):
    """Everything a first visit fetches, compressed as a web server does (fonts already are)."""
    page = client.get(ASK).content
    parts = re.findall(rb'(?:href|src)="(/static/[^"]+)"', page)
    assert len(parts) > 5
    bodies = [page, *(b"".join(client.get(p.decode()).streaming_content) for p in parts)]
    assert sum(min(len(gzip.compress(body)), len(body)) for body in bodies) < 100_000


# -- the code by mail -----------------------------------------------------------------------------


@pytest.fixture
def mail_server(settings):
    settings.EMAIL_HOST = "mail.voorbeeld.test"


def mailable(**fields) -> dict:
    reach = {"bereikbaar": "fatma@voorbeeld.test of 06 1234 5678", "stil_thuis": "False"}
    return question(**reach, mail_code="True", **fields)


def test_the_code_goes_by_mail_with_nothing_of_the_question(client, mail_server, mailoutbox):
    receipt = text(client.post(ASK, mailable()))
    assert "De code is ook per e-mail verstuurd." in receipt
    [sent] = mailoutbox
    assert sent.to == ["fatma@voorbeeld.test"]
    assert CODE.search(receipt)[0] in sent.body
    assert "http://testserver/hulp-vragen/stand/" in sent.body
    for secret in ("Fatma", "ruzies", "Noord", "06"):
        assert secret not in sent.subject + sent.body


def test_without_being_asked_or_without_a_mail_server_nothing_is_sent(client, settings, mailoutbox):
    assert "per e-mail" not in text(client.get(ASK))
    client.post(ASK, mailable())
    settings.EMAIL_HOST = "mail.voorbeeld.test"
    assert "Wilt u uw code ook per e-mail?" in text(client.get(ASK))
    client.post(ASK, mailable() | {"mail_code": "False"})
    assert mailoutbox == []


@pytest.mark.parametrize(
    "fields, told",
    [
        ({"stil_thuis": "True"}, "Schrijf de code liever zelf op"),
        ({"bereikbaar": "06 1234 5678"}, "Vul bovenaan een e-mailadres in"),
    ],
)
def test_a_mail_that_would_not_be_safe_or_come_is_refused(
    client, world, mail_server, mailoutbox, fields, told
):
    answer = client.post(ASK, mailable() | fields)
    assert answer.status_code == 422
    assert told in text(answer)
    assert mailoutbox == asked(world.anna) == []


def test_a_mail_server_that_is_away_loses_nothing(client, world, mail_server, monkeypatch):
    def away(*_args, **_options):
        raise OSError

    monkeypatch.setattr(mail, "send_mail", away)
    assert "Schrijf de code zelf op" in text(client.post(ASK, mailable()))
    assert len(asked(world.anna)) == 1
