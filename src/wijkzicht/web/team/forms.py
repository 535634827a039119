"""The forms of the team."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.web.forms import CheckboxList, DayField
from wijkzicht.web.saving import ActionForm, RowChoice


class AbsenceForm(ActionForm):
    """Who is away, and when. Not why."""

    medewerker = RowChoice(
        label=_("Wie is er niet?"),
        required=True,
        error_messages={"required": _("Kies wie er niet is.")},
    )
    van = DayField(
        label=_("Vanaf"),
        future=True,
        error_messages={"required": _("Vul de eerste dag in.")},
    )
    tot = DayField(
        label=_("Tot en met"),
        future=True,
        initial=None,
        error_messages={"required": _("Vul de laatste dag in.")},
    )

    def __init__(self, *args: Any, people: list[Medewerker], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["medewerker"].offer([(row, row.naam) for row in people], empty=_("Kies"))


class HandOverForm(ActionForm):
    """Which families go to whom."""

    casussen = forms.MultipleChoiceField(
        label=_("Welke gezinnen?"),
        widget=CheckboxList,
        error_messages={"required": _("Kies ten minste één gezin.")},
    )
    naar = RowChoice(
        label=_("Naar wie?"),
        required=True,
        error_messages={"required": _("Kies een collega.")},
    )

    def __init__(
        self, *args: Any, casussen: list[Casus], people: list[Medewerker], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.rows = {str(casus.pk): casus for casus in casussen}
        names = [(key, casus.huishouden.naam) for key, casus in self.rows.items()]
        self.fields["casussen"].choices = names
        self.fields["naar"].offer([(row, row.naam) for row in people], empty=_("Kies"))

    def arguments(self) -> dict[str, Any]:
        chosen = [self.rows[key] for key in self.cleaned_data["casussen"]]
        return {"casussen": chosen, "naar": self.cleaned_data["naar"]}
