"""What stays of two rows that differ, and who is the same person as whom."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wijkzicht.register.basis import CodeField
from wijkzicht.register.personen.models import Huishouden, Persoon
from wijkzicht.register.samenvoegen.fields import OF_HOUSEHOLD, TOGETHER, Group, differing, groups
from wijkzicht.web.codes import label as code
from wijkzicht.web.dossier.conflict import words
from wijkzicht.web.dossier.frame import short_name
from wijkzicht.web.dossier.people import HouseholdForm
from wijkzicht.web.forms import RadioList, RadioTiles
from wijkzicht.web.person_form import PersonForm
from wijkzicht.web.saving import ActionForm, RowChoice

# What several fields that go together are called.
LABELS: dict[str, str | Promise] = {
    "straat": gettext_lazy("Adres"),
    "tussenvoegsel": gettext_lazy("Achternaam"),
    "partner_tussenvoegsel": gettext_lazy("Naam van de partner"),
    "geboortedatum": gettext_lazy("Geboren"),
    "herkomst": gettext_lazy("Herkomst"),
    "overleden_op": gettext_lazy("Overleden"),
}


def label(group: Group) -> str:
    """What a choice is about, in the words of the form in which it is typed."""
    name = group[0]
    if name in LABELS:
        return str(LABELS[name])
    known = PersonForm.base_fields | HouseholdForm.base_fields
    return str(known[name].label) if name in known else name.capitalize()


def said(group: Group, row: models.Model) -> str:
    """What a row says there, in words."""
    if group[0] == "geboortedatum":
        return words(forms.DateField(), row.geboortedatum or row.geboortejaar)
    shown = [
        _word(row, name)
        for name in group
        if getattr(row, name) and not name.endswith("_code") and name != "naamgebruik"
    ]
    return " ".join(shown)


def _word(row: models.Model, name: str) -> str:
    field = row._meta.get_field(name)
    value = getattr(row, name)
    return (
        code(field.lijst, value)
        if isinstance(field, CodeField)
        else words(forms.CharField(), value)
    )


class ChoiceForm(ActionForm):
    """For each field that differs: which of the two stays. What stands in this file, unless told."""

    def choose(
        self,
        key: str,
        about: str,
        groups: tuple[Group, ...],
        one: models.Model,
        other: models.Model,
    ) -> None:
        """A choice for every group of fields in which the two contradict each other."""
        for group in differing(groups, one, other):
            self.fields[f"{key}{group[0]}"] = forms.ChoiceField(
                label=f"{about}{label(group)}",
                choices=[("", said(group, one)), (group[0], said(group, other))],
                required=False,
                initial="",
                widget=RadioTiles,
            )

    def chosen(self, key: str) -> tuple[str, ...]:
        """The fields that are taken from the other row."""
        data = self.cleaned_data
        return tuple(data[name] for name in data if name.startswith(key) and data[name])


class PersonsForm(ChoiceForm):
    """Two rows of one person, in one household or in two that stay two."""

    def __init__(self, *args: Any, blijft: Persoon, weg: Persoon, **options: Any) -> None:
        super().__init__(*args, **options)
        self.choose("neem_", "", groups(blijft, weg), blijft, weg)

    def arguments(self) -> dict[str, Any]:
        return {"neem": self.chosen("neem_")}


class HouseholdsForm(ChoiceForm):
    """Two households: what stays of name and address, and who is who."""

    def __init__(
        self,
        *args: Any,
        blijft: Huishouden,
        weg: Huishouden,
        mine: Iterable[Persoon],
        theirs: Iterable[Persoon],
        pairs: dict[UUID, Persoon],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.theirs, self.pairs = list(theirs), pairs
        self.choose("neem_", "", OF_HOUSEHOLD, blijft, weg)
        for other in self.theirs:
            field = RowChoice(
                label=_("Wie is %(name)s?") % {"name": short_name(other)}, widget=RadioList
            )
            field.offer(
                [(p, _("Dezelfde als %(name)s") % {"name": short_name(p)}) for p in mine],
                _("Iemand anders: komt erbij"),
            )
            field.initial = str(pairs[other.pk].pk) if other.pk in pairs else ""
            self.fields[f"wie_{other.pk}"] = field
            if other.pk in pairs:
                about = f"{short_name(other)}: "
                self.choose(f"van_{other.pk}_", about, TOGETHER, pairs[other.pk], other)

    def arguments(self) -> dict[str, Any]:
        same = {other: self.cleaned_data[f"wie_{other.pk}"] for other in self.theirs}
        return {
            "zelfde": {other: one for other, one in same.items() if one},
            "neem": self.chosen("neem_"),
            # What was chosen is about the two that were laid side by side.
            "neem_van": {
                other: self.chosen(f"van_{other.pk}_")
                for other, one in same.items()
                if one and one == self.pairs.get(other.pk)
            },
        }
