"""
Small made-up municipalities over six years, quiet or with one registration effect planted.

The work itself is made first, the same in every kind; an effect changes only what was recorded.
Real change is in all of them: demand drifts, and in half of them it falls by a third at some time.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

import duckdb
import numpy as np

from wijkzicht.dataset.schema import DUCKDB_TYPES, tables

START, MONTHS, AS_OF = date(2019, 1, 1), 72, date(2025, 1, 1)
HALVES = [date(2019 + n // 2, 1 + 6 * (n % 2), 1) for n in range(13)]
KINDS = ("rustig", "laat_sluiten", "definitie", "levering", "samen")


@dataclass
class Casus:
    """A casus as worked on; `contacts`: (day, helps)."""

    key: str
    opened: date
    closed: date | None
    regie: bool
    contacts: list[tuple[date, bool]] = field(default_factory=list)


@dataclass
class Municipality:
    """What was recorded, and what was planted: kind and number of the half-year (0 is the first)."""

    kind: str
    half: int
    size: float
    casussen: list[Casus]

    def connect(self) -> duckdb.DuckDBPyConnection:
        """A connection with team, casus and contact in the contract's columns."""
        con = duckdb.connect(config={"threads": 1})
        _fill(con, "team", [("t1", "o1", "Een", "GM0001", "integraal")],
              "team_id, organisatie_id, naam, gemeente_code, doelgroep")  # fmt: skip
        files = [(c.key, "h" + c.key, "t1", c.opened, c.closed) for c in self.casussen]
        _fill(con, "casus", files, "casus_id, huishouden_id, team_id, geopend, gesloten")
        work = [
            (f"{c.key}-{n}", c.key, day, "hulp" if helps else "regie")
            for c in self.casussen
            for n, (day, helps) in enumerate(c.contacts)
        ]
        _fill(con, "contact", work, "contact_id, casus_id, datum, activiteit")
        return con


def make(seed: int, kind: str, least: float = 0.2) -> Municipality:
    """One municipality. `least`: the smallest effect, as a share of what it can touch."""
    rng = np.random.default_rng([seed, KINDS.index(kind)])
    half = int(rng.integers(4, 10))
    size = float(rng.uniform(least, least + 0.2))
    casussen = _work(rng)
    plant = {
        "laat_sluiten": _clean_up,
        "definitie": _redefine,
        "levering": _hole,
        "samen": _new_system,
    }.get(kind)
    if plant:
        casussen = plant(rng, casussen, half, size)
    return Municipality(kind, half, size, casussen)


def _work(rng) -> list[Casus]:
    a_month, drift = rng.uniform(14, 28), rng.normal(0, 0.03, MONTHS).cumsum()
    fall = int(rng.integers(24, 60)) if rng.random() < 0.5 else MONTHS
    length, late, regie = rng.uniform(150, 260), rng.uniform(0.03, 0.12), rng.uniform(0.15, 0.4)
    made = []
    for month in range(MONTHS):
        usual = a_month * np.exp(drift[month]) * (2 / 3 if month >= fall else 1)
        for _ in range(rng.poisson(usual)):
            opened = START + timedelta(days=int(30.4 * month + rng.integers(0, 30)))
            made.append(_one(rng, f"c{len(made)}", opened, length, late, regie))
    return [casus for casus in made if casus.opened < AS_OF]


def _one(rng, key, opened, length, late, regie) -> Casus:
    only_regie = rng.random() < regie
    last = opened + timedelta(days=int(rng.gamma(1.8, length / 1.8)) + 7)
    day, contacts = opened, []
    helps_from = opened + timedelta(days=int(rng.integers(14, 45)))
    while day <= last:
        after_care = (last - day).days < 20
        helps = not only_regie and day >= helps_from and not after_care and rng.random() < 0.8
        if day < AS_OF:
            contacts.append((day, helps))
        # A few go quiet for a season, as families do.
        day += timedelta(days=int(rng.exponential(14)) + 1 + (100 if rng.random() < 0.006 else 0))
    wait = rng.uniform(95, 300) if rng.random() < late else rng.exponential(18)
    closed = last + timedelta(days=int(wait))
    return Casus(key, opened, closed if closed < AS_OF else None, only_regie, contacts)


def _clean_up(rng, casussen, half, size):
    """Teams forget to close, until one week in which the old files go: `size` of all that are open."""
    day = HALVES[half] + timedelta(days=int(rng.integers(20, 150)))
    open_then = [c for c in casussen if c.opened <= day and (c.closed is None or c.closed > day)]
    forgotten = [
        c for c in casussen if c.closed and day - timedelta(days=500) < c.closed
        and c.contacts and (day - c.contacts[-1][0]).days > 100 and c.closed <= day
    ]  # fmt: skip
    wanted = int(size / (1 - size) * len(open_then))
    rng.shuffle(forgotten)
    for casus in forgotten[:wanted]:
        casus.closed = day + timedelta(days=int(rng.integers(0, 7)))
    return casussen


def _redefine(rng, casussen, half, size):
    """Until a day coordination was recorded as help; from then on it is called what it is."""
    day = HALVES[half] + timedelta(days=int(rng.integers(0, 90)))
    regie = [c for c in casussen if c.regie]
    share = sum(len(c.contacts) > 0 for c in regie) / len(casussen)
    # So many that `size` of what was counted as help stops being so.
    others = 1 - share
    part = min(1.0, size / (1 - size) * others / share)
    for casus in regie:
        if rng.random() < part:
            casus.contacts = [(d, d < day) for d, _ in casus.contacts]
    return casussen


def _new_system(rng, casussen, half, size):
    """A new system, a clean-up and a sharper line between help and coordination, all at once."""
    return _redefine(rng, _clean_up(rng, casussen, half, size), half, size)


def _hole(rng, casussen, half, size):
    """In one half-year the contacts, and the new files, of `size` of the casussen did not arrive."""
    first, after = HALVES[half], HALVES[half + 1]
    kept = []
    for casus in casussen:
        if rng.random() < size:
            if first <= casus.opened < after:
                continue
            casus.contacts = [(d, h) for d, h in casus.contacts if not first <= d < after]
        kept.append(casus)
    return kept


def _fill(con, name, rows, columns):
    fields = ", ".join(f'"{f.name}" {DUCKDB_TYPES[f.type]}' for f in tables()[name].fields.values())
    con.execute(f'CREATE TABLE "{name}" ({fields})')
    names = columns.split(", ")
    data = {n: [row[i] for row in rows] for i, n in enumerate(names)}
    literal = ", ".join(f"unnest(?) AS {n}" for n in names)
    con.execute(f'INSERT INTO "{name}" BY NAME SELECT {literal}', [data[n] for n in names])
