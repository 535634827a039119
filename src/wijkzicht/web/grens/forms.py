"""The form with the five cases."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkzicht.vocabulary.grensgevallen import KEUZES
from wijkzicht.web.forms import RadioTiles
from wijkzicht.web.saving import ActionForm

WORDS = {
    "toegang": _("Toegang"),
    "hulp": _("Hulp"),
    "regie": _("Regie"),
    "regie_en_hulp": _("Regie, en ook hulp"),
    "preventie": _("Preventie"),
    "overig": _("Ander werk"),
}


class CasesForm(ActionForm):
    """One choice for each case."""

    def __init__(self, *args: Any, texts: dict[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        for code, text in texts.items():
            self.fields[code] = forms.ChoiceField(
                label=text,
                choices=[(keuze, WORDS[keuze]) for keuze in KEUZES],
                widget=RadioTiles,
                error_messages={"required": _("Kies wat dit is.")},
            )

    def arguments(self) -> dict[str, Any]:
        return {"keuzes": dict(self.cleaned_data)}
