"""Pages for what stands twice: found, side by side, put together, taken back; old links lead on."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from database import set_up
from register.family import days_ago, open_casus, signed_in
from wijkzicht.register.audit.models import Logregel
from wijkzicht.register.casussen.models import Betrokkenheid
from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.personen import actions as personen
from wijkzicht.register.personen import zoeksleutels
from wijkzicht.register.personen.models import Huishouden, Persoon
from wijkzicht.register.samenvoegen.models import Samenvoeging

pytestmark = pytest.mark.django_db


@pytest.fixture
def twins(world):
    with signed_in(world.anna) as anna:
        one, other = (open_casus(anna, world.noord, geopend=days_ago(n)) for n in (90, 60))
        personen.change_household(
            huishouden=other.huishouden, versie=1, naam="De Witt", straat="Markt", by=anna
        )
        child = other.huishouden.personen.get(voornaam="Bram")
        personen.change_person(
            persoon=child, versie=1, achternaam="de Wit", geboortejaar=None, by=anna
        )
    return one, other


def home(casus, page: str = "") -> str:
    return f"/huishouden/{casus.huishouden_id}/samenvoegen/{page}"


def beside(one, other) -> str:
    return home(one, f"gezin/{other.huishouden_id}/")


def text(answer) -> str:
    return answer.content.decode()


def chosen(page) -> dict:
    """What a browser would send without a change."""
    form = page.context["form"]
    return {name: form[name].initial or "" for name in form.fields} | {"formulier": form.formulier}


def test_a_double_family_is_offered_and_laid_side_by_side(as_anna, twins):
    one, other = twins
    page = text(as_anna.get(f"/huishouden/{one.huishouden_id}/mensen/"))
    assert home(one) in page
    assert beside(one, other) in text(as_anna.get(home(one)))
    page = text(as_anna.get(beside(one, other)))
    for words in (
        *("Dit blijft: De Wit", "Dit gaat erin op: De Witt", "Karin (", "Markt", "Wie is Bram"),
        *(
            "Iemand anders: komt erbij",
            "Bij Noord lopen twee casussen",
            "Bram: Achternaam",
            "de Wit",
        ),
    ):
        assert words in page, words
    assert Samenvoeging.objects.count() == 0


def test_what_was_chosen_stays_and_the_old_link_leads_on(as_anna, twins, world):
    one, other = twins
    sent = chosen(as_anna.get(beside(one, other))) | {"neem_naam": "naam"}
    answer = as_anna.post(beside(one, other), sent, follow=True)
    assert answer.redirect_chain[-1][0] == home(one)
    assert "De gezinnen zijn samengevoegd." in text(answer)
    assert "Samengevoegd</h2>" in text(answer)
    with signed_in(world.anna):
        assert Huishouden.objects.filter(naam="De Witt").get().pk == one.huishouden_id
        assert Persoon.objects.filter(huishouden=one.huishouden_id).count() == 2
    old = f"/huishouden/{other.huishouden_id}/mensen/?a=1"
    answer = as_anna.get(old)
    assert (answer.status_code, answer["Location"]) == (
        307,
        old.replace(*map(str, (other.huishouden_id, one.huishouden_id))),
    )
    assert "Dit dossier is samengevoegd. Hier staat alles." in text(as_anna.get(old, follow=True))
    # Sent twice: nothing more happens, and it leads to the same page.
    answer = as_anna.post(beside(one, other), sent, follow=True)
    assert answer.redirect_chain[-1][0] == home(one)
    with set_up():
        assert not Logregel.objects.filter(toegestaan=False).exists()


def test_the_old_link_tells_a_stranger_nothing(client, as_anna, twins, world):
    one, other = twins
    as_anna.post(beside(one, other), chosen(as_anna.get(beside(one, other))))
    client.force_login(world.zoe)
    assert client.get(f"/huishouden/{other.huishouden_id}/mensen/").status_code == 404


def test_what_stood_is_read_and_taken_back(as_anna, twins, world):
    one, other = twins
    as_anna.post(beside(one, other), chosen(as_anna.get(beside(one, other))))
    with signed_in(world.anna):
        row = Samenvoeging.objects.get()
    page = text(as_anna.get(home(one, f"{row.pk}/")))
    for words in (
        "Wat er stond bij De Witt",
        "Markt",
        "Karin",
        "Rol in het gezin",
        "Samenvoegen ongedaan maken",
    ):
        assert words in page, words
    answer = as_anna.post(home(one, f"{row.pk}/ongedaan/"), follow=True)
    assert "Het samenvoegen is ongedaan gemaakt." in text(answer)
    assert as_anna.get(f"/huishouden/{other.huishouden_id}/mensen/").status_code == 200
    answer = as_anna.post(home(one, f"{row.pk}/ongedaan/"), follow=True)
    assert "Dit is al ongedaan gemaakt." in text(answer)


def test_what_is_refused_is_a_sentence(as_anna, twins, world):
    one, other = twins
    sent = chosen(as_anna.get(beside(one, other)))
    with signed_in(world.anna):
        Huishouden.objects.filter(pk=other.huishouden_id).update(vertrouwelijk=True)
    answer = as_anna.post(beside(one, other), sent)
    assert answer.status_code == 422
    assert "De Witt is vertrouwelijk" in text(answer)


def test_another_family_is_looked_up_and_one_that_is_not_seen_is_no_link(as_anna, twins, world):
    one, _other = twins
    with set_up():
        for family in (world.zeeman, world.geheim):
            zoeksleutels.renew(family.huishouden)
    page = text(as_anna.post(home(one), {"zoek": "Zeeman"}))
    assert "Sam Zeeman" in page
    assert "Je bent daar niet betrokken." in page
    assert "gezin/" not in page
    assert "We vinden niemand." in text(as_anna.post(home(one), {"zoek": "Geheim"}))
    with set_up():
        found = Logregel.objects.filter(handeling="gezocht", persoon_id=world.zeeman.persoon.pk)
        assert found.count() == 1
    assert as_anna.get(home(one, f"gezin/{world.zeeman.huishouden.pk}/")).status_code == 404


def test_somebody_who_stands_twice_becomes_one(as_anna, twins, world):
    one, _other = twins
    with signed_in(world.anna) as anna:
        child = one.huishouden.personen.get(voornaam="Bram")
        again = personen.add_person(
            huishouden=one.huishouden, voornaam="Bram", rol="volwassene", by=anna,
            telefoon="0612345678",
        )  # fmt: skip
    page = text(as_anna.get(home(one)))
    assert home(one, f"persoon/{child.pk}/{again.pk}/") in page
    answer = as_anna.get(home(one), {"een": child.pk, "ander": again.pk})
    address = answer["Location"]
    assert "0612345678" in text(as_anna.get(address))
    sent = chosen(as_anna.get(address)) | {"neem_rol": "rol"}
    assert "Het is nu één persoon." in text(as_anna.post(address, sent, follow=True))
    with signed_in(world.anna):
        child.refresh_from_db()
        assert (child.rol, child.telefoon) == ("volwassene", "0612345678")
    old = f"/huishouden/{one.huishouden_id}/mensen/{again.pk}/"
    assert as_anna.get(old)["Location"] == old.replace(str(again.pk), str(child.pk))


def test_who_looks_along_can_not_put_together(client, twins, world):
    one, other = twins
    looking = world.medewerkers[Rol.GEDRAGSWETENSCHAPPER]
    with set_up():
        for casus in twins:
            Betrokkenheid.objects.create(
                huishouden=casus.huishouden, casus=casus, medewerker=looking, van=today(),
                tot=today() + timedelta(days=3), soort="consult",
            )  # fmt: skip
    client.force_login(looking)
    assert client.get(home(one)).status_code == 403
    assert client.post(beside(one, other), {}).status_code == 403
    assert home(one) not in text(client.get(f"/huishouden/{one.huishouden_id}/mensen/"))


def test_the_pages_ask_few_questions(as_anna, twins):
    one, other = twins
    # Two for each person who is looked up among all others; the rest is the same for every family.
    for address, most in ((home(one), 15 + 2 * 2), (beside(one, other), 25)):
        as_anna.get(address)
        with CaptureQueriesContext(connection) as asked:
            as_anna.get(address)
        assert len(asked) <= most, [query["sql"] for query in asked]


# -- somebody moves out -----------------------------------------------------------------------------


def test_a_child_of_two_that_stay_two_becomes_one(as_anna, twins, world):
    one, other = twins
    with signed_in(world.anna):
        child, again = (c.huishouden.personen.get(voornaam="Bram") for c in twins)
    home = f"/huishouden/{one.huishouden_id}/samenvoegen/"
    place = f"{home}persoon/{child.pk}/{again.pk}/"
    assert place in text(as_anna.get(f"{home}gezin/{other.huishouden_id}/"))
    page = text(as_anna.get(place))
    assert "Het blijven twee gezinnen." in page
    assert as_anna.post(place, {"formulier": ""}).status_code == 302
    people = text(as_anna.get(f"/huishouden/{other.huishouden_id}/mensen/"))
    assert "Woont hier ook" in people
    strange = (
        f"/huishouden/{one.huishouden_id}/samenvoegen/persoon/{child.pk}/{world.zeeman.persoon.pk}/"
    )
    assert as_anna.get(strange).status_code == 404


def test_a_young_person_moves_out_and_back(as_anna, twins, world):
    one, _other = twins
    address = f"/huishouden/{one.huishouden_id}/uit-huis/"
    people = f"/huishouden/{one.huishouden_id}/mensen/"
    assert address in text(as_anna.get(people))
    page = as_anna.get(address)
    assert "Iemand gaat uit huis" in text(page)
    with signed_in(world.anna):
        child = one.huishouden.personen.get(voornaam="Bram")
    day = f"{today():%d-%m-%Y}"
    answer = as_anna.post(address, {"op": day, "naam": "", "straat": "Markt"})
    assert answer.status_code == 422
    assert "Kies wie er uit huis gaat." in text(answer)
    assert "Vul een naam in voor het nieuwe gezin." in text(answer)
    assert "Markt" in text(answer)
    sent = {"op": day, "naam": "Bram Wit", "personen": [str(child.pk)], "verder": "on"}
    answer = as_anna.post(address, sent, follow=True)
    new = answer.redirect_chain[-1][0]
    assert new != people
    assert "Woonde eerder" in text(answer)
    assert "woonde hier tot en met" in text(as_anna.get(people))
    back = {"op": day, "naar": str(one.huishouden_id), "personen": [str(child.pk)]}
    as_anna.post(new.replace("mensen", "uit-huis"), back)
    page = text(as_anna.get(people))
    assert f"/mensen/{child.pk}/" in page
    assert "woonde hier tot en met" not in page
