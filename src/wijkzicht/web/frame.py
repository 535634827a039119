"""What the frame around every page needs: its context, the keys, and staying signed in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

import wijkzicht
from wijkzicht.web.addresses import address
from wijkzicht.web.navigation import navigation
from wijkzicht.web.policy import WORKERS
from wijkzicht.web.roles import roles_of

COOKIE = "sneltoetsen"  # a preference, nothing about a person
YEAR = 365 * 24 * 3600
WARN_BEFORE = 300  # seconds before the session ends


def context(request: HttpRequest) -> dict:
    """Version, seconds until the warning that the session ends (0: none), shortcuts on or off; and
    for who is signed in the menu, the search box, a new contact and the way out."""
    user = getattr(request, "user", None)
    signed_in = bool(user and user.is_authenticated)
    return {
        **(_signed_in(request) if signed_in else {}),
        "version": wijkzicht.__version__,
        "warn_after": max(request.session.get_expiry_age() - WARN_BEFORE, 1) if signed_in else 0,
        "shortcuts": request.COOKIES.get(COOKIE) != "uit",
    }


def _signed_in(request: HttpRequest) -> dict:
    finds = bool(roles_of(request) & set(WORKERS))
    return {
        "navigation": navigation(request),
        "search_url": address("zoeken:zoeken") if finds else "",
        "contact_url": address("dossier:kies") if finds else "",
        "logout_url": address("account_logout"),
    }


@require_http_methods(["GET", "POST"])
def shortcuts(request: HttpRequest) -> HttpResponse:
    """Shows the keys; a POST turns the single-key ones on or off in this browser for a year."""
    if request.method == "GET":
        return render(request, "shortcuts.html")
    response = redirect("shortcuts")
    response.set_cookie(
        COOKIE,
        "aan" if request.POST.get("stand") == "aan" else "uit",
        max_age=YEAR,
        httponly=True,
        secure=request.is_secure(),
        samesite="Lax",
    )
    return response


@require_POST
def stay(request: HttpRequest) -> HttpResponse:
    """Starts the idle time of the session anew; opens no dossier, so there is nothing to log."""
    request.session.modified = True
    return HttpResponse(status=204)
