"""The question of a resident, and the same in the words of a young person."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wijkzicht.register.inbreng.policies import LONGEST
from wijkzicht.register.inbreng.queries import first_for, four_digits, teams_for
from wijkzicht.register.organisatie.models import Team
from wijkzicht.web.forms import RadioTiles, line, text
from wijkzicht.web.inwoner.mail import address_in, can_mail
from wijkzicht.web.saving import ActionForm, RowChoice

_YES_NO = {"coerce": lambda value: value == "True", "empty_value": None, "required": False}
_LONG = {"max_length": LONGEST}
TOO_LONG = _("Deze tekst is te lang. Maak hem korter.")


class AskForm(ActionForm):
    """How to be reached safely first; then the question. Two things are needed."""

    young = False
    bereikbaar = line(
        _("Hoe kunnen we u veilig bereiken?"),
        max_length=120,
        required=True,
        help_text=_("Een telefoonnummer of e-mailadres. Alleen wij zien dit."),
        error_messages={
            "required": _(
                "Vul een telefoonnummer of e-mailadres in. Anders kunnen we niet antwoorden."
            )
        },
    )
    stil_thuis = forms.TypedChoiceField(
        label=_("Mag iemand thuis dit niet weten?"),
        choices=(
            ("False", _("Het mag bekend zijn")),
            ("True", _("Thuis mag niemand dit weten")),
            ("", _("Weet ik niet")),
        ),
        widget=RadioTiles,
        **_YES_NO,
    )
    wanneer = line(
        _("Wanneer is het veilig om u te bellen of te schrijven?"),
        max_length=160,
        help_text=_("Bijvoorbeeld: alleen bellen, op maandagochtend. Niet appen."),
    )
    crisis = forms.TypedChoiceField(
        label=_("Is er nu iemand niet veilig?"),
        choices=(("False", _("Nee")), ("True", _("Ja")), ("", _("Weet ik niet"))),
        widget=RadioTiles,
        **_YES_NO,
    )
    vraag = text(
        _("Wat is uw vraag?"),
        rows=5,
        required=True,
        help_text=_("In uw eigen woorden. Een paar zinnen is genoeg."),
        error_messages={
            "required": _("Schrijf op wat uw vraag is. Een paar woorden is genoeg."),
            "max_length": TOO_LONG,
        },
        **_LONG,
    )
    naam = line(_("Hoe mogen we u noemen?"), max_length=100, help_text=_("Een voornaam is genoeg."))
    postcode = line(
        _("Wat is uw postcode?"),
        max_length=10,
        help_text=_("Dan komt uw vraag bij het team in uw buurt. De cijfers zijn genoeg."),
    )
    team = RowChoice(label=_("Weet u uw postcode niet? Kies dan een team"))
    mail_code = forms.TypedChoiceField(
        label=_("Wilt u uw code ook per e-mail?"),
        help_text=_(
            "In de mail staat niets van uw vraag. Kies Nee als iemand anders uw mail leest."
        ),
        choices=(("False", _("Nee")), ("True", _("Ja"))),
        initial="False",
        widget=RadioTiles,
        **_YES_NO,
    )
    # Nobody sees this field; a program that fills in forms does.
    website = forms.CharField(
        required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"})
    )

    def __init__(self, *args: Any, teams: list[Team], **options: Any) -> None:
        super().__init__(*args, **options)
        self.teams = teams
        self.fields["team"].offer([(team, team.naam) for team in teams], empty="–")
        if len(teams) < 2:
            del self.fields["team"]
        if not can_mail():
            del self.fields["mail_code"]

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise forms.ValidationError(
                gettext("Dit vak moet leeg blijven. Haal de tekst weg en verstuur opnieuw.")
            )
        return ""

    def clean_mail_code(self) -> bool:
        wanted = self.cleaned_data["mail_code"] or False
        if wanted and self.cleaned_data.get("stil_thuis"):
            raise forms.ValidationError(
                gettext("Thuis mag niemand dit weten. Schrijf de code liever zelf op, en kies Nee.")
            )
        if wanted and not address_in(self.cleaned_data.get("bereikbaar", "")):
            raise forms.ValidationError(gettext("Vul bovenaan een e-mailadres in, of kies Nee."))
        return wanted

    def clean(self) -> dict:
        data = super().clean()
        data["team"] = data.get("team") or self._by_postcode(data.get("postcode", ""))
        return data

    def _by_postcode(self, typed: str) -> Team | None:
        """The team of the neighbourhood. Without one the form says how to go on."""
        if typed and not four_digits(typed):
            self.add_error(
                "postcode",
                gettext("Een postcode begint met vier cijfers, zoals 1312. Kijk het nog eens na."),
            )
            return None
        here = [team for team in teams_for(typed) if team in self.teams] if typed else []
        found = first_for(here, jong=self.young)
        if found or len(self.teams) == 1:
            return found or self.teams[0]
        if typed:
            words = gettext(
                "Bij deze postcode kennen we geen team. Kies een team bij u in de buurt."
            )
        else:
            words = gettext("Vul uw postcode in, of kies een team bij u in de buurt.")
        self.add_error("postcode", words)
        return None

    def arguments(self) -> dict[str, Any]:
        data = super().arguments()
        how = ". ".join(part for part in (data["bereikbaar"], data.pop("wanneer")) if part)
        del data["website"]
        data.pop("mail_code", None)
        return data | {
            "bereikbaar": how,
            "postcode": four_digits(data["postcode"]),
            "formulier": self.formulier,
        }


class YoungAskForm(AskForm):
    """The same for somebody of 12 to 17, who may ask alone."""

    young = True
    leeftijd = forms.IntegerField(
        label=_("Hoe oud ben je?"),
        required=False,
        min_value=0,
        max_value=120,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), _("Vul je leeftijd in als getal, zoals 14.")
        ),
    )
    field_order = ("bereikbaar", "stil_thuis", "wanneer", "crisis", "vraag", "naam", "leeftijd")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, (label, hint) in YOUNG.items():
            if name in self.fields:
                self.fields[name].label, self.fields[name].help_text = label, hint
        self.fields["bereikbaar"].error_messages["required"] = _(
            "Vul je telefoonnummer of e-mailadres in. Anders kunnen we je niet antwoorden."
        )
        self.fields["vraag"].error_messages["required"] = _(
            "Schrijf op wat je vraag is. Een paar woorden is genoeg."
        )

    def arguments(self) -> dict[str, Any]:
        age = self.cleaned_data["leeftijd"]
        return super().arguments() | {"kind_betrokken": age < 18 if age is not None else True}


YOUNG = {
    "bereikbaar": (
        _("Hoe kunnen we jou veilig bereiken?"),
        _("Je telefoonnummer of e-mailadres. Alleen wij zien dit."),
    ),
    "wanneer": (
        _("Wanneer is het veilig om jou te bellen of te appen?"),
        _("Bijvoorbeeld: na school, niet in het weekend."),
    ),
    "vraag": (_("Wat is je vraag?"), _("In je eigen woorden. Een paar zinnen is genoeg.")),
    "naam": (_("Hoe mogen we je noemen?"), _("Een voornaam is genoeg.")),
    "postcode": (
        _("Wat is je postcode?"),
        _("Dan komt je vraag bij het team in jouw buurt. De cijfers zijn genoeg."),
    ),
    "team": (_("Weet je je postcode niet? Kies dan een team"), ""),
    "mail_code": (
        _("Wil je jouw code ook per e-mail?"),
        _("In de mail staat niets van je vraag. Kies Nee als iemand anders je mail leest."),
    ),
}


class StandForm(forms.Form):
    """The code of the receipt; capitals, spaces and dashes do not matter."""

    code = forms.CharField(
        label=_("Uw code"),
        max_length=40,
        error_messages={
            "required": _("Vul de code in die u kreeg."),
            "max_length": _("Deze code klopt niet. Kijk nog eens goed."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
