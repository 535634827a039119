"""Small pieces to make columns: draws from a table of weights, and arrays of the contract's types.

Everywhere in this package a whole number of -1 stands for empty, days are whole days since
1 January 1970, and a code is its place in the contract's list.
"""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from wijkzicht.dataset.schema import tables

EMPTY = -1
_STEPS = 4096
_EPOCH = date(1970, 1, 1)


def day_number(day: date) -> int:
    """The day as a whole number."""
    return (day - _EPOCH).days


def enum(table: str, field: str) -> tuple[str, ...]:
    """The codes a field of the contract may hold, in its order."""
    return tables()[table].fields[field].enum


class Choice:
    """Draws codes by weight, for one or more groups of weights; a code "" is drawn as empty.

    `codes` is the list the drawn places refer to. Weights are counted in 1/4096: anything
    rarer is not drawn.
    """

    def __init__(self, codes: Sequence[str], *groups: dict[str, float]) -> None:
        self.codes = tuple(codes)
        self._tables = np.stack([self._table(weights) for weights in groups])

    def _table(self, weights: dict[str, float]) -> np.ndarray:
        places = [EMPTY if code == "" else self.codes.index(code) for code in weights]
        bounds = np.cumsum(list(weights.values())) / sum(weights.values())
        steps = (np.arange(_STEPS) + 0.5) / _STEPS
        return np.array(places, np.int8)[np.searchsorted(bounds, steps)]

    def draw(self, rng: np.random.Generator, n: int, group: np.ndarray | int = 0) -> np.ndarray:
        """`n` places, each drawn with the weights of its own group."""
        return self._tables[group, rng.integers(0, _STEPS, n, dtype=np.uint16)]

    def place(self, code: str) -> int:
        """Place of a code in the list."""
        return self.codes.index(code)


def chance(rng: np.random.Generator, n: int, p: float | np.ndarray) -> np.ndarray:
    """True with probability `p`, for each of `n`."""
    return rng.random(n, dtype=np.float32) < p


def yes_no(rng: np.random.Generator, n: int, p: float | np.ndarray, unknown: float = 0.0):
    """1 with probability `p`, else 0; empty with probability `unknown`."""
    answer = chance(rng, n, p).astype(np.int8)
    return np.where(chance(rng, n, unknown), EMPTY, answer) if unknown else answer


def not_after(days: np.ndarray, last: np.ndarray | int) -> np.ndarray:
    """The days, empty where they lie after `last`: what is still to come is not known."""
    return np.where(days <= last, days, EMPTY)


def ids(prefix: str, numbers: np.ndarray) -> pa.Array:
    """Identifiers such as `k00000012`; empty where the number is."""
    text = pc.utf8_lpad(_whole(numbers).cast(pa.string()), 8, "0")
    return pc.binary_join_element_wise(prefix, text, "")


def texts(words: Sequence[str], places: np.ndarray) -> pa.Array:
    """The word at each place; empty where the place is."""
    return pa.array(words, pa.string()).take(_whole(places))


def codes(table: str, field: str, places: np.ndarray) -> pa.Array:
    """Codes of a field by their place in the contract's list."""
    return texts(enum(table, field), places)


def days(numbers: np.ndarray) -> pa.Array:
    """Dates."""
    return _whole(numbers, np.int32).cast(pa.date32())


def whole(numbers: np.ndarray) -> pa.Array:
    """Whole numbers."""
    return _whole(numbers)


def bools(answers: np.ndarray) -> pa.Array:
    """True, false or empty from 1, 0 and -1."""
    return _whole(answers, np.int8).cast(pa.bool_())


def nothing(kind: pa.DataType, n: int) -> pa.Array:
    """A column without any value."""
    return pa.nulls(n, kind)


def _whole(numbers: np.ndarray, kind: type = np.int64) -> pa.Array:
    numbers = np.asarray(numbers).astype(kind, copy=False)
    return pa.array(numbers, mask=numbers < 0)


def signed(numbers: np.ndarray) -> pa.Array:
    """Whole numbers that may lie below zero; none is empty."""
    return pa.array(np.asarray(numbers, np.int64))
