"""Lists ask the database a fixed number of times, however long they are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from register.family import days_ago, open_casus, signed_in
from wijkzicht.register.aandacht import queries as aandacht
from wijkzicht.register.aanmeldingen import actions as aanmeldingen
from wijkzicht.register.aanmeldingen import queries as board
from wijkzicht.register.casussen import queries as caseload
from wijkzicht.register.contacten import actions as contacten
from wijkzicht.register.contacten import queries as timeline
from wijkzicht.register.organisatie import queries as organisation
from wijkzicht.register.plannen import actions as plannen
from wijkzicht.register.plannen import queries as plan
from wijkzicht.register.voorzieningen import actions as voorzieningen
from wijkzicht.register.voorzieningen import queries as elsewhere


@pytest.fixture
def anna(world):
    with signed_in(world.anna):
        yield world.anna


def grow(casus, by, times: int) -> None:
    """More of everything in a casus."""
    persons = list(casus.huishouden.personen.all())
    for number in range(times):
        contacten.record(
            casus=casus,
            datum=days_ago(number),
            activiteit="hulp",
            personen=persons,
            volgende_stap="Bellen",
            by=by,
        )
        doel = plannen.add_doel(
            casus=casus, tekst=f"Doel {number}", acties=[plannen.Step("netwerk")], by=by
        )
        plannen.score(doel=doel, datum=days_ago(0), informant="ouder", score=0, by=by)
        plannen.add_hulpvraag(casus=casus, tekst="Hoe?", persoon=persons[0], by=by)
        voorzieningen.record(casus=casus, persoon=persons[0], soort="jeugdhulp", by=by)


def test_lists_ask_as_often_when_there_is_more(world, anna):
    casus = open_casus(anna, world.noord)
    lists = {
        "caseload": (lambda: caseload.caseload(anna), 1),
        "what asks for attention": (lambda: aandacht.of(anna, days_ago(-7)), 1),
        "involved": (lambda: caseload.involved(casus), 1),
        "load": (lambda: caseload.load(world.noord), 1),
        "board": (lambda: board.board(world.noord), 1),
        "timeline": (lambda: timeline.timeline(casus), 1),
        "plan": (lambda: plan.plan_page(casus), 4),
        "elsewhere": (lambda: elsewhere.of_household(casus.huishouden_id), 1),
        "colleagues": (lambda: organisation.colleagues(world.noord, days_ago(0)), 1),
    }
    for more in (1, 4):
        grow(casus, anna, more)
        for _ in range(more):
            open_casus(anna, world.noord)
            aanmeldingen.record(
                team=world.noord, datum=days_ago(1), vraag="Hulp", naam="Van Dam", by=anna
            )
        for name, (ask, times) in lists.items():
            with CaptureQueriesContext(connection) as asked:
                found = ask()
            assert found, name
            assert len(asked) == times, name
    assert len(caseload.caseload(anna)) == 6
    assert {row.naam: row.casussen for row in caseload.load(world.noord)}[anna.naam] == 6
    assert len(timeline.timeline(casus)) == 5
    assert len(board.board(world.noord)["nieuw"]) == 5
