"""The pages of the delivery. Who makes one is asked for the password again: it has BSNs."""

import uuid

from allauth.account.decorators import reauthentication_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_safe

from wijkzicht.register.casussen.models import Betrokkenheid
from wijkzicht.register.leveringen import actions, queries
from wijkzicht.register.leveringen.models import Bestand, Levering, Stand, TeBevestigen, Vorm
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.personen.bsn import NotReadable
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.web.access import shown
from wijkzicht.web.addresses import address
from wijkzicht.web.levering import page
from wijkzicht.web.levering.forms import AskForm, SentForm
from wijkzicht.web.policy import WORKERS, requires
from wijkzicht.web.roles import roles_of, teams_of

_KINDS = {
    Vorm.CSV: "text/csv; charset=utf-8",
    Vorm.TXT: "text/plain; charset=ascii",
    Vorm.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Vorm.HTML: "text/html; charset=utf-8",
}


@require_safe
@requires(Rol.ANALIST)
def overzicht(request: HttpRequest) -> HttpResponse:
    """Every delivery, with who made it and when it was sent."""
    return render(request, "levering/overzicht.html", {"table": page.history(queries.history())})


@require_http_methods(["GET", "POST"])
@requires(Rol.ANALIST)
@reauthentication_required
def nieuw(request: HttpRequest) -> HttpResponse:
    """Choose a half-year; the worker makes the delivery."""
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        period, protocol = form.asked
        try:
            levering = actions.ask(period=period, protocol=protocol, by=request.user)
        except NotAllowed as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return redirect("levering:verslag", levering.pk)
    status = 422 if form.errors else 200
    return render(request, "levering/nieuw.html", {"form": form}, status=status)


@require_safe
@requires(Rol.ANALIST)
def verslag(request: HttpRequest, levering_id: uuid.UUID) -> HttpResponse:
    """The report in plain words: what is in it, what is not, what somebody has to do."""
    levering = _levering(levering_id)
    context = {"levering": levering, "works_here": bool(roles_of(request) & set(WORKERS))}
    if levering.stand == Stand.KLAAR:
        context |= {"report": page.report(levering), "digests": queries.digests(levering)}
    return render(request, "levering/verslag.html", context)


@require_safe
@requires(Rol.ANALIST)
@reauthentication_required
def bestand(request: HttpRequest, levering_id: uuid.UUID, vorm: str) -> HttpResponse:
    """One form as a download; every time it is written in the log."""
    levering = _levering(levering_id)
    try:
        content = actions.hand_out(levering=levering, vorm=vorm, by=request.user)
    except Bestand.DoesNotExist:
        raise Http404 from None
    except NotReadable:
        return render(request, "levering/onleesbaar.html", {"levering": levering}, status=409)
    name = f"levering-{levering.periode}-protocol-{levering.protocol}.{vorm}"
    return HttpResponse(
        content,
        content_type=_KINDS[Vorm(vorm)],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@require_http_methods(["GET", "POST"])
@requires(Rol.ANALIST)
def verzonden(request: HttpRequest, levering_id: uuid.UUID) -> HttpResponse:
    """Write down that it was sent, and the receipt."""
    levering = _levering(levering_id)
    form = SentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.send(levering=levering, by=request.user, **form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return redirect("levering:verslag", levering.pk)
    context = {"form": form, "levering": levering, "digests": queries.digests(levering)}
    status = 422 if form.errors else 200
    return render(request, "levering/verzonden.html", context, status=status)


@require_safe
@requires(*WORKERS)
def bevestigen(request: HttpRequest) -> HttpResponse:
    """The families of whom running help must be confirmed or closed; those one may see."""
    rows = _mine(request, queries.to_confirm())
    shown(request, [row.persoon for row in rows])
    for row in rows:
        row.url = address("dossier:overzicht", row.huishouden_id)
    return render(request, "levering/bevestigen.html", {"table": page.to_confirm(rows)})


def _mine(request: HttpRequest, rows: list[TeBevestigen]) -> list[TeBevestigen]:
    """Of what the database shows, what the rule of `access.py` lets through; one query."""
    day, led = localdate(), teams_of(request, Rol.TEAMLEIDER)
    involved = set(
        Betrokkenheid.objects.filter(
            Q(tot__isnull=True) | Q(tot__gte=day), medewerker=request.user.pk, van__lte=day
        ).values_list("huishouden_id", flat=True)
    )
    return [
        row
        for row in rows
        if row.huishouden_id in involved
        or (not row.huishouden.vertrouwelijk and (None in led or row.team_id in led))
    ]


def _levering(levering_id: uuid.UUID) -> Levering:
    try:
        return queries.levering(levering_id)
    except Levering.DoesNotExist:
        raise Http404 from None
