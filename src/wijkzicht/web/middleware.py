"""One transaction around view and rendering, in which the database knows who is asking."""

from collections.abc import Callable

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wijkzicht.register.audit import actions as audit
from wijkzicht.register.walls.rights import set_medewerker
from wijkzicht.web.access import now_at


class StreamingRefused(RuntimeError):
    """A streamed answer would read the database after the transaction: as nobody, unlogged."""


class TransactionMiddleware:
    """What was written stands when the answer is whole; an exception or a 5xx takes it all back.

    Django renders a TemplateResponse inside `get_response`, so lazy queries of a template run here
    too (with ATOMIC_REQUESTS they would not: the page would be empty with status 200).
    Refusals are written after the transaction: a 404 takes its own log line back with it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.refusals = []
        request.take_back = False
        with transaction.atomic():
            set_medewerker(request.user.pk if request.user.is_authenticated else None)
            response = self.get_response(request)
            if response.status_code == 404 and (there := now_at(request)):
                request.refusals = []
                messages.info(request, _("Dit dossier is samengevoegd. Hier staat alles."))
                response = redirect(there, preserve_request=True)
            if response.streaming:
                raise StreamingRefused(
                    f"{request.resolver_match and request.resolver_match.view_name} streams its "
                    "answer. Give it whole: the transaction ends before a stream is read."
                )
            if request.take_back or response.status_code >= 500:
                transaction.set_rollback(True)
        if request.refusals:
            audit.write(request.refusals)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Django turns an exception into an answer before it gets to us; remember that there was one."""
        request.take_back = True
