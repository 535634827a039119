"""The forms of the plan."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wijkzicht.register.personen.models import Persoon
from wijkzicht.register.plannen.actions import Step
from wijkzicht.register.plannen.models import Doelactie, Hulpvraag
from wijkzicht.web.codes import CodeChoice, label
from wijkzicht.web.forms import DayField, RadioTiles
from wijkzicht.web.plan.steps import STEPS, VOICES, steps_of
from wijkzicht.web.saving import ActionForm, RowChoice, yes_no

ROWS = 3  # of who does what, and always one to spare


def text(rows: int, **options: Any) -> forms.CharField:
    """A text of some lines."""
    return forms.CharField(widget=forms.Textarea(attrs={"rows": rows}), **options)


class QuestionForm(ActionForm):
    """What the household asks, in its own words."""

    tekst = text(
        3,
        label=_("Wat vraagt het gezin?"),
        help_text=_("Schrijf het op in hun eigen woorden."),
        error_messages={"required": _("Schrijf op wat het gezin vraagt.")},
    )
    leefgebied = CodeChoice("leefgebied", label=_("Waar gaat het over?"), empty=_("Kies"))
    persoon = RowChoice(label=_("Van wie is de vraag?"), widget=RadioTiles)
    datum = DayField(label=_("Gevraagd op"), required=False)

    def __init__(self, *args: Any, personen: list[Persoon], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["persoon"].offer_people(personen, empty=gettext("Hele gezin"))


class GoalForm(ActionForm):
    """A goal: three lines are enough, the rest is folded. Who does what stands in rows."""

    tekst = text(
        2,
        label=_("Wat wil het gezin bereiken?"),
        help_text=_("Schrijf het op in hun eigen woorden."),
        error_messages={"required": _("Schrijf op wat het gezin wil bereiken.")},
    )
    waaraan_zien_we_het = text(
        2,
        label=_("Waaraan zien jullie dat het gelukt is?"),
        help_text=_("Dan kun je later samen zien of het doel is gehaald."),
        required=False,
    )
    streefdatum = DayField(label=_("Voor wanneer?"), required=False, future=True, initial=None)
    gesteld_door = CodeChoice(
        "informant", label=_("Wie bedacht dit doel?"), widget=RadioTiles, empty=None
    )
    persoon = RowChoice(label=_("Voor wie is dit doel?"), widget=RadioTiles)
    hulpvraag = RowChoice(label=_("Bij welke vraag hoort het?"))
    leefgebied = CodeChoice("leefgebied", label=_("Waar gaat het over?"), empty=_("Kies"))
    gesteld_op = DayField(label=_("Afgesproken op"), required=False)

    def __init__(
        self,
        *args: Any,
        personen: list[Persoon],
        hulpvragen: list[Hulpvraag],
        acties: list[Doelactie] = (),
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.fields["persoon"].offer_people(personen, empty=gettext("Hele gezin"))
        self.fields["hulpvraag"].offer(
            [(vraag, vraag.tekst[:80]) for vraag in hulpvragen], empty=gettext("Geen vraag")
        )
        self.numbers = range(max(ROWS, len(acties) + 1))
        for number in self.numbers:
            self._add_row(number, acties[number] if number < len(acties) else None)
        own = getattr(options.get("row"), "schaal", None) or [""] * len(STEPS)
        for number, (words, meaning) in enumerate(zip(own, STEPS.values(), strict=True)):
            self.fields[f"schaal_{number}"] = forms.CharField(
                label=meaning,
                required=False,
                max_length=200,
                initial=words,
                error_messages={"max_length": _("Maak dit korter: tot 200 tekens.")},
            )

    def _add_row(self, number: int, actie: Doelactie | None) -> None:
        self.fields[f"uitvoerder_{number}"] = CodeChoice(
            "uitvoerder", label=_("Wie?"), empty=_("Kies"), initial=actie and actie.uitvoerder
        )
        self.fields[f"wie_{number}"] = forms.CharField(
            label=_("Naam"),
            required=False,
            max_length=100,
            initial=actie and actie.wie,
            error_messages={"max_length": _("Maak de naam korter: tot 100 tekens.")},
        )
        self.fields[f"actie_{number}"] = forms.UUIDField(
            required=False, widget=forms.HiddenInput, initial=actie and actie.pk
        )
        self.fields[f"wat_{number}"] = forms.CharField(
            label=_("Wat gaat die doen?"),
            required=False,
            max_length=300,
            initial=actie and actie.wat,
            error_messages={"max_length": _("Maak dit korter: tot 300 tekens.")},
        )
        self.fields[f"klaar_op_{number}"] = DayField(
            label=_("Klaar op"),
            required=False,
            future=True,
            help_text="",
            initial=actie and actie.klaar_op,
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for number in self.numbers:
            told = any(data.get(f"{part}_{number}") for part in ("wat", "wie", "klaar_op"))
            if told and not data.get(f"uitvoerder_{number}"):
                self.add_error(f"uitvoerder_{number}", gettext("Kies wie dit gaat doen."))
        return data

    def arguments(self) -> dict[str, Any]:
        data = {name: self.cleaned_data[name] for name in self.base_fields}
        if not data["gesteld_op"]:
            del data["gesteld_op"]
        return data | {"acties": self.steps(), "schaal": self.scale()}

    def scale(self) -> list[str]:
        """The five steps in own words; none when all are empty."""
        words = [self.cleaned_data[f"schaal_{number}"] for number in range(len(STEPS))]
        return words if any(words) else []

    def steps(self) -> list[Step]:
        """The rows that were filled in."""
        parts = ("uitvoerder", "wat", "klaar_op", "wie", "actie")
        rows = ([self.cleaned_data[f"{part}_{n}"] for part in parts] for n in self.numbers)
        return [Step(*row) for row in rows if row[0]]

    @staticmethod
    def row_names(number: int) -> tuple[str, ...]:
        """The fields in sight of one row."""
        return tuple(f"{part}_{number}" for part in ("uitvoerder", "wie", "wat", "klaar_op"))

    @property
    def rows(self) -> list[list[forms.BoundField]]:
        """The fields of who does what, row by row."""
        return [[self[name] for name in self.row_names(number)] for number in self.numbers]

    @property
    def keys(self) -> list[forms.BoundField]:
        """Which step each row was before."""
        return [self[f"actie_{number}"] for number in self.numbers]

    @property
    def own_steps(self) -> list[forms.BoundField]:
        """The five steps in own words."""
        return [self[f"schaal_{number}"] for number in range(len(STEPS))]

    @property
    def own_steps_open(self) -> bool:
        """Whether own steps are filled in."""
        return any(field.value() or field.errors for field in self.own_steps)

    @property
    def rows_open(self) -> bool:
        """Whether something stands in the rows, so that they are not folded."""
        return any(field.value() or field.errors for row in self.rows for field in row)

    @property
    def more_open(self) -> bool:
        """Whether something that is folded is filled in or refused."""
        names = ("persoon", "hulpvraag", "leefgebied")
        return bool(self["gesteld_op"].errors) or any(
            self[name].value() or self[name].errors for name in names
        )


class ScoreForm(ActionForm):
    """How far a goal is, as each voice sees it: five steps, each voice apart."""

    datum = DayField(
        label=_("Besproken op"),
        error_messages={"required": _("Vul in op welke dag jullie dit bespraken.")},
    )

    def __init__(
        self, *args: Any, voices: list[str], schaal: list[str] = (), **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.voices = voices
        for voice in voices:
            self.fields[f"score_{voice}"] = forms.TypedChoiceField(
                label=label("informant", voice),
                required=False,
                coerce=int,
                empty_value=None,
                choices=list(steps_of(schaal).items()),
                widget=RadioTiles,
            )

    @property
    def scores(self) -> dict[str, int]:
        """The steps that were chosen, by voice."""
        given = {voice: self.cleaned_data[f"score_{voice}"] for voice in self.voices}
        return {voice: score for voice, score in given.items() if score is not None}

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not self.errors and not self.scores and not self.may_be_empty:
            self.add_error(None, gettext("Kies bij ten minste één stem hoe ver het doel is."))
        return data

    may_be_empty = False

    def arguments(self) -> dict[str, Any]:
        return {"datum": self.cleaned_data["datum"], "scores": self.scores}


class EvaluationForm(ScoreForm):
    """Was the goal reached? With the scores of each voice, if they are known."""

    uitkomst = CodeChoice(
        "uitkomst",
        label=_("Is het doel gehaald?"),
        required=True,
        empty=None,
        widget=RadioTiles,
        error_messages={"required": _("Kies of het doel is gehaald.")},
    )
    field_order = ["datum", "uitkomst"]
    may_be_empty = True

    def arguments(self) -> dict[str, Any]:
        return super().arguments() | {"uitkomst": self.cleaned_data["uitkomst"]}


def voices_of(personen: list[Persoon]) -> list[str]:
    """Whose voices there are in a household; the professional always."""
    roles = {persoon.rol for persoon in personen} | {"professional"}
    return [voice for voice in VOICES if voice in roles]


class AgreementForm(ActionForm):
    """What was told, who agreed on which day, and (by the second button) that the plan stands."""

    klachtroute_verteld = yes_no(_("Heb je verteld waar het gezin een klacht kan doen?"))
    vertrouwenspersoon_verteld = yes_no(_("Heb je verteld over de vertrouwenspersoon?"))
    clientondersteuner_verteld = yes_no(_("Heb je verteld over gratis onafhankelijke hulp?"))
    akkoord_ouder = DayField(label=_("Ouder of volwassene zei ja op"), required=False, initial=None)
    akkoord_jeugdige = DayField(label=_("Jeugdige zei ja op"), required=False, initial=None)
    op = DayField(label=_("Het plan geldt vanaf"), required=False)

    def arguments(self) -> dict[str, Any]:
        return {"versie": self.versie or 0, "data": self.cleaned_data}
