"""The network on screen: the list, the bonds, what is refused, and whom it is for."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from database import set_up
from wijkzicht.register.netwerk import actions
from wijkzicht.register.netwerk.models import Band, Netwerklid
from wijkzicht.register.personen import actions as personen
from wijkzicht.register.walls.rights import as_medewerker
from wijkzicht.rules.errors import NotAllowed

pytestmark = pytest.mark.django_db
OMA = {"naam": "Oma Rie", "soort": "familie", "relatie": "oma", "sterkte": "3", "richting": "helpt"}


@pytest.fixture
def home(world) -> str:
    return f"/huishouden/{world.bakker.huishouden.pk}/netwerk/"


def text(answer) -> str:
    return answer.content.decode()


def only(model):
    with set_up():
        return model.objects.get()


def add(world, naam="Oma", **fields) -> Netwerklid:
    with as_medewerker(world.anna.pk):
        return actions.add_member(
            huishouden=world.bakker.huishouden,
            naam=naam,
            by=world.anna,
            **{"soort": "familie"} | fields,
        )


def test_somebody_is_added_changed_and_taken_out(as_anna, home):
    assert "nog niemand in het netwerk" in text(as_anna.get(home))
    assert as_anna.post(home + "nieuw/", OMA).status_code == 302
    page = text(as_anna.get(home))
    assert "oma · band: sterk · helpt het gezin" in page
    assert "Oma Rie: oma · band: sterk · helpt het gezin.</desc>" in page
    row = only(Netwerklid)
    changed = OMA | {"gespannen": "on", "sterkte": "", "versie": "1"}
    assert as_anna.post(f"{home}{row.pk}/", changed).status_code == 302
    assert "oma · helpt het gezin · gespannen" in text(as_anna.get(home))
    older = changed | {"relatie": "oma van vader"}
    assert as_anna.post(f"{home}{row.pk}/", older).status_code == 409
    assert as_anna.post(f"{home}{row.pk}/weg/").status_code == 302
    assert "nog niemand in het netwerk" in text(as_anna.get(home))


@pytest.mark.parametrize(
    "fields, sentence",
    [
        ({"naam": ""}, "Vul een naam in."),
        ({"soort": ""}, "Kies wie dit is."),
        ({"geboortejaar": "74"}, "Vul een jaar in van vier cijfers"),
        ({"geboortejaar": "2090"}, "kan niet"),
    ],
)
def test_what_is_refused_keeps_what_was_typed(as_anna, home, fields, sentence):
    answer = as_anna.post(home + "nieuw/", OMA | fields)
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert 'value="oma"' in text(answer)


def test_the_same_form_is_one_row(as_anna, home):
    key = "5a0f5a9e-2c42-4e53-9a53-1a5f9f3a4a12"
    for _ in range(2):
        assert as_anna.post(home + "nieuw/", OMA | {"formulier": key}).status_code == 302
    assert only(Netwerklid).naam == "Oma Rie"


def test_bonds_are_prepared_drawn_and_taken_away(as_anna, world, home):
    with as_medewerker(world.anna.pk):
        personen.add_person(
            huishouden=world.bakker.huishouden, rol="ouder", voornaam="Els", by=world.anna
        )
    for _ in range(2):
        assert as_anna.post(home + "banden-klaarzetten/").status_code == 302
    band = only(Band)
    assert "Els is ouder van Sam Bakker." in text(as_anna.get(home))
    assert as_anna.post(f"{home}band/{band.pk}/weg/").status_code == 302
    assert "Els is ouder van" not in text(as_anna.get(home))


def test_a_bond_with_somebody_of_the_network(as_anna, world, home):
    oma = add(world, geslacht="vrouw", geboortejaar=1950, overleden=True)
    sam = world.bakker.persoon
    sent = {"van": oma.pk, "soort": "ouder", "naar": sam.pk}
    assert as_anna.get(home + "band/").status_code == 200
    assert as_anna.post(home + "band/", sent).status_code == 302
    page = text(as_anna.get(home))
    assert "Oma is ouder van Sam Bakker." in page
    answer = as_anna.post(home + "band/", {"van": sam.pk, "soort": "ouder", "naar": oma.pk})
    assert answer.status_code == 422
    assert "Draai het om" in text(answer)
    answer = as_anna.post(home + "band/", {"van": sam.pk, "soort": "partner", "naar": sam.pk})
    assert "Kies twee verschillende mensen." in text(answer)


def test_two_people_have_one_bond_and_nobody_of_elsewhere(world):
    oma, opa = add(world), add(world, "Opa")
    with as_medewerker(world.anna.pk):
        for soort in ("partner", "gescheiden"):
            actions.bind(
                huishouden=world.bakker.huishouden, soort=soort, van=oma, naar=opa, by=world.anna
            )
        assert Band.objects.get().soort == "gescheiden"
        with pytest.raises(NotAllowed, match="uit dit gezin"):
            actions.bind(
                huishouden=world.bakker.huishouden,
                soort="partner",
                van=oma,
                naar=world.zeeman.persoon,
                by=world.anna,
            )


def test_the_network_of_others_is_not_seen(world, client, home):
    row = add(world)
    with as_medewerker(world.zoe.pk):
        assert not Netwerklid.objects.exists()
        assert not Band.objects.exists()
    client.force_login(world.zoe)
    assert client.get(home).status_code == 404
    assert client.post(f"{home}{row.pk}/weg/").status_code == 404
    assert only(Netwerklid)


def test_the_page_takes_as_many_statements_for_a_large_network(as_anna, world, home):
    add(world)
    as_anna.get(home)
    with CaptureQueriesContext(connection) as few:
        as_anna.get(home)
    for number in range(9):
        add(world, f"Naam {number}")
    with CaptureQueriesContext(connection) as many:
        as_anna.get(home)
    assert len(few) == len(many) <= 11 + 2  # two are savepoints of the test
