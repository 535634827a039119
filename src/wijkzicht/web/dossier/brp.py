"""What the register of persons (BRP) knows beside what we have; somebody chooses what to take over."""

import uuid
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from wijkzicht.register.personen import actions
from wijkzicht.register.personen.models import Persoon
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.web.access import huishouden_or_404, writing
from wijkzicht.web.dossier.conflict import words
from wijkzicht.web.dossier.frame import dossier
from wijkzicht.web.dossier.people import one_of
from wijkzicht.web.forms import CheckboxList
from wijkzicht.web.household import form_page
from wijkzicht.web.person_form import PersonForm
from wijkzicht.web.policy import WORKERS, requires
from wijkzicht.web.saving import ActionForm

COMPARED = (
    *("voornaam", "voorletters", "tussenvoegsel", "achternaam", "naamgebruik"),
    *("geboortedatum", "geboortejaar", "geslacht"),
)


class TakeOverForm(ActionForm):
    """Which values of the BRP are taken over; all that differ, but for the first name in use."""

    neem = forms.MultipleChoiceField(
        label=gettext_lazy("Wat neem je over?"), required=False, widget=CheckboxList
    )

    def __init__(self, *args: Any, row: Persoon, found: dict[str, Any], **options: Any) -> None:
        super().__init__(*args, row=row, **options)
        self.found = found
        differing = [
            name for name in COMPARED if name in found and found[name] != getattr(row, name)
        ]
        self.fields["neem"].choices = [
            (name, _difference(name, getattr(row, name), found[name])) for name in differing
        ]
        self.initial["neem"] = [name for name in differing if name != "voornaam"]

    def arguments(self) -> dict[str, Any]:
        taken = {name: self.found[name] for name in self.cleaned_data["neem"]}
        if "geboortejaar" in taken and "geboortemaand" in self.found:
            taken["geboortemaand"] = self.found["geboortemaand"]
        return taken


@require_POST
@requires(*WORKERS)
def brp(request: HttpRequest, huishouden_id: uuid.UUID, persoon_id: uuid.UUID) -> HttpResponse:
    """Ask the BRP about somebody; with `neem` take over what was chosen, asked anew: nothing of an
    answer travels through the browser."""
    if not settings.BRP_URL:
        raise Http404
    context = dossier(request, huishouden_or_404(request, huishouden_id, writing(request)))
    row = one_of(context, persoon_id)
    back = reverse("dossier:afgeschermd", args=[huishouden_id, persoon_id])
    context |= {"persoon": row, "back_url": back, "title": _("Vergelijken met de BRP")}
    try:
        answer = actions.ask_brp(persoon=row, reden="gegevens", by=request.user)
    except NotAllowed as refusal:
        return _told(request, context, refusal.sentence)
    if answer.problem:
        return _told(request, context, answer.problem)
    sent = request.POST if "versie" in request.POST else None
    form = TakeOverForm(sent, row=row, found=answer.fields)
    if not form.fields["neem"].choices:
        return _told(request, context, _("Alles klopt met de BRP."), 200)
    if sent and form.save(
        actions.change_person, persoon=row, versie=form.versie or 0, by=request.user
    ):
        messages.success(request, _("Overgenomen uit de BRP."))
        return redirect("dossier:mensen", huishouden_id=huishouden_id)
    return form_page(request, "dossier/taak.html", context | {"form": form, "save": _("Neem over")})


def _told(request: HttpRequest, context: dict, sentence: str, status: int = 422) -> HttpResponse:
    """A sentence and a way on; nothing was changed."""
    return render(request, "dossier/brp.html", context | {"sentence": sentence}, status=status)


def _difference(name: str, ours: Any, theirs: Any) -> str:
    field = PersonForm.base_fields[name]
    return _("%(label)s: wij hebben %(ours)s, de BRP heeft %(theirs)s") % {
        "label": field.label,
        "ours": words(field, ours),
        "theirs": words(field, theirs),
    }
