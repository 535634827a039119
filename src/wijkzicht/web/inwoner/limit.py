"""How often one place may send something without an account: no riddle to solve, only a count."""

import hashlib
import hmac

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from wijkzicht.web.access import origin

HOUR = 3600
# A school or library has one address for many people.
QUESTIONS, CODES = 10, 30


def too_often(request: HttpRequest, what: str, most: int, who: str | None = None) -> bool:
    """Counts this time; whether the place, or `who` is known to ask, did it more than `most` times
    in an hour.

    Of the place a keyed hash is kept for an hour, never its address.
    """
    place = hmac.digest(
        settings.SECRET_KEY.encode(), f"{what}:{who or origin(request)}".encode(), hashlib.sha256
    )
    key = f"deur:{what}:{place.hex()}"
    if cache.add(key, 1, HOUR):
        return False
    return cache.incr(key) > most
