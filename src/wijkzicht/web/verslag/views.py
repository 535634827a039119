"""The pages on which a report is written, made, read and published."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkzicht.register.concepten import actions as concepten
from wijkzicht.register.concepten import queries as kept
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.versions import Conflict
from wijkzicht.register.verslagen import actions, policies, queries
from wijkzicht.register.verslagen.models import Bestand, Publicatie, Stand, Verslag, Vorm
from wijkzicht.reports.sheet import FORMS
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.vocabulary.periods import Period
from wijkzicht.vocabulary.verslagen import KINDS
from wijkzicht.web.concept import address, initial_of
from wijkzicht.web.policy import requires
from wijkzicht.web.verslag.forms import PeriodForm, TakeBackForm, TextsForm
from wijkzicht.web.verslag.sections import sections

TYPES = {
    Vorm.HTML: "text/html; charset=utf-8",
    Vorm.PDF: "application/pdf",
    Vorm.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Vorm.ZIP: "application/zip",
    Vorm.JSON: "application/json",
    **{vorm: kind for vorm, (_make, kind) in FORMS.items()},
}
_DRAFT = "verslag"


def as_download(verslag: Verslag | Publicatie, bestand: Bestand) -> HttpResponse:
    """One form as a file to keep, named after the report and its period."""
    kind = KINDS[Period.parse(verslag.periode).kind].lower()
    name = f"{kind}-{verslag.periode}.{bestand.vorm}"
    return HttpResponse(
        bytes(bestand.inhoud),
        content_type=TYPES[Vorm(bestand.vorm)],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@require_safe
@requires(Rol.ANALIST)
def overzicht(request: HttpRequest) -> HttpResponse:
    """Every report, with how far it is and who published it."""
    return render(request, "verslag/overzicht.html", {"verslagen": queries.verslagen()})


@require_http_methods(["GET", "POST"])
@requires(Rol.ANALIST)
def nieuw(request: HttpRequest) -> HttpResponse:
    """Choose a year or half a year."""
    form = PeriodForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            verslag = actions.begin(period=form.cleaned_data["periode"], by=request.user)
        except NotAllowed as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return redirect("verslag:schrijven", verslag.pk)
    return render(request, "verslag/nieuw.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
@requires(Rol.ANALIST)
def verslag(request: HttpRequest, verslag_id: uuid.UUID) -> HttpResponse:
    """How far the report is, its files, and what to do next."""
    found = _verslag(verslag_id)
    texts = [
        part
        for part in sections(Period.parse(found.periode).kind)
        if part.slug not in found.teksten
    ]
    stories = found.verhalen.count()
    context = {
        "verslag": found,
        "publicatie": getattr(found, "publicatie", None),
        "being_made": policies.is_being_made(found) if found.gevraagd_op else False,
        "digests": queries.digests(found) if found.stand == Stand.KLAAR else {},
        "without_text": texts,
        "stories": stories,
        "story_gone": stories < found.verhalen_erin,
        "more_closed": found.meer_gesloten.items(),
    }
    return render(request, "verslag/verslag.html", context)


@require_http_methods(["GET", "POST"])
@requires(Rol.ANALIST)
def schrijven(request: HttpRequest, verslag_id: uuid.UUID) -> HttpResponse:
    """Own texts by section, with the figures that go in, and the stories."""
    found = _verslag(verslag_id)
    draft = kept.read(formulier=_DRAFT, by=request.user, voorwerp=found.pk)
    parts = sections(Period.parse(found.periode).kind)
    stories = queries.stories()
    chosen = [str(pk) for pk in found.verhalen.values_list("pk", flat=True)]
    form = TextsForm(
        parts, stories, request.POST or None, initial={**found.teksten, "verhalen": chosen}
    )
    form.initial |= initial_of(form, draft)
    clash = None
    if request.method == "POST" and form.is_valid():
        versie = int(request.POST.get("versie") or 0)
        try:
            actions.write(
                verslag=found, versie=versie, teksten=form.teksten, verhalen=form.chosen,
                by=request.user,
            )  # fmt: skip
        except NotAllowed as refusal:
            form.add_error(None, refusal.sentence)
        except Conflict as conflict:
            clash = conflict
            form.add_error(None, conflict.sentence)
        else:
            concepten.clear(formulier=_DRAFT, by=request.user, voorwerp=found.pk)
            messages.success(request, _("De teksten zijn bewaard."))
            return redirect("verslag:verslag", found.pk)
    context = {
        "verslag": found,
        "form": form,
        "versie": clash.versie if clash else found.versie,
        "concept_url": address(_DRAFT, found.pk),
        "draft_saved": draft and draft.bijgewerkt_op,
        "conflict": _both(form, clash.theirs.get("teksten", {})) if clash else [],
    }
    return render(request, "verslag/schrijven.html", context, status=422 if form.errors else 200)


@require_POST
@requires(Rol.ANALIST)
def maken(request: HttpRequest, verslag_id: uuid.UUID) -> HttpResponse:
    """Ask the worker for it."""
    found = _verslag(verslag_id)
    try:
        actions.ask(verslag=found, by=request.user)
    except NotAllowed as refusal:
        messages.error(request, refusal.sentence)
    return redirect("verslag:verslag", found.pk)


@require_safe
@requires(Rol.ANALIST)
def bestand(request: HttpRequest, verslag_id: uuid.UUID, vorm: str) -> HttpResponse:
    """One form, to read before it is published."""
    found = _verslag(verslag_id)
    try:
        return as_download(found, actions.hand_out(verslag=found, vorm=vorm, by=request.user))
    except Bestand.DoesNotExist:
        raise Http404 from None


@require_http_methods(["GET", "POST"])
@requires(Rol.ANALIST)
def publiceren(request: HttpRequest, verslag_id: uuid.UUID) -> HttpResponse:
    """What publishing means, and the act itself."""
    found = _verslag(verslag_id)
    try:
        policies.check_can_publish(found)
        if request.method == "POST":
            actions.publish(verslag=found, by=request.user)
            messages.success(request, _("Het verslag is gepubliceerd. Iedereen kan het lezen."))
            return redirect("verslag:verslag", found.pk)
    except NotAllowed as refusal:
        messages.error(request, refusal.sentence)
        return redirect("verslag:verslag", found.pk)
    return render(request, "verslag/publiceren.html", {"verslag": found})


@require_http_methods(["GET", "POST"])
@requires(Rol.ANALIST)
def intrekken(request: HttpRequest, verslag_id: uuid.UUID) -> HttpResponse:
    """Take a publication back, with the reason that everybody can read."""
    found = _verslag(verslag_id)
    publicatie = getattr(found, "publicatie", None)
    if publicatie is None:
        raise Http404
    form = TakeBackForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.take_back(publicatie=publicatie, by=request.user, **form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, _("De publicatie is ingetrokken. Het adres zegt dat nu."))
            return redirect("verslag:verslag", found.pk)
    context = {"verslag": found, "publicatie": publicatie, "form": form}
    return render(request, "verslag/intrekken.html", context, status=422 if form.errors else 200)


def _both(form: TextsForm, theirs: dict[str, str]) -> list[dict[str, str]]:
    """The texts in which two people differ, for `components/conflict.html`."""
    mine = form.teksten
    return [
        {"label": part.title, "mine": mine[part.slug], "theirs": theirs.get(part.slug, "")}
        for part in form.parts
        if mine[part.slug] != theirs.get(part.slug, "")
    ]


def _verslag(verslag_id: uuid.UUID) -> Verslag:
    try:
        return queries.verslag(verslag_id)
    except Verslag.DoesNotExist:
        raise Http404 from None
