"""Opening a page of a household: through the door, with the frame of the household around it."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.contrib import messages
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise

from wijkzicht.web.access import Act, huishouden_or_404
from wijkzicht.web.dossier.frame import dossier
from wijkzicht.web.draft import Draft

Found = TypeVar("Found", bound=models.Model)


@dataclass(frozen=True)
class Task:
    """One form of a household, in words: above it, on its button, after it, and where it leads."""

    title: str | Promise
    save: str | Promise
    done: str | Promise
    back: str
    lead: str | Promise = ""
    template: str = "dossier/taak.html"


def opened(
    request: HttpRequest, huishouden_id: uuid.UUID, to: Act = Act.SCHRIJVEN
) -> dict[str, Any]:
    """Context of the page. Showing it is reading, sending it is `to`. No casus yet: not there."""
    act = Act.LEZEN if request.method in {"GET", "HEAD"} else to
    context = dossier(request, huishouden_or_404(request, huishouden_id, to=act))
    if context["casus"] is None:
        raise Http404
    return context


def row_or_404(model: type[Found], context: dict[str, Any], key: uuid.UUID, *joins: str) -> Found:
    """A row of the household with its casus. Of another household, or gone: not there."""
    rows = model.objects.filter(huishouden=context["huishouden"], pk=key)
    row = rows.select_related("casus__team", "casus__huishouden", *joins).first()
    if row is None:
        raise Http404
    return row


def perform(
    request: HttpRequest,
    context: dict[str, Any],
    task: Task,
    form: Any,
    action: Callable,
    *,
    draft: Draft | None = None,
    **arguments: Any,
) -> HttpResponse:
    """Show the form. Once sent and accepted: do `action` by who asks, say so and go back."""
    key = context["huishouden"].pk
    if request.method == "POST" and form.save(action, by=request.user, **arguments):
        if draft:
            draft.clear()
        messages.success(request, task.done)
        return redirect(task.back, huishouden_id=key)
    words = {"title": task.title, "save": task.save, "lead": task.lead}
    back = {"form": form, "back_url": reverse(task.back, kwargs={"huishouden_id": key})}
    kept = draft.context if draft else {}
    return form_page(request, task.template, context | words | back | kept)


def form_page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """The page of a form: 422 when it was refused, 409 when somebody else was first."""
    form = context["form"]
    status = 409 if form.conflict else 422 if form.errors else 200
    return render(request, template, context | {"conflict": form.conflict}, status=status)
