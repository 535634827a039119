"""The network of a household: list and drawings, adding, changing and taking out."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkzicht.register.netwerk import actions, queries
from wijkzicht.register.netwerk.models import Band, Netwerklid
from wijkzicht.web.access import huishouden_or_404, writing
from wijkzicht.web.dossier.frame import dossier, short_name
from wijkzicht.web.household import form_page
from wijkzicht.web.netwerk import words
from wijkzicht.web.netwerk.ecogram import ecogram
from wijkzicht.web.netwerk.forms import BondForm, MemberForm
from wijkzicht.web.netwerk.genogram import genogram
from wijkzicht.web.policy import WORKERS, requires


@require_safe
@requires(*WORKERS)
def overzicht(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """The list first, then what is drawn from it."""
    context = _opened(request, huishouden_id)
    members, bonds = queries.members(huishouden_id), queries.bonds(huishouden_id)
    said = [words.bond_in_words(band) for band in bonds]
    told = [words.member_in_words(row) for row in members]
    ties = [words.tie(row) for row in members if not row.overleden]
    name = context["huishouden"].naam
    context |= {
        "members": [(row, words.about_member(row)) for row in members],
        "bonds": list(zip(bonds, said, strict=True)),
        "genogram": genogram(words.family(context["personen"], members, bonds), said),
        "ecogram": ecogram(name, ties, told),
        "ecogram_small": ecogram(name, ties, told, sides=1),
    }
    return render(request, "netwerk/overzicht.html", context)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def lid_nieuw(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """Add somebody to the network."""
    context = _opened(request, huishouden_id)
    form = MemberForm(request.POST or None, personen=context["personen"])
    if request.method == "POST" and form.save(
        actions.add_member,
        huishouden=context["huishouden"],
        by=request.user,
        formulier=form.formulier,
    ):
        return _done(request, huishouden_id, _("Staat in het netwerk."))
    texts = {"title": _("Iemand in het netwerk"), "save": _("Voeg toe")}
    return _page(request, context | texts, form)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def lid(request: HttpRequest, huishouden_id: uuid.UUID, lid_id: uuid.UUID) -> HttpResponse:
    """Change what is known of somebody in the network."""
    context = _opened(request, huishouden_id)
    row = _one(Netwerklid, huishouden_id, lid_id)
    form = MemberForm(request.POST or None, row=row, personen=context["personen"])
    if request.method == "POST" and form.save(
        actions.change_member, lid=row, versie=form.versie or 0, by=request.user
    ):
        return _done(request, huishouden_id, _("Wijziging bewaard."))
    return _page(request, context | {"title": row.naam, "save": _("Bewaar"), "lid": row}, form)


@require_POST
@requires(*WORKERS)
def lid_weg(request: HttpRequest, huishouden_id: uuid.UUID, lid_id: uuid.UUID) -> HttpResponse:
    """Take somebody out of the network."""
    _opened(request, huishouden_id)
    row = _one(Netwerklid, huishouden_id, lid_id)
    actions.remove_member(lid=row, by=request.user)
    return _done(request, huishouden_id, _("%(name)s is uit het netwerk.") % {"name": row.naam})


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def band_nieuw(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """Say who is family of whom."""
    context = _opened(request, huishouden_id)
    people = [(row, short_name(row)) for row in context["personen"]]
    people += [(row, row.naam) for row in queries.members(huishouden_id)]
    form = BondForm(request.POST or None, people=people)
    if request.method == "POST" and form.save(
        actions.bind, huishouden=context["huishouden"], by=request.user
    ):
        return _done(request, huishouden_id, _("Familieband bewaard."))
    return _page(request, context | {"title": _("Familieband"), "save": _("Bewaar")}, form)


@require_POST
@requires(*WORKERS)
def band_weg(request: HttpRequest, huishouden_id: uuid.UUID, band_id: uuid.UUID) -> HttpResponse:
    """Take a bond away."""
    _opened(request, huishouden_id)
    actions.unbind(band=_one(Band, huishouden_id, band_id), by=request.user)
    return _done(request, huishouden_id, _("Familieband weggehaald."))


@require_POST
@requires(*WORKERS)
def klaarzetten(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """Bind the parents of the household to the young people in it, to be mended after."""
    context = _opened(request, huishouden_id)
    actions.prepare_bonds(huishouden=context["huishouden"], by=request.user)
    return _done(request, huishouden_id, _("Klaargezet. Haal weg wat niet klopt."))


def _opened(request: HttpRequest, huishouden_id: uuid.UUID) -> dict:
    return dossier(request, huishouden_or_404(request, huishouden_id, writing(request)))


def _one(model: type[Netwerklid | Band], huishouden_id: uuid.UUID, key: uuid.UUID):
    row = model.objects.filter(pk=key, huishouden_id=huishouden_id).first()
    if row is None:
        raise Http404
    return row


def _page(request: HttpRequest, context: dict, form: MemberForm | BondForm) -> HttpResponse:
    back = reverse("netwerk:overzicht", kwargs={"huishouden_id": context["huishouden"].pk})
    return form_page(request, "netwerk/formulier.html", context | {"form": form, "back_url": back})


def _done(request: HttpRequest, huishouden_id: uuid.UUID, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect("netwerk:overzicht", huishouden_id=huishouden_id)
