"""The people of a household: the list, adding and changing somebody, name and address."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from wijkzicht.register.personen import actions
from wijkzicht.register.personen.models import Persoon
from wijkzicht.register.plannen.policies import birth_of
from wijkzicht.register.versions import Conflict
from wijkzicht.rules.ages import turns
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.web.access import Act, huishouden_or_404, writing
from wijkzicht.web.codes import CodeChoice, label
from wijkzicht.web.dossier.conflict import differences
from wijkzicht.web.dossier.frame import age_in_words, dossier
from wijkzicht.web.forms import DayField, RadioTiles
from wijkzicht.web.policy import WORKERS, requires

RIGHTS = (12, 16, 18)  # from these ages a young person decides along, alone, and as an adult


class PersonForm(forms.Form):
    """What we know of somebody. Everything but a name and the role may stay unknown."""

    voornaam = forms.CharField(label=gettext_lazy("Voornaam"), max_length=100, required=False)
    tussenvoegsel = forms.CharField(
        label=gettext_lazy("Tussenvoegsel"), max_length=20, required=False
    )
    achternaam = forms.CharField(label=gettext_lazy("Achternaam"), max_length=100, required=False)
    rol = CodeChoice(
        "rol",
        label=gettext_lazy("Rol in het gezin"),
        empty=None,
        required=True,
        widget=RadioTiles,
        error_messages={"required": gettext_lazy("Kies wie dit is in het gezin.")},
    )
    geboortedatum = DayField(
        label=gettext_lazy("Geboortedatum"),
        required=False,
        initial=None,
        help_text=gettext_lazy("Bijvoorbeeld 5-11-2012."),
    )
    geboortejaar = forms.IntegerField(
        label=gettext_lazy("Of alleen het jaar"),
        required=False,
        min_value=1900,
        max_value=2100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"),
            gettext_lazy("Vul een jaar in van vier cijfers, zoals 2012."),
        ),
    )
    geslacht = CodeChoice("geslacht", label=gettext_lazy("Geslacht"))
    telefoon = forms.CharField(label=gettext_lazy("Telefoon"), max_length=30, required=False)
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        required=False,
        error_messages={"invalid": gettext_lazy("Schrijf het e-mailadres als naam@voorbeeld.nl.")},
        widget=forms.TextInput(attrs={"inputmode": "email", "autocomplete": "off"}),
    )
    veilig_bereikbaar = forms.CharField(
        label=gettext_lazy("Hoe en wanneer veilig te bereiken?"), max_length=200, required=False
    )


class HouseholdForm(forms.Form):
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
    """Everybody in the household, with what their age lets them decide."""
    huishouden = huishouden_or_404(request, huishouden_id)
    context = dossier(request, huishouden)
    context["people"] = [card(persoon) for persoon in context["personen"]]
    return render(request, "dossier/mensen.html", context)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def nieuw(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """Add somebody to the household."""
    huishouden = huishouden_or_404(request, huishouden_id, writing(request, Act.VASTLEGGEN))
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            added = actions.add_person(huishouden=huishouden, by=request.user, **form.cleaned_data)
            messages.success(request, _("%(name)s staat erbij.") % {"name": added})
            return redirect("dossier:mensen", huishouden_id=huishouden.pk)
        except NotAllowed as refusal:
            form.add_error(None, refusal.sentence)
    context = dossier(request, huishouden) | {
        "form": form,
        "title": _("Iemand toevoegen"),
        "save": _("Voeg toe"),
    }
    return render(request, "dossier/formulier.html", context, status=_status(form))


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def persoon(request: HttpRequest, huishouden_id: uuid.UUID, persoon_id: uuid.UUID) -> HttpResponse:
    """Change what we know of somebody."""
    huishouden = huishouden_or_404(request, huishouden_id, writing(request))
    context = dossier(request, huishouden)
    row = next((p for p in context["personen"] if p.pk == persoon_id), None)
    if row is None:
        raise Http404
    context |= {"title": str(row), "save": _("Bewaar")}
    return _change(request, context, row, PersonForm, "persoon")


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def gegevens(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """Change name, address and what to mind."""
    huishouden = huishouden_or_404(request, huishouden_id, writing(request))
    context = dossier(request, huishouden) | {"title": _("Naam en adres"), "save": _("Bewaar")}
    return _change(request, context, huishouden, HouseholdForm, "huishouden")


_CHANGES = {"persoon": actions.change_person, "huishouden": actions.change_household}


def _change(
    request: HttpRequest, context: dict, row: Any, kind: type[forms.Form], what: str
) -> HttpResponse:
    """Show the form of a row, or save it if nobody else did first."""
    if request.method == "GET":
        initial = {name: getattr(row, name) for name in kind.base_fields}
        context |= {"form": kind(initial=initial), "versie": row.versie}
        return render(request, "dossier/formulier.html", context)
    form = kind(request.POST)
    sent = request.POST.get("versie", "")
    context |= {"form": form, "versie": sent}
    status = 422
    if form.is_valid():
        try:
            versie = int(sent) if sent.isdigit() else 0
            _CHANGES[what](**{what: row}, versie=versie, by=request.user, **form.cleaned_data)
            messages.success(request, _("Wijziging bewaard."))
            return redirect("dossier:mensen", huishouden_id=context["huishouden"].pk)
        except Conflict as conflict:
            context |= {"versie": conflict.versie, "conflict": differences(conflict, form)}
            status = 409
        except NotAllowed as refusal:
            form.add_error(None, refusal.sentence)
    return render(request, "dossier/formulier.html", context, status=status)


def card(row: Persoon) -> dict:
    """Somebody in the list: name, role, age, and on which day the next right begins."""
    bounds = birth_of(row).bounds()
    exact = bounds is not None and bounds[0] == bounds[1]
    age = age_in_words(row)
    coming = [years for years in RIGHTS if age.isdigit() and int(age) < years]
    return {
        "persoon": row,
        "rol": label("rol", row.rol),
        "age": age,
        "born": row.geboortedatum or row.geboortejaar,
        "turns": (coming[0], turns(coming[0], bounds[0])) if exact and coming else None,
        "decides": age.isdigit() and 12 <= int(age) < 18,
    }


def _status(form: forms.Form) -> int:
    return 422 if form.is_bound else 200
