"""How people sign in: nobody signs up, nothing is said about who exists, what happens is logged."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.signals import user_logged_in
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.dispatch import receiver
from django.http import HttpRequest

from wijkzicht.register.audit import actions as audit
from wijkzicht.register.audit.models import Handeling, Logregel
from wijkzicht.web.access import origin


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by beheer."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return origin(request) or "0.0.0.0"


class SocialAdapter(DefaultSocialAccountAdapter):
    """The organisation's own sign-in opens existing accounts and makes none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: object) -> bool:
        return False


@receiver(user_logged_in)
def _write_down(request: HttpRequest, user: object, **_: object) -> None:
    audit.write(
        [
            Logregel(
                medewerker_id=user.pk,
                handeling=Handeling.AANGEMELD,
                soort="medewerker",
                voorwerp_id=user.pk,
                toegestaan=True,
                route="account_login",
                herkomst=origin(request),
            )
        ]
    )
