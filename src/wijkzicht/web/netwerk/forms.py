"""The forms of the network: somebody around the family, and a bond between two people."""

from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from wijkzicht.register.netwerk.models import Band, Netwerklid
from wijkzicht.register.personen.models import Persoon
from wijkzicht.web.codes import CodeChoice
from wijkzicht.web.forms import RadioTiles, birth_year
from wijkzicht.web.saving import ActionForm, RowChoice


class MemberForm(ActionForm):
    """Somebody around the family: a name and a kind; the rest may stay unknown."""

    naam = forms.CharField(
        label=_("Naam"),
        max_length=200,
        error_messages={"required": _("Vul een naam in.")},
    )
    soort = forms.ChoiceField(
        label=_("Wie is dit?"),
        choices=Netwerklid.Soort.choices,
        widget=RadioTiles,
        error_messages={"required": _("Kies wie dit is.")},
    )
    relatie = forms.CharField(
        label=_("Wat is de relatie?"),
        help_text=_("Bijvoorbeeld: oma, trainer, mentor op school."),
        max_length=100,
        required=False,
    )
    sterkte = forms.TypedChoiceField(
        label=_("Hoe sterk is de band?"),
        choices=[*Netwerklid.Sterkte.choices, ("", _("Weet ik niet"))],
        coerce=int,
        empty_value=None,
        required=False,
        widget=RadioTiles,
    )
    richting = forms.ChoiceField(
        label=_("Wie helpt wie?"),
        choices=[*Netwerklid.Richting.choices, ("", _("Weet ik niet"))],
        required=False,
        widget=RadioTiles,
    )
    gespannen = forms.BooleanField(label=_("De band is gespannen"), required=False)
    van_wie = RowChoice(label=_("Van wie vooral?"), widget=RadioTiles)
    telefoon = forms.CharField(label=_("Telefoon"), max_length=30, required=False)
    geslacht = CodeChoice("geslacht", label=_("Geslacht"), widget=RadioTiles, empty=None)
    geboortejaar = birth_year()
    overleden = forms.BooleanField(label=_("Overleden"), required=False)

    FOLDED = ("van_wie", "telefoon", "geslacht", "geboortejaar", "overleden")

    def __init__(self, *args: Any, personen: list[Persoon], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["van_wie"].offer_people(personen, _("Iedereen"))

    @property
    def sight(self) -> list[forms.BoundField]:
        """The fields in sight."""
        return [field for field in self if field.name not in self.FOLDED]

    @property
    def folded(self) -> list[forms.BoundField]:
        """The fields that one opens when needed."""
        return [self[name] for name in self.FOLDED]

    @property
    def folded_open(self) -> bool:
        """Whether something that is folded is filled in or refused."""
        return any(field.value() not in (None, "", False) or field.errors for field in self.folded)


class BondForm(ActionForm):
    """Who is what of whom."""

    van = RowChoice(label=_("Wie"), required=True, error_messages={"required": _("Kies iemand.")})
    soort = forms.ChoiceField(
        label=_("Wat"),
        choices=Band.Soort.choices,
        widget=RadioTiles,
        error_messages={"required": _("Kies wat ze van elkaar zijn.")},
    )
    naar = RowChoice(
        label=_("Van of met wie"), required=True, error_messages={"required": _("Kies iemand.")}
    )

    def __init__(self, *args: Any, people: list[tuple[Model, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("van", "naar"):
            self.fields[name].offer(people, _("Kies"))
