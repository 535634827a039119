"""The form of a template."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkzicht.web.forms import DayField, RadioList
from wijkzicht.web.papieren.forms import LETTERS
from wijkzicht.web.saving import ActionForm


class TemplateForm(ActionForm):
    """A Word file for one kind of letter, and when it is valid."""

    soort = forms.ChoiceField(
        label=_("Voor welke brief?"),
        choices=list(LETTERS.items()),
        widget=RadioList,
        error_messages={"required": _("Kies voor welke brief dit is.")},
    )
    bestand = forms.FileField(
        label=_("Word-bestand"),
        help_text=_(
            "Een .docx-bestand. Een logo als PNG of JPEG, met alternatieve tekst, komt ook in de PDF."
        ),
        max_length=255,
        error_messages={
            "required": _("Kies een bestand."),
            "empty": _("Dit bestand is leeg. Kies een ander bestand."),
            "max_length": _("De naam van dit bestand is te lang. Geef het een kortere naam."),
        },
    )
    geldig_van = DayField(
        label=_("Gebruik dit vanaf"),
        future=True,
        error_messages={"required": _("Vul in vanaf welke dag je dit gebruikt.")},
    )
    geldig_tot = DayField(label=_("Tot en met"), required=False, future=True, initial=None)

    def arguments(self) -> dict[str, Any]:
        data = self.cleaned_data
        sent = data["bestand"]
        kept = {name: data[name] for name in ("soort", "geldig_van", "geldig_tot")}
        return kept | {"naam": sent.name, "inhoud": sent.read()}
