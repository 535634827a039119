"""The people of a household: the list, adding and changing somebody, name and address."""

import uuid

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from wijkzicht.register.personen import actions, family
from wijkzicht.register.personen.models import Persoon
from wijkzicht.register.personen.policies import doubtful_births
from wijkzicht.register.personen.queries import Sought, lookalikes
from wijkzicht.web.access import Act, found, huishouden_or_404, writing
from wijkzicht.web.codes import CodeChoice
from wijkzicht.web.dossier.frame import dossier
from wijkzicht.web.dossier.person_card import cards
from wijkzicht.web.household import form_page
from wijkzicht.web.intake.forms import family_in_words
from wijkzicht.web.person_form import PersonForm, sentence
from wijkzicht.web.policy import WORKERS, requires
from wijkzicht.web.roles import roles_of
from wijkzicht.web.saving import ActionForm


class HouseholdForm(ActionForm):
    """Name, address and what to mind."""

    naam = forms.CharField(
        label=gettext_lazy("Naam van het gezin"),
        max_length=200,
        error_messages={"required": gettext_lazy("Vul de naam van het gezin in.")},
    )
    samenstelling = CodeChoice("samenstelling", label=gettext_lazy("Samenstelling"))
    straat = forms.CharField(label=gettext_lazy("Straat"), max_length=200, required=False)
    huisnummer = forms.CharField(label=gettext_lazy("Huisnummer"), max_length=20, required=False)
    postcode = forms.CharField(label=gettext_lazy("Postcode"), max_length=7, required=False)
    plaats = forms.CharField(label=gettext_lazy("Plaats"), max_length=100, required=False)
    let_op = forms.CharField(
        label=gettext_lazy("Let op"),
        help_text=gettext_lazy("Staat boven elke pagina van dit gezin. Alleen voor veiligheid."),
        max_length=300,
        required=False,
    )
    vertrouwelijk = forms.BooleanField(
        label=gettext_lazy("Alleen wie betrokken is vindt dit gezin"), required=False
    )


@require_safe
@requires(*WORKERS)
def mensen(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """Everybody in the household: age, role, authority, what their age lets them decide."""
    huishouden = huishouden_or_404(request, huishouden_id)
    context = dossier(request, huishouden)
    personen = context["personen"]
    elsewhere, guests = family.stays(huishouden.pk)
    context |= {
        "people": cards(personen, family.authority(huishouden.pk), elsewhere),
        "guests": guests,
        "may_merge": bool(roles_of(request) & Act.BEHEREN.roles),
        "doubts": [sentence(doubt) for doubt in doubtful_births(personen)],
    }
    return render(request, "dossier/mensen.html", context)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def nieuw(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """Add somebody to the household."""
    huishouden = huishouden_or_404(request, huishouden_id, writing(request, Act.VASTLEGGEN))
    context = dossier(request, huishouden)
    form = PersonForm(request.POST or None, others=context["personen"])
    if request.method == "POST" and form.save(
        actions.add_person, huishouden=huishouden, by=request.user, formulier=form.formulier
    ):
        messages.success(request, _("%(name)s staat erbij.") % {"name": _name(form)})
        _say_who_is_alike(request, form, huishouden_id)
        return redirect("dossier:mensen", huishouden_id=huishouden.pk)
    context |= {"form": form, "title": _("Iemand toevoegen"), "save": _("Voeg toe")}
    return form_page(request, "dossier/persoon.html", context | _back(huishouden_id))


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def persoon(request: HttpRequest, huishouden_id: uuid.UUID, persoon_id: uuid.UUID) -> HttpResponse:
    """Change what we know of somebody."""
    context = dossier(request, huishouden_or_404(request, huishouden_id, writing(request)))
    row = one_of(context, persoon_id)
    others = [p for p in context["personen"] if p.pk != row.pk]
    form = PersonForm(request.POST or None, row=row, others=others)
    if request.method == "POST" and form.save(
        actions.change_person, persoon=row, versie=form.versie or 0, by=request.user
    ):
        messages.success(request, _("Wijziging bewaard."))
        return redirect("dossier:mensen", huishouden_id=huishouden_id)
    context |= {"form": form, "title": str(row), "save": _("Bewaar"), "persoon": row}
    return form_page(request, "dossier/persoon.html", context | _back(huishouden_id))


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def gegevens(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """Change name, address and what to mind."""
    huishouden = huishouden_or_404(request, huishouden_id, writing(request))
    context = dossier(request, huishouden)
    form = HouseholdForm(request.POST or None, row=huishouden)
    if request.method == "POST" and form.save(
        actions.change_household, huishouden=huishouden, versie=form.versie or 0, by=request.user
    ):
        messages.success(request, _("Wijziging bewaard."))
        return redirect("dossier:mensen", huishouden_id=huishouden_id)
    context |= {"form": form, "title": _("Naam en adres"), "save": _("Bewaar")}
    return form_page(request, "dossier/formulier.html", context | _back(huishouden_id))


def one_of(context: dict, persoon_id: uuid.UUID) -> Persoon:
    """Somebody of the household on the page; 404 for anybody else."""
    row = next((p for p in context["personen"] if p.pk == persoon_id), None)
    if row is None:
        raise Http404
    return row


def _back(huishouden_id: uuid.UUID) -> dict:
    return {"back_url": reverse("dossier:mensen", kwargs={"huishouden_id": huishouden_id})}


def _say_who_is_alike(request: HttpRequest, form: PersonForm, huishouden_id: uuid.UUID) -> None:
    """Whom we may know already in another household: told after saving, so that it blocks nothing."""
    known = ("voornaam", "achternaam", "geboortedatum")
    [rows] = lookalikes(Sought(**{name: form.cleaned_data[name] for name in known}))
    others = [row for row in rows if row.huishouden_id != huishouden_id]
    if others:
        found(request, others)
        names = "; ".join(family_in_words(row) for row in others[:3])
        messages.info(
            request, _("Misschien kennen we deze persoon al: %(names)s.") % {"names": names}
        )


def _name(form: PersonForm) -> str:
    data = form.cleaned_data
    return data["voornaam"] or data["achternaam"] or _("Het kind")
