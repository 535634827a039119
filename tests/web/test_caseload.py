"""Mijn gezinnen comes back as somebody left it; how far a casus is, by what stands in it."""

import pytest

from database import set_up
from register.family import days_ago, open_casus, signed_in
from wijkzicht.register.casussen.models import Betrokkenheid
from wijkzicht.register.casussen.queries import Fase, caseload
from wijkzicht.register.clock import today
from wijkzicht.register.plannen import actions as plannen
from wijkzicht.register.plannen.models import Doel, Plan
from wijkzicht.register.weergave.models import Weergave
from world import LONG_AGO

pytestmark = pytest.mark.django_db
LIST = "/gezinnen/"


@pytest.fixture
def casus(world):
    with set_up():
        Betrokkenheid.objects.filter(medewerker=world.anna).update(casus=world.bakker.casus)
    with signed_in(world.anna):
        return open_casus(world.anna, world.noord, geopend=days_ago(9))


def shown(client, address: str = LIST) -> tuple[list[str], list[str]]:
    """The names in order, and the columns."""
    context = client.get(address).context
    names = [cells[0]["text"] for cells in context["rows"]]
    return names, [str(column["label"]) for column in context["columns"]]


def test_order_filter_and_columns_are_there_the_next_time(world, client, as_anna, casus):
    whole = shown(as_anna)
    assert whole[0] == ["Bakker", "De Wit"]
    left = shown(as_anna, f"{LIST}?op=naam&richting=af&toon=vraag&zonder=regie&zonder=drukte")
    assert left[0] == ["De Wit", "Bakker"]
    assert set(whole[1]) - set(left[1]) == {"Regie", "Laatste 30 dagen"}
    assert shown(as_anna) == left
    client.force_login(world.zoe)
    assert shown(client)[1] == whole[1]
    client.force_login(world.anna)
    assert shown(client) == left
    assert shown(client, f"{LIST}?op=naam") == whole
    assert shown(client) == whole
    with set_up():
        assert Weergave.objects.count() == 1


def test_what_is_unknown_in_an_address_is_left_out(as_anna, casus):
    whole = shown(as_anna)
    assert shown(as_anna, f"{LIST}?op=weg&toon=niets&zonder=naam&zonder=weg") == whole
    assert shown(as_anna) == whole


def test_the_name_always_stands_and_every_other_column_can_go(as_anna, casus):
    choosable = as_anna.get(LIST).context["choosable"]
    assert "Gezin" not in [str(item["label"]) for item in choosable]
    address = LIST
    for number in range(len(choosable)):
        address = as_anna.get(address).context["choosable"][number]["url"]
    assert shown(as_anna, address)[1] == ["Gezin"]


@pytest.mark.parametrize(
    "plan, goal, phase",
    [
        (None, None, Fase.VRAAG),
        (None, "open", Fase.VRAAG),
        (LONG_AGO, "open", Fase.PLAN),
        (LONG_AGO, "bekeken", Fase.AFRONDEN),
        (LONG_AGO, None, Fase.AFRONDEN),
    ],
)
def test_how_far_a_casus_is(world, casus, plan, goal, phase):
    with signed_in(world.anna):
        if goal:
            plannen.add_doel(casus=casus, tekst="Rust", by=world.anna)
    with set_up():
        Plan.objects.create(casus=casus, huishouden=casus.huishouden, vastgesteld=plan)
        if goal == "bekeken":
            Doel.objects.update(uitkomst="behaald", geevalueerd_op=today())
    with signed_in(world.anna):
        rows = {row.casus_id: row.fase for row in caseload(world.anna)}
    assert rows[casus.pk] is phase
