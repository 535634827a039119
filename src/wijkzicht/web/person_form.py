"""The form of a person: the few fields of a first meeting, and all that may be known later."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wijkzicht.register.clock import today
from wijkzicht.register.personen.models import Persoon
from wijkzicht.register.personen.policies import doubtful_births
from wijkzicht.web.codes import CodeChoice
from wijkzicht.web.forms import DayField, RadioTiles, birth_year
from wijkzicht.web.saving import ActionForm

_ROLE_MISSING = {"required": _("Kies wie dit is in het gezin.")}


class PersonLine(forms.Form):
    """Somebody of a household in one line."""

    voornaam = forms.CharField(label=_("Voornaam"), max_length=100, required=False)
    achternaam = forms.CharField(label=_("Achternaam"), max_length=100, required=False)
    geboortejaar = birth_year()
    rol = CodeChoice("rol", label=_("Rol"), required=True, error_messages=_ROLE_MISSING)


class PersonForm(PersonLine, ActionForm):
    """What we know of somebody. Everything but a name and the role may stay unknown.

    `others`: the rest of the household. Where an age does not fit with theirs the form asks once
    whether it is right; `asked` holds the questions.
    """

    tussenvoegsel = forms.CharField(label=_("Tussenvoegsel"), max_length=20, required=False)
    rol = CodeChoice(
        "rol",
        label=_("Rol in het gezin"),
        empty=None,
        required=True,
        widget=RadioTiles,
        error_messages=_ROLE_MISSING,
    )
    geboortedatum = DayField(
        label=_("Geboortedatum"),
        required=False,
        initial=None,
        help_text=_("Bijvoorbeeld 5-11-2012."),
    )
    geslacht = CodeChoice("geslacht", label=_("Geslacht"), widget=RadioTiles, empty=None)
    telefoon = forms.CharField(label=_("Telefoon"), max_length=30, required=False)
    contactpersoon = forms.BooleanField(label=_("Contactpersoon van het gezin"), required=False)
    voorletters = forms.CharField(label=_("Voorletters"), max_length=20, required=False)
    partner_tussenvoegsel = forms.CharField(
        label=_("Tussenvoegsel van de partner"), max_length=20, required=False
    )
    partnernaam = forms.CharField(
        label=_("Achternaam van de partner"), max_length=100, required=False
    )
    naamgebruik = forms.ChoiceField(
        label=_("Met welke naam schrijven we deze persoon aan?"),
        choices=Persoon.Naamgebruik.choices,
        initial=Persoon.Naamgebruik.EIGEN,
        widget=RadioTiles,
        required=False,
    )
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        error_messages={"invalid": _("Schrijf het e-mailadres als naam@voorbeeld.nl.")},
        widget=forms.TextInput(attrs={"inputmode": "email", "autocomplete": "off"}),
    )
    veilig_bereikbaar = forms.CharField(
        label=_("Hoe en wanneer veilig te bereiken?"), max_length=200, required=False
    )
    tolk_taal = forms.CharField(
        label=_("Tolk nodig: in welke taal?"), max_length=60, required=False
    )
    uitgerekend_op = DayField(
        label=_("Nog niet geboren: uitgerekend op"),
        required=False,
        initial=None,
        future=True,
        help_text=_("Een naam is dan niet nodig."),
    )
    klopt = forms.BooleanField(label=_("Ja, de leeftijden kloppen"), required=False)

    field_order = [
        *("voornaam", "tussenvoegsel", "achternaam", "rol", "geboortedatum", "geboortejaar"),
        *("geslacht", "telefoon", "contactpersoon"),
    ]
    FOLDED = {
        _("Voorletters, en de naam van een partner"): (
            *("voorletters", "partner_tussenvoegsel", "partnernaam", "naamgebruik"),
        ),
        _("E-mail, veilig bereiken, tolk"): ("email", "veilig_bereikbaar", "tolk_taal"),
        _("Nog niet geboren"): ("uitgerekend_op",),
    }

    def __init__(self, *args: Any, others: list[Persoon], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["geboortejaar"].label = _("Of alleen het jaar")
        self.others = others
        self.asked: list[str] = []

    def clean_naamgebruik(self) -> str:
        return self.cleaned_data["naamgebruik"] or Persoon.Naamgebruik.EIGEN

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not self.errors and not data.get("klopt"):
            self._ask(data)
        return data

    def arguments(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "klopt"}

    @property
    def sight(self) -> list[forms.BoundField]:
        """The fields in sight."""
        folded = {name for names in self.FOLDED.values() for name in names} | {"klopt"}
        return [field for field in self if field.name not in folded]

    @property
    def folds(self) -> list[tuple[str, list[forms.BoundField], bool]]:
        """Each fold with its fields, and whether it lies open: something is filled in or refused."""
        return [
            (words, fields, any(self._matters(field) for field in fields))
            for words, names in self.FOLDED.items()
            for fields in [[self[name] for name in names]]
        ]

    def _matters(self, field: forms.BoundField) -> bool:
        if field.name == "naamgebruik":
            return field.value() not in ("", None, Persoon.Naamgebruik.EIGEN)
        return bool(field.errors) or field.value() not in ("", None, False)

    def _ask(self, data: dict[str, Any]) -> None:
        born = data.get("geboortedatum")
        me = Persoon(
            voornaam=data.get("voornaam", ""),
            achternaam=data.get("achternaam", ""),
            rol=data["rol"],
            geboortedatum=born,
            geboortejaar=born.year if born else data.get("geboortejaar"),
        )
        if born and born > today():
            return  # refused by the rule itself
        mine = str(me)
        self.asked = [
            sentence(doubt)
            for doubt in doubtful_births([*self.others, me])
            if mine in (doubt.child, doubt.parent)
        ]
        if self.asked:
            self.add_error(
                "klopt", gettext("Kijk of de geboortedata kloppen. Klopt het? Vink het dan aan.")
            )


def sentence(doubt) -> str:
    """The question about two ages in words."""
    words = {"child": doubt.child, "parent": doubt.parent}
    if doubt.older:
        return gettext("%(child)s zou ouder zijn dan %(parent)s. Klopt dat?") % words
    return (
        gettext("%(parent)s zou nog geen 12 zijn geweest toen %(child)s kwam. Klopt dat?") % words
    )
