"""The forms of papers."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wijkzicht.register.documenten.models import Soort
from wijkzicht.register.personen.models import Persoon
from wijkzicht.web.forms import DayField, RadioList, RadioTiles
from wijkzicht.web.saving import ActionForm, RowChoice

LETTERS = {
    Soort.UITNODIGING: _("Uitnodiging om kennis te maken"),
    Soort.HERINNERING: _("Herinnering aan een afspraak"),
    Soort.PLAN: _("Het plan"),
    Soort.BESCHIKKING: _("Brief met het besluit"),
    Soort.AFSLUITBRIEF: _("Brief bij het afsluiten"),
    Soort.VERWIJSBRIEF: _("Verwijsbrief"),
}
NAMES = LETTERS | {Soort.BIJLAGE: _("Bijlage"), Soort.EIGEN_PLAN: _("Eigen plan van het gezin")}


class LetterForm(ActionForm):
    """Which letter, to whom."""

    soort = forms.ChoiceField(
        label=_("Welke brief?"),
        choices=list(LETTERS.items()),
        widget=RadioList,
        error_messages={"required": _("Kies welke brief je wilt maken.")},
    )
    persoon = RowChoice(label=_("Aan wie?"), widget=RadioTiles)

    def __init__(self, *args: Any, personen: list[Persoon], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["persoon"].offer_people(personen, empty=gettext("Hele gezin"))


class AttachForm(ActionForm):
    """A file, and whether it is the family's own plan."""

    bestand = forms.FileField(
        label=_("Bestand"),
        help_text=_("PDF, Word, Excel, OpenDocument-tekst, foto of tekst. Tot 25 MB."),
        max_length=255,
        error_messages={
            "required": _("Kies een bestand."),
            "empty": _("Dit bestand is leeg. Kies een ander bestand."),
            "max_length": _("De naam van dit bestand is te lang. Geef het een kortere naam."),
        },
    )
    soort = forms.ChoiceField(
        label=_("Wat is het?"),
        choices=[(code, NAMES[code]) for code in (Soort.BIJLAGE, Soort.EIGEN_PLAN)],
        initial=Soort.BIJLAGE,
        widget=RadioTiles,
    )

    def arguments(self) -> dict[str, Any]:
        sent = self.cleaned_data["bestand"]
        return {
            "naam": sent.name,
            "inhoud": sent.read(),
            "soort": self.cleaned_data["soort"],
        }


class RemoveForm(ActionForm):
    """Why a paper goes."""

    reden = forms.CharField(
        label=_("Waarom moet dit papier weg?"),
        help_text=_("De inhoud is meteen weg. Deze reden blijft staan."),
        max_length=300,
        error_messages={
            "required": _("Schrijf op waarom dit papier weg moet."),
            "max_length": _("Maak dit korter: tot 300 tekens."),
        },
    )


class PrintForm(forms.Form):
    """What goes on paper."""

    gegevens = forms.BooleanField(label=_("Mensen en adres"), required=False)
    plan = forms.BooleanField(label=_("Het plan"), required=False)
    tijdlijn = forms.BooleanField(label=_("De tijdlijn"), required=False)
    wie = forms.BooleanField(label=_("Wie keek mee"), required=False)
    van = DayField(label=_("Tijdlijn vanaf"), required=False, initial=None)
    tot = DayField(label=_("Tijdlijn tot en met"), required=False, initial=None)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("van") and data.get("tot") and data["tot"] < data["van"]:
            self.add_error(
                "tot", gettext("Deze dag ligt voor de eerste dag. Pas een van de twee aan.")
            )
        return data
