"""Opening a page of a household: through the door, with the frame of the household around it."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from wijkzicht.web.access import Act, huishouden_or_404
from wijkzicht.web.dossier.frame import dossier


def opened(
    request: HttpRequest, huishouden_id: uuid.UUID, to: Act = Act.SCHRIJVEN
) -> dict[str, Any]:
    """Context of the page. Showing it is reading, sending it is `to`. No casus yet: not there."""
    act = Act.LEZEN if request.method in {"GET", "HEAD"} else to
    context = dossier(request, huishouden_or_404(request, huishouden_id, to=act))
    if context["casus"] is None:
        raise Http404
    return context


def form_page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """The page of a form: 422 when it was refused, 409 when somebody else was first."""
    form = context["form"]
    status = 409 if form.conflict else 422 if form.errors else 200
    return render(request, template, context | {"conflict": form.conflict}, status=status)
