"""Papers of a household: the list, a letter, an attachment, taking it out, removing it."""

import uuid
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from wijkzicht.register.afspraken import queries as afspraken
from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.casussen.policies import can_write
from wijkzicht.register.documenten import actions, letters, queries
from wijkzicht.register.documenten.models import KINDS, Document
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.web.household import form_page, opened
from wijkzicht.web.papieren.download import download
from wijkzicht.web.papieren.forms import NAMES, AttachForm, LetterForm, RemoveForm
from wijkzicht.web.policy import WORKERS, requires

_MADE = gettext_lazy("Brief gemaakt. Lees hem na voor je hem verstuurt.")


@require_safe
@requires(*WORKERS)
def overzicht(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """Appointments to come, letters and attachments, and what was removed."""
    context = opened(request, huishouden_id)
    casus = context["casus"]
    papers = [
        {"row": row, "kind": NAMES[row.soort], "letter": row.soort in KINDS}
        for row in queries.of_casus(casus)
    ]
    context |= {
        "papers": [paper for paper in papers if not paper["row"].verwijderd_op],
        "removed": [paper for paper in papers if paper["row"].verwijderd_op],
        "appointments": afspraken.of_casus(casus),
        "may_write": can_write(casus),
    }
    return render(request, "papieren/overzicht.html", context)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def brief(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """Make a letter from its template."""
    context = opened(request, huishouden_id)
    form = LetterForm(request.POST or None, personen=context["personen"])
    if request.method == "POST" and form.save(
        actions.make_letter, casus=context["casus"], by=request.user, formulier=form.formulier
    ):
        return _done(request, huishouden_id, _MADE)
    context |= {"title": _("Brief maken"), "save": _("Maak de brief"), "form": form}
    context |= {
        "lead": _("Wijkzicht vult de brief met wat er al staat. In Word kun je hem aanpassen.")
    }
    return form_page(request, "dossier/taak.html", context | _back(huishouden_id))


def write_letter(request: HttpRequest, casus: Casus, letter: dict[str, Any]) -> HttpResponse:
    """Make a letter by one button, and go to the papers; a refusal says why."""
    try:
        with transaction.atomic():
            actions.make_letter(casus=casus, by=request.user, **letter)
    except NotAllowed as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _MADE)
    return redirect("papieren:overzicht", huishouden_id=casus.huishouden_id)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def bijlage(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """Keep a file that was brought in."""
    context = opened(request, huishouden_id)
    form = AttachForm(request.POST or None, files=request.FILES or None)
    if request.method == "POST" and form.save(
        actions.attach, casus=context["casus"], by=request.user, formulier=form.formulier
    ):
        return _done(request, huishouden_id, _("Bijlage bewaard."))
    context |= {"title": _("Bijlage toevoegen"), "save": _("Bewaar de bijlage"), "form": form}
    return form_page(request, "papieren/bijlage.html", context | _back(huishouden_id))


@require_safe
@requires(*WORKERS)
def document(
    request: HttpRequest, huishouden_id: uuid.UUID, document_id: uuid.UUID
) -> HttpResponse:
    """Take a paper out as it was kept."""
    row = _row(opened(request, huishouden_id), document_id)
    return download(bytes(row.inhoud), row.naam, row.type)


@require_safe
@requires(*WORKERS)
def pdf(request: HttpRequest, huishouden_id: uuid.UUID, document_id: uuid.UUID) -> HttpResponse:
    """Take a letter out as PDF."""
    from wijkzicht.reports.letter import to_pdf

    row = _row(opened(request, huishouden_id), document_id)
    if row.soort not in KINDS:
        raise Http404
    title = f"{NAMES[row.soort]}, {row.huishouden.naam}"
    naam = f"{row.naam.rpartition('.')[0]}.pdf"
    return download(to_pdf(title, letters.blocks(bytes(row.inhoud))), naam, "application/pdf")


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def verwijderen(
    request: HttpRequest, huishouden_id: uuid.UUID, document_id: uuid.UUID
) -> HttpResponse:
    """Remove a paper, and say why."""
    context = opened(request, huishouden_id)
    row = _row(context, document_id)
    form = RemoveForm(request.POST or None)
    if request.method == "POST" and form.save(actions.remove, document=row, by=request.user):
        return _done(request, huishouden_id, _("Papier verwijderd."))
    context |= {"title": _("Papier verwijderen"), "lead": row.naam, "form": form}
    context |= {"save": _("Verwijder dit papier")} | _back(huishouden_id)
    return form_page(request, "dossier/taak.html", context)


def _row(context: dict, document_id: uuid.UUID) -> Document:
    rows = Document.objects.filter(
        huishouden=context["huishouden"], pk=document_id, verwijderd_op__isnull=True
    )
    row = rows.select_related("huishouden", "casus").first()
    if row is None:
        raise Http404
    return row


def _back(huishouden_id: uuid.UUID) -> dict[str, str]:
    return {"back_url": reverse("papieren:overzicht", kwargs={"huishouden_id": huishouden_id})}


def _done(request: HttpRequest, huishouden_id: uuid.UUID, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect("papieren:overzicht", huishouden_id=huishouden_id)
