"""A partner brings something in, never sees a file, and gets word back that the team decides."""

import uuid

import pytest
from django.core.cache import cache
from django.db import DatabaseError, transaction

from wijkzicht.register.aanmeldingen.models import Aanmelding
from wijkzicht.register.clock import today
from wijkzicht.register.inbreng.models import Inbreng
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.walls.rights import as_medewerker

pytestmark = pytest.mark.django_db

HOME, NEW = "/partner/", "/partner/nieuw/"


@pytest.fixture
def school(client, world):
    """Signed in as the partner of noord."""
    cache.clear()
    client.force_login(world.medewerkers[Rol.PARTNER])
    return client


def text(answer) -> str:
    return answer.content.decode()


def report(**fields) -> dict:
    return {
        "formulier": str(uuid.uuid4()),
        "over_wie": "Sam Bakker",
        "vraag": "Sam is vaak moe en stil.",
        "gezin_weet_het": "True",
        "bereikbaar": "Na half vier op school.",
        "kanaal": "school",
        **fields,
    }


def seen(model, by) -> list:
    with as_medewerker(by.pk):
        return list(model.objects.all())


@pytest.fixture
def brought(school, world) -> Aanmelding:
    assert school.post(NEW, report()).url == HOME
    (row,) = seen(Aanmelding, world.anna)
    return row


def test_it_comes_on_the_board_unchecked(school, brought, world):
    assert (brought.bron, brought.kanaal, brought.naam) == ("partner", "school", "Sam Bakker")
    assert (brought.team_id, brought.huishouden_id) == (world.noord.pk, None)
    school.force_login(world.anna)
    assert "Van een partner, niet nagekeken" in text(school.get("/aanmeldingen/"))
    page = text(school.get(f"/aanmeldingen/{brought.pk}/"))
    assert "Het gezin weet dat de partner dit deelde." in page
    assert "Nog niets, alleen dat het binnen is." in page


def test_a_partner_lands_there_and_sees_only_what_they_brought_in(school, brought, world):
    assert school.get("/").url == HOME
    page = text(school.get(HOME))
    assert "Sam is vaak moe en stil." in page
    assert "Het team heeft nog niet geantwoord." in page
    partner = world.medewerkers[Rol.PARTNER]
    assert seen(Aanmelding, partner) == []
    assert len(seen(Inbreng, partner)) == 1
    assert seen(Inbreng, world.zoe) == []
    for address in (f"/aanmeldingen/{brought.pk}/", "/aanmeldingen/", "/zoeken/"):
        assert school.get(address).status_code in {403, 404}


def word(**fields) -> dict:
    return {
        "stand": "opgepakt",
        "wie_belt": "Anna belt de mentor.",
        "grondslag": "alleen_stand",
    } | fields


def test_the_team_decides_what_the_partner_reads(school, brought, world):
    address = f"/aanmeldingen/{brought.pk}/bericht/"
    school.force_login(world.anna)
    told = word(grondslag="toestemming", bericht="We spreken het gezin donderdag.")
    assert school.post(address, told).status_code == 302
    assert "We spreken het gezin donderdag." in text(school.get(f"/aanmeldingen/{brought.pk}/"))
    school.force_login(world.medewerkers[Rol.PARTNER])
    page = text(school.get(HOME))
    assert "Opgepakt" in page
    assert "Anna belt de mentor." in page
    assert "We spreken het gezin donderdag." in page


@pytest.mark.parametrize(
    "fields, sentence",
    [
        ({"stand": ""}, "Kies of het is opgepakt of niet."),
        ({"stand": "binnen"}, "is opgepakt"),
        ({"wie_belt": ""}, "Vul in wie er belt."),
        ({"grondslag": ""}, "Kies wat je mag delen."),
        ({"bericht": "Vader is ziek."}, "Haal het bericht weg, of kies waarom je meer mag delen."),
    ],
)
def test_a_refused_word_tells_nothing_and_keeps_the_text(school, brought, world, fields, sentence):
    school.force_login(world.anna)
    answer = school.post(f"/aanmeldingen/{brought.pk}/bericht/", word(**fields))
    assert answer.status_code == 422
    if fields.get("stand") != "binnen":
        assert sentence in text(answer)
    (row,) = seen(Inbreng, world.anna)
    assert (row.stand, row.bericht) == ("binnen", "")


def test_not_picked_up_needs_nobody_who_calls(school, brought, world):
    school.force_login(world.anna)
    school.post(f"/aanmeldingen/{brought.pk}/bericht/", word(stand="niet_opgepakt", wie_belt=""))
    school.force_login(world.medewerkers[Rol.PARTNER])
    assert "Niet opgepakt" in text(school.get(HOME))


def test_ending_it_without_word_asks_for_word(school, brought, world):
    school.force_login(world.anna)
    ending = {"versie": brought.versie, "uitkomst": "voorliggend", "op": "vandaag"}
    ending |= {"mens-TOTAL_FORMS": "0", "mens-INITIAL_FORMS": "0"}
    answer = school.post(f"/aanmeldingen/{brought.pk}/", ending)
    assert answer.url == f"/aanmeldingen/{brought.pk}/bericht/"
    assert "De partner weet nog niets." in text(school.get(answer.url))


def test_a_request_that_no_partner_brought_has_no_word(as_anna, world):
    as_anna.post(
        "/aanmeldingen/nieuw/",
        {"crisis": "nee", "vraag": "x", "naam": "Noor", "datum": "vandaag", "actie": "bord"},
    )
    (row,) = seen(Aanmelding, world.anna)
    assert as_anna.get(f"/aanmeldingen/{row.pk}/bericht/").status_code == 404


@pytest.mark.parametrize(
    "fields, sentence",
    [
        ({"over_wie": ""}, "Vul in over wie het gaat."),
        ({"vraag": " "}, "Schrijf op wat er aan de hand is."),
        ({"kanaal": "zelf"}, "Kies waar je werkt uit de lijst."),
        ({"bereikbaar": ""}, "Vul in hoe we jou kunnen bellen."),
    ],
)
def test_what_is_refused_keeps_the_text(school, world, fields, sentence):
    answer = school.post(NEW, report(**fields))
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert ("Sam Bakker" if "over_wie" not in fields else "moe en stil") in text(answer)
    assert seen(Aanmelding, world.anna) == []


def test_in_danger_one_is_told_whom_to_call(school, world):
    answer = school.post(NEW, report(crisis="True"), follow=True)
    assert "Bel 112, of Veilig Thuis: 0800-2000." in text(answer)


def test_where_one_works_is_asked_once_and_twice_sent_is_once(school, world):
    form = report()
    school.post(NEW, form)
    school.post(NEW, form)
    assert len(seen(Aanmelding, world.anna)) == 1
    assert '<option value="school" selected>' in text(school.get(NEW))


def test_a_partner_adds_nothing_to_another_team_or_in_anothers_name(school, world):
    partner = world.medewerkers[Rol.PARTNER]
    for team, by in ((world.zuid, partner), (world.noord, world.anna)):
        with (
            as_medewerker(partner.pk),
            pytest.raises(DatabaseError, match="row-level security"),
            transaction.atomic(),
        ):
            Aanmelding.objects.create(
                team=team, datum=today(), vraag="x", bron="partner", vastgelegd_door=by
            )
