"""Close a casus, or stop only the own help."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkzicht.register.personen.models import Persoon
from wijkzicht.web.codes import CodeChoice
from wijkzicht.web.dossier.frame import short_name
from wijkzicht.web.forms import CheckboxTiles, DayField, RadioList
from wijkzicht.web.saving import ActionForm


class CloseForm(ActionForm):
    """Why the casus closes, how the family goes on, and what remained open."""

    reden = CodeChoice(
        "reden_sluiting",
        label=_("Waarom stopt het team?"),
        required=True,
        empty=None,
        widget=RadioList,
        error_messages={"required": _("Kies waarom het team stopt.")},
    )
    vervolg = CodeChoice(
        "vervolg",
        label=_("Hoe gaat het gezin verder?"),
        required=True,
        empty=None,
        widget=RadioList,
        error_messages={
            "required": _("Kies hoe het gezin verdergaat. Weet je het niet? Kies dan Onbekend.")
        },
    )
    op = DayField(
        label=_("Laatste dag"),
        error_messages={"required": _("Vul in op welke dag de casus sluit.")},
    )
    toelichting = forms.CharField(
        label=_("Toelichting"),
        help_text=_("Staat er nog iets open? Schrijf dan op waarom dat zo blijft."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    nazorg_op = DayField(
        label=_("Wanneer bel je nog eens?"),
        help_text=_("Je ziet het die dag op Mijn dag. Bijvoorbeeld 1 maart."),
        future=True,
        required=False,
        initial=None,
    )


class StopHelpForm(ActionForm):
    """For whom the team's own help stops while the casus goes on."""

    personen = forms.MultipleChoiceField(
        label=_("Voor wie stopt de eigen hulp?"),
        widget=CheckboxTiles,
        error_messages={"required": _("Kies voor wie de eigen hulp stopt.")},
    )
    datum = DayField(
        label=_("Laatste dag van de eigen hulp"),
        error_messages={"required": _("Vul de laatste dag van de eigen hulp in.")},
    )
    reden = CodeChoice(
        "reden_sluiting", label=_("Waarom stopt de eigen hulp?"), widget=RadioList, empty=None
    )

    def __init__(self, *args: Any, personen: list[Persoon], **options: Any) -> None:
        super().__init__(*args, **options)
        self.people = {str(persoon.pk): persoon for persoon in personen}
        self.fields["personen"].choices = [(k, short_name(p)) for k, p in self.people.items()]

    def arguments(self) -> dict[str, Any]:
        chosen = [self.people[key] for key in self.cleaned_data["personen"]]
        return self.cleaned_data | {"personen": chosen}
