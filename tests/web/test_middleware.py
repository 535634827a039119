"""One transaction around view and rendering."""

import io
import logging
import uuid

import pytest
from django.db import connection

from database import set_up
from wijkzicht.register.audit.models import Logregel
from wijkzicht.register.personen.models import Huishouden

pytestmark = [pytest.mark.django_db, pytest.mark.urls("web.pages_for_tests")]


def remarks() -> set[str]:
    with set_up():
        return set(Huishouden.objects.values_list("let_op", flat=True))


def log() -> list[tuple]:
    with set_up():
        return list(Logregel.objects.values_list("handeling", "toegestaan", "persoon_id", "regel"))


def test_a_class_based_view_renders_inside_the_transaction(as_anna):
    answer = as_anna.get("/klasse/")
    assert answer.status_code == 200
    assert answer.content == b"Bakker "


@pytest.mark.django_db(transaction=True)
def test_the_next_request_on_the_same_connection_is_somebody_else(as_anna, world, client):
    assert as_anna.get("/klasse/").content == b"Bakker "
    client.force_login(world.zoe)
    assert client.get("/klasse/").content.split() == [b"Geheim", b"Zeeman"] or set(
        client.get("/klasse/").content.split()
    ) == {b"Geheim", b"Zeeman"}
    with connection.cursor() as cursor:
        cursor.execute("SELECT walls.me()")
        assert cursor.fetchone() == (None,)


def test_a_stream_is_refused(as_anna):
    assert as_anna.get("/stroom/").status_code == 500


def test_what_an_answer_wrote_stands(as_anna):
    assert as_anna.get("/schrijf/").status_code == 200
    assert remarks() == {"heel", ""}


@pytest.mark.parametrize("page", ["/mis/", "/mis-bij-tonen/"])
def test_what_a_failed_page_wrote_is_taken_back(as_anna, page):
    assert as_anna.get(page).status_code == 500
    assert remarks() == {""}


def test_a_refusal_is_written_though_the_page_is_taken_back(as_anna, world):
    assert as_anna.get(f"/casus/{world.zeeman.casus.pk}/").status_code == 404
    assert log() == [("bekeken", False, None, "geen toegang")]


def test_absent_foreign_and_confidential_are_the_same_answer(as_anna, world):
    answers = [
        as_anna.get(f"/casus/{key}/")
        for key in (uuid.uuid4(), world.zeeman.casus.pk, world.geheim.casus.pk)
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert len({tuple(sorted(answer.headers.items())) for answer in answers}) == 1


@pytest.mark.parametrize("kind", ["casus", "huishouden", "persoon"])
def test_one_line_a_person_shown(as_anna, world, kind):
    key = getattr(world.bakker, kind).pk
    assert as_anna.get(f"/{kind}/{key}/").content == b"Bakker"
    assert log() == [("bekeken", True, world.bakker.persoon.pk, "betrokken")]


def test_a_log_that_fails_shows_nothing(as_anna, world):
    with set_up(), connection.cursor() as cursor:
        cursor.execute("REVOKE INSERT ON audit_logregel FROM wijkzicht_app")
    answer = as_anna.get(f"/casus/{world.bakker.casus.pk}/")
    assert answer.status_code == 500
    assert b"Bakker" not in answer.content


def test_away_gives_back_what_was_typed(client):
    answer = client.post("/weg/", {"feiten": "Noor <lacht>", "password": "geheim"})
    assert answer.status_code == 503
    assert answer["Retry-After"] == "10"
    page = answer.content.decode()
    assert "antwoordt niet" in page
    assert "Noor &lt;lacht&gt;" in page
    assert "geheim" not in page


def test_a_view_that_declares_nothing_is_closed(as_anna):
    assert as_anna.get("/niets-gezegd/").status_code == 404


def test_headers(client):
    answer = client.get("/account/login/")
    assert answer.status_code == 200
    policy = answer["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"


def test_the_log_of_the_server_says_where_and_not_what(as_anna, monkeypatch):
    printed = io.StringIO()
    monkeypatch.setattr(logging.getLogger().handlers[0], "stream", printed)
    as_anna.get("/mis/")
    assert "fails_after_writing" in printed.getvalue()
    assert "builtins.ValueError" in printed.getvalue()
    assert "after writing" not in printed.getvalue()
