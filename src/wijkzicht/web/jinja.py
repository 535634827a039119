"""Jinja, for what is shown in great numbers: the fields of forms and the lines of a timeline.

Pages are Django templates. A piece of one that repeats stands in `jinja2/` and costs a sixth there;
`{% part "dossier/timeline.html" %}` puts it in its place.
"""

from datetime import date
from functools import lru_cache
from typing import Any

import jinja2
from django.template.defaultfilters import date as date_filter
from django.template.defaultfilters import truncatechars
from django.utils.translation import get_language, gettext, ngettext
from markupsafe import Markup, escape

from wijkzicht.web.addresses import address


def environment(**options: Any) -> jinja2.Environment:
    """The environment named in the settings: our two languages, addresses and days as in a page."""
    found = jinja2.Environment(extensions=["jinja2.ext.i18n"], **options)
    found.install_gettext_callables(gettext, ngettext, newstyle=True)
    found.globals["url"] = address
    found.filters["attrs"] = _attrs
    found.filters["day"] = _day
    found.filters["lines"] = _lines
    found.filters["short"] = truncatechars
    return found


def _day(when: date | None, form: str) -> str:
    """A day in words; the same days come back on every page."""
    if type(when) is date:
        return _in_words(when, form, get_language())
    return date_filter(when, form)


@lru_cache(maxsize=4096)
def _in_words(when: date, form: str, _language: str) -> str:
    return date_filter(when, form)


def _lines(text: str) -> Markup:
    return Markup("<br>").join(escape(text).splitlines())


def _attrs(attrs: dict[str, object]) -> Markup:
    """What stands in a tag, each with a space before it; True: the name alone, False: not there."""
    return Markup(
        "".join(
            f" {name}" if value is True else f' {name}="{escape(value)}"'
            for name, value in attrs.items()
            if value is not False
        )
    )
