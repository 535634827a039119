"""One cell of theirs as a cell of ours, in the form that the contract's CSV has."""

import re
from collections.abc import Callable

from wijkzicht.dataset.cells import FORMS
from wijkzicht.dataset.exports.mapping import EXAMPLE, Column, Form, day_of
from wijkzicht.dataset.schema import Field


class Unfit(ValueError):
    """A cell that is no value of this field. The text says why and what to do."""

    def __init__(self, rule: str, message: str, todo: str) -> None:
        self.rule, self.message, self.todo = rule, message, todo
        super().__init__(message)


def converter(field: Field, column: Column, form: Form) -> Callable[[str], str]:
    """
    What makes their text our text; empty stays empty. Blanks around it fall away.

    The function raises Unfit. It remembers what it converted: a day or code returns often.
    """
    seen: dict[str, str] = {}

    def convert(text: str) -> str:
        if text not in seen:
            seen[text] = _convert(text.strip(), field, column, form)
        return seen[text]

    return convert


def _convert(text: str, field: Field, column: Column, form: Form) -> str:
    if column.codes is not None and text in column.codes:
        return column.codes[text]
    if text == "" or text in form.leeg:
        return ""
    if column.codes is not None and field.enum:
        todo = f"Zet hem in de mapping bij codes van {field.name}, met een code van ons of leeg."
        raise Unfit("codes", "Deze waarde staat niet in de mapping.", todo)
    if column.vast is not None or field.type == "string":
        return text
    return _TYPES[field.type](text, form)


def _date(text: str, form: Form) -> str:
    try:
        return day_of(text, form.datum).isoformat()
    except ValueError:
        raise _unread(f"een datum zoals {EXAMPLE:{form.datum}}") from None


def _boolean(text: str, form: Form) -> str:
    if text in form.ja:
        return "true"
    if text in form.nee:
        return "false"
    raise _unread(f"{' of '.join(form.ja)} (ja), {' of '.join(form.nee)} (nee)")


def _integer(text: str, form: Form) -> str:
    if not re.fullmatch(r"[+-]?\d+", text, re.ASCII):
        raise _unread(FORMS["integer"])
    return text


def _number(text: str, form: Form) -> str:
    comma = re.escape(form.decimaal)
    if not re.fullmatch(rf"[+-]?(\d+({comma}\d*)?|{comma}\d+)", text, re.ASCII):
        raise _unread(f"een getal zoals 0{form.decimaal}8")
    return text.replace(form.decimaal, ".")


_TYPES = {"date": _date, "boolean": _boolean, "integer": _integer, "number": _number}


def _unread(form: str) -> Unfit:
    return Unfit(
        "type", f"Dit is niet te lezen als {form}.", "Verbeter de cel, of de mapping bij vorm."
    )
