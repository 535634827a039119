"""A form that an action saves: why it was refused, or who was first, is told on the form itself."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.db import models, transaction
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wijkzicht.register.personen.models import Persoon
from wijkzicht.register.versions import Conflict
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.web.dossier.conflict import Difference, differences
from wijkzicht.web.dossier.frame import short_name
from wijkzicht.web.forms import RadioTiles


class ActionForm(forms.Form):
    """Fields with the names that the action takes.

    `row`: what is changed; its values are the initial ones and its `versie` travels with the form.
    Without a row the key `formulier` travels, so that a form sent twice makes one row.
    `versie` is the one to send next, `conflict` holds both texts when somebody else saved first.
    """

    def __init__(
        self, data: QueryDict | None = None, *, row: models.Model | None = None, **options: Any
    ) -> None:
        options["initial"] = _values(self.base_fields, row) | options.get("initial", {})
        super().__init__(data, **options)
        sent = data.get("versie", "") if data else ""
        self.versie = int(sent) if sent.isdigit() else getattr(row, "versie", None)
        self.formulier = form_key(data.get("formulier", "")) if data else uuid4()
        self.conflict: list[Difference] = []
        self.saved: Any = None

    def save(self, action: Callable, **arguments: Any) -> bool:
        """Whether the form held and the action was done; nothing of it is written if not.

        `saved` is then what the action gave back.
        """
        if not self.is_valid():
            return False
        try:
            with transaction.atomic():
                self.saved = action(**arguments, **self.arguments())
        except NotAllowed as refusal:
            self.add_error(None, refusal.sentence)
        except Conflict as conflict:
            self.versie, self.conflict = conflict.versie, differences(conflict, self)
            self.add_error(None, conflict.sentence)
        else:
            return True
        return False

    def arguments(self) -> dict[str, Any]:
        """What the action is called with."""
        return dict(self.cleaned_data)


class RowChoice(forms.TypedChoiceField):
    """One row out of a few that the page already has; nothing chosen is None."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("required", False)
        super().__init__(empty_value=None, **options)

    def offer(self, rows: Iterable[tuple[models.Model, str]], empty: str | None = None) -> None:
        """What can be chosen, each with its words; `empty` is the first line, if any."""
        rows = list(rows)
        found = {str(row.pk): row for row, _words in rows}
        self.coerce = found.__getitem__
        first = [] if empty is None else [("", empty)]
        self.choices = first + [(str(row.pk), words) for row, words in rows]

    def offer_people(self, personen: Iterable[Persoon], empty: str | None = None) -> None:
        """The people of a household, with their ages."""
        self.offer([(persoon, short_name(persoon)) for persoon in personen], empty)


class RowsChoice(forms.TypedMultipleChoiceField):
    """Several rows out of a few that the page already has."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("required", False)
        super().__init__(empty_value=[], **options)

    def offer(self, rows: Iterable[tuple[models.Model, str]]) -> None:
        """What can be chosen, each with its words."""
        rows = list(rows)
        self.coerce = {str(row.pk): row for row, _words in rows}.__getitem__
        self.choices = [(str(row.pk), words) for row, words in rows]


def yes_no(question: str | Promise) -> forms.TypedChoiceField:
    """Yes, no, or None: not known (yet). By one tap."""
    return forms.TypedChoiceField(
        label=question,
        required=False,
        choices=(("True", _("Ja")), ("False", _("Nee")), ("", _("Weet ik niet"))),
        coerce=lambda value: value == "True",
        empty_value=None,
        widget=RadioTiles,
    )


def first_days(form_class: type[ActionForm], row: models.Model) -> dict[str, Any]:
    """Today, where the row has no day yet; of the fields that start with one."""
    return {
        name: field.initial()
        for name, field in form_class.base_fields.items()
        if callable(field.initial) and getattr(row, name, None) is None
    }


def form_key(sent: str) -> UUID | None:
    """The key that a form was sent with; None if it is none."""
    try:
        return UUID(sent)
    except ValueError:
        return None


def _values(fields: Iterable[str], row: models.Model | None) -> dict[str, Any]:
    if row is None:
        return {}
    known = {field.name: field.attname for field in row._meta.concrete_fields}
    return {name: getattr(row, known[name]) for name in fields if name in known}
