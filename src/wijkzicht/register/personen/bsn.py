"""The BSN (and a safe address) unreadable without a key that is not in the database.

What is kept: AES-256-GCM with the id of its key in front, bound to the row it belongs to; and a
keyed hash by which the same number is found again. A hash without a key is no protection: all
valid BSNs can be tried in minutes.
"""

import base64
import hashlib
import hmac
import os
import uuid
from collections.abc import Iterable
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from stdnum.exceptions import ValidationError
from stdnum.nl import bsn as elfproef

NONCE = 12  # bytes, random; far below the 2^32 messages that one key allows


class NotReadable(ValueError):
    """Encrypted with a key that is not here, or changed, or moved from another row."""


def normal(text: str) -> str:
    """The nine digits. Raises ValueError with a sentence when it is no BSN."""
    try:
        return str(elfproef.validate(text))
    except ValidationError:
        raise ValueError("Dit is geen burgerservicenummer. Controleer de cijfers.") from None


def masked(number: str) -> str:
    """What a screen shows without the right to reveal."""
    return f"••••••{number[-3:]}"


def search_value(number: str) -> bytes:
    """The keyed hash by which a BSN is found; 32 bytes, the same for the same number."""
    key = settings.WIJKZICHT_SEARCH_KEY.encode()
    return hmac.digest(key, f"bsn:{normal(number)}".encode(), hashlib.sha256)


def encrypt(text: str, row_id: uuid.UUID) -> bytes:
    """The text under the newest key: id, 0, nonce, ciphertext. Bound to the row, so that moving it
    to another row makes it unreadable."""
    return seal(text.encode(), row_id)


def decrypt(stored: bytes, row_id: uuid.UUID) -> str:
    """The text. Raises NotReadable."""
    return unseal(stored, row_id).decode()


def seal(content: bytes, row_id: uuid.UUID) -> bytes:
    """As `encrypt`, for a file."""
    key_id, keys = _keys()
    nonce = os.urandom(NONCE)
    sealed = AESGCM(keys[key_id]).encrypt(nonce, content, row_id.bytes)
    return b"\0".join([key_id.encode(), nonce + sealed])


def unseal(stored: bytes, row_id: uuid.UUID) -> bytes:
    """As `decrypt`, for a file. Raises NotReadable."""
    key_id, _, sealed = bytes(stored).partition(b"\0")
    _, keys = _keys()
    key = keys.get(key_id.decode(errors="replace"))
    if key is None:
        raise NotReadable(f"De sleutel {key_id!r} staat niet in WIJKZICHT_DATA_KEYS.")
    try:
        return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], row_id.bytes)
    except InvalidTag:
        raise NotReadable("De versleutelde waarde hoort niet bij deze rij.") from None


def needs_rotation(stored: bytes) -> bool:
    """Whether an older key was used than the one that encrypts now."""
    return bytes(stored).partition(b"\0")[0].decode(errors="replace") != _keys()[0]


def rotated(rows: Iterable[tuple[uuid.UUID, bytes]]) -> list[tuple[uuid.UUID, bytes]]:
    """The rows that need it, encrypted anew. Raises NotReadable."""
    return [
        (row_id, seal(unseal(stored, row_id), row_id))
        for row_id, stored in rows
        if needs_rotation(stored)
    ]


def _keys() -> tuple[str, dict[str, bytes]]:
    return _parsed(tuple(settings.WIJKZICHT_DATA_KEYS))


@lru_cache(maxsize=4)
def _parsed(given: tuple[str, ...]) -> tuple[str, dict[str, bytes]]:
    """Id of the key that encrypts, and all keys by id."""
    keys = {}
    for item in given:
        key_id, _, encoded = item.partition(":")
        keys[key_id] = base64.b64decode(encoded)
        if len(keys[key_id]) != 32:
            raise ValueError(f"WIJKZICHT_DATA_KEYS: sleutel {key_id} is niet 32 bytes lang.")
    return next(iter(keys)), keys
