"""The work itself: contacts in a file, with whom, and where own help was stopped."""

from dataclasses import dataclass

import numpy as np

from wijkzicht.dataset.sample import columns as col
from wijkzicht.dataset.sample.calendar import Calendar
from wijkzicht.dataset.sample.cases import Cases
from wijkzicht.dataset.sample.columns import EMPTY, Choice, enum
from wijkzicht.dataset.sample.households import SLOTS, Households
from wijkzicht.dataset.sample.town import Town

_A_DAY = 0.2
_KINDS = enum("contact", "activiteit")
_HELP = np.isin(_KINDS, ("hulp", "overbruggingshulp", "crisishulp"))
_BLURRED = np.isin(
    _KINDS, ("vraagverheldering", "planvorming", "toeleiding", "regie", "afstemming")
)
_AT_DESK = np.isin(_KINDS, ("administratie", "casusbespreking", "consultatie", "beschikking"))
_REGIE = np.isin(_KINDS, ("regie", "monitoring", "evaluatie"))

_BEGIN = {
    "vraagverheldering": 0.36, "planvorming": 0.2, "hulp": 0.13, "toeleiding": 0.04,
    "beschikking": 0.02, "overbruggingshulp": 0.03, "afstemming": 0.08, "consultatie": 0.03,
    "casusbespreking": 0.03, "administratie": 0.08,
}  # fmt: skip
_MIDDLE = {
    "hulp": 0.52, "overbruggingshulp": 0.02, "crisishulp": 0.01, "planvorming": 0.04, "regie": 0.09,
    "monitoring": 0.05, "evaluatie": 0.04, "afstemming": 0.09, "consultatie": 0.02,
    "casusbespreking": 0.03, "administratie": 0.06, "beschikking": 0.01, "toeleiding": 0.02,
}  # fmt: skip
_COORDINATE = {
    "hulp": 0.1, "overbruggingshulp": 0.03, "regie": 0.3, "monitoring": 0.17, "evaluatie": 0.07,
    "afstemming": 0.17, "consultatie": 0.02, "casusbespreking": 0.03, "administratie": 0.07,
    "beschikking": 0.02, "toeleiding": 0.02,
}  # fmt: skip
_END = {
    "evaluatie": 0.26, "hulp": 0.23, "nazorg": 0.16, "regie": 0.08, "monitoring": 0.1,
    "afstemming": 0.07, "administratie": 0.1,
}  # fmt: skip
_FIRST = {"vraagverheldering": 0.88, "hulp": 0.06, "consultatie": 0.03, "planvorming": 0.03}
_CRISIS = {"crisishulp": 0.75, "vraagverheldering": 0.25}
# Groups of weights, by phase of the file.
_ACTIVITY = Choice(_KINDS, _BEGIN, _MIDDLE, _COORDINATE, _END, _FIRST, _CRISIS)
_AFTER_STOP = Choice(_KINDS, {"regie": 0.55, "monitoring": 0.35, "evaluatie": 0.1})

_FORM = Choice(
    enum("contact", "vorm"),
    {
        "huisbezoek": 0.36, "op_locatie": 0.14, "op_school": 0.1, "telefoon": 0.24,
        "beeldbellen": 0.03, "bericht": 0.09, "groep": 0.02, "": 0.02,
    },
    {"overleg": 0.55, "telefoon": 0.22, "bericht": 0.18, "": 0.05},
)  # fmt: skip
_MINUTES = {
    "huisbezoek": 65, "op_locatie": 55, "op_school": 50, "telefoon": 15, "beeldbellen": 35,
    "bericht": 8, "groep": 90, "overleg": 35,
}  # fmt: skip


@dataclass(frozen=True)
class Contacts:
    """Contacts of a block in order of file and day; `casus` is the file's place in the block."""

    casus: np.ndarray
    day: np.ndarray
    kind: np.ndarray
    also_help: np.ndarray
    form: np.ndarray

    @property
    def help(self) -> np.ndarray:
        """Whether help was given: by its kind, or by the second tap."""
        return _HELP[self.kind] | (self.also_help == 1)


def make(rng, town: Town, calendar: Calendar, homes: Households, cases: Cases) -> tuple:
    """Contacts of every file, and the day own help was stopped in it (-1 where it was not)."""
    casus, day = _moments(rng, calendar, cases)
    first = np.concatenate([[True], casus[1:] != casus[:-1]]) if casus.size else np.zeros(0, bool)
    kind = _ACTIVITY.draw(rng, casus.size, _phase(rng, cases, casus, day, first))
    as_help = town.habit("regie_as_help")[cases.team[casus]]
    kind = np.where(_REGIE[kind] & col.chance(rng, casus.size, as_help), _KINDS.index("hulp"), kind)
    stop = _stops(rng, calendar, cases)
    over = (stop[casus] != EMPTY) & (day > stop[casus])
    kind = np.where(over & _HELP[kind], _AFTER_STOP.draw(rng, casus.size), kind)
    also = col.yes_no(rng, casus.size, 0.2, unknown=0.04)
    also = np.where(_BLURRED[kind] & ~over, also, np.where(_HELP[kind], EMPTY, 0))
    form = _FORM.draw(rng, casus.size, _AT_DESK[kind].astype(int))
    return Contacts(casus, day.astype(np.int32), kind, also, form), stop


def _moments(rng, calendar: Calendar, cases: Cases) -> tuple[np.ndarray, np.ndarray]:
    """Which file and which day, dense at first and thinner later; one of a kind on a day."""
    n = cases.home.size
    length = np.maximum(cases.until - cases.start, 0)
    busy = rng.gamma(4, 0.25, n)
    extra = rng.poisson(2 + _A_DAY * busy * length)
    casus = np.repeat(np.arange(n), extra)
    offset = (rng.random(casus.size) ** 1.25 * (length[casus] + 1)).astype(np.int32)
    day = cases.start[casus] + offset
    goes_on = calendar.goes_on(rng, day)
    casus, day = (
        casus[goes_on],
        np.minimum(calendar.to_workday(day[goes_on]), cases.end[casus[goes_on]]),
    )
    key = np.concatenate([casus * 2**20 + day, np.arange(n) * 2**20 + cases.start])
    key = np.unique(key)
    return key >> 20, (key & (2**20 - 1)).astype(np.int32)


def _phase(rng, cases: Cases, casus, day, first) -> np.ndarray:
    """Group of weights for each contact: how far the file is, and what kind of file it is."""
    length = np.maximum(cases.until - cases.start, 1)
    into = day - cases.start[casus]
    coordinating = col.chance(rng, cases.home.size, 0.26)
    phase = np.where(into < 42, 0, np.where(coordinating[casus], 2, 1))
    ending = (cases.closed[casus] != EMPTY) & (into > 0.88 * length[casus])
    phase = np.where(ending & (into > 60), 3, phase)
    return np.where(first, np.where(cases.crisis[casus] == 1, 5, 4), phase)


def _stops(rng, calendar: Calendar, cases: Cases) -> np.ndarray:
    """The day on which own help stopped while the file goes on, in one in seven longer files."""
    n = cases.home.size
    length = cases.until - cases.start
    stop = cases.start + (length * (0.4 + 0.3 * rng.random(n))).astype(np.int32)
    chosen = (length > 90) & col.chance(rng, n, 0.15) & (stop <= calendar.last)
    return np.where(chosen, stop, EMPTY)


def contact_rows(rng, town: Town, calendar: Calendar, homes, cases: Cases, done: Contacts, at):
    """Rows of `contact`, and which of them stay: what is not recorded yet is not in the set."""
    n = done.casus.size
    usual = town.habit("late")[cases.team[done.casus]]
    forgotten = col.chance(rng, n, 0.09)
    late = rng.exponential(np.where(forgotten, 12 + usual, usual)).astype(np.int32)
    recorded = done.day + late
    stays = recorded <= calendar.last
    recorded = np.where(col.chance(rng, n, 0.01), EMPTY, recorded)
    child = homes.family[cases.home[done.casus]]
    alone = col.yes_no(rng, n, 0.16, unknown=0.05)
    face = ~_AT_DESK[done.kind]
    expert = np.where(done.kind == _KINDS.index("casusbespreking"), 0.5, 0.035)
    columns = {
        "casus_id": col.ids("k", at["casus"] + done.casus),
        "medewerker_id": col.ids("m", _workers(rng, town, cases, done)),
        "datum": col.days(done.day),
        "activiteit": col.codes("contact", "activiteit", done.kind),
        "ook_hulp": col.bools(done.also_help),
        "vorm": col.codes("contact", "vorm", done.form),
        "duur_minuten": col.whole(_minutes(rng, done.form)),
        "jeugdige_alleen": col.bools(np.where(child & face, alone, np.where(child, 0, EMPTY))),
        "gedragswetenschapper": col.bools(col.yes_no(rng, n, expert, unknown=0.02)),
        "vastgelegd_op": col.days(recorded),
    }
    numbers = at["contact"] + np.cumsum(stays) - 1
    columns = {name: column.filter(stays) for name, column in columns.items()}
    return {"contact_id": col.ids("c", numbers[stays]), **columns}, stays, numbers


def _workers(rng, town: Town, cases: Cases, done: Contacts) -> np.ndarray:
    """Mostly the coordinator, often a colleague on the file, now and then somebody else."""
    n = done.casus.size
    u = rng.random(n, dtype=np.float32)
    team = cases.team[done.casus]
    other = town.staff.first[team] + (rng.random(n) * town.staff.generalists[team]).astype(int)
    place = np.where(u < 0.78, cases.lead[done.casus], cases.deputy[done.casus])
    place = np.where(u > 0.95, other, place)
    person = town.staff.who(place, done.day) + 1
    return np.where(col.chance(rng, n, 0.008), EMPTY, person)


def _minutes(rng: np.random.Generator, form: np.ndarray) -> np.ndarray:
    """Minutes by the form of the contact, in fives as people write them; some are left empty."""
    usual = np.array([_MINUTES[code] for code in _FORM.codes] + [30], float)
    drawn = usual[form] * rng.gamma(6, 1 / 6, form.size)
    minutes = np.maximum(5, 5 * np.rint(drawn / 5)).astype(int)
    return np.where(col.chance(rng, form.size, 0.06), EMPTY, np.minimum(minutes, 480))


def people(rng, homes: Households, cases: Cases, done: Contacts) -> tuple[np.ndarray, np.ndarray]:
    """Which household members (by slot) each contact was with or for; every help has somebody."""
    n = done.casus.size
    focus = _focus(rng, homes, cases)
    size = homes.size[cases.home]
    taking_part = rng.integers(0, 256, (cases.home.size, SLOTS), dtype=np.uint8)
    # Chance in 1/256 for each member: some siblings and parents take part often, others hardly.
    odds = np.where(taking_part < 110, 120, 14).astype(np.uint8)
    odds[np.arange(cases.home.size), focus] = 222
    odds[np.arange(SLOTS) >= size[:, None]] = 0
    drawn = rng.integers(0, 256, (n, SLOTS), dtype=np.uint8)
    mask = drawn < odds[done.casus]
    mask[_AT_DESK[done.kind]] = False
    must = done.help | (_AT_DESK[done.kind] & col.chance(rng, n, 0.5))
    mask[must, focus[done.casus[must]]] = True
    return np.nonzero(mask)


def _focus(rng: np.random.Generator, homes: Households, cases: Cases) -> np.ndarray:
    """The member a file is mostly about: usually a child, where there are children."""
    adults, size = homes.adults[cases.home], homes.size[cases.home]
    child = adults + (rng.random(size.size) * (size - adults)).astype(int)
    return np.where((size > adults) & col.chance(rng, size.size, 0.86), child, 0)


def person_rows(rng, homes, cases: Cases, done: Contacts, numbers, row, slot, at) -> dict:
    """Rows of `contact_persoon`."""
    person = homes.first[cases.home[done.casus[row]]] + slot
    present = col.yes_no(rng, row.size, 0.93, unknown=0.03)
    return {
        "contact_id": col.ids("c", numbers[row]),
        "persoon_id": col.ids("p", at["persoon"] + person),
        "aanwezig": col.bools(np.where(_AT_DESK[done.kind[row]], 0, present)),
    }


def hulpeinde_rows(rng, homes, cases: Cases, done: Contacts, stop, row, slot, at) -> dict:
    """Rows of `hulpeinde`: for everybody in the file who had help, on the day it stopped."""
    reasons = Choice(
        enum("hulpeinde", "reden"),
        {"volgens_plan": 0.55, "in_overeenstemming": 0.3, "eenzijdig_client": 0.08, "": 0.07},
    )
    helped = np.zeros((cases.home.size, SLOTS), bool)
    gets = done.help[row]
    helped[done.casus[row[gets]], slot[gets]] = True
    casus, member = np.nonzero(helped & (stop != EMPTY)[:, None])
    return {
        "casus_id": col.ids("k", at["casus"] + casus),
        "persoon_id": col.ids("p", at["persoon"] + homes.first[cases.home[casus]] + member),
        "datum": col.days(stop[casus]),
        "reden": col.codes("hulpeinde", "reden", reasons.draw(rng, casus.size)),
    }
