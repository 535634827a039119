"""The made-up organisation on the map of a real municipality: areas, teams, staff, inhabitants."""

import csv
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

import numpy as np

from wijkzicht.dataset.kwb import Area, Kwb
from wijkzicht.dataset.sample.columns import day_number
from wijkzicht.dataset.sample.habits import HABITS, Habit

_INHABITANTS_A_TEAM = 20_000
_FILES_A_PROFESSIONAL = 13
# Open files per inhabitant on an ordinary day; decides how many professionals a team has.
_OPEN_FILES = 0.0095
_STAYS = 8
_NEVER = np.int32(2_000_000)


class NoAreas(Exception):
    """The CBS file doesn't hold the neighbourhoods of one municipality; the sentence says so."""


@dataclass(frozen=True)
class Staff:
    """Places in the teams and who holds them, one after the other.

    A place is a job in a team; `since[place, k]` is the day on which its k-th holder begins,
    `holder[place, k]` that person's number, `fte[place, k]` the hours. The first `generalists[team]` places from
    `first[team]` do the casework, the last three are behavioural scientist, team leader, support.
    """

    team: np.ndarray
    functie: list[str]
    fte: np.ndarray
    since: np.ndarray
    holder: np.ndarray
    first: np.ndarray
    generalists: np.ndarray

    def who(self, places: np.ndarray, days: np.ndarray) -> np.ndarray:
        """The person who holds each place on each day."""
        turn = (self.since[places] <= days[:, None]).sum(axis=1) - 1
        return self.holder[places, np.maximum(turn, 0)]


@dataclass(frozen=True)
class Town:
    """Areas of the municipality with their team and weight; teams with their habit; the staff.

    `bevolking[year][team]` holds the inhabitants per age band of `BANDS`.
    """

    gemeente_code: str
    wijken: list[str]
    wijk_team: np.ndarray
    wijk_weight: np.ndarray
    teams: list[str]
    habits: list[Habit]
    bevolking: dict[int, np.ndarray]
    staff: Staff

    def habit(self, name: str) -> np.ndarray:
        """A number of each team's habit, in the order of the teams."""
        return np.array([getattr(habit, name) for habit in self.habits])


BANDS = ((0, 3), (4, 11), (12, 17), (18, 22), (23, 24), (25, 44), (45, 64), (65, 120))


def build(kwb: Kwb, inwoners: int, first: date, last: date, rng: np.random.Generator) -> Town:
    """The town for `inwoners` people over [first, last].

    The areas are those of the latest year in the file: an earlier year may give the same code to
    another area. Their growth over the years is that of the whole municipality.
    """
    year, wijken = _areas(kwb)
    sizes = np.array([area.counts["inwoners"] for area in wijken], float)
    n_teams = min(max(6, round(inwoners / _INHABITANTS_A_TEAM)), len(wijken), len(team_names()))
    middle = (np.cumsum(sizes) - sizes / 2) / sizes.sum()
    wijk_team = np.minimum((middle * n_teams).astype(int), n_teams - 1)
    used = np.unique(wijk_team)
    wijk_team = np.searchsorted(used, wijk_team)
    scale = inwoners / sizes.sum()
    habits = [HABITS[n % len(HABITS)] if n < len(HABITS) else HABITS[0] for n in range(used.size)]
    years = range(first.year, last.year + 1)
    per_team = np.bincount(wijk_team, sizes * scale)
    return Town(
        gemeente_code=wijken[0].gemeente_code,
        wijken=[area.code for area in wijken],
        wijk_team=wijk_team,
        wijk_weight=np.cumsum(sizes) / sizes.sum(),
        teams=[f"Buurtteam {name}" for name in team_names()[: used.size]],
        habits=habits,
        bevolking={y: _population(wijken, wijk_team, scale * _growth(kwb, year, y)) for y in years},
        staff=_staff(per_team, first, last, rng),
    )


def _areas(kwb: Kwb) -> tuple[int, list[Area]]:
    """The latest year with neighbourhoods, and those of them in which somebody lives, by code."""
    inhabited = [area for area in kwb.areas if area.soort == "wijk" and area.counts["inwoners"]]
    towns = sorted({area.gemeente_code for area in inhabited})
    if len(towns) != 1:
        found = ", ".join(towns[:5]) if towns else "geen"
        raise NoAreas(
            "Voor een voorbeeld zijn de wijken van precies één gemeente nodig. In de cijfers van "
            f"CBS staan: {found}. Maak bij CBS een export van één gemeente met haar wijken."
        )
    year = max(area.jaar for area in inhabited)
    latest = sorted((a for a in inhabited if a.jaar == year), key=lambda area: area.code)
    if len(latest) < 2:
        raise NoAreas(
            "Voor een voorbeeld zijn minstens twee bewoonde wijken nodig. Kies bij CBS een gemeente "
            "met meer wijken."
        )
    return year, latest


def team_names() -> list[str]:
    """Names for made-up teams: birds, so that nobody takes one for a real neighbourhood."""
    return files(__package__).joinpath("texts", "teams.txt").read_text("utf-8").split()


def _growth(kwb: Kwb, base: int, year: int) -> float:
    """Inhabitants of the municipality in `year` against `base`; beyond the file as its last year."""
    known = {a.jaar: a.counts["inwoners"] for a in kwb.areas if a.soort == "gemeente"}
    if not known:
        return 1.0
    nearest = min(max(year, min(known)), max(known))
    beyond = year - nearest
    return known[nearest] / known.get(base, known[nearest]) * 1.01**beyond


def _population(wijken: list[Area], wijk_team: np.ndarray, scale: float) -> np.ndarray:
    """Made-up inhabitants per team and band: real totals, split with the national ages.

    Within five years of age the national numbers are taken as even.
    """
    young, rising = _shares()
    rows = [
        [
            *(young * (a.counts["inwoners_0_14"] or 0)),
            *(rising * (a.counts["inwoners_15_24"] or 0)),
            a.counts["inwoners_25_44"] or 0,
            a.counts["inwoners_45_64"] or 0,
            a.counts["inwoners_65_plus"] or 0,
        ]
        for a in wijken
    ]
    # Columns so far: 0-3, 4-11, 12-14 | 15-17, 18-22, 23-24 | 25-44, 45-64, 65 and older.
    parts = np.array(rows)
    joined = np.column_stack([parts[:, 0], parts[:, 1], parts[:, 2] + parts[:, 3], parts[:, 4:]])
    totals = np.zeros((wijk_team.max() + 1, joined.shape[1]))
    np.add.at(totals, wijk_team, joined * scale)
    return np.rint(totals).astype(int)


def _shares() -> tuple[np.ndarray, np.ndarray]:
    """Parts of 0–14 that are 0–3, 4–11 and 12–14, and of 15–24 that are 15–17, 18–22 and 23–24."""
    text = files(__package__).joinpath("ages.csv").read_text("utf-8").splitlines()
    rows = csv.DictReader(line for line in text if not line.startswith("#"))
    n = {row["leeftijd"]: int(row["2025"]) for row in rows}
    a, b, c, d, e = (n[group] / 5 for group in ("0-4", "5-9", "10-14", "15-19", "20-24"))
    young = np.array([4 * a, a + 5 * b + 2 * c, 3 * c])
    rising = np.array([3 * d, 2 * d + 3 * e, 2 * e])
    return young / young.sum(), rising / rising.sum()


def _staff(per_team: np.ndarray, first: date, last: date, rng: np.random.Generator) -> Staff:
    casework = np.maximum(3, np.rint(per_team * _OPEN_FILES / _FILES_A_PROFESSIONAL)).astype(int)
    team = np.repeat(np.arange(casework.size), casework + 3)
    starts = np.concatenate([[0], np.cumsum(casework + 3)[:-1]])
    functie, fte = [], []
    for n in casework:
        functie += ["generalist" if k % 3 else "t_shaped" for k in range(n - n // 5)]
        functie += ["specialist"] * (n // 5) + [
            "gedragswetenschapper",
            "teamleider",
            "ondersteuning",
        ]
        fte += [
            *rng.choice([0.67, 0.78, 0.89, 1.0], (n, _STAYS)),
            *[[hours] * _STAYS for hours in (0.56, 0.89, 0.67)],
        ]
    begin, end = day_number(first), day_number(last)
    lengths = rng.exponential(1900, (team.size, _STAYS)).astype(np.int32) + 120
    since = np.empty((team.size, _STAYS), np.int32)
    since[:, 0] = begin - rng.integers(30, 2200, team.size)
    # Who was there before the sample began stays at least into it, so that history can be short.
    since[:, 1] = begin + lengths[:, 0] // 2
    for k in range(2, _STAYS):
        since[:, k] = since[:, k - 1] + lengths[:, k - 1]
    # The people of the stories stay: they are the first three of the first two teams.
    loyal = (starts[:2, None] + np.arange(3)).ravel()
    since[loyal, 1:] = _NEVER
    since[since > end] = _NEVER
    holder = np.arange(since.size).reshape(since.shape)
    known = np.sort(holder[since < _NEVER])
    holder = np.searchsorted(known, holder)
    return Staff(team, functie, np.array(fte), since, holder, starts, casework)
