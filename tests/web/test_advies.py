"""Advice in one conversation: without a file, without a name; to a partner apart from residents."""

import uuid

import pytest

from database import set_up
from web.work import ago
from wijkzicht.register.aanmeldingen.models import Aanmelding, Partneradvies
from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Lidmaatschap, Rol
from wijkzicht.register.walls.rights import as_medewerker

pytestmark = pytest.mark.django_db

ADVICE, PARTNER, DAY = "/aanmeldingen/advies/", "/aanmeldingen/advies/partner/", "/"


def text(answer) -> str:
    return answer.content.decode()


def advice(**fields) -> dict:
    return {
        "vraag": "Waar kan mijn zoon zwemmen?",
        "advies": "Bel het Jeugdfonds Sport.",
        "datum": "vandaag",
        **fields,
    }


def kept(model, by) -> list:
    with as_medewerker(by.pk):
        return list(model.objects.all())


def given(world) -> list[Aanmelding]:
    with as_medewerker(world.anna.pk):
        return list(Aanmelding.objects.all())


def test_advice_to_a_resident_ends_at_once_without_a_file(as_anna, world):
    answer = as_anna.post(ADVICE, advice(leefgebied="tijdsbesteding", vindplaats="school"))
    assert answer.url == DAY
    (row,) = given(world)
    assert (row.triage_uitkomst, row.kolom, row.datum) == ("advies", "afgerond", today())
    assert (row.naam, row.huishouden_id, row.vindplaats) == ("", None, "school")
    assert "Advies bewaard, zonder dossier." in text(as_anna.get(DAY))


def test_advice_to_a_partner_needs_only_who_asked(as_anna, world):
    assert as_anna.post(PARTNER, {"kanaal": "school", "datum": "vandaag"}).url == DAY
    (row,) = kept(Partneradvies, world.anna)
    assert (row.kanaal, row.team_id, row.minuten) == ("school", world.noord.pk, None)
    assert given(world) == []  # not counted as a resident with advice


@pytest.mark.parametrize(
    "address, fields, sentence",
    [
        (ADVICE, {"vraag": " "}, "Schrijf kort op wat er gevraagd werd."),
        (ADVICE, {"advies": ""}, "Schrijf op welk advies je gaf."),
        (ADVICE, {"datum": "31 februari"}, "Dit is geen dag die we kennen."),
        (ADVICE, {"datum": "31-12-2099"}, "Kies vandaag of een eerdere dag."),
        (PARTNER, {"kanaal": ""}, "Kies wie het vroeg"),
        (PARTNER, {"kanaal": "zelf"}, "Kies wie het vroeg uit de lijst."),
        (PARTNER, {"kanaal": "school", "datum": "31-12-2099"}, "Kies vandaag of een eerdere dag."),
    ],
)
def test_what_is_refused_keeps_what_was_typed(as_anna, world, address, fields, sentence):
    typed = advice(notitie="Bel vaker.", **{"kanaal": "school"} | fields)
    answer = as_anna.post(address, typed)
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert (
        "Bel vaker."
        if address == PARTNER
        else "zwemmen"
        if fields.get("vraag") is None
        else "Jeugdfonds"
    ) in text(answer)
    assert not given(world)
    assert not kept(Partneradvies, world.anna)


@pytest.mark.parametrize("address, model", [(ADVICE, Aanmelding), (PARTNER, Partneradvies)])
def test_the_same_form_twice_is_one(as_anna, world, address, model):
    form = advice(kanaal="school", formulier=str(uuid.uuid4()))
    as_anna.post(address, form)
    as_anna.post(address, form)
    assert len(given(world) if model is Aanmelding else kept(model, world.anna)) == 1


def test_who_works_in_two_teams_says_for_which(as_anna, world):
    assert "Voor welk team?" not in text(as_anna.get(ADVICE))
    with set_up():
        Lidmaatschap.objects.create(
            medewerker=world.anna, team=world.zuid, rol=Rol.PROFESSIONAL, van=ago(9)
        )
    assert "Voor welk team?" in text(as_anna.get(PARTNER))
    as_anna.post(PARTNER, {"kanaal": "school", "datum": "vandaag", "team": str(world.zuid.pk)})
    (row,) = kept(Partneradvies, world.anna)
    assert row.team_id == world.zuid.pk


def test_another_team_does_not_read_it(as_anna, world):
    as_anna.post(PARTNER, {"kanaal": "school", "datum": "vandaag"})
    assert len(kept(Partneradvies, world.medewerkers[Rol.TEAMLEIDER])) == 1
    assert kept(Partneradvies, world.zoe) == []
    assert kept(Partneradvies, world.medewerkers[Rol.ANALIST]) == []


@pytest.mark.parametrize("name, words", [("advies", "Advies"), ("partneradvies", "partner")])
def test_a_draft_waits_on_mijn_dag_and_goes_with_the_saving(as_anna, world, name, words):
    place = {"advies": ADVICE, "partneradvies": PARTNER}[name]
    as_anna.post(f"/concept/{name}/", {"vraag": "Half", "notitie": "Half", "datum": "gisteren"})
    assert f'href="{place}"' in text(as_anna.get(DAY)).partition("Vandaag te doen")[0]
    assert "Half" in text(as_anna.get(place))
    as_anna.post(place, advice(kanaal="school"))
    assert "Half" not in text(as_anna.get(place))
