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
    """Open files of Noord: Bakker (of anna), Geheim (confidential), and three of nobody."""
    with set_up():
        for i in range(3):
            make_family(f"Familie {i:02}", committed.noord, None)
    settings.WIJKZICHT_SNAPSHOT = tmp_path / "s"
    refresh(url, tmp_path / "s", TODAY)
    return committed


def signed_in_as(user):
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def answer(user, team, code="N04", client=None, **query):
    client = client or signed_in_as(user)
    return client.get(f"/cijfers/{code}/gezinnen/{team.pk}/", {"periode": PERIOD, **query})


def page(*args, **query):
    found = answer(*args, **query)
    assert found.status_code == 200
    return found.content.decode()


def test_who_may_open_files_sees_their_own_and_how_many_others(figures):
    shown = page(figures.anna, figures.noord)
    assert "Bakker" in shown
    assert "En 4 andere gezinnen" in shown
    assert [name for name in ("Familie 01", "Geheim", "Zeeman") if name in shown] == []

    with set_up():
        Logregel.objects.all().delete()
    client = signed_in_as(figures.medewerkers[Rol.TEAMLEIDER])
    with CaptureQueriesContext(connection) as asked:
        shown = page(None, figures.noord, client=client)
    assert "Bakker" in shown
    assert "Familie 01" in shown
    assert "Geheim" not in shown  # confidential: not even for the team leader
    assert "En 1 ander gezin" in shown
    assert "Telt mee (5)" in shown
    assert "<strong>5</strong>" in shown  # the list is as long as the figure

    frame = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "SELECT set_config")
    real = [q for q in asked if not q["sql"].startswith(frame)]  # sign-in included
    assert len(real) <= 10, [q["sql"][:90] for q in real]
    with set_up():
        keys = set(
            Logregel.objects.filter(route="kwaliteit:gezinnen").values_list(
                "huishouden_id", flat=True
            )
        )
    assert len(keys) == 4
    assert figures.geheim.huishouden.pk not in keys


def test_others_and_other_figures_have_no_list(figures):
    for rol in (Rol.ANALIST, Rol.OPDRACHTGEVER, Rol.PARTNER, Rol.BEHEER):
        assert answer(figures.medewerkers[rol], figures.noord).status_code == 403
    assert answer(figures.anna, figures.zuid).status_code == 404
    for code in ("V01", "K01", "Z01", "NIETS"):
        assert answer(figures.anna, figures.noord, code).status_code == 404


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
