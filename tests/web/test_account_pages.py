"""The pages of the sign-in package look like ours and say what they are for."""

import html
import re
from pathlib import Path

import allauth
import django
import pytest
from babel.messages.pofile import read_po
from django.urls import reverse

import wijkzicht.web
from web.test_levering import browser

PLAIN = Path(wijkzicht.web.__file__).parent / "locale/nl/LC_MESSAGES/django.po"

pytestmark = pytest.mark.django_db

PACKAGES = [Path(package.__file__).parent for package in (allauth, django)]
HARD = re.compile(r"authenti|verifi|activeer|genereer|twee-?factor|\baanmelden\b|waarborg", re.I)


@pytest.mark.parametrize(
    "name",
    ["mfa_index", "mfa_activate_totp", "mfa_reauthenticate", "account_reauthenticate",
     "account_change_password", "account_reset_password", "account_reset_password_done",
     "mfa_add_webauthn", "mfa_list_webauthn", "mfa_generate_recovery_codes"],
)  # fmt: skip
def test_the_words_are_plain(world, name):
    page = browser(world.anna).get(reverse(name), follow=True).content.decode()
    assert "Log nog een keer in" not in page or name.endswith("reauthenticate")
    said = html.unescape(re.sub(r"<(script|style|svg).*?</\1>|<[^>]*>", " ", page, flags=re.S))
    assert HARD.findall(said) == []
    assert "<li>" not in said
    assert re.findall(r"\b(?:the|your|please|you)\b", said) == []


def test_each_text_that_is_put_in_our_words_is_still_said_by_the_package():
    with PLAIN.open("rb") as file:
        ours = [one.id if isinstance(one.id, str) else one.id[0] for one in read_po(file) if one.id]
    theirs = set()
    for package in PACKAGES:
        for catalog in [
            *package.rglob("locale/nl/LC_MESSAGES/*.po"),
            *package.rglob("locale/en/LC_MESSAGES/*.po"),
        ]:
            with catalog.open("rb") as file:
                theirs |= {
                    one.id if isinstance(one.id, str) else one.id[0] for one in read_po(file)
                }
    assert [text for text in ours if text not in theirs] == []


@pytest.mark.parametrize("name", ["mfa_index", "mfa_activate_totp", "mfa_reauthenticate"])
def test_a_page_of_the_second_factor_has_our_buttons(as_anna, name):
    page = as_anna.get(reverse(name), follow=True).content.decode()
    assert "utrecht-button" in page
    assert "wz-panel" in page
    assert "utrecht-heading-1" in page


def test_a_forgotten_password_has_a_field_and_a_button_of_ours(client, world):
    page = client.get(reverse("account_reset_password")).content.decode()
    assert 'class="utrecht-form-label" for="id_email"' in page
    assert '<button class="utrecht-button utrecht-button--primary-action"' in page
    refused = client.post(reverse("account_reset_password"), {"email": "geen adres"})
    assert "wz-field__error" in refused.content.decode()
