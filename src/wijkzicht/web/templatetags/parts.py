"""A piece of a page by Jinja: what repeats costs a sixth there (see `wijkzicht.web.jinja`)."""

from django import template
from django.template import Context, engines
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag(takes_context=True)
def part(context: Context, name: str, **more: object) -> SafeString:
    """The piece `jinja2/<name>`, with everything that the page knows. It escapes by itself."""
    known = {**context.flatten(), **more}
    return mark_safe(engines["jinja"].get_template(name).render(known, context.request))
