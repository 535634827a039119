"""From a figure to the families behind it: from a save to the list, for who may open their files."""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from database import set_up
from wijkzicht.register.audit.models import Logregel
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.web.access import may_open, rule_for
from wijkzicht.web.monitor.refresh import refresh
from world import LONG_AGO, make_family

TODAY = datetime.date.today()
PERIOD = f"{TODAY.year}-H{1 if TODAY.month < 7 else 2}"


@pytest.fixture
def figures(committed, url, tmp_path, settings):
    """Open files of Noord: Bakker (of anna), Geheim (confidential), and twelve of nobody."""
    with set_up():
        for i in range(12):
            make_family(f"Familie {i:02}", committed.noord, None)
    settings.WIJKZICHT_SNAPSHOT = tmp_path / "s"
    refresh(url, tmp_path / "s", TODAY)
    return committed


def answer(user, team, code="N04", **query):
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client.get(f"/cijfers/{code}/gezinnen/{team.pk}/", {"periode": PERIOD, **query})


def page(*args, **query):
    found = answer(*args, **query)
    assert found.status_code == 200
    return found.content.decode()


def test_a_professional_sees_their_own_and_how_many_others(figures):
    shown = page(figures.anna, figures.noord)
    assert "Bakker" in shown
    assert "En 13 andere gezinnen" in shown
    assert not {"Familie 03", "Geheim", "Zeeman"} & {
        w for w in ("Familie 03", "Geheim", "Zeeman") if w in shown
    }


def test_a_team_leader_sees_the_team_and_never_who_is_confidential(figures):
    shown = page(figures.medewerkers[Rol.TEAMLEIDER], figures.noord)
    assert "Bakker" in shown
    assert "Familie 03" in shown
    assert "Geheim" not in shown
    assert "En 1 ander gezin" in shown


def test_the_list_is_as_long_as_the_figure(figures):
    shown = page(figures.medewerkers[Rol.TEAMLEIDER], figures.noord)
    assert "Telt mee (14)" in shown
    assert "<strong>14</strong>" in shown


@pytest.mark.parametrize("rol", [Rol.ANALIST, Rol.OPDRACHTGEVER, Rol.PARTNER, Rol.BEHEER])
def test_who_opens_no_files_gets_no_list(figures, rol):
    assert answer(figures.medewerkers[rol], figures.noord).status_code == 403


def test_of_another_team_there_is_no_list(figures):
    assert answer(figures.anna, figures.zuid).status_code in (403, 404)


@pytest.mark.parametrize("code", ["V01", "K01", "Z01", "NIETS"])
def test_answers_of_people_and_figures_without_families_have_no_list(figures, code):
    assert answer(figures.anna, figures.noord, code).status_code == 404


def test_each_family_that_is_shown_is_in_the_log_and_no_other(figures):
    with set_up():
        Logregel.objects.all().delete()
    page(figures.medewerkers[Rol.TEAMLEIDER], figures.noord)
    with set_up():
        lines = Logregel.objects.filter(route="kwaliteit:gezinnen")
        assert lines.count() == 13
        assert figures.geheim.huishouden.pk not in {line.huishouden_id for line in lines}


def test_ten_questions_to_the_database_however_long_the_list(figures):
    with CaptureQueriesContext(connection) as asked:
        page(figures.medewerkers[Rol.TEAMLEIDER], figures.noord)
    real = [q for q in asked if "SAVEPOINT" not in q["sql"] and "set_config" not in q["sql"]]
    assert len(real) <= 10


def test_a_list_admits_whom_one_file_admits(figures, rf):
    from wijkzicht.register.personen.models import Huishouden
    from wijkzicht.register.walls.rights import as_medewerker

    for rol in (Rol.PROFESSIONAL, Rol.GEDRAGSWETENSCHAPPER, Rol.TEAMLEIDER, Rol.ANALIST):
        request = rf.get("/")
        request.user = figures.medewerkers[rol]
        with set_up():
            everybody = list(Huishouden.objects.all())
            one = {h.pk for h in everybody if rule_for(request, h)}
            many = {h.pk for h in may_open(request, [h.pk for h in everybody])}
        assert many == one, rol
        with as_medewerker(request.user.pk):  # and the wall lets through what the rule admits
            assert {h.pk for h in may_open(request, [h.pk for h in everybody])} == one
    assert LONG_AGO < TODAY
