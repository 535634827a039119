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

    def run(email="beheer@voorbeeld.nl", password=PASSWORD, rol="beheer"):
        words = ["user", email, "--naam", "Beheer", "--password", password, "--rol", rol]
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


REFUSED = {
    "geldig e-mailadres": {"email": "beheer"},
    "Neem er een van minstens 12 tekens": {"password": "kort"},
    "lijkt te veel op": {"password": "wachtwoord-van-beheer@voorbeeld.nl"},
    "Deze rol bestaat niet": {"rol": "keizer"},
}


def test_what_can_not_be_is_told_and_nothing_is_made(user, monkeypatch):
    for told, changed in REFUSED.items():
        done = user(**changed)
        assert (done.exit_code, told in done.output) == (2, True), done.output
    monkeypatch.setitem(settings.DATABASE_OWNER, "NAME", "")
    assert "Zet DATABASE_OWNER_URL" in user().output
    assert user().exit_code == 2
    monkeypatch.undo()
    with set_up():
        assert Medewerker.objects.count() == 0


def test_an_address_that_is_there_is_told(user):
    assert user().exit_code == 0
    again = user()
    assert again.exit_code == 2
    assert "Er is al een account met het adres beheer@voorbeeld.nl." in again.output
