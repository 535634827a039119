"""The addresses of the program, and a page that opens a household and shows nothing of it."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from wijkzicht.web.access import huishouden_or_404
from wijkzicht.web.policy import WORKERS, requires
from wijkzicht.web.urls import handler403, handler404, handler500, urlpatterns

__all__ = ["handler403", "handler404", "handler500", "urlpatterns"]


@requires(*WORKERS)
def empty(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """Session, account, roles, rights variable, the door, a line in the log; an empty answer."""
    huishouden_or_404(request, huishouden_id)
    return HttpResponse("")


@requires(*WORKERS)
def framed(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """The same in the frame that is around every page: menu, search box, footer."""
    huishouden_or_404(request, huishouden_id)
    return render(request, "base.html")


urlpatterns = [
    *urlpatterns,
    path("_leeg/<uuid:huishouden_id>/", empty),
    path("_kader/<uuid:huishouden_id>/", framed),
]
