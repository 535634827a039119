"""Jinja, for what is shown in great numbers: the fields of forms and the lines of a timeline.

Pages are Django templates. A piece of one that repeats stands in `jinja2/` and costs a sixth there;
`{% part "dossier/timeline.html" %}` puts it in its place.
"""

from typing import Any

import jinja2
from django.template.defaultfilters import date as date_filter
from django.template.defaultfilters import linebreaksbr, truncatechars
from django.urls import reverse
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext, ngettext


def environment(**options: Any) -> jinja2.Environment:
    """The environment named in the settings: our two languages, addresses and days as in a page."""
    found = jinja2.Environment(extensions=["jinja2.ext.i18n"], **options)
    found.install_gettext_callables(gettext, ngettext, newstyle=True)
    found.globals["url"] = _address
    found.filters["day"] = date_filter
    found.filters["lines"] = _lines
    found.filters["short"] = truncatechars
    # What is safe stays so, also when it is a text of a package that is made later (a list of rules).
    found.filters["escaped"] = conditional_escape
    return found


def _address(name: str, *args: object) -> str:
    return reverse(name, args=args)


def _lines(text: object) -> str:
    return mark_safe(linebreaksbr(conditional_escape(text)))  # escaped right here
