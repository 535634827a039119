"""Code lists as form fields and as words, in the language of the screen."""

from collections.abc import Callable

from django import forms
from django.utils.translation import get_language

from wijkzicht.vocabulary.codelists import codelist


def label(lijst: str, code: str | None) -> str:
    """The words for a code; empty for an unknown one."""
    if not code:
        return ""
    return codelist(lijst).label(code, "en" if get_language() == "en" else "nl")


def choices(lijst: str, empty: str | None = None) -> Callable[[], list[tuple[str, str]]]:
    """The codes with their words, read when the form is shown; `empty` is the first line, if any."""

    def read() -> list[tuple[str, str]]:
        first = [] if empty is None else [("", empty)]
        return first + [(code, label(lijst, code)) for code in codelist(lijst).codes]

    return read


class CodeChoice(forms.TypedChoiceField):
    """A code of a list; nothing chosen is None: unknown."""

    def __init__(self, lijst: str, *, empty: str | None = "–", **options):
        options.setdefault("required", False)
        super().__init__(choices=choices(lijst, empty), empty_value=None, **options)
