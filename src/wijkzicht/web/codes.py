"""Code lists as form fields and as words, in the language of the screen."""

from collections.abc import Callable

from django import forms
from django.utils.translation import get_language

from wijkzicht.register.inrichting import queries as inrichting
from wijkzicht.rules.instellingen import LIJSTEN
from wijkzicht.vocabulary.codelists import codelist


def label(lijst: str, code: str | None) -> str:
    """The words for a code, in Dutch the organisation's own if it has any; empty for an unknown one."""
    if not code:
        return ""
    if get_language() == "en":
        return codelist(lijst).label(code, "en")
    own = inrichting.own_word(lijst, code) if lijst in LIJSTEN else ""
    return own or codelist(lijst).label(code, "nl")


def offered(lijst: str) -> list[str]:
    """The codes that the organisation uses in new work."""
    codes = codelist(lijst).codes
    return [c for c in codes if lijst not in LIJSTEN or inrichting.is_used(lijst, c)]


def choices(lijst: str, empty: str | None = None) -> Callable[[], list[tuple[str, str]]]:
    """The codes with their words, read when the form is shown; `empty` is the first line, if any."""

    def read() -> list[tuple[str, str]]:
        first = [] if empty is None else [("", empty)]
        return first + [(code, label(lijst, code)) for code in offered(lijst)]

    return read


class CodeChoice(forms.TypedChoiceField):
    """A code of a list; nothing chosen is None: unknown.

    A code that the organisation no longer uses can still be kept where it was chosen before.
    """

    def __init__(self, lijst: str, *, empty: str | None = "–", **options):
        options.setdefault("required", False)
        super().__init__(choices=choices(lijst, empty), empty_value=None, **options)
        self.lijst = lijst

    def get_bound_field(self, form, field_name):
        bound = super().get_bound_field(form, field_name)
        kept = bound.initial
        if kept and kept not in offered(self.lijst) and kept in codelist(self.lijst).codes:
            self.widget.choices = [*self.choices, (kept, label(self.lijst, kept))]
        return bound

    def valid_value(self, value):
        return super().valid_value(value) or value in codelist(self.lijst).codes
