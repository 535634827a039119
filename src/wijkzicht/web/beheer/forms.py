"""The forms of beheer."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wijkzicht.register.koppelingen.models import Recht
from wijkzicht.register.organisatie.models import Medewerker, Rol, Team
from wijkzicht.web.codes import CodeChoice
from wijkzicht.web.forms import DayField, RadioList, RadioTiles
from wijkzicht.web.saving import ActionForm, RowChoice, yes_no

ROLES = (
    (Rol.PROFESSIONAL, _("Professional")),
    (Rol.GEDRAGSWETENSCHAPPER, _("Gedragswetenschapper")),
    (Rol.TEAMLEIDER, _("Teamleider")),
    (Rol.ANALIST, _("Analist")),
    (Rol.OPDRACHTGEVER, _("Opdrachtgever (gemeente)")),
    (Rol.PRIVACY_OFFICER, _("Privacy officer")),
    (Rol.BEHEER, _("Beheer")),
    (Rol.PARTNER, _("Partner, zoals een school of huisarts")),
)
_MUNICIPALITY = _("Schrijf GM met vier cijfers, bijvoorbeeld GM0034.")
_FTE = _("Vul een getal in van 0 tot en met 1,2.")


class TeamForm(ActionForm):
    """A team in its municipality."""

    naam = forms.CharField(
        label=_("Naam"), max_length=200, error_messages={"required": _("Geef het team een naam.")}
    )
    gemeente_code = forms.CharField(
        label=_("Code van de gemeente"),
        help_text=_MUNICIPALITY,
        validators=[RegexValidator(r"\AGM\d{4}\Z", _MUNICIPALITY)],
        error_messages={"required": _("Vul de code van de gemeente in.")},
    )
    doelgroep = CodeChoice(
        "doelgroep",
        label=_("Voor wie is het team?"),
        required=True,
        empty=None,
        widget=RadioTiles,
        error_messages={"required": _("Kies voor wie het team is.")},
    )
    model = CodeChoice("model", label=_("Hoe is het team ingericht?"), empty=_("Kies"))
    biedt_zelf_hulp = yes_no(_("Geeft het team zelf hulp?"))
    actief_van = DayField(label=_("Begonnen op"), required=False, initial=None)


class AccountForm(ActionForm):
    """An account without any right yet."""

    naam = forms.CharField(
        label=_("Naam"), max_length=200, error_messages={"required": _("Vul de naam in.")}
    )
    email = forms.EmailField(
        label=_("E-mailadres"),
        help_text=_("Hiermee logt je collega in."),
        error_messages={
            "required": _("Vul het e-mailadres in."),
            "invalid": _("Dit is geen e-mailadres. Schrijf bijvoorbeeld naam@voorbeeld.nl."),
        },
    )

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].lower()
        if Medewerker.objects.filter(email=email).exists():
            raise forms.ValidationError(
                gettext("Dit adres heeft al een account. Zoek het op in de lijst.")
            )
        return email


class RoleForm(ActionForm):
    """A role in a team, or in the whole organisation."""

    rol = forms.ChoiceField(
        label=_("Rol"),
        choices=ROLES,
        widget=RadioTiles,
        error_messages={"required": _("Kies een rol.")},
    )
    team = RowChoice(label=_("Team"))
    van = DayField(label=_("Vanaf"), future=True, required=False)
    tot = DayField(label=_("Tot en met"), future=True, required=False, initial=None)

    def __init__(
        self, *args: Any, teams: Iterable[Team], medewerker: Medewerker, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.medewerker = medewerker
        offered = [(team, team.naam) for team in teams]
        self.fields["team"].offer(offered, empty=gettext("Hele organisatie"))

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        same = self.medewerker.lidmaatschappen.filter(
            rol=data.get("rol"), team=data.get("team"), tot__isnull=True
        )
        if same.exists():
            self.add_error(
                "rol", gettext("Deze rol is er al. Kies een andere rol of een ander team.")
            )
        return data


class StaffForm(ActionForm):
    """For how many fte somebody works in a team."""

    team = RowChoice(
        label=_("Team"), required=True, error_messages={"required": _("Kies een team.")}
    )
    functie = CodeChoice(
        "functie",
        label=_("Functie"),
        required=True,
        empty=None,
        widget=RadioTiles,
        error_messages={"required": _("Kies een functie.")},
    )
    fte = forms.DecimalField(
        label=_("Aantal fte"),
        help_text=_("Bijvoorbeeld 0,8."),
        min_value=0,
        max_value=1.2,
        max_digits=4,
        decimal_places=2,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={"required": _("Vul in voor hoeveel fte iemand werkt.")}
        | dict.fromkeys(("invalid", "min_value", "max_value", "max_decimal_places"), _FTE),
    )
    skj = yes_no(_("Geregistreerd bij SKJ?"))
    van = DayField(
        label=_("Vanaf"), error_messages={"required": _("Vul in vanaf welke dag dit geldt.")}
    )

    def __init__(self, *args: Any, teams: Iterable[Team], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["team"].offer([(team, team.naam) for team in teams], empty=gettext("Kies"))


class EndForm(ActionForm):
    """The last day a role holds."""

    tot = DayField(
        label=_("Laatste dag"),
        future=True,
        error_messages={"required": _("Vul de laatste dag in.")},
    )


# What a key is for: the right, and the role that its account needs for it.
LINKS = {
    "eigen_cijfers": (
        _("Cijfers lezen van alle teams, voor een programma van onszelf"),
        Recht.CIJFERS,
        Rol.ANALIST,
    ),
    "cijfers": (
        _(
            "Cijfers lezen van alle teams samen, zonder kleine aantallen, voor een programma van buiten"
        ),
        Recht.CIJFERS,
        Rol.OPDRACHTGEVER,
    ),
    "website": (_("Vragen van inwoners inbrengen, voor een website"), Recht.AANMELDEN, None),
    "telefoon": (_("Zien of een beller bekend is, voor een telefooncentrale"), Recht.BELLER, None),
}


class LinkForm(ActionForm):
    """A koppeling: another program, for one thing, until a day."""

    naam = forms.CharField(
        label=_("Naam"),
        help_text=_("Bijvoorbeeld: datawarehouse van de gemeente."),
        max_length=200,
        error_messages={"required": _("Geef de koppeling een naam waaraan je haar herkent.")},
    )
    soort = forms.ChoiceField(
        label=_("Wat mag de koppeling?"),
        choices=[(key, words) for key, (words, *_rest) in LINKS.items()],
        widget=RadioList,
        error_messages={"required": _("Kies wat de koppeling mag.")},
    )
    team = RowChoice(
        label=_("Voor welk team?"),
        help_text=_("Nodig bij een telefooncentrale. Bij een website mag het leeg blijven."),
    )
    tot = DayField(
        label=_("Tot en met"),
        future=True,
        initial=None,
        error_messages={"required": _("Vul in tot en met welke dag de sleutel geldt.")},
    )

    def __init__(self, *args: Any, teams: Iterable[Team], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["team"].offer([(team, team.naam) for team in teams], empty="–")

    def arguments(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        _words, recht, rol = LINKS[data.pop("soort")]
        return data | {"rechten": [recht], "rol": rol}
