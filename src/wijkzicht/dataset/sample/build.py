"""Builds a made-up basisset block by block and writes it while it grows."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
from dateutil.relativedelta import relativedelta

from wijkzicht.dataset.kwb import Kwb
from wijkzicht.dataset.sample import (
    around,
    calendar,
    cases,
    contacts,
    households,
    identities,
    plans,
    planted,
    services,
    stories,
    surveys,
    town,
)
from wijkzicht.dataset.sample.columns import day_number
from wijkzicht.dataset.sample.stream import Occupied, Stream, check_replaceable
from wijkzicht.dataset.schema import tables
from wijkzicht.dataset.write import whole_folder, write_description

# Written in the descriptor, so that nobody takes the set for a real one.
MARK = "verzonnen voorbeeld van wijkzicht sample"
LAST_DAY = date(2026, 6, 30)
# `identiteit` goes into a closed folder only; a set has contacts or hulptrajecten, never both.
_IDENTITY = "identiteit"
_NOT_HERE = (_IDENTITY, "hulptraject")
NAMES = [name for name in tables() if name not in _NOT_HERE]
_BLOCK = 4096
# Households that ask, per inhabitant and year; those only known from provisions, of those.
_ASKING = 0.0235
_ELSEWHERE = 0.8


@dataclass(frozen=True)
class Wish:
    """What to make: `jaren` whole years up to and including `tot`, for `inwoners` people."""

    inwoners: int = 40_000
    jaren: int = 3
    seed: int = 1
    tot: date = LAST_DAY

    @property
    def first(self) -> date:
        """First day of the sample: the day after `tot`, so many years earlier."""
        return self.tot + timedelta(1) - relativedelta(years=self.jaren)


def write_sample(
    folder: Path,
    kwb: Kwb,
    wish: Wish,
    kind: str = "csv",
    closed_folder: Path | None = None,
    faults: Path | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> dict[str, int]:
    """Write a made-up basisset into `folder`, whole or not at all; returns the rows per table.

    `kind` is csv or parquet. With `closed_folder` that folder gets a made-up identity for every
    person. With `faults` (csv only) rows are added that each break a rule of `check`, and listed in
    that file. The same wish gives the same bytes with the same versions of this program, numpy and
    pyarrow. The areas and the totals of inhabitants come from `kwb`; persons, ages within a band
    and everything about work are made up. `tell` hears how far it is. Raises `Occupied` (or another FileExistsError) when a
    folder holds something else, `TooMany` when the test range of BSNs runs out.
    """
    _check_apart(folder, closed_folder, faults)
    for target in filter(None, (folder, closed_folder)):
        check_replaceable(target, MARK)
    with ExitStack() as stack:
        staging = stack.enter_context(whole_folder(folder))
        stream = Stream(staging, kind, NAMES)
        closed = None
        if closed_folder is not None:
            place = stack.enter_context(whole_folder(closed_folder, mode=0o700))
            closed = Stream(place, kind, [_IDENTITY])
        _fill(stream, closed, kwb, wish, tell)
        for part in filter(None, (stream, closed)):
            part.close()
            write_description(part.folder, list(part.counts), kind, _about(wish))
        if faults is not None:
            planted.write_list(faults, planted.plant(staging, stream.counts, wish.tot))
    return stream.counts | (closed.counts if closed else {})


def _check_apart(folder: Path, closed_folder: Path | None, faults: Path | None) -> None:
    """Identities, and the list of faults, never lie in the folder that may be shared."""
    shared = folder.resolve()
    for path in filter(None, (closed_folder, faults)):
        other = path.resolve()
        if other.is_relative_to(shared) or (path == closed_folder and shared.is_relative_to(other)):
            raise Occupied(f"{path} en {folder} liggen in elkaar. Kies twee mappen naast elkaar.")


def _about(wish: Wish) -> dict:
    return {
        "title": "Verzonnen basisset",
        "peildatum": wish.tot.isoformat(),
        "bron": MARK,
        "dekking": {"voorziening": "volledig"},
    }


def _fill(stream: Stream, closed: Stream | None, kwb: Kwb, wish: Wish, tell: Callable) -> None:
    rng = _generator(wish.seed, 0)
    days = calendar.make(wish.first, wish.tot)
    place = town.build(kwb, wish.inwoners, wish.first, wish.tot, rng)
    for name, columns in around.rows(rng, place, days, wish.first, wish.tot).items():
        stream.add(name, columns)
    bsns = identities.Bsns()
    people = _tell(stream, place, days)
    if closed:
        born = np.array([day_number(day) for day in people.values()])
        ids = pa.array(people)
        made = identities.rows(rng, ids, born, bsns, place.gemeente_code)
        closed.add(_IDENTITY, identities.as_one(made, stories.twins()))
    asking = wish.inwoners * _ASKING * wish.jaren
    moved = cases.SHARE_CASUS * cases.MEAN_OPEN / 365 / wish.jaren
    shares = (1.0, moved, _ELSEWHERE / wish.jaren)
    total = round(asking * sum(shares))
    for block, start in enumerate(range(0, total, _BLOCK), start=1):
        n = min(_BLOCK, total - start)
        tell(f"huishouden {start} van {total}")
        rng = _generator(wish.seed, block)
        homes, persons = _block(rng, stream, place, days, n, shares)
        if closed:
            rows = identities.rows(rng, persons, homes.born, bsns, place.gemeente_code)
            closed.add(_IDENTITY, rows)


def _tell(stream: Stream, place: town.Town, days: calendar.Calendar) -> dict[str, date]:
    """The stories, before everybody else; returns the birth days of the people in them."""
    for name, listed in stories.rows(place, days).items():
        stream.add(name, stories.columns(name, listed))
    return stories.births(days)


def _generator(seed: int, block: int) -> np.random.Generator:
    return np.random.Generator(np.random.SFC64(np.random.SeedSequence([seed, block])))


def _block(
    rng: np.random.Generator,
    stream: Stream,
    place: town.Town,
    days: calendar.Calendar,
    n: int,
    shares: tuple[float, ...],
) -> tuple[households.Households, pa.Array]:
    """One block of households with all their rows; numbers go on where the last block ended."""
    at = {name: count + 1 for name, count in stream.counts.items()}
    homes = households.make(rng, place, days, n, shares)
    asked = cases.requests(rng, days, homes)
    files = cases.make(rng, place, days, homes, asked)
    done, stop = contacts.make(rng, place, days, homes, files)
    row, slot = contacts.people(rng, homes, files, done)
    contact, stays, numbers = contacts.contact_rows(rng, place, days, homes, files, done, at)
    kept = stays[row]
    row, slot = row[kept], slot[kept]
    pieces = {
        **households.rows(rng, place, homes, at["huishouden"], at["persoon"]),
        "aanmelding": cases.aanmelding_rows(rng, place, homes, asked, files, at),
        "casus": cases.casus_rows(rng, files, at),
        "regie": cases.regie_rows(rng, place, days, files, at),
        "contact": contact,
        "contact_persoon": contacts.person_rows(rng, homes, files, done, numbers, row, slot, at),
        "hulpeinde": contacts.hulpeinde_rows(rng, homes, files, done, stop, row, slot, at),
        **plans.make(rng, place, homes, files, days.last, at),
        "voorziening": services.rows(rng, days, homes, files, at),
        **surveys.make(rng, place, homes, files, days.last, at),
        "resultaat": around.result_rows(rng, files, at),
    }
    for name, columns in pieces.items():
        stream.add(name, columns)
    return homes, pieces["persoon"]["persoon_id"]
