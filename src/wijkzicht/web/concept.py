"""Drafts: keep what stands in a form, give it back, throw it away. Each is its writer's alone."""

import uuid
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from wijkzicht.register.concepten import actions
from wijkzicht.register.concepten.models import Concept
from wijkzicht.web.policy import WORKERS, requires

# What belongs to the sending of a form and not to what somebody typed.
_NOT_KEPT = {"csrfmiddlewaretoken", "versie", "seconden"}


@require_POST
@requires(*WORKERS)
def keep(request: HttpRequest, formulier: str, voorwerp: uuid.UUID | None = None) -> HttpResponse:
    """Keeps the fields as they stand. `voorwerp`: the household or request that it is about."""
    typed = {name: values for name, values in request.POST.lists() if name not in _NOT_KEPT}
    actions.save(formulier=formulier, inhoud=typed, by=request.user, voorwerp=voorwerp)
    return HttpResponse(status=204)


@require_POST
@requires(*WORKERS)
def throw_away(
    request: HttpRequest, formulier: str, voorwerp: uuid.UUID | None = None
) -> HttpResponse:
    """Forgets the draft, and goes back to somebody's day."""
    actions.clear(formulier=formulier, by=request.user, voorwerp=voorwerp)
    return redirect("start:dag")


def address(formulier: str, voorwerp: uuid.UUID | None = None, *, name: str = "concept") -> str:
    """Where the draft of a form is kept (`concept`) or thrown away (`concept_weg`)."""
    kwargs = {"formulier": formulier} | ({"voorwerp": voorwerp} if voorwerp else {})
    return reverse(name, kwargs=kwargs)


def initial_of(form: type[forms.Form], concept: Concept | None) -> dict[str, Any]:
    """What was typed, as initial values of the form; fields it does not know are left out."""
    if concept is None:
        return {}
    return {
        name: concept.inhoud[name] if _several(field) else concept.inhoud[name][-1]
        for name, field in form.base_fields.items()
        if concept.inhoud.get(name)
    }


def _several(field: forms.Field) -> bool:
    return isinstance(field, forms.MultipleChoiceField)
