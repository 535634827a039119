"""Dutch names: which surname somebody uses, and where it stands in an alphabetical list.

The four ways of using a name are those of the Dutch register of persons (aanduiding naamgebruik):
own name, partner's name, partner's before own, own before partner's.
"""

import re
import unicodedata
from typing import NamedTuple

OWN, PARTNER, PARTNER_OWN, OWN_PARTNER = "eigen", "partner", "partner_eigen", "eigen_partner"
# The codes of the register of persons.
USE_BY_BRP = {"E": OWN, "P": PARTNER, "V": PARTNER_OWN, "N": OWN_PARTNER}
USES = (OWN, PARTNER, PARTNER_OWN, OWN_PARTNER)

# Words before a surname that do not count in the alphabet; several may follow each other.
_WORDS = """
    van von de den der het 't 's la le les du des d' el al ten ter te op aan in onder bij voor uit
    over tot vom zu zum zur di da dos do af av ben bin
"""
PREFIXES = frozenset(_WORDS.split())


class Surname(NamedTuple):
    """A surname and what stands before it: `van der` and `Meijden`."""

    prefix: str
    name: str

    def __str__(self) -> str:
        return " ".join(part for part in self if part)


def in_use(own: Surname, partner: Surname, use: str = OWN) -> Surname:
    """The surname somebody is written to under. Without a partner's name it is the own name.

    Of a double name the first prefix goes before, the second stays in the name: De Wit-van Dam.
    Raises ValueError for a use that does not exist.
    """
    if use not in USES:
        raise ValueError(f"naamgebruik {use!r} is none of {USES}")
    if not partner.name or use == OWN:
        return own
    if use == PARTNER or not own.name:
        return partner
    first, second = (partner, own) if use == PARTNER_OWN else (own, partner)
    return Surname(first.prefix, f"{first.name}-{second}")


def initials(text: str) -> str:
    """Initials as they are written: `jw`, `JW`, `J W` and `J.W.` as J.W.

    Up to four letters in one case are taken one by one; Th stays Th.
    """
    parts = [part for part in re.split(r"[.\s]+", text.strip()) if part]
    if len(parts) == 1 and len(parts[0]) <= 4 and (parts[0].islower() or parts[0].isupper()):
        parts = list(parts[0])
    return "".join(f"{part[0].upper()}{part[1:].lower()}." for part in parts)


def sort_key(text: str) -> tuple[str, str]:
    """Where a name stands in an alphabetical list: without tussenvoegsel and accents.

    `text` is a surname with or without prefix, such as the name of a household. De Wit stands under
    W, and after Wit. A name of nothing but prefixes is taken as it is.
    """
    words = text.split()
    at = 0
    while at < len(words) - 1 and words[at].casefold().replace("’", "'") in PREFIXES:
        at += 1
    head, tail = " ".join(words[at:]), " ".join(words[:at])
    return _plain(head), _plain(tail)


def person_sort_key(surname: Surname, first: str) -> tuple[str, str, str]:
    """Where a person stands in an alphabetical list: surname, then what stands before it, then first name."""
    return _plain(surname.name), _plain(surname.prefix), _plain(first)


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in letters if not unicodedata.combining(c)).replace("'", "")
