"""The demo has a board to work with, and a neighbourhood."""

import pytest

from database import set_up
from wijkzicht.register.aanmeldingen.models import Aanmelding
from wijkzicht.register.buurt.demo import fill_the_neighbourhood
from wijkzicht.register.inbreng.demo import fill_the_door
from wijkzicht.register.inbreng.models import Inbreng, Werkgebied
from wijkzicht.register.organisatie.models import Rol

pytestmark = pytest.mark.django_db


def test_the_door_of_the_demo_has_every_kind_of_request(client, world):
    with set_up():
        world.bakker.huishouden.postcode = "1312AB"
        world.bakker.huishouden.save()
        fill_the_door()
        assert set(Aanmelding.objects.values_list("bron", flat=True)) == {
            "team",
            "inwoner",
            "partner",
        }
        assert Inbreng.objects.get().partner == world.medewerkers[Rol.PARTNER]
        assert Werkgebied.objects.get().team == world.noord
    client.force_login(world.anna)
    assert "Kijk nu weer" in client.get("/aanmeldingen/wachtlijst/").content.decode()
    assert "Opvoeden en opgroeien" in client.get("/aanmeldingen/samen/").content.decode()


def test_the_neighbourhood_of_the_demo_has_something_on_each_page(client, world):
    with set_up():
        fill_the_neighbourhood()
    client.force_login(world.anna)
    shown = {
        f"/buurt/{world.noord.pk}/signalen/": "Signalen per onderwerp",
        "/buurt/vrijwilligers/": "Hanna",
    }
    for address, words in shown.items():
        assert words in client.get(address).content.decode()
