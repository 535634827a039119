"""Numbers in templates, written as the monitor writes them."""

from django import template

from wijkzicht.web.monitor.words import number

register = template.Library()


@register.filter
def thousands(value: int) -> str:
    """7400 as 7.400."""
    return number(value, 0)
