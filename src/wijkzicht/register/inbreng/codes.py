"""The code by which a resident sees whether a question was picked up."""

import hashlib
import hmac
from uuid import UUID

from django.conf import settings

from wijkzicht.register.vragenlijsten.codes import LENGTH, LETTERS


def code_of(formulier: UUID) -> str:
    """The code that belongs to a form: the same form sent twice shows the same code.

    Nobody can make it without our key, and it is kept nowhere.
    """
    number = int.from_bytes(
        hmac.digest(
            settings.WIJKZICHT_SEARCH_KEY.encode(), f"inbreng:{formulier}".encode(), hashlib.sha256
        )
    )
    letters = ""
    for _place in range(LENGTH):
        number, rest = divmod(number, len(LETTERS))
        letters += LETTERS[rest]
    return "-".join(letters[i : i + 4] for i in range(0, LENGTH, 4))
