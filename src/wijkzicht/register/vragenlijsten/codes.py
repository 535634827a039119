"""The code on an invitation letter."""

import hashlib
import hmac
import re
import secrets

from django.conf import settings

# Without what looks or sounds alike: 0 O, 1 I L, 2 Z, 5 S, 8 B, U V, M N.
LETTERS = "ACDEFGHJKPRTWXY34679"
LENGTH = 12


def new_code() -> str:
    """A code as it stands in the letter: three groups of four, 20^12 possibilities."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    return "-".join(letters[i : i + 4] for i in range(0, LENGTH, 4))


def code_hash(code: str) -> bytes:
    """The keyed hash by which an invitation is found; capitals, spaces and dashes do not matter."""
    plain = re.sub(r"[^A-Z0-9]", "", code.upper())
    return hmac.digest(
        settings.WIJKZICHT_SEARCH_KEY.encode(), f"briefcode:{plain}".encode(), hashlib.sha256
    )
