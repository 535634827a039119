"""The length of a session: idle and in all."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

from wijkzicht.register.walls.rights import set_medewerker

# The session is written once a minute, not at every request.
TOUCH_AFTER = 60


class SessionLimitsMiddleware:
    """Ends a session after SESSION_HOURS; keeps it alive while requests come (idle time is the
    age of the cookie and of the row)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now = time.time()
            begin = request.session.setdefault("begin", now)
            if now - begin > settings.SESSION_HOURS * 3600:
                logout(request)
                set_medewerker(None)
            elif now - request.session.get("laatst", 0) > TOUCH_AFTER:
                request.session["laatst"] = now
        return self.get_response(request)
