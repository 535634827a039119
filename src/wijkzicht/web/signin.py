"""How people sign in: nobody signs up, nothing is said about who exists, what happens is logged."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest, HttpResponse

from wijkzicht.register.audit import actions as audit
from wijkzicht.register.audit.models import Handeling, Logregel
from wijkzicht.web.access import origin


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by beheer."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return origin(request) or "0.0.0.0"

    def post_login(self, request: HttpRequest, user: object, **how: object) -> HttpResponse:
        """Whichever way somebody came in, it is written down."""
        audit.write(
            [
                Logregel(
                    medewerker_id=user.pk,
                    handeling=Handeling.AANGEMELD,
                    soort="medewerker",
                    voorwerp_id=user.pk,
                    toegestaan=True,
                    route=request.resolver_match.view_name[:100],
                    herkomst=origin(request),
                )
            ]
        )
        return super().post_login(request, user, **how)


class SocialAdapter(DefaultSocialAccountAdapter):
    """The organisation's own sign-in opens existing accounts and makes none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: object) -> bool:
        return False
