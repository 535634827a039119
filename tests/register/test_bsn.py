"""A BSN is unreadable without its key, and found again with one."""

import base64
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkzicht.register.personen import bsn

ROW, OTHER = uuid.UUID(int=1), uuid.UUID(int=2)
# Passes the elfproef and is in no register: the range that begins with 9999.
NUMBER = "999994669"


def key(letter: str) -> str:
    return base64.b64encode(letter.encode() * 32).decode()


@pytest.fixture(autouse=True)
def _keys(settings):
    settings.WIJKZICHT_DATA_KEYS = [f"2026:{key('b')}", f"2025:{key('a')}"]


@given(st.text())
def test_what_goes_in_comes_out(text):
    assert bsn.decrypt(bsn.encrypt(text, ROW), ROW) == text


def test_the_same_number_never_looks_the_same_but_is_found():
    assert bsn.encrypt(NUMBER, ROW) != bsn.encrypt(NUMBER, ROW)
    assert bsn.search_value(NUMBER) == bsn.search_value("9999.94.669")
    assert NUMBER.encode() not in bsn.encrypt(NUMBER, ROW) + bsn.search_value(NUMBER)


def test_another_search_key_gives_another_value(settings):
    before = bsn.search_value(NUMBER)
    settings.WIJKZICHT_SEARCH_KEY = "another"
    assert bsn.search_value(NUMBER) != before


def test_moved_to_another_row_it_is_unreadable():
    with pytest.raises(bsn.NotReadable):
        bsn.decrypt(bsn.encrypt(NUMBER, ROW), OTHER)


@given(st.integers(0, 40), st.integers(1, 255))
def test_changed_in_one_byte_it_is_unreadable(place, change):
    stored = bytearray(bsn.encrypt(NUMBER, ROW))
    stored[place % len(stored)] ^= change
    with pytest.raises(bsn.NotReadable):
        bsn.decrypt(bytes(stored), ROW)


def test_rotation(settings):
    settings.WIJKZICHT_DATA_KEYS = [f"2025:{key('a')}"]
    old = bsn.encrypt(NUMBER, ROW)
    settings.WIJKZICHT_DATA_KEYS = [f"2026:{key('b')}", f"2025:{key('a')}"]
    fresh = bsn.encrypt(NUMBER, OTHER)
    [(row, new)] = bsn.rotated([(ROW, old), (OTHER, fresh)])
    settings.WIJKZICHT_DATA_KEYS = [f"2026:{key('b')}"]
    assert bsn.decrypt(new, row) == NUMBER
    with pytest.raises(bsn.NotReadable, match="2025"):
        bsn.decrypt(old, ROW)


@pytest.mark.parametrize("text", ["", "123456789", "99999466", "abc"])
def test_no_bsn(text):
    with pytest.raises(ValueError, match="geen burgerservicenummer"):
        bsn.normal(text)


def test_masked():
    assert bsn.masked(NUMBER) == "••••••669"
