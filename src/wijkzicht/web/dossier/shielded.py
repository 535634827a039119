"""What is masked until somebody asks for it: the BSN and the safe address of a person.

Asking takes one tap for the reason; that it was shown stands in the log. The answer is on the page
of the POST only: nothing of it is in an address, and nothing is kept by the browser.
"""

import uuid

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkzicht.register.personen import actions
from wijkzicht.register.personen.models import Persoon
from wijkzicht.web.access import huishouden_or_404, writing
from wijkzicht.web.dossier.frame import dossier
from wijkzicht.web.dossier.people import one_of
from wijkzicht.web.forms import RadioList
from wijkzicht.web.policy import WORKERS, requires
from wijkzicht.web.saving import ActionForm

# As `personen.policies.REASONS`, in the language of the screen.
REASONS = (
    ("gegevens", gettext_lazy("Om de gegevens te controleren")),
    ("bezoek", gettext_lazy("Voor een bezoek of een brief")),
    ("doorgeven", gettext_lazy("Om het door te geven, met toestemming of volgens de wet")),
    ("veiligheid", gettext_lazy("Voor iemands veiligheid")),
)
SHOW = {"bsn": actions.show_bsn, "veilig_adres": actions.show_safe_address}


class ReasonForm(ActionForm):
    """Why somebody wants to see it: one tap."""

    wat = forms.ChoiceField(
        label=gettext_lazy("Wat wil je zien?"),
        choices=(("veilig_adres", gettext_lazy("Veilig adres")), ("bsn", gettext_lazy("BSN"))),
        widget=RadioList,
        error_messages={"required": gettext_lazy("Kies wat je wilt zien.")},
    )
    reden = forms.ChoiceField(
        label=gettext_lazy("Waarom?"),
        choices=REASONS,
        widget=RadioList,
        error_messages={"required": gettext_lazy("Kies waarom je dit wilt zien.")},
    )


class BsnForm(ActionForm):
    """The number, and that it was checked: Jeugdwet 7.2, Wmo 5.2.9."""

    bsn = forms.CharField(
        label=gettext_lazy("Burgerservicenummer (BSN)"),
        help_text=gettext_lazy("Negen cijfers. Laat leeg om het nummer weg te halen."),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    nagegaan = forms.ChoiceField(
        label=gettext_lazy("Waarmee is nagegaan dat dit nummer van deze persoon is?"),
        help_text=gettext_lazy("Schrijf geen nummer van het document op."),
        choices=[("", gettext_lazy("Kies")), *Persoon.Nagegaan.choices],
        required=False,
    )


class AddressForm(ActionForm):
    """Where somebody is safe, such as a shelter; never on another page."""

    adres = forms.CharField(
        label=gettext_lazy("Veilig adres"),
        help_text=gettext_lazy("Laat leeg om het adres weg te halen."),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


@require_safe
@requires(*WORKERS)
def afgeschermd(
    request: HttpRequest, huishouden_id: uuid.UUID, persoon_id: uuid.UUID
) -> HttpResponse:
    """What there is, masked, with the forms."""
    context, row = _opened(request, huishouden_id, persoon_id)
    return _page(request, context, row)


@require_POST
@requires(*WORKERS)
def tonen(request: HttpRequest, huishouden_id: uuid.UUID, persoon_id: uuid.UUID) -> HttpResponse:
    """Show one of them, for a reason; logged in the same transaction."""
    context, row = _opened(request, huishouden_id, persoon_id)
    form = ReasonForm(request.POST)
    shown = {}
    if form.is_valid():
        wat, reden = form.cleaned_data["wat"], form.cleaned_data["reden"]
        shown = {wat: SHOW[wat](persoon=row, reden=reden, by=request.user)}
    return _page(request, context | {"shown": shown}, row, ReasonForm=form)


@require_http_methods(["POST"])
@requires(*WORKERS)
def bsn(request: HttpRequest, huishouden_id: uuid.UUID, persoon_id: uuid.UUID) -> HttpResponse:
    """Keep the BSN, or take it away."""
    context, row = _opened(request, huishouden_id, persoon_id)
    form = BsnForm(request.POST)
    if form.save(actions.set_bsn, persoon=row, versie=form.versie or 0, by=request.user):
        return _kept(request, huishouden_id, persoon_id)
    return _page(request, context, row, BsnForm=form)


@require_http_methods(["POST"])
@requires(*WORKERS)
def veilig_adres(
    request: HttpRequest, huishouden_id: uuid.UUID, persoon_id: uuid.UUID
) -> HttpResponse:
    """Keep the safe address, or take it away."""
    context, row = _opened(request, huishouden_id, persoon_id)
    form = AddressForm(request.POST)
    if form.save(actions.set_safe_address, persoon=row, versie=form.versie or 0, by=request.user):
        return _kept(request, huishouden_id, persoon_id)
    return _page(request, context, row, AddressForm=form)


def _opened(request, huishouden_id, persoon_id) -> tuple[dict, Persoon]:
    context = dossier(request, huishouden_or_404(request, huishouden_id, writing(request)))
    return context, one_of(context, persoon_id)


def _page(request: HttpRequest, context: dict, row: Persoon, **sent: forms.Form) -> HttpResponse:
    used = next(iter(sent.values()), None)
    kinds = {kind.__name__: kind for kind in (ReasonForm, BsnForm, AddressForm)}
    offered = [
        (wat, words)
        for wat, words in ReasonForm.base_fields["wat"].choices
        if getattr(row, f"{wat}_versleuteld")
    ]
    made = {name: sent.get(name) or kind(auto_id=f"{name}_%s") for name, kind in kinds.items()}
    made["ReasonForm"].fields["wat"].choices = offered
    if len(offered) == 1:
        made["ReasonForm"].initial["wat"] = offered[0][0]
    back = reverse("dossier:mensen", kwargs={"huishouden_id": context["huishouden"].pk})
    context |= {
        "persoon": row,
        "form": used,
        "reason": made["ReasonForm"],
        "bsn": made["BsnForm"],
        "address": made["AddressForm"],
        "offered": [words for _wat, words in offered],
        "has_bsn": bool(row.bsn_versleuteld),
        "brp": bool(settings.BRP_URL and row.bsn_versleuteld),
        "established": row.get_bsn_nagegaan_display() if row.bsn_versleuteld else "",
        "has_address": bool(row.veilig_adres_versleuteld),
        "versie": getattr(used, "versie", None) or row.versie,
        "conflict": getattr(used, "conflict", []),
        "back_url": back,
    }
    status = 422 if used is not None and used.errors else 200
    return render(request, "dossier/afgeschermd.html", context, status=status)


def _kept(request, huishouden_id: uuid.UUID, persoon_id: uuid.UUID) -> HttpResponse:
    messages.success(request, _("Bewaard. Het staat er afgeschermd bij."))
    return redirect("dossier:afgeschermd", huishouden_id=huishouden_id, persoon_id=persoon_id)
