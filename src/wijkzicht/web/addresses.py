"""Addresses of pages. The form of each is looked up once; a page has a hundred of them."""

import uuid
from functools import cache

from django.urls import get_urlconf, reverse

# Keys that nothing has: they show where the real ones go.
_PLACES = [uuid.UUID(int=number) for number in range(1, 4)]


def address(name: str, *keys: uuid.UUID) -> str:
    """The address of a page with these keys. Raises NoReverseMatch if there is none."""
    found = _form(get_urlconf(), name, len(keys))
    for place, key in zip(_PLACES, keys, strict=False):
        found = found.replace(str(place), str(key))
    return found


@cache
def _form(urlconf: str | None, name: str, keys: int) -> str:
    return reverse(name, urlconf, args=_PLACES[:keys])
