"""What changed the figures, in one form."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkzicht.indicators import catalogue
from wijkzicht.register.organisatie.models import Team
from wijkzicht.web.codes import choices
from wijkzicht.web.forms import DayField, RadioList
from wijkzicht.web.saving import ActionForm


class EventForm(ActionForm):
    """A line of the log. A team leader chooses an own team; an analyst may choose all of them."""

    datum = DayField(
        label=_("Wanneer?"),
        error_messages={"required": _("Vul de dag in. Weet je die niet precies, kies dan de eerste van de maand.")},
    )  # fmt: skip
    soort = forms.ChoiceField(
        label=_("Wat voor gebeurtenis is het?"),
        widget=RadioList,
        error_messages={"required": _("Kies wat het best past.")},
    )
    omschrijving = forms.CharField(
        label=_("Wat gebeurde er?"),
        help_text=_("Een of twee zinnen, zonder namen van mensen."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Schrijf in een zin op wat er gebeurde.")},
    )
    team = forms.ChoiceField(label=_("Voor welk team?"), required=False)
    tot = DayField(
        label=_("Tot en met"),
        required=False,
        initial=None,
        help_text=_("Alleen als het een tijd duurde."),
    )
    raakt = forms.CharField(
        label=_("Welke cijfers raakt het?"),
        required=False,
        max_length=200,
        help_text=_("Codes zoals N04 of B02. Leeg: alle cijfers."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args, teams: dict[str, str], whole: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["soort"].choices = choices("gebeurtenis_soort")
        every = [("", _("Alle teams"))] if whole else []
        self.fields["team"].choices = [*every, *teams.items()]
        self.fields["team"].required = not whole
        self.fields["team"].error_messages["required"] = _("Kies een team.")

    def clean_team(self) -> Team | None:
        """The team itself; None is all of them."""
        chosen = self.cleaned_data["team"]
        return Team.objects.get(pk=chosen) if chosen else None

    def clean_raakt(self) -> str:
        """Codes of the catalogue, with a comma between them."""
        codes = self.cleaned_data["raakt"].upper().replace(",", " ").split()
        unknown = [code for code in codes if code not in catalogue()]
        if unknown:
            raise forms.ValidationError(
                _("Deze codes kennen we niet: %(codes)s. Kijk bij ‘Wat telt mee?’ hoe een cijfer heet.")
                % {"codes": ", ".join(unknown)}
            )  # fmt: skip
        return ",".join(codes)
