"""The weekly sample of the log: drawn again it is the same, and never signed by who looked."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from database import as_role, set_up
from register.family import rows, signed_in
from wijkzicht.register.audit.models import Logregel
from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Lidmaatschap, Medewerker, Rol
from wijkzicht.register.steekproef import actions
from wijkzicht.register.steekproef.models import Inzage, Steekproef
from wijkzicht.register.walls import roles
from wijkzicht.rules.errors import NotAllowed

pytestmark = pytest.mark.django_db
MONDAY = today() - timedelta(days=today().weekday() + 7)
HOME = "/logcontrole/steekproef/"


def look(by, family, hour=10, day=0, **fields) -> None:
    """A file was opened in the week before this one."""
    moment = datetime.combine(MONDAY + timedelta(days=day), time(hour), UTC)
    line = {"handeling": "bekeken", "soort": "huishouden", "toegestaan": True, "regel": "regie"}
    keys = {"medewerker_id": by.pk, "huishouden_id": family.huishouden.pk}
    Logregel.objects.bulk_create([Logregel(**line, **keys, moment=moment) for _ in range(2)])
    if fields:
        Logregel.objects.bulk_create(
            [Logregel(**line | fields, **keys, moment=moment + timedelta(minutes=1))]
        )


def draw() -> int:
    with as_role(roles.EXTRACT), connection.cursor() as cursor:
        return actions.draw(cursor, today())


@pytest.fixture
def officer(world, client):
    client.force_login(world.medewerkers[Rol.PRIVACY_OFFICER])
    return client


@pytest.mark.parametrize(
    "who, family, options, reasons",
    [
        ("anna", "bakker", {}, ["toeval"]),
        ("anna", "bakker", {"hour": 23}, ["nacht", "toeval"]),
        ("anna", "bakker", {"hour": 3}, ["nacht", "toeval"]),
        ("anna", "bakker", {"noodtoegang": True}, ["nood", "toeval"]),
        ("anna", "zeeman", {}, ["buiten_team", "toeval"]),
        ("kim", "bakker", {}, ["eigen_naam", "toeval"]),
        ("anna", "bakker", {"soort": "lijst"}, ["toeval"]),
    ],
)
def test_why_a_look_is_in_the_sample(world, who, family, options, reasons):
    with set_up():
        world.kim = Medewerker.objects.create_user("kim@voorbeeld.test", naam="Kim de BAKKER")
        Lidmaatschap.objects.create(
            medewerker=world.kim, team=world.noord, rol=Rol.PROFESSIONAL, van=MONDAY
        )
    look(getattr(world, who), getattr(world, family), **options)
    assert draw() == 1
    with set_up():
        assert [row.redenen for row in Inzage.objects.all()] == [reasons]
        assert list(Steekproef.objects.filter(week=MONDAY).values_list("inzagen", flat=True)) == [1]


def test_the_draw_is_by_chance_can_be_made_again_and_is_made_once(world):
    for day in range(7):
        for hour in (9, 22):
            look(world.anna, world.bakker, hour, day)
            look(world.zoe, world.zeeman, hour, day)
    # What is refused, listed or of this week is no look of that week.
    look(world.anna, world.bakker, day=7)
    assert draw() > 0
    assert draw() == 0
    with set_up():
        sample = Steekproef.objects.get(week=MONDAY)
        drawn = set(sample.regels.values_list("logregel_id", flat=True))
        again = "SELECT regel FROM walls.steekproef_regels(%s, %s)"
        assert {key for (key,) in rows(again, MONDAY, sample.zaad)} == drawn
        others = [{k for (k,) in rows(again, MONDAY, f"zaad {n}")} for n in range(20)]
    assert sample.inzagen == 14
    assert 10 <= len(drawn) <= 14
    assert any(other != drawn for other in others)


def test_from_a_sample_to_a_signature(world, officer):
    look(world.anna, world.bakker)
    look(world.zoe, world.zeeman, 23)
    assert "Er is nog geen steekproef" in officer.get(HOME).content.decode()
    draw()
    assert "1 week is nog niet nagekeken" in officer.get("/logcontrole/").content.decode()
    assert "2 nog niet nagekeken" in officer.get(HOME).content.decode()
    page = officer.get(f"{HOME}{MONDAY}/").content.decode()
    assert "tussen 22 en 6 uur" in page.lower()
    assert "Zeeman" not in page
    with set_up():
        keys = {row.medewerker_id: row.pk for row in Inzage.objects.all()}
    anna, zoe = keys[world.anna.pk], keys[world.zoe.pk]
    told = officer.post(
        f"{HOME}{MONDAY}/", {f"oordeel-{anna}": "goed", f"oordeel-{zoe}": "navragen"}
    )
    assert told.status_code == 422
    assert "Schrijf erbij wat je navraagt" in told.content.decode()
    with set_up():
        assert not Inzage.objects.exclude(oordeel="").exists()
    fields = {f"oordeel-{zoe}": "niet_goed", f"woorden-{zoe}": "Gebeld: nieuwsgierig."}
    officer.post(f"{HOME}{MONDAY}/", fields)
    page = officer.get(HOME).content.decode()
    assert "1 nog niet nagekeken" in page
    assert "1 klopt niet" in page
    assert "getekend door privacy_officer" in officer.get(f"{HOME}{MONDAY}/").content.decode()
    assert officer.get(f"{HOME}2020-01-06/").status_code == 404
    assert officer.get(f"{HOME}gisteren/").status_code == 404


def test_who_looked_does_not_sign_it_and_nothing_else_is_changed(world, officer):
    by = world.medewerkers[Rol.PRIVACY_OFFICER]
    look(by, world.bakker)
    draw()
    assert "Dit heb je zelf bekeken" in officer.get(f"{HOME}{MONDAY}/").content.decode()
    with signed_in(by):
        row = Inzage.objects.get()
        with pytest.raises(NotAllowed, match="Laat een ander"):
            actions.judge(inzage=row, oordeel="goed", woorden="", by=by)
        for change in (
            {"oordeel": "goed", "beoordeeld_door": by},  # the constraint
            {"medewerker": world.anna},  # no grant
            {"oordeel": "goed", "beoordeeld_door": world.anna},  # in the name of another
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                Inzage.objects.update(**change)


@pytest.mark.parametrize("rol", [rol for rol in Rol if rol is not Rol.PRIVACY_OFFICER])
def test_no_other_role_sees_a_sample(world, rol):
    look(world.anna, world.bakker)
    draw()
    with signed_in(world.medewerkers[rol]):
        assert (Steekproef.objects.count(), Inzage.objects.count()) == (0, 0)


def test_the_page_asks_as_often_when_there_is_more(world, officer):
    officer.get(HOME)
    counts = []
    for days in (1, 4):
        with set_up():
            rows("DELETE FROM steekproef_inzage RETURNING 1")
            rows("DELETE FROM steekproef_steekproef RETURNING 1")
        for day in range(days):
            look(world.anna, world.bakker, day=day)
        draw()
        with CaptureQueriesContext(connection) as asked:
            assert officer.get(f"{HOME}{MONDAY}/").status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 10
