"""Both texts side by side, when somebody else saved first."""

from typing import Any, NamedTuple

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wijkzicht.register.versions import Conflict


class Difference(NamedTuple):
    """A field in which my text and the saved one differ, in words."""

    label: str
    mine: str
    theirs: str


def differences(conflict: Conflict, form: forms.Form) -> list[Difference]:
    """Every field that differs, in the order of the form."""
    return [
        Difference(
            str(form.fields[name].label),
            words(form.fields[name], conflict.mine[name]),
            words(form.fields[name], conflict.theirs[name]),
        )
        for name in form.fields
        if name in conflict.mine
    ]


def words(field: forms.Field, value: Any) -> str:
    """A value as somebody would read it in the form."""
    if value in (None, ""):
        return _("niets ingevuld")
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if hasattr(value, "year"):
        return date_format(value, "j F Y")
    for group in getattr(field, "choices", ()):
        for code, text in group[1] if isinstance(group[1], list | tuple) else [group]:
            if str(code) == str(value):
                return str(text)
    return str(value)
