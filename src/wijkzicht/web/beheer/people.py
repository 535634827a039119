"""Accounts: make one, give and end a role, formatie, stop."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkzicht.register.clock import today
from wijkzicht.register.organisatie import actions
from wijkzicht.register.organisatie.models import Lidmaatschap, Medewerker, Rol, Team
from wijkzicht.web.beheer.forms import AccountForm, EndForm, RoleForm, StaffForm
from wijkzicht.web.beheer.views import in_words
from wijkzicht.web.codes import label
from wijkzicht.web.household import form_page
from wijkzicht.web.policy import requires
from wijkzicht.web.saving import ActionForm

FORM = "beheer/formulier.html"


@require_http_methods(["GET", "POST"])
@requires(Rol.BEHEER)
def nieuw(request: HttpRequest) -> HttpResponse:
    """Make an account; roles come after."""
    form = AccountForm(request.POST or None)
    if request.method == "POST" and form.save(actions.make_medewerker, by=request.user):
        made = Medewerker.objects.get(email=form.cleaned_data["email"])
        messages.success(request, _("Account gemaakt. Geef nu een rol."))
        return redirect("beheer:medewerker", medewerker_id=made.pk)
    context = {"form": form, "title": _("Nieuw account"), "save": _("Maak het account")}
    context["lead"] = _("Je collega kiest zelf een wachtwoord, met ‘Wachtwoord vergeten’.")
    return form_page(request, FORM, context | {"back_url": reverse("beheer:overzicht")})


@require_safe
@requires(Rol.BEHEER)
def medewerker(request: HttpRequest, medewerker_id: uuid.UUID) -> HttpResponse:
    """An account with its roles and formatie."""
    row = _medewerker(medewerker_id)
    roles = row.lidmaatschappen.select_related("team").order_by("-van")
    staff = row.formatie.select_related("team").order_by("-van")
    context = {
        "row": row,
        "roles": [
            {"row": role, "name": in_words(role), "over": bool(role.tot and role.tot < today())}
            for role in roles
        ],
        "staff": [{"row": item, "functie": label("functie", item.functie)} for item in staff],
        "own": row.pk == request.user.pk,
    }
    return render(request, "beheer/medewerker.html", context)


@require_http_methods(["GET", "POST"])
@requires(Rol.BEHEER)
def rol(request: HttpRequest, medewerker_id: uuid.UUID) -> HttpResponse:
    """Give a role in a team, or in the organisation."""
    row = _medewerker(medewerker_id)
    form = RoleForm(request.POST or None, teams=Team.objects.all(), medewerker=row)
    if request.method == "POST" and form.save(actions.join, medewerker=row, by=request.user):
        return _done(request, row, _("Rol bewaard."))
    return _form(request, row, form, _("Rol geven"), _("Bewaar de rol"))


@require_http_methods(["GET", "POST"])
@requires(Rol.BEHEER)
def formatie(request: HttpRequest, medewerker_id: uuid.UUID) -> HttpResponse:
    """Record for how many fte somebody works in a team; what ran before ends the day before."""
    row = _medewerker(medewerker_id)
    form = StaffForm(request.POST or None, teams=Team.objects.all())
    if request.method == "POST" and form.save(actions.set_staff, medewerker=row, by=request.user):
        return _done(request, row, _("Formatie bewaard."))
    return _form(request, row, form, _("Formatie"), _("Bewaar de formatie"))


@require_http_methods(["GET", "POST"])
@requires(Rol.BEHEER)
def einde(request: HttpRequest, lidmaatschap_id: uuid.UUID) -> HttpResponse:
    """End a role after a day."""
    found = Lidmaatschap.objects.select_related("medewerker", "team").filter(pk=lidmaatschap_id)
    role = found.first()
    if role is None:
        raise Http404
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.save(
        actions.end_membership, lidmaatschap=role, by=request.user
    ):
        return _done(request, role.medewerker, _("De rol stopt na die dag."))
    context = {"lead": in_words(role)}
    return _form(request, role.medewerker, form, _("Rol stoppen"), _("Stop de rol"), **context)


@require_POST
@requires(Rol.BEHEER)
def stop(request: HttpRequest, medewerker_id: uuid.UUID) -> HttpResponse:
    """Close an account at once; nobody closes their own."""
    row = _medewerker(medewerker_id)
    if row.pk == request.user.pk:
        messages.error(request, _("Je kunt je eigen account niet stoppen. Vraag een collega."))
        return redirect("beheer:medewerker", medewerker_id=row.pk)
    actions.stop_medewerker(medewerker=row, by=request.user)
    return _done(request, row, _("Het account is gestopt. Alle rollen eindigen vandaag."))


def _form(
    request: HttpRequest, row: Medewerker, form: ActionForm, title: str, save: str, lead: str = ""
) -> HttpResponse:
    back = reverse("beheer:medewerker", kwargs={"medewerker_id": row.pk})
    context = {"form": form, "title": title, "save": save, "back_url": back, "row": row}
    return form_page(request, FORM, context | {"lead": lead})


def _done(request: HttpRequest, row: Medewerker, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect("beheer:medewerker", medewerker_id=row.pk)


def _medewerker(medewerker_id: uuid.UUID) -> Medewerker:
    row = Medewerker.objects.filter(pk=medewerker_id).first()
    if row is None:
        raise Http404
    return row
