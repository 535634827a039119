"""What a report is called, in the language of the page."""

from django import template
from django.utils.translation import get_language

from wijkzicht.vocabulary import verslagen
from wijkzicht.vocabulary.periods import Period

register = template.Library()


@register.filter
def report_name(periode: str) -> str:
    """`2025-H1` as `Halfjaarbericht 2025, eerste helft`."""
    return verslagen.report_name(Period.parse(periode), get_language())
