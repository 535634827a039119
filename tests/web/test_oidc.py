"""The organisation's own sign-in, against a stand-in that looks at what a real one looks at."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.test import Client

from database import set_up
from web import provider as stand_in
from wijkzicht.register.audit.models import Logregel
from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.web.settings import own_sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def provider(settings) -> Iterator[stand_in.Provider]:
    with stand_in.running() as running:
        settings.SOCIALACCOUNT_PROVIDERS = own_sign_in(
            {
                "WIJKZICHT_OIDC_URL": running.url,
                "WIJKZICHT_OIDC_NAME": "Gemeente Voorbeeld",
                "WIJKZICHT_OIDC_CLIENT_ID": stand_in.CLIENT,
                "WIJKZICHT_OIDC_SECRET": stand_in.SECRET,
            }
        )
        yield running


def there_and_back(client: Client, provider: stand_in.Provider, **claims):
    """From our page to the provider, and back; the last answer."""
    provider.claims = {"sub": "17", "email_verified": True, **claims}
    page = client.get("/account/login/").content.decode()
    assert "Inloggen met Gemeente Voorbeeld" in page
    link = page.split('href="')[1:]
    (link,) = [part.split('"')[0] for part in link if "oidc" in part.split('"')[0]]
    to = client.get(link)
    assert to.status_code == 302, to.content.decode()
    assert to["Location"].startswith(f"{provider.url}/authorise?")
    back = urlsplit(provider.authorise(to["Location"]))
    return client.get(f"{back.path}?{back.query}", follow=True)


def signed_in(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


def test_who_has_an_account_comes_in_and_it_is_written_down(world, client, provider):
    there_and_back(client, provider, email=world.anna.email)
    assert signed_in(client) == str(world.anna.pk)
    with set_up():
        assert (
            Logregel.objects.filter(handeling="aangemeld", voorwerp_id=world.anna.pk).count() == 1
        )


@pytest.mark.parametrize(
    "claims",
    [{"email": "vreemd@voorbeeld.test"}, {"email_verified": False}, {"email": ""}],
    ids=["no account here", "address not vouched for", "no address"],
)
def test_nobody_else_comes_in_and_no_account_is_made(world, client, provider, claims):
    with set_up():
        before = Medewerker.objects.count()
    there_and_back(client, provider, **{"email": world.anna.email, **claims})
    assert signed_in(client) is None
    with set_up():
        assert Medewerker.objects.count() == before


def test_an_account_that_was_stopped_stays_out(world, client, provider):
    with set_up():
        Medewerker.objects.filter(pk=world.anna.pk).update(is_active=False)
    there_and_back(client, provider, email=world.anna.email)
    assert signed_in(client) is None


def test_a_proof_for_another_program_is_refused(world, client, provider):
    provider.audience = "een ander programma"
    answer = there_and_back(client, provider, email=world.anna.email)
    assert signed_in(client) is None
    assert "niet gelukt" in answer.content.decode()


def test_a_way_back_that_nobody_began_is_refused(world, client, provider):
    provider.claims = {"sub": "17", "email": world.anna.email, "email_verified": True}
    begun = Client().get("/account/login/")
    assert begun.status_code == 200
    other = Client()
    page = other.get("/account/login/").content.decode()
    (link,) = [p.split('"')[0] for p in page.split('href="')[1:] if "oidc" in p.split('"')[0]]
    back = urlsplit(provider.authorise(other.get(link)["Location"]))
    client.get(f"{back.path}?{back.query}", follow=True)
    assert signed_in(client) is None


def test_without_a_setting_there_is_no_button(world, client):
    assert "Inloggen met" not in client.get("/account/login/").content.decode()
