"""Finding who stands twice, laying two files side by side, putting them together and taking it back."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.personen.models import Huishouden
from wijkzicht.register.personen.queries import find
from wijkzicht.register.samenvoegen import actions, queries
from wijkzicht.register.samenvoegen.models import Samenvoeging
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.web.access import Act, can_open, found, huishouden_or_404, persoon_or_404, writing
from wijkzicht.web.dossier.frame import dossier
from wijkzicht.web.dossier.people import one_of
from wijkzicht.web.household import form_page
from wijkzicht.web.policy import requires
from wijkzicht.web.samenvoegen import words
from wijkzicht.web.samenvoegen.forms import HouseholdsForm, PersonsForm
from wijkzicht.web.saving import form_key

MAY = requires(Rol.PROFESSIONAL, Rol.TEAMLEIDER)
SHOWN = 8


@require_http_methods(["GET", "POST"])
@MAY
def overzicht(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """Who may stand twice, in another household or in this one, and what was put together before."""
    context = dossier(request, huishouden_or_404(request, huishouden_id))
    chosen = [form_key(request.GET.get(name, "")) for name in ("een", "ander")]
    if all(chosen):
        return redirect("samenvoegen:persoon", huishouden_id, *chosen)
    text = " ".join(request.POST.get("zoek", "").split())
    rows = (
        [row for row in find(text, by=request.user) if row.huishouden_id != huishouden_id]
        if text
        else queries.other_households(context["huishouden"], context["personen"])
    )
    rows = list({row.huishouden_id: row for row in rows}.values())[:SHOWN]
    if text or rows:
        found(request, rows)
    opens = can_open(row.huishouden_id for row in rows)
    context |= {
        "text": text,
        "found": [{"row": row, "opens": row.huishouden_id in opens} for row in rows],
        "doubles": queries.doubles(queries.in_full(context["personen"])),
        "sides": [("een", _("Wie blijft staan?")), ("ander", _("Wie staat er ook?"))],
        "done": queries.of_household(huishouden_id),
    }
    return render(request, "samenvoegen/overzicht.html", context)


@require_http_methods(["GET", "POST"])
@MAY
def gezin(request: HttpRequest, huishouden_id: uuid.UUID, ander_id: uuid.UUID) -> HttpResponse:
    """Two households side by side, and the form that makes one of them."""
    if huishouden_id == ander_id:
        return redirect("samenvoegen:overzicht", huishouden_id=huishouden_id)
    act = writing(request, Act.BEHEREN)
    context = dossier(request, huishouden_or_404(request, huishouden_id, act))
    other = huishouden_or_404(request, ander_id, act)
    blijft, mine, theirs = context["huishouden"], context["personen"], list(other.personen.all())
    pairs = queries.pairs(queries.in_full(mine), queries.in_full(theirs))
    form = HouseholdsForm(
        request.POST or None, blijft=blijft, weg=other, mine=mine, theirs=theirs, pairs=pairs
    )
    if request.method == "POST" and form.save(
        actions.merge_households, blijft=blijft, weg=other, by=request.user
    ):
        return _done(request, blijft, _("De gezinnen zijn samengevoegd."))
    context |= {
        "sides": [words.household(blijft), words.household(other)],
        "told": words.what_happens(blijft, other),
        "same": [(pairs[row.pk], row) for row in theirs if row.pk in pairs],
        "title": _("Gezinnen samenvoegen"),
        "save": _("Voeg samen in %(name)s") % {"name": blijft.naam},
    }
    return _form(request, context, form)


@require_http_methods(["GET", "POST"])
@MAY
def persoon(
    request: HttpRequest, huishouden_id: uuid.UUID, een_id: uuid.UUID, ander_id: uuid.UUID
) -> HttpResponse:
    """Two rows of one person side by side, and the form that makes one of them. The other one may
    stand in another household that the asker sees too."""
    act = writing(request, Act.BEHEREN)
    context = dossier(request, huishouden_or_404(request, huishouden_id, act))
    if een_id == ander_id:
        return redirect("samenvoegen:overzicht", huishouden_id=huishouden_id)
    here = {row.pk for row in context["personen"]}
    other = (
        one_of(context, ander_id) if ander_id in here else persoon_or_404(request, ander_id, act)
    )
    one, other = queries.in_full([one_of(context, een_id), other])
    form = PersonsForm(request.POST or None, blijft=one, weg=other)
    if request.method == "POST" and form.save(
        actions.merge_persons, blijft=one, weg=other, by=request.user
    ):
        return _done(request, context["huishouden"], _("Het is nu één persoon."))
    context |= {
        "sides": [words.person(one), words.person(other)],
        "told": words.one_in_two(one, other),
        "title": _("Twee keer dezelfde persoon"),
        "save": _("Voeg samen"),
    }
    return _form(request, context, form)


@require_safe
@MAY
def bewaard(
    request: HttpRequest, huishouden_id: uuid.UUID, samenvoeging_id: uuid.UUID
) -> HttpResponse:
    """What stood in what is no more, as it was."""
    context = dossier(request, huishouden_or_404(request, huishouden_id))
    row = _row(huishouden_id, samenvoeging_id)
    context |= {"row": row, "kept": words.kept(row)}
    return render(request, "samenvoegen/bewaard.html", context)


@require_POST
@MAY
def ongedaan(
    request: HttpRequest, huishouden_id: uuid.UUID, samenvoeging_id: uuid.UUID
) -> HttpResponse:
    """Take it apart again, or say in a sentence what stands in the way."""
    huishouden = huishouden_or_404(request, huishouden_id, Act.BEHEREN)
    row = _row(huishouden_id, samenvoeging_id)
    try:
        actions.undo(samenvoeging=row, by=request.user)
    except NotAllowed as refusal:
        messages.error(request, refusal.sentence)
        return redirect("samenvoegen:bewaard", huishouden_id, samenvoeging_id)
    return _done(request, huishouden, _("Het samenvoegen is ongedaan gemaakt."))


def _row(huishouden_id: uuid.UUID, key: uuid.UUID) -> Samenvoeging:
    row = (
        Samenvoeging.objects.filter(huishouden=huishouden_id, pk=key).select_related("door").first()
    )
    if row is None:
        raise Http404
    return row


def _form(request: HttpRequest, context: dict[str, Any], form: Any) -> HttpResponse:
    key = context["huishouden"].pk
    back = reverse("samenvoegen:overzicht", kwargs={"huishouden_id": key})
    return form_page(request, "samenvoegen/naast.html", context | {"form": form, "back_url": back})


def _done(request: HttpRequest, huishouden: Huishouden, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect("samenvoegen:overzicht", huishouden_id=huishouden.pk)
