"""The forms of overleg: a family discussed, intervisie, advice."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wijkzicht.register.organisatie.models import Medewerker, Team
from wijkzicht.register.overleg.actions import Step
from wijkzicht.register.overleg.models import Overleg
from wijkzicht.web.forms import CheckboxTiles, DayField, line, text
from wijkzicht.web.saving import ActionForm, RowChoice, RowsChoice

ROWS = 3


class DecisionForm(ActionForm):
    """What was asked and decided about a family, and who does what."""

    vraag = text(_("Wat was de vraag?"), rows=2)
    besluit = text(_("Wat besloten jullie?"), rows=3)

    def __init__(self, *args: Any, betrokken: Iterable[Medewerker], **options: Any) -> None:
        super().__init__(*args, **options)
        people = [(medewerker, medewerker.naam) for medewerker in betrokken]
        for number in range(ROWS):
            who = RowChoice(label=_("Wie?"))
            who.offer(people, empty=gettext("Kies"))
            self.fields[f"wie_{number}"] = who
            self.fields[f"wat_{number}"] = line(_("Wat gaat die doen?"), max_length=300)
            self.fields[f"op_{number}"] = DayField(
                label=_("Klaar op"), required=False, future=True, help_text="", initial=None
            )

    def clean(self) -> dict[str, Any]:
        """A row has both who and what, or neither."""
        data = super().clean()
        for number in range(ROWS):
            who, what = data.get(f"wie_{number}"), data.get(f"wat_{number}")
            if (what or data.get(f"op_{number}")) and not who:
                self.add_error(f"wie_{number}", gettext("Kies wie dit gaat doen."))
            elif who and not what:
                self.add_error(f"wat_{number}", gettext("Schrijf op wat die gaat doen."))
        return data

    def arguments(self) -> dict[str, Any]:
        """The fields, with the rows that were filled in as steps."""
        data = {name: self.cleaned_data[name] for name in self.base_fields}
        rows = [
            [self.cleaned_data[f"{part}_{n}"] for part in ("wie", "wat", "op")] for n in range(ROWS)
        ]
        return data | {"stappen": [Step(*row) for row in rows if row[0]]}

    @property
    def rows(self) -> list[list[forms.BoundField]]:
        """The rows of who does what."""
        return [[self[f"{part}_{n}"] for part in ("wie", "wat", "op")] for n in range(ROWS)]

    @property
    def rows_open(self) -> bool:
        """Whether something stands in a row."""
        return any(field.value() or field.errors for row in self.rows for field in row)


class DiscussForm(DecisionForm):
    """The same, in a new meeting or in one of the last month."""

    overleg = RowChoice(label=_("In welk overleg?"))
    datum = DayField(label=_("Op welke dag?"), required=False)
    deelnemers = RowsChoice(label=_("Wie waren erbij?"), widget=CheckboxTiles)
    anderen = line(_("Wie nog meer?"), max_length=300, help_text=_("Van buiten het team."))

    def __init__(
        self, *args: Any, recent: list[Overleg], collegas: Iterable[Medewerker], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.has_recent = bool(recent)
        self.fields["overleg"].offer(
            [(row, in_words(row)) for row in recent], empty=gettext("Nieuw overleg")
        )
        self.fields["deelnemers"].offer([(one, one.naam) for one in collegas])

    @property
    def new_open(self) -> bool:
        """Whether a new meeting was being told of."""
        told = ("deelnemers", "anderen") if self.is_bound else ()
        return any(self[name].value() or self[name].errors for name in told)


class IntervisieForm(ActionForm):
    """The team learned together; no names of families."""

    team = RowChoice(label=_("Welk team?"), required=True)
    onderwerp = line(_("Waar ging het over?"))
    geleerd = text(_("Wat nemen jullie mee?"), rows=4)
    datum = DayField(label=_("Op welke dag?"))
    deelnemers = RowsChoice(label=_("Wie waren erbij?"), widget=CheckboxTiles)
    anderen = line(_("Wie nog meer?"), max_length=300, help_text=_("Van buiten het team."))

    def __init__(
        self, *args: Any, teams: list[Team], collegas: Iterable[Medewerker], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["deelnemers"].offer([(one, one.naam) for one in collegas])
        if options.get("row") or len(teams) == 1:
            self.only = None if options.get("row") else teams[0]
            del self.fields["team"]
        else:
            self.only = None
            self.fields["team"].offer([(team, team.naam) for team in teams], empty=gettext("Kies"))

    def arguments(self) -> dict[str, Any]:
        """The fields; somebody of one team is not asked which."""
        return super().arguments() | ({"team": self.only} if self.only else {})


class AdviceForm(ActionForm):
    """What the colleague advises."""

    advies = text(_("Wat is het advies?"), rows=5)


def in_words(row: Overleg) -> str:
    """A meeting by its day and who was there."""
    names = ", ".join(one.medewerker.naam for one in row.deelnemers.all())
    day = date_format(row.datum, "j F Y")
    return f"{day}, {names}" if names else day
