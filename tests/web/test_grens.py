"""What counts as what, and whether a team agrees with itself, without who said what."""

import datetime

import pytest

from database import set_up
from register.family import signed_in
from wijkzicht.register.audit.models import Logregel
from wijkzicht.register.grens import actions, queries
from wijkzicht.register.grens.models import Grensantwoord
from wijkzicht.register.inrichting import actions as inrichting
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.rules.activity import CLASSES
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.vocabulary.grensgevallen import KEUZES, grensgevallen
from wijkzicht.web.grens.forms import WORDS
from world import make_medewerker

YEAR = datetime.date.today().year
OURS = {code: case.klasse for code, case in grensgevallen().items()}


def judge(team, by, **changes):
    with signed_in(by):
        actions.judge(team=team, keuzes=OURS | changes, by=by)


def test_the_page_names_every_kind_of_work_and_our_own_agreements(world, as_anna):
    beheer = world.medewerkers[Rol.BEHEER]
    with signed_in(beheer):
        inrichting.set_text(
            naam="grens", tekst="Bellen met school is regie.", van=datetime.date.today(), by=beheer
        )
    page = as_anna.get("/wat-is-wat/").content.decode()
    assert all(word in page for word in ("Hulp tijdens het wachten", "Beschikking", "Nazorg"))
    assert "Bellen met school is regie." in page


def test_five_cases_of_every_class():
    assert len(grensgevallen()) == 5
    assert {case.klasse for case in grensgevallen().values()} <= set(KEUZES) == set(WORDS)
    assert set(CLASSES) - {"overig"} <= {case.klasse for case in grensgevallen().values()}


def test_judging_in_the_browser_and_changing_ones_mind(world, as_anna):
    url = f"/wat-is-wat/{world.noord.pk}/gevallen/"
    assert as_anna.post(url, OURS | {"tafel": ""}).status_code == 422
    assert as_anna.post(url, OURS).status_code == 302
    assert as_anna.post(url, OURS | {"tafel": "hulp"}).status_code == 302
    with signed_in(world.anna):
        assert queries.own(world.noord, YEAR, world.anna)["tafel"] == "hulp"
        assert Grensantwoord.objects.count() == len(OURS)


def test_nothing_is_shown_until_three_have_chosen(world, as_anna):
    url = f"/wat-is-wat/{world.noord.pk}/uitkomst/"
    judge(world.noord, world.anna)
    judge(world.noord, world.medewerkers[Rol.TEAMLEIDER], tafel="hulp")
    page = as_anna.get(url).content.decode()
    assert "ten minste 3" in page
    assert "Toegang" not in page
    with set_up():
        third = make_medewerker(Rol.PROFESSIONAL, world.noord, "derde")
    judge(world.noord, third)
    page = as_anna.get(url).content.decode()
    assert "Toegang 2 · Hulp 1" in page
    assert "Overeenstemming: 0,8" in page


def test_no_row_says_whose_it_is(world):
    judge(world.noord, world.anna)
    with signed_in(world.anna):
        row = Grensantwoord.objects.first()
    assert world.anna.pk.bytes not in bytes(row.stem)
    with set_up():
        assert not Logregel.objects.filter(soort="grensantwoord").exists()


def test_another_team_sees_nothing_and_can_not_judge(world, as_anna):
    judge(world.noord, world.anna)
    with signed_in(world.zoe):
        assert Grensantwoord.objects.count() == 0
    with pytest.raises(NotAllowed, match="werkt niet in"):
        judge(world.noord, world.zoe)
    assert as_anna.get(f"/wat-is-wat/{world.zuid.pk}/gevallen/").status_code == 404


def test_only_the_words_there_are(world):
    with pytest.raises(NotAllowed, match="Kies bij elk geval"):
        judge(world.noord, world.anna, tafel="iets anders")
