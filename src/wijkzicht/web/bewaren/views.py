"""What is past its term; a list of it, made by one and signed by another; and what is put off."""

import uuid

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkzicht.register.bewaren import actions, policies, queries
from wijkzicht.register.bewaren.models import Uitstel, Vernietiging, Vernietigingsregel
from wijkzicht.register.inrichting.queries import retention_source, retention_term
from wijkzicht.register.organisatie.models import Medewerker, Rol
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.rules.retention import BEWAARSOORTEN, DOSSIERS, Manier, kept_until_in
from wijkzicht.web.bewaren import words
from wijkzicht.web.bewaren.forms import PutOffForm, SignForm
from wijkzicht.web.household import form_page
from wijkzicht.web.policy import WORKERS, requires
from wijkzicht.web.roles import roles_of

FORM = "beheer/formulier.html"
KEEPERS = (Rol.PRIVACY_OFFICER, Rol.BEHEER)


@require_safe
@requires(*KEEPERS)
def overzicht(request: HttpRequest) -> HttpResponse:
    """Every kind with its term, source and how much is past it; lists, and what was destroyed."""
    past, lists = queries.past(), queries.lists()
    for row in lists:
        row.name, row.term = words.KINDS[row.soort], words.term(row.soort, row.termijn)
    waiting = [row for row in lists if not (row.uitgevoerd_op or row.ingetrokken_op)]
    urls = {row.soort: reverse("bewaren:lijst", args=[row.pk]) for row in waiting}
    kinds = [_kind(soort, past, urls) for soort in BEWAARSOORTEN]
    officer = Rol.PRIVACY_OFFICER in roles_of(request)
    context = {
        "by_list": [row for row in kinds if row["manier"] is Manier.LIJST],
        "at_night": [row for row in kinds if row["manier"] is Manier.NACHT],
        "done": [row for row in lists if row.uitgevoerd_op or row.ingetrokken_op],
        "put_off": [(row, words.REASONS[row.reden]) for row in queries.put_off()]
        if officer
        else [],
        "unchecked": any(row["unchecked"] for row in kinds),
        "officer": officer,
        "beheer": Rol.BEHEER in roles_of(request),
    }
    return render(request, "bewaren/overzicht.html", context)


def _kind(soort: str, past: dict[str, queries.Voorbij], waiting: dict[str, str]) -> dict:
    kind, source = BEWAARSOORTEN[soort], retention_source(soort)
    return {
        "soort": soort,
        "name": words.KINDS[soort],
        "term": words.term(soort, retention_term(soort)),
        "counts_from": words.COUNTS_FROM[soort],
        "source": source,
        "unchecked": source == kind.bron,
        "manier": kind.manier,
        "past": past.get(soort),
        "waits": waiting.get(soort, ""),
    }


@require_POST
@requires(Rol.PRIVACY_OFFICER)
def maak(request: HttpRequest, soort: str) -> HttpResponse:
    """A list of what is past its term today."""
    try:
        made = actions.make_list(soort=soort, by=request.user)
    except NotAllowed as refusal:
        messages.error(request, refusal.sentence)
        return redirect("bewaren:overzicht")
    messages.success(request, _("De lijst is gemaakt. Vraag een ander om te tekenen."))
    return redirect("bewaren:lijst", made.pk)


@require_safe
@requires(*KEEPERS)
def lijst(request: HttpRequest, lijst_id: uuid.UUID) -> HttpResponse:
    """What stands in a list: a key, a team and days, never whose it is."""
    row = _lijst(lijst_id)
    lines = queries.lines(row)
    files = row.soort in DOSSIERS
    names = {}
    if row.soort == "account":
        keys = [line.voorwerp_id for line in lines]
        names = dict(Medewerker.objects.filter(pk__in=keys).values_list("pk", "naam"))
    officer = Rol.PRIVACY_OFFICER in roles_of(request)
    off = (
        {u.huishouden_id for u in queries.put_off([x.voorwerp_id for x in lines])} if files else {}
    )
    for line in lines:
        line.name = names.get(line.voorwerp_id) or str(line.voorwerp_id)[:8]
        line.until = kept_until_in(row.soort, line.vanaf, row.termijn)
        line.outcome = words.OUTCOMES[line.afloop]
        line.off = line.voorwerp_id in off
    context = {
        "row": row,
        "lines": lines,
        "name": words.KINDS[row.soort],
        "term": words.term(row.soort, row.termijn),
        "open": policies.is_open(row),
        "may_sign": policies.can_sign(row, request.user),
        "may_put_off": officer and files and policies.is_open(row),
    }
    return render(request, "bewaren/lijst.html", context)


@require_http_methods(["GET", "POST"])
@requires(*KEEPERS)
@reauthentication_required
def tekenen(request: HttpRequest, lijst_id: uuid.UUID) -> HttpResponse:
    """Somebody else than who made it says that it may go; the password is asked again."""
    row = _lijst(lijst_id)
    form = SignForm(request.POST or None)
    if request.method == "POST" and form.save(actions.sign, lijst=row, by=request.user):
        messages.success(request, _("Getekend. Het vernietigen begint vanzelf."))
        return redirect("bewaren:lijst", row.pk)
    number = row.regels.count()
    lead = ngettext(
        "In de lijst staat %(n)s regel. Wat weg is, komt nooit terug.",
        "In de lijst staan %(n)s regels. Wat weg is, komt nooit terug.",
        number,
    ) % {"n": number}
    context = {
        "form": form,
        "title": _("Tekenen: %(what)s") % {"what": words.KINDS[row.soort]},
        "lead": lead,
        "save": _("Teken voor vernietigen"),
        "back_url": reverse("bewaren:lijst", args=[row.pk]),
    }
    return form_page(request, "bewaren/tekenen.html", context)


@require_POST
@requires(*KEEPERS)
def intrekken(request: HttpRequest, lijst_id: uuid.UUID) -> HttpResponse:
    """Nothing of the list goes."""
    try:
        actions.withdraw(lijst=_lijst(lijst_id), by=request.user)
    except NotAllowed as refusal:
        messages.error(request, refusal.sentence)
        return redirect("bewaren:lijst", lijst_id)
    messages.success(request, _("De lijst is ingetrokken. Er is niets vernietigd."))
    return redirect("bewaren:overzicht")


@require_http_methods(["GET", "POST"])
@requires(Rol.PRIVACY_OFFICER)
def uitstel(request: HttpRequest, regel_id: uuid.UUID) -> HttpResponse:
    """A file of a list is kept longer."""
    line = Vernietigingsregel.objects.select_related("vernietiging").filter(pk=regel_id).first()
    if line is None or line.vernietiging.soort not in DOSSIERS or line.afloop:
        raise Http404
    form = PutOffForm(request.POST or None)
    if request.method == "POST" and form.save(
        actions.put_off, huishouden_id=line.voorwerp_id, by=request.user
    ):
        messages.success(request, _("Uitgesteld. Dit dossier blijft, ook als iemand tekent."))
        return redirect("bewaren:lijst", line.vernietiging_id)
    context = {
        "form": form,
        "title": _("Dossier %(key)s uitstellen") % {"key": str(line.voorwerp_id)[:8]},
        "save": _("Stel uit"),
        "back_url": reverse("bewaren:lijst", args=[line.vernietiging_id]),
    }
    return form_page(request, FORM, context)


@require_POST
@requires(*WORKERS, Rol.PRIVACY_OFFICER)
def stop(request: HttpRequest, uitstel_id: uuid.UUID) -> HttpResponse:
    """The reason is over."""
    row = Uitstel.objects.filter(pk=uitstel_id, gestopt_op=None).first()
    if row is None:
        raise Http404
    actions.end_put_off(uitstel=row, by=request.user)
    messages.success(request, _("Het uitstel is gestopt. De termijn geldt weer."))
    if Rol.PRIVACY_OFFICER in roles_of(request):
        return redirect("bewaren:overzicht")
    return redirect("afsluiten:afsluiten", row.huishouden_id)


def _lijst(lijst_id: uuid.UUID) -> Vernietiging:
    row = (
        Vernietiging.objects.select_related("gemaakt_door", "getekend_door", "ingetrokken_door")
        .filter(pk=lijst_id, gemaakt_door__isnull=False)
        .first()
    )
    if row is None:
        raise Http404
    return row
