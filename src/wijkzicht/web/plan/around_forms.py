"""The forms around the plan: the family's own plan, looking back, scores on an instrument."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkzicht.register.personen.models import Persoon
from wijkzicht.register.plannen.models import Familiegroepsplan
from wijkzicht.rules.instruments import ZRM
from wijkzicht.web.codes import CodeChoice, label
from wijkzicht.web.forms import DayField, RadioList, RadioTiles
from wijkzicht.web.saving import ActionForm, RowChoice

STANDS = {
    Familiegroepsplan.Stand.ER_IS_EEN: _("Het gezin heeft een eigen plan"),
    Familiegroepsplan.Stand.MAAKT: _("Het gezin maakt een eigen plan"),
    Familiegroepsplan.Stand.AANGEBODEN: _("Gevraagd, nog geen antwoord"),
    Familiegroepsplan.Stand.WIL_NIET: _("Het gezin wil dit niet"),
}


class FamilyPlanForm(ActionForm):
    """How it stands with the family's own plan."""

    stand = forms.ChoiceField(
        label=_("Hoe staat het ermee?"),
        choices=list(STANDS.items()),
        widget=RadioList,
        error_messages={"required": _("Kies hoe het staat met het eigen plan van het gezin.")},
    )
    aangeboden_op = DayField(label=_("Gevraagd op"), required=False, initial=None)
    tekst = forms.CharField(
        label=_("Wat staat er in het eigen plan?"),
        help_text=_("Dit is het begin van jullie plan. Een bestand zet je bij Papieren."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class LookBackForm(ActionForm):
    """One question, and what next."""

    hielp = CodeChoice("hielp", label=_("Hielp het het gezin?"), empty=None, widget=RadioTiles)
    hoe_verder = forms.CharField(
        label=_("Hoe gaan jullie verder?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    datum = DayField(
        label=_("Besproken op"),
        error_messages={"required": _("Vul in op welke dag jullie dit bespraken.")},
    )


class MeasureForm(ActionForm):
    """Scores on the Zelfredzaamheid-Matrix: as many domains as were talked about."""

    persoon = RowChoice(
        label=_("Over wie?"),
        required=True,
        widget=RadioTiles,
        error_messages={"required": _("Kies over wie dit gaat.")},
    )
    datum = DayField(
        label=_("Besproken op"),
        error_messages={"required": _("Vul in op welke dag jullie dit bespraken.")},
    )

    def __init__(self, *args: Any, personen: list[Persoon], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["persoon"].offer_people(personen)
        if len(personen) == 1:
            self.initial.setdefault("persoon", personen[0].pk)
        for domein in ZRM.domeinen:
            self.fields[f"score_{domein}"] = forms.TypedChoiceField(
                label=label("leefgebied", domein),
                required=False,
                coerce=int,
                empty_value=None,
                choices=[(score, str(score)) for score in ZRM.scores],
                widget=RadioTiles,
            )

    def arguments(self) -> dict[str, Any]:
        data = self.cleaned_data
        scores = {domein: data[f"score_{domein}"] for domein in ZRM.domeinen}
        return {
            "persoon": data["persoon"],
            "datum": data["datum"],
            "scores": {domein: score for domein, score in scores.items() if score is not None},
        }
