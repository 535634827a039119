"""Who may come to an address. Every view declares it; one that does not is closed.

    @requires(Rol.TEAMLEIDER)
    def verdelen(request): ...

For a class: `requires(Rol.TEAMLEIDER)(Verdelen.as_view())`. This is about pages; whether somebody
may see a household is decided by `access.py` and by the database.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from wijkzicht.register.organisatie.models import Rol
from wijkzicht.web import errors
from wijkzicht.web.roles import roles_of

WORKERS = (Rol.PROFESSIONAL, Rol.GEDRAGSWETENSCHAPPER, Rol.TEAMLEIDER)


@dataclass(frozen=True)
class Policy:
    """`roles`: one of these is needed. `signed_in`: needs an account. Neither: open to all."""

    roles: frozenset[Rol] = frozenset()
    signed_in: bool = True
    closed: bool = False

    def admits(self, roles: Iterable[str]) -> bool:
        """Whether somebody who is signed in and has these roles may come."""
        return not self.closed and (not self.roles or bool(self.roles & frozenset(roles)))


OPEN = Policy(signed_in=False)
SIGNED_IN = Policy()
CLOSED = Policy(closed=True)


def requires(*roles: Rol) -> Callable:
    """The view is for these roles, in any team."""
    return _declare(Policy(frozenset(roles)))


def open_to_all(view: Callable) -> Callable:
    """The view needs no account: signing in, a letter code, a resident's page."""
    return _declare(OPEN)(view)


def for_everyone_signed_in(view: Callable) -> Callable:
    """The view is for whoever has an account."""
    return _declare(SIGNED_IN)(view)


def _declare(policy: Policy) -> Callable:
    def decorator(view: Callable) -> Callable:
        view.policy = policy
        return view

    return decorator


# Views of packages can't be decorated; they are named. Nobody signs up: beheer makes accounts.
_OF_PACKAGES = {
    OPEN: (
        "account_login",
        "account_logout",
        "account_inactive",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_reset_password_from_key_done",
        "mfa_authenticate",
        "mfa_login_webauthn",
        "openid_connect_login",
        "openid_connect_callback",
        "socialaccount_login_cancelled",
        "socialaccount_login_error",
        "set_language",
    ),
    SIGNED_IN: (
        "account_change_password",
        "account_reauthenticate",
        "mfa_index",
        "mfa_reauthenticate",
        "mfa_activate_totp",
        "mfa_deactivate_totp",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_download_recovery_codes",
        "mfa_list_webauthn",
        "mfa_add_webauthn",
        "mfa_reauthenticate_webauthn",
        "mfa_remove_webauthn",
        "mfa_edit_webauthn",
    ),
    CLOSED: (
        "account_signup",
        "account_confirm_login_code",
        "account_email",
        "account_set_password",
        "account_confirm_email",
        "account_email_verification_sent",
        "socialaccount_signup",
        "socialaccount_connections",
        "mfa_signup_webauthn",
    ),
}
BY_NAME = {name: policy for policy, names in _OF_PACKAGES.items() for name in names}
# Where somebody without a second factor goes to get one, and may always go.
SETTING_UP = {
    "mfa_index",
    "mfa_activate_totp",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_download_recovery_codes",
    "account_reauthenticate",
    "account_logout",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "set_language",
}


def policy_of(view: Callable, name: str | None) -> Policy | None:
    """What the view declares; None when nobody declared anything."""
    declared = getattr(view, "policy", None) or getattr(
        getattr(view, "view_class", None), "policy", None
    )
    return declared or BY_NAME.get(name or "")


class PolicyMiddleware:
    """Asks each view's policy before the view runs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable, *_: object) -> HttpResponse | None:
        name = request.resolver_match.url_name
        policy = policy_of(view, name)
        if policy is None or policy.closed:
            return errors.not_found(request)
        if not policy.signed_in:
            return None
        if not request.user.is_authenticated:
            if request.method == "POST" and request.POST:
                return errors.signed_out(request)
            return redirect_to_login(request.get_full_path() if request.method == "GET" else "/")
        if not policy.admits(roles_of(request)):
            return errors.forbidden(request)
        if settings.MFA_REQUIRED and name not in SETTING_UP and not _has_second_factor(request):
            return redirect("mfa_activate_totp")
        return None


def _has_second_factor(request: HttpRequest) -> bool:
    """Asked of the database once a session; removing the factor ends up here at the next sign-in."""
    if not request.session.get("tweede_factor"):
        from allauth.mfa.utils import is_mfa_enabled

        if not is_mfa_enabled(request.user):
            return False
        request.session["tweede_factor"] = True
    return True
