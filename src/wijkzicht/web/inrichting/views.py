"""Words, terms and texts of the organisation, each change from a day on."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkzicht.indicators import catalogue
from wijkzicht.register.inrichting import actions, queries
from wijkzicht.register.inrichting.models import Soort
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.rules.instellingen import GRONDEN, TERMIJNEN
from wijkzicht.rules.retention import BEWAARSOORTEN
from wijkzicht.vocabulary.codelists import codelist
from wijkzicht.web.bewaren.words import COUNTS_FROM, KINDS
from wijkzicht.web.household import form_page
from wijkzicht.web.inrichting import forms, words
from wijkzicht.web.policy import requires


@require_safe
@requires(Rol.BEHEER)
def overzicht(request: HttpRequest) -> HttpResponse:
    """What can be set, and what is set now."""
    context = {
        "lists": [
            {"name": name, "url": reverse("inrichting:woorden", args=[lijst]), "now": _own(lijst)}
            for lijst, name in words.LISTS.items()
        ],
        "terms": [
            (words.TERMS[naam], queries.termijn(naam), term.jaren)
            for naam, term in TERMIJNEN.items()
        ],
        "texts": [
            (name, reverse("inrichting:tekst", args=[naam]), bool(queries.tekst(naam)))
            for naam, name in words.TEXTS.items()
        ],
        "left_out": [n for veld, n in words.FIELDS.items() if not queries.is_used("veld", veld)],
        "grounds": [(naam, name, queries.grond(naam)) for naam, name in words.GROUNDS.items()],
    }
    return render(request, "inrichting/overzicht.html", context)


def _own(lijst: str) -> str:
    """How many words are the organisation's own, and how many codes it does not use."""
    codes = codelist(lijst).codes
    own = sum(bool(queries.own_word(lijst, code)) for code in codes)
    off = sum(not queries.is_used(lijst, code) for code in codes)
    parts = []
    if own:
        parts.append(ngettext("%(n)s eigen woord", "%(n)s eigen woorden", own) % {"n": own})
    if off:
        parts.append(_("%(n)s niet in gebruik") % {"n": off})
    return ", ".join(parts) or _("zoals geleverd")


@require_http_methods(["GET", "POST"])
@requires(Rol.BEHEER)
def woorden(request: HttpRequest, lijst: str) -> HttpResponse:
    """Own words for the codes of a list, and which of them are offered."""
    if lijst not in words.LISTS:
        raise Http404
    form = forms.ListForm(request.POST or None, lijst=lijst)
    if request.method == "POST" and form.save(actions.set_list, lijst=lijst, by=request.user):
        return _done(request)
    keys = [f"{lijst}:{code}" for code in codelist(lijst).codes]
    context = {
        "form": form,
        "title": words.LISTS[lijst],
        "figures": words.figures_of(lijst),
        "before": [
            (codelist(lijst).label(row.sleutel.partition(":")[2]), row)
            for soort in (Soort.WOORD, Soort.GEBRUIK)
            for row in queries.history(soort, keys)
        ],
    }
    return form_page(request, "inrichting/woorden.html", context)


@require_http_methods(["GET", "POST"])
@requires(Rol.BEHEER)
def termijnen(request: HttpRequest) -> HttpResponse:
    """Terms that are not the law's."""
    form = forms.TermsForm(request.POST or None)
    if request.method == "POST" and form.save(actions.set_terms, by=request.user):
        return _done(request)
    rows = queries.history(Soort.TERMIJN, list(TERMIJNEN))
    context = {
        "form": form,
        "title": _("Termijnen"),
        "lead": _("Termijnen van de wet staan hier niet. Deze termijnen veranderen geen cijfer."),
        "before": [(words.TERMS[row.sleutel], row) for row in rows],
    }
    return form_page(request, "inrichting/formulier.html", context)


@require_http_methods(["GET", "POST"])
@requires(Rol.BEHEER)
def tekst(request: HttpRequest, naam: str) -> HttpResponse:
    """A text of the organisation."""
    if naam not in words.TEXTS:
        raise Http404
    form = forms.TextForm(request.POST or None, initial={"tekst": queries.tekst(naam)})
    if request.method == "POST" and form.save(actions.set_text, naam=naam, by=request.user):
        return _done(request)
    rows = queries.history(Soort.TEKST, [naam])
    context = {
        "form": form,
        "title": words.TEXTS[naam],
        "lead": _("Deze tekst verandert geen cijfer."),
        "before": [("", row) for row in rows],
    }
    return form_page(request, "inrichting/formulier.html", context)


@require_http_methods(["GET", "POST"])
@requires(Rol.BEHEER)
def velden(request: HttpRequest) -> HttpResponse:
    """Which of the fields that feed no figure the forms ask."""
    form = forms.FieldsForm(request.POST or None)
    if request.method == "POST" and form.save(actions.set_fields, by=request.user):
        return _done(request)
    rows = queries.history(Soort.GEBRUIK, [f"veld:{veld}" for veld in words.FIELDS])
    context = {
        "form": form,
        "title": _("Wat formulieren vragen"),
        "before": [(words.FIELDS[row.sleutel.removeprefix("veld:")], row) for row in rows],
    }
    return form_page(request, "inrichting/velden.html", context)


@require_http_methods(["GET", "POST"])
@requires(Rol.BEHEER)
def grond(request: HttpRequest, naam: str) -> HttpResponse:
    """On what ground something is used, and until when."""
    if naam not in words.GROUNDS:
        raise Http404
    form = forms.GroundForm(request.POST or None)
    if request.method == "POST" and form.save(actions.set_ground, naam=naam, by=request.user):
        messages.success(request, _("Bewaard. Het cijfer komt er in de nacht bij."))
        return redirect("inrichting:grond", naam=naam)
    before = queries.history(Soort.GROND, [naam])
    context = {
        "form": form,
        "title": words.GROUNDS[naam],
        "figures": [catalogue()[code] for code in GRONDEN[naam]],
        "running": queries.grond(naam),
        "may_stop": queries.grond(naam) or queries.coming(naam),
        "longest": queries.termijn("grond"),
        "stop_url": reverse("inrichting:stop_grond", args=[naam]),
        "before": [("", row) for row in before],
    }
    return form_page(request, "inrichting/grond.html", context)


@require_POST
@requires(Rol.BEHEER)
def stop_grond(request: HttpRequest, naam: str) -> HttpResponse:
    """Use it no more, from today on."""
    if naam not in words.GROUNDS:
        raise Http404
    try:
        actions.end_ground(naam=naam, by=request.user)
    except NotAllowed as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("Gestopt. Het cijfer staat nergens meer."))
    return redirect("inrichting:grond", naam=naam)


@require_http_methods(["GET", "POST"])
@requires(Rol.BEHEER)
def bewaren(request: HttpRequest, soort: str) -> HttpResponse:
    """How long a kind is kept."""
    if soort not in BEWAARSOORTEN:
        raise Http404
    form = forms.RetentionForm(request.POST or None, soort=soort)
    if request.method == "POST" and form.save(actions.set_retention, soort=soort, by=request.user):
        return _done(request, "bewaren:overzicht")
    rows = queries.history(Soort.BEWAREN, [soort, f"{soort}:bron"])
    context = {
        "form": form,
        "title": KINDS[soort],
        "lead": _("Telt vanaf %(from)s.") % {"from": COUNTS_FROM[soort]},
        "before": [("", row) for row in rows],
        "back_url": reverse("bewaren:overzicht"),
    }
    return form_page(request, "inrichting/formulier.html", context)


def _done(request: HttpRequest, back: str = "inrichting:overzicht") -> HttpResponse:
    messages.success(request, _("Bewaard. Iedereen ziet het binnen een halve minuut."))
    return redirect(back)
