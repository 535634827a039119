"""Pages for what goes wrong, with a sentence that says what to do. They need no database."""

import re
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template import loader

SECONDS = 10
# Fields that are never shown again.
SECRET_PARTS = ("password", "wachtwoord", "code", "csrf")
# Fields nobody typed in; nor is a key of a row.
_KEY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
OURS = {"formulier", "versie", "actie"}


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The same words for what is absent, somebody else's, and confidential."""
    return _page("not_found", 404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form is too old, or came from elsewhere: what it held can be copied, not sent again."""
    return _page("old_form", 403, typed=_typed(request))


def signed_out(request: HttpRequest) -> HttpResponse:
    """The session ended while somebody was writing: the text is given back, to be copied."""
    return _page("signed_out", 401, typed=_typed(request))


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page is for another role."""
    return _page("forbidden", 403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Whatever failed, at whichever layer: the database is away (503), or we made a mistake (500).

    Called by Django while the exception is being handled. What was typed is given back, to be sent
    once more.
    """
    fault = sys.exc_info()[1]
    away = isinstance(fault, OperationalError | InterfaceError)
    typed = _typed(request)
    token = request.POST.get("csrfmiddlewaretoken", "") if typed else ""
    response = _page("away" if away else "fault", 503 if away else 500, typed=typed, csrf=token)
    if away:
        response["Retry-After"] = str(SECONDS)
    return response


def _typed(request: HttpRequest) -> list[tuple[str, str, bool]]:
    """What a form held, without what is secret: name, value, and whether somebody typed it."""
    if request.method != "POST":
        return []
    try:
        form = request.POST.copy()
    except Exception:  # the body itself may be what is wrong
        return []
    return [
        (name, value, bool(value) and name not in OURS and not _KEY.fullmatch(value))
        for name, values in form.lists()
        for value in values
        if not any(part in name.lower() for part in SECRET_PARTS)
    ]


def _page(name: str, status: int, **context: object) -> HttpResponse:
    # Without the request no context processor runs, so no query either.
    return HttpResponse(loader.render_to_string(f"errors/{name}.html", context), status=status)
