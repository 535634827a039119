"""The pages of the sign-in package look like ours and say what they are for."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


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
