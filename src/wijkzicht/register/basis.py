"""What every table of the register shares: random key, keyed pseudonym, version, codes of a list."""

import hashlib
import hmac
import uuid

import pghistory
from django.conf import settings
from django.db import models

from wijkzicht.vocabulary.codelists import codelist


def pseudonym(row_id: uuid.UUID) -> uuid.UUID:
    """The pseudonym of a row: keyed, so that only who holds the key can go from one to the other.

    It is stored with the row, so that an extraction copies it and never computes.
    """
    key = settings.WIJKZICHT_PSEUDONYM_KEY.encode()
    return uuid.UUID(bytes=hmac.digest(key, row_id.bytes, hashlib.sha256)[:16])


class PseudonymField(models.UUIDField):
    """The keyed pseudonym of the row's own key, filled on every way of saving.

    Unique where it stands, not in the history: an old row has the pseudonym of the new one.
    """

    def pre_save(self, model_instance: models.Model, add: bool) -> uuid.UUID:
        value = pseudonym(model_instance.pk)
        setattr(model_instance, self.attname, value)
        return value


class Row(models.Model):
    """A row with a random key, so that a key says nothing and can't be guessed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True


class PseudonymRow(Row):
    """A row that leaves in the basisset under its pseudonym."""

    pseudoniem = PseudonymField(unique=True, editable=False)

    class Meta:
        abstract = True


class Versioned(models.Model):
    """A row that people change by form. `versie` is compared on saving: who was second is told."""

    versie = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True


class CodeField(models.CharField):
    """A code of one of our own lists, never the number of a protocol. Empty string never: unknown is null."""

    def __init__(self, lijst: str, **kwargs):
        self.lijst = lijst
        kwargs.setdefault("max_length", 40)
        super().__init__(**kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, [self.lijst, *args], kwargs

    def formfield(self, **kwargs):
        from django import forms

        chosen = codelist(self.lijst)
        empty = [("", "---")] if self.blank else []
        return super().formfield(
            form_class=forms.TypedChoiceField,
            choices=empty + [(code, chosen.label(code, "nl")) for code in chosen.codes],
            empty_value=None,
            **{k: v for k, v in kwargs.items() if k not in {"form_class", "max_length"}},
        )


def optional_code(lijst: str) -> CodeField:
    """A code that may be unknown."""
    return CodeField(lijst, null=True, blank=True)


def code_check(table: str, field: str, lijst: str) -> models.CheckConstraint:
    """The database refuses a code that is not in the list (null passes: unknown)."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{field}__in": list(codelist(lijst).codes)}),
        name=f"{table}_{field}_uit_lijst",
    )


def order_check(table: str, first: str, last: str) -> models.CheckConstraint:
    """The second date does not lie before the first (null passes)."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{last}__gte": models.F(first)}),
        name=f"{table}_{last}_niet_voor_{first}",
    )


def keeps_history(**options):
    """The model's old rows are kept on each change and deletion, by a trigger: raw SQL is seen too."""
    return pghistory.track(
        pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent(), **options
    )
