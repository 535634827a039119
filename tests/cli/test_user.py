"""`wijkzicht user`: the first account, as the owner of the tables."""

import contextlib

import pytest
from click.testing import CliRunner
from django.conf import settings
from django.contrib.auth import authenticate

from database import set_up
from wijkzicht.cli import start
from wijkzicht.cli.main import main
from wijkzicht.register.organisatie.models import Lidmaatschap, Medewerker

PASSWORD = "drie paarden op zolder"


@pytest.fixture
def user(transactional_db, monkeypatch):
    """Runs the command on the database of the tests."""
    monkeypatch.setattr(start, "django_ready", lambda mode: contextlib.nullcontext())

    def run(email="beheer@voorbeeld.nl", naam="Beheer", password=PASSWORD, *more):
        words = ["user", email, "--naam", naam, "--password", password, *more]
        return CliRunner().invoke(main, words)

    return run


def test_the_account_signs_in_with_one_role_in_the_whole_organisation(user):
    done = user()
    assert done.exit_code == 0, done.output
    assert done.output == "Account beheer@voorbeeld.nl is gemaakt, met de rol beheer.\n"
    with set_up():
        made = authenticate(None, email="beheer@voorbeeld.nl", password=PASSWORD)
        assert made.naam == "Beheer"
        assert list(Lidmaatschap.objects.values_list("medewerker", "rol", "team")) == [
            (made.pk, "beheer", None)
        ]


@pytest.mark.parametrize(
    "changed, told",
    [
        ({"email": "beheer"}, "geldig e-mailadres"),
        ({"password": "kort"}, "12 tekens"),
        ({"password": "wachtwoord-van-beheer@voorbeeld.nl"}, "lijkt te veel op"),
        ({"rol": "keizer"}, "Deze rol bestaat niet"),
        ({"owner": ""}, "DATABASE_OWNER_URL"),
    ],
    ids=str,
)
def test_what_can_not_be_is_told_and_nothing_is_made(user, monkeypatch, changed, told):
    if "owner" in changed:
        monkeypatch.setitem(settings.DATABASE_OWNER, "NAME", changed.pop("owner"))
    more = ["--rol", changed.pop("rol")] if "rol" in changed else []
    done = user(
        *{
            "email": "beheer@voorbeeld.nl",
            "naam": "Beheer",
            "password": PASSWORD,
            **changed,
        }.values(),
        *more,
    )
    assert done.exit_code == 2
    assert told in done.output
    assert "Traceback" not in done.output
    with set_up():
        assert Medewerker.objects.count() == 0


def test_an_address_that_is_there_is_told(user):
    assert user().exit_code == 0
    again = user(naam="Nog een")
    assert again.exit_code == 2
    assert "Er is al een account met het adres beheer@voorbeeld.nl." in again.output
