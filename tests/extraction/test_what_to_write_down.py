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
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.web.monitor.refresh import refresh
from world import LONG_AGO, make_family

TODAY = datetime.date.today()


@pytest.fixture
def silent(committed, url, tmp_path, settings):
    """Noord: Bakker (of anna), Geheim and twelve more are open since 2024 and silent; one was helped
    today by a contact without minutes."""
    with set_up():
        for i in range(12):
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


def page(user, status=200):
    client = Client(raise_request_exception=False)
    client.force_login(user)
    found = client.get("/cijfers/bijwerken/")
    assert found.status_code == status
    return found.content.decode()


def part(shown, key):
    return shown[shown.index(f'id="{key}"') :].partition("</section>")[0]


def test_a_professional_gets_their_own_families_and_the_page_to_do_it(silent):
    shown = page(silent.anna)
    closing = part(shown, "sluiting")
    assert f"/huishouden/{silent.bakker.huishouden.pk}/afsluiten/" in closing
    assert "En 13 andere gezinnen" in closing
    assert "Geheim" not in shown
    assert "Druk" in part(shown, "minuten")
    assert "Druk" not in closing


def test_what_changes_most_figures_of_most_families_comes_first(silent):
    shown = page(silent.anna)
    assert shown.index('id="sluiting"') < shown.index('id="minuten"')


def test_a_team_leader_gets_the_team(silent):
    closing = part(page(silent.medewerkers[Rol.TEAMLEIDER]), "sluiting")
    assert "Familie 03" in closing
    assert "Nog 3 gezinnen" in closing
    assert "En 1 ander gezin" in closing


def test_an_analyst_gets_counts_and_no_family(silent):
    shown = page(silent.medewerkers[Rol.ANALIST])
    assert "14 gezinnen" in part(shown, "sluiting")
    assert "Bakker" not in shown
    assert "Familie" not in shown


@pytest.mark.parametrize("rol", [Rol.OPDRACHTGEVER, Rol.PARTNER, Rol.BEHEER, Rol.PRIVACY_OFFICER])
def test_others_do_not_come_here(silent, rol):
    page(silent.medewerkers[rol], status=403)


def test_every_family_shown_is_in_the_log(silent):
    with set_up():
        Logregel.objects.all().delete()
    page(silent.anna)
    with set_up():
        lines = set(Logregel.objects.values_list("route", "soort"))
        keys = set(Logregel.objects.values_list("huishouden_id", flat=True))
    assert lines == {("kwaliteit:bijwerken", "lijst")}
    assert silent.bakker.huishouden.pk in keys
    assert len(keys) == 2


def test_how_soon_it_was_written_down_stands_there_in_days(silent):
    shown = page(silent.anna)
    assert "Dagen tussen doen en vastleggen" in shown
    assert "Hoe vaak dit ontbreekt, per halfjaar" in shown


def test_the_same_number_of_questions_however_many_families(silent):
    with CaptureQueriesContext(connection) as asked:
        page(silent.medewerkers[Rol.TEAMLEIDER])
    real = [q for q in asked if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    print([q["sql"][:80] for q in real])
    assert len(real) <= 14
    assert LONG_AGO < TODAY
