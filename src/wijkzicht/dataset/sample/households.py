"""Made-up households and the people in them."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from wijkzicht.dataset.sample import columns as col
from wijkzicht.dataset.sample.calendar import Calendar
from wijkzicht.dataset.sample.columns import EMPTY, Choice, enum
from wijkzicht.dataset.sample.town import Town

# What brings a household into the sample.
REQUEST, TRANSFERRED, ELSEWHERE = 0, 1, 2
SLOTS = 6
_YEAR = 365.25

_KIND = Choice(
    enum("huishouden", "samenstelling"),
    {
        "een_oudergezin": 0.24,
        "twee_oudergezin": 0.31,
        "samengesteld_gezin": 0.08,
        "alleenstaand": 0.24,
        "paar": 0.08,
        "anders": 0.02,
        "onbekend": 0.03,
    },
)
_SEX = Choice(enum("persoon", "geslacht"), {"vrouw": 0.5, "man": 0.47, "onbekend": 0.01, "": 0.02})
_ORIGIN = Choice(
    enum("persoon", "herkomst"),
    {"nederland": 0.47, "europa": 0.09, "buiten_europa": 0.36, "onbekend": 0.06, "": 0.02},
)
_ROLE = enum("persoon", "rol")
_CHILD, _PARENT, _ADULT = (_ROLE.index(code) for code in ("jeugdige", "ouder", "volwassene"))


@dataclass(frozen=True)
class Households:
    """Households of a block. Persons of household h are first[h] … first[h] + size[h] - 1.

    Adults come first in `slot`; `day` is the day of the request (for the others a day in the
    period).
    """

    route: np.ndarray
    kind: np.ndarray
    day: np.ndarray
    wijk: np.ndarray
    team: np.ndarray
    adults: np.ndarray
    size: np.ndarray
    first: np.ndarray
    home: np.ndarray
    slot: np.ndarray
    born: np.ndarray
    rol: np.ndarray

    @property
    def family(self) -> np.ndarray:
        """Whether there are children in the household."""
        return self.size > self.adults


def make(
    rng: np.random.Generator, town: Town, calendar: Calendar, n: int, shares: tuple[float, ...]
) -> Households:
    """A block of `n` households; `shares` of those who ask, are transferred, live elsewhere."""
    route = np.searchsorted(np.cumsum(shares), rng.random(n) * sum(shares), side="right")
    kind = _KIND.draw(rng, n)
    names = _KIND.codes
    two = np.isin(kind, [names.index(k) for k in ("twee_oudergezin", "samengesteld_gezin", "paar")])
    none = np.isin(kind, [names.index("alleenstaand"), names.index("paar")])
    adults = np.where(two, 2, 1)
    children = np.where(none, 0, 1 + rng.binomial(3, 0.28, n))
    size = adults + children
    day = calendar.request_days(rng, n)
    wijk = np.searchsorted(town.wijk_weight, rng.random(n), side="right")
    wijk = np.minimum(wijk, len(town.wijken) - 1)
    home = np.repeat(np.arange(n), size)
    first = np.cumsum(size) - size
    slot = np.arange(home.size) - first[home]
    child = slot >= adults[home]
    rol = np.where(child, _CHILD, np.where(none[home], _ADULT, _PARENT))
    return Households(
        route, kind, day, wijk, town.wijk_team[wijk], adults, size, first, home, slot,
        _births(rng, _known_since(calendar, route, day), adults, home, slot, child), rol,
    )  # fmt: skip


def _known_since(calendar: Calendar, route: np.ndarray, day: np.ndarray) -> np.ndarray:
    """The day from which something is told of each household; everybody in it is born by then."""
    return np.where(route == REQUEST, day, calendar.first - 200)


def _births(rng, day, adults, home, slot, child) -> np.ndarray:
    """Days of birth: siblings some years apart, parents 20 to 42 years older, adults 23 to 90."""
    n = day.size
    oldest = rng.beta(1.6, 1.5, n) * 20.5
    order = np.maximum(slot - adults[home], 0)
    age = oldest[home] - order * (1.6 + 1.6 * rng.random(home.size))
    age = np.where(age < 0.1, rng.random(home.size) * 2 + 0.1, age)
    parent = oldest[home] + 20.5 + rng.beta(2, 3, n)[home] * 22 + slot * 2.5 * rng.random(home.size)
    alone = 23 + rng.beta(1.4, 2.0, n)[home] * 62 + slot * 3 * rng.random(home.size)
    family = (np.bincount(home, child) > 0)[home]
    age = np.where(child, age, np.where(family, parent, alone))
    return (day[home] - age * _YEAR).astype(np.int32)


def rows(rng: np.random.Generator, town: Town, homes: Households, h0: int, p0: int) -> dict:
    """Rows of `huishouden` and `persoon`; numbers start at `h0` and `p0`."""
    n = homes.home.size
    months = homes.born.astype("datetime64[D]").astype("datetime64[M]").astype(int)
    known = ~col.chance(rng, n, 0.02)
    year = np.where(known, 1970 + months // 12, EMPTY)
    month = np.where(known & ~col.chance(rng, n, 0.04), months % 12 + 1, EMPTY)
    return {
        "huishouden": {
            "huishouden_id": col.ids("h", h0 + np.arange(homes.size.size)),
            "samenstelling": col.codes("huishouden", "samenstelling", homes.kind),
        },
        "persoon": {
            "persoon_id": col.ids("p", p0 + np.arange(n)),
            "huishouden_id": col.ids("h", h0 + homes.home),
            "geboortejaar": col.whole(year),
            "geboortemaand": col.whole(month),
            "geslacht": col.codes("persoon", "geslacht", _SEX.draw(rng, n)),
            "rol": col.codes("persoon", "rol", homes.rol),
            "herkomst": col.codes(
                "persoon", "herkomst", _ORIGIN.draw(rng, homes.size.size)[homes.home]
            ),
            "wijk_code": _areas(rng, town, homes),
        },
    }


def _areas(rng: np.random.Generator, town: Town, homes: Households) -> pa.Array:
    wijk = np.where(col.chance(rng, homes.size.size, 0.02), EMPTY, homes.wijk)
    return col.texts(town.wijken, wijk[homes.home])
