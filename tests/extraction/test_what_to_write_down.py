"""What is not written down yet: a list that leads to the file, for who may open it."""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from database import set_up
from register.family import signed_in
from wijkzicht.register.audit.models import Logregel
from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.contacten import actions as contacten
from wijkzicht.register.contacten.models import Contact
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.web.kwaliteit.rij import PLACES, _newest
from wijkzicht.web.monitor.refresh import refresh
from world import make_family

TODAY = datetime.date.today()


@pytest.fixture
def silent(committed, url, tmp_path, settings):
    """Noord: Bakker (of anna), Geheim and three more are open since 2024 and silent; one was helped
    today by a contact without minutes."""
    with set_up():
        for i in range(3):
            make_family(f"Familie {i:02}", committed.noord, None)
        busy = make_family("Druk", committed.noord, committed.anna)
    with signed_in(committed.anna) as anna:
        contacten.record(
            casus=Casus.objects.get(pk=busy.casus.pk), datum=TODAY, activiteit="hulp",
            feiten="Gesprek.", personen=[busy.persoon], by=anna,
        )  # fmt: skip
    settings.WIJKZICHT_SNAPSHOT = tmp_path / "s"
    refresh(url, tmp_path / "s", TODAY, everything=True)
    return committed


def signed_in_as(user):
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def page(user, status=200, client=None):
    client = client or signed_in_as(user)
    found = client.get("/cijfers/bijwerken/")
    assert found.status_code == status
    return found.content.decode()


def part(shown, key):
    return shown[shown.index(f'id="{key}"') :].partition("</section>")[0]


def test_who_opens_files_gets_their_own_families_and_the_page_to_do_it(silent):
    with set_up():
        Logregel.objects.all().delete()
    shown = page(silent.anna)
    closing = part(shown, "sluiting")
    place = f"/cijfers/bijwerken/sluiting/{silent.bakker.huishouden.pk}/"
    assert place in closing
    assert "En 4 andere gezinnen" in closing
    assert "Geheim" not in shown
    assert "Druk" in part(shown, "minuten")
    assert "Druk" not in closing
    assert shown.index('id="sluiting"') < shown.index('id="minuten"')  # more figures, more families
    assert "Dagen tussen doen en vastleggen" in shown
    assert "Hoe vaak dit ontbreekt, per halfjaar" in shown
    with set_up():
        lines = set(Logregel.objects.values_list("route", "soort"))
        keys = set(Logregel.objects.values_list("huishouden_id", flat=True))
    assert lines == {("kwaliteit:bijwerken", "lijst")}
    assert silent.bakker.huishouden.pk in keys
    assert len(keys) == 2
    home = f"/huishouden/{silent.bakker.huishouden.pk}/"
    assert signed_in_as(silent.anna).get(place)["Location"] == home + "afsluiten/"

    client = signed_in_as(silent.medewerkers[Rol.TEAMLEIDER])
    with CaptureQueriesContext(connection) as asked:
        closing = part(page(None, client=client), "sluiting")
    assert "Familie 01" in closing
    assert "En 1 ander gezin" in closing
    frame = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "SELECT set_config")
    real = [q for q in asked if not q["sql"].startswith(frame)]  # sign-in included
    assert len(real) <= 12, [q["sql"][:90] for q in real]


def test_who_opens_no_files_gets_counts_or_nothing(silent):
    shown = page(silent.medewerkers[Rol.ANALIST])
    assert "5 gezinnen" in part(shown, "sluiting")
    assert "Bakker" not in shown
    assert "Familie" not in shown
    for rol in (Rol.OPDRACHTGEVER, Rol.PARTNER, Rol.BEHEER, Rol.PRIVACY_OFFICER):
        page(silent.medewerkers[rol], status=403)


def test_it_leads_to_the_row_and_else_to_the_page_of_that_work(world):
    as_anna_here = signed_in_as(world.anna)
    family = world.bakker
    with set_up():
        rows = [
            Contact.objects.create(
                casus=family.casus, huishouden=family.huishouden, datum=day, activiteit="hulp"
            )
            for day in (datetime.date(2025, 3, 1), datetime.date(2025, 9, 1))
        ]

    def leads_to(gat: str, periode: str = "", family=family) -> str:
        address = f"/cijfers/bijwerken/{gat}/{family.huishouden.pk}/?periode={periode}"
        return as_anna_here.get(address).headers.get("Location", "")

    home = f"/huishouden/{family.huishouden.pk}/"
    assert leads_to("minuten") == f"{home}contact/{rows[1].pk}/"
    assert leads_to("minuten", "2025-H1") == f"{home}contact/{rows[0].pk}/"
    assert leads_to("minuten", "2024-H1") == f"{home}tijdlijn/"
    assert leads_to("uitkomst") == f"{home}plan/"
    assert leads_to("minuten", family=world.zeeman) == leads_to("anders") == ""


@pytest.mark.parametrize("gat", PLACES)
def test_every_place_finds_rows_by_fields_that_are_there(gat, world):
    with signed_in(world.anna):
        assert _newest(PLACES[gat], world.bakker.huishouden.pk, "2025-H1") is None


def test_without_figures_it_is_not_said_that_nothing_is_missing(committed, settings, tmp_path):
    settings.WIJKZICHT_SNAPSHOT = tmp_path / "none"
    shown = page(committed.anna)
    assert "Er zijn nog geen cijfers." in shown
    assert "Hier ontbreekt niets" not in shown
