"""Somebody moves out: who, to where, since when, and what goes along."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from wijkzicht.register.personen.models import Huishouden, Persoon
from wijkzicht.register.uithuis.actions import move_out
from wijkzicht.register.uithuis.queries import lived_in
from wijkzicht.web.access import Act, huishouden_or_404, writing
from wijkzicht.web.dossier.frame import dossier, short_name
from wijkzicht.web.forms import CheckboxList, DayField, RadioList
from wijkzicht.web.household import form_page
from wijkzicht.web.samenvoegen.views import MAY
from wijkzicht.web.saving import ActionForm, RowChoice, RowsChoice

ADDRESS = ("naam", "straat", "huisnummer", "postcode", "plaats")


class MoveOutForm(ActionForm):
    """Who goes where. A new household needs a name; its address may come later."""

    personen = RowsChoice(
        label=gettext_lazy("Wie gaat er uit huis?"),
        widget=CheckboxList,
        required=True,
        error_messages={"required": gettext_lazy("Kies wie er uit huis gaat.")},
    )
    op = DayField(label=gettext_lazy("Sinds welke dag?"))
    naar = RowChoice(label=gettext_lazy("Waar naartoe?"), widget=RadioList)
    naam = forms.CharField(
        label=gettext_lazy("Naam van het nieuwe gezin"),
        help_text=gettext_lazy("Bijvoorbeeld de achternaam, of de naam van wie alleen gaat wonen."),
        max_length=200,
        required=False,
    )
    straat = forms.CharField(label=gettext_lazy("Straat"), max_length=200, required=False)
    huisnummer = forms.CharField(label=gettext_lazy("Huisnummer"), max_length=20, required=False)
    postcode = forms.CharField(label=gettext_lazy("Postcode"), max_length=7, required=False)
    plaats = forms.CharField(label=gettext_lazy("Plaats"), max_length=100, required=False)
    verder = forms.BooleanField(
        label=gettext_lazy("Het team gaat verder met het nieuwe gezin"),
        required=False,
        initial=True,
    )
    doelen_mee = forms.BooleanField(
        label=gettext_lazy("Doelen van alleen deze persoon gaan mee"), required=False
    )
    contacten_mee = forms.BooleanField(
        label=gettext_lazy(
            "Contacten met alleen deze persoon zijn ook te lezen in het andere dossier"
        ),
        required=False,
    )
    hulp_mee = forms.BooleanField(
        label=gettext_lazy("Hulp elders die nog loopt gaat mee"), required=False
    )

    def __init__(
        self, *args: Any, members: list[Persoon], others: list[Huishouden], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["personen"].offer([(p, short_name(p)) for p in members])
        self.fields["naar"].offer([(row, row.naam) for row in others], _("Een nieuw gezin"))
        if not others:
            del self.fields["naar"]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not data.get("naar") and not data.get("naam"):
            self.add_error("naam", _("Vul een naam in voor het nieuwe gezin."))
        return data

    def arguments(self) -> dict[str, Any]:
        known = super().arguments()
        return {k: v for k, v in known.items() if k not in ADDRESS or not known.get("naar")}


@require_http_methods(["GET", "POST"])
@MAY
def uithuis(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """People move out of this household; one goes on in their file."""
    act = writing(request, Act.BEHEREN)
    context = dossier(request, huishouden_or_404(request, huishouden_id, act))
    form = MoveOutForm(
        request.POST or None, members=context["personen"], others=lived_in(huishouden_id)
    )
    if request.method == "POST" and form.save(
        move_out, huishouden=context["huishouden"], casus=context["casus"], by=request.user
    ):
        messages.success(
            request,
            _("Verhuisd. Wat niet meeging, staat nog in het dossier van het oude gezin."),
        )
        return redirect("dossier:mensen", huishouden_id=form.saved.pk)
    context |= {
        "form": form,
        "title": _("Iemand gaat uit huis"),
        "lead": _(
            "Wat er is vastgelegd blijft in dit dossier staan, met de naam erbij. Kies onderaan wat "
            "er meegaat. Wat een ander van het gezin vertelde, gaat niet mee."
        ),
        "save": _("Bewaar"),
        "back_url": reverse("dossier:mensen", kwargs={"huishouden_id": huishouden_id}),
    }
    return form_page(request, "samenvoegen/uithuis.html", context)
