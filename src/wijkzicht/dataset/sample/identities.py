"""Made-up identities for a closed folder: BSNs of a test range that pass the elfproef, postcodes."""

import numpy as np
import pyarrow as pa

from wijkzicht.dataset.sample import columns as col
from wijkzicht.dataset.sample.columns import EMPTY

# Every BSN made here starts with a 9, a range in which no real one is in use.
_FIRST_EIGHT, _LAST_EIGHT = 90_000_000, 100_000_000
_LETTERS = "ABCDEGHJKLMNPRSTVWXZ"


class TooMany(Exception):
    """There are more persons than BSNs in the test range."""


class Bsns:
    """Hands out the numbers of the test range in order, each once."""

    def __init__(self) -> None:
        self._next = _FIRST_EIGHT

    def take(self, n: int) -> np.ndarray:
        """The next `n` BSNs; one sequence in eleven has no valid last digit and is passed over.

        Raises `TooMany` past the end of the range, at about nine million.
        """
        eight = np.arange(self._next, self._next + n + n // 8 + 40)
        last = _check_digit(eight)
        valid = np.flatnonzero(last < 10)[:n]
        self._next = int(eight[valid[-1]]) + 1 if n else self._next
        if self._next > _LAST_EIGHT:
            raise TooMany("Er zijn niet genoeg testnummers voor zoveel inwoners. Kies er minder.")
        return eight[valid] * 10 + last[valid]


def _check_digit(eight: np.ndarray) -> np.ndarray:
    """Last digit that makes 9·a + 8·b + … + 2·h − i a multiple of eleven; 10 where there is none."""
    digits = eight[:, None] // 10 ** np.arange(7, -1, -1) % 10
    return (digits * np.arange(9, 1, -1)).sum(axis=1) % 11


def rows(
    rng: np.random.Generator, persons: pa.Array, born: np.ndarray, bsns: Bsns, gemeente_code: str
) -> dict[str, pa.Array]:
    """Rows of `identiteit`; in a few of a hundred the BSN or the birth date is not known."""
    n = len(persons)
    numbers = np.where(col.chance(rng, n, 0.015), EMPTY, bsns.take(n))
    # A birth day may lie before 1970, so an empty one has a mark of its own.
    unknown = col.chance(rng, n, 0.005)
    letters = np.array(list(_LETTERS))[rng.integers(0, len(_LETTERS), (n, 2))]
    area = 1301 + rng.integers(0, 60, n)
    postcodes = [f"{a}{x}{y}" for a, (x, y) in zip(area.tolist(), letters, strict=True)]
    return {
        "persoon_id": persons,
        "bsn": pa.array(numbers, mask=numbers < 0).cast(pa.string()),
        "geboortedatum": pa.array(born.astype(np.int32), mask=unknown).cast(pa.date32()),
        "postcode": pa.array(postcodes, mask=col.chance(rng, n, 0.01)),
        "gemeente_code": col.texts((gemeente_code,), np.zeros(n, int)),
    }


def as_one(made: dict[str, pa.Array], twins: dict[str, str]) -> dict[str, pa.Array]:
    """The rows with, for each persoon_id in `twins`, what the persoon_id beside it has.

    Where one of the two has no BSN, it gets that of the other.
    """
    rows = pa.table(made).to_pylist()
    of = {row["persoon_id"]: row for row in rows}
    for second, first in twins.items():
        of[first]["bsn"] = of[first]["bsn"] or of[second]["bsn"]
        of[second].update({**of[first], "persoon_id": second})
    schema = pa.table(made).schema
    return {
        name: pa.array([row[name] for row in rows], type=schema.field(name).type) for name in made
    }
