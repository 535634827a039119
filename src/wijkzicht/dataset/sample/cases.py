"""Requests and files: who asks, what comes of it, when a file opens and closes, who coordinates."""

from dataclasses import dataclass

import numpy as np

from wijkzicht.dataset.sample import columns as col
from wijkzicht.dataset.sample.calendar import Calendar
from wijkzicht.dataset.sample.columns import EMPTY, Choice, enum
from wijkzicht.dataset.sample.households import REQUEST, TRANSFERRED, Households
from wijkzicht.dataset.sample.town import Town

# Mean days a file is worked on and is open, and the share of requests that becomes a file.
MEAN_WORK = 245
MEAN_OPEN = 300
SHARE_CASUS = 0.53
_AGAIN = 0.17
_LONGER = 1.68

ROUTE_IN = Choice(
    enum("aanmelding", "kanaal"),
    {
        "zelf": 0.31, "proactief": 0.04, "gemeentelijk_loket": 0.07, "informatiepunt": 0.03,
        "zorginstelling": 0.05, "huisarts_wijkverpleging": 0.1, "cjg_jgz": 0.08, "school": 0.13,
        "kinderopvang": 0.02, "veilig_thuis": 0.05, "politie": 0.02,
        "gecertificeerde_instelling": 0.01, "woningcorporatie": 0.03,
        "vrijwilligersorganisatie": 0.015, "zelforganisatie": 0.005, "ander_team": 0.01,
        "andere_ketenpartner": 0.02, "onbekend": 0.03, "": 0.01,
    },
)  # fmt: skip
SEVERITY = Choice(
    enum("aanmelding", "ernst"), {"vroeg": 0.33, "gevorderd": 0.37, "geescaleerd": 0.13, "": 0.17}
)
DOMAINS = Choice(
    enum("aanmelding", "leefgebied"),
    {
        "opvoeden_opgroeien": 0.3, "school_kinderopvang": 0.16, "geestelijke_gezondheid": 0.13,
        "huiselijke_relaties": 0.12, "veiligheid": 0.06, "financien": 0.08, "huisvesting": 0.03,
        "sociaal_netwerk": 0.04, "tijdsbesteding": 0.02, "werk_opleiding": 0.02,
        "middelengebruik": 0.01, "lichamelijke_gezondheid": 0.02, "justitie": 0.01,
    },
    {
        "financien": 0.25, "huisvesting": 0.14, "geestelijke_gezondheid": 0.16,
        "sociaal_netwerk": 0.1, "werk_opleiding": 0.07, "tijdsbesteding": 0.06,
        "lichamelijke_gezondheid": 0.07, "basale_adl": 0.03, "instrumentele_adl": 0.04,
        "huiselijke_relaties": 0.05, "middelengebruik": 0.03, "maatschappelijke_participatie": 0.02,
        "justitie": 0.01, "veiligheid": 0.02,
    },
)  # fmt: skip
_OUTCOME = Choice(
    enum("aanmelding", "triage_uitkomst"),
    {
        "casus": SHARE_CASUS, "advies": 0.17, "eigen_kracht": 0.04, "netwerk": 0.02,
        "informele_hulp": 0.03, "voorliggend": 0.08, "ander_loket": 0.06,
        "verwijzing_specialistisch": 0.03, "ingetrokken": 0.04,
    },
)  # fmt: skip
_KADER = Choice(
    enum("casus", "kader"),
    {"vrijwillig": 0.88, "drang_zonder_vto": 0.07, "drang_met_vto": 0.03, "": 0.02},
)
_REASON = Choice(
    enum("casus", "reden_sluiting"),
    {
        "volgens_plan": 0.5, "in_overeenstemming": 0.24, "eenzijdig_client": 0.13,
        "eenzijdig_team": 0.03, "externe_omstandigheden": 0.06, "": 0.04,
    },
)  # fmt: skip
_NEXT = Choice(
    enum("casus", "vervolg"),
    {
        "eigen_kracht": 0.34, "netwerk": 0.12, "informele_hulp": 0.07, "voorliggend": 0.15,
        "specialistisch": 0.18, "onbekend": 0.09, "": 0.05,
    },
)  # fmt: skip


@dataclass(frozen=True)
class Cases:
    """Files of a block, sorted by household then day. `home` is the household's place in the block.

    `start`: day of the first contact; `until`: last day on which work is done (or the last day of
    the sample); `closed`: -1 while open; `lead`, `deputy`: places in the staff; `asked`: day of
    the request, -1 without one; `crisis`: 1, 0, -1; `domain`: of the request.
    """

    home: np.ndarray
    team: np.ndarray
    opened: np.ndarray
    start: np.ndarray
    until: np.ndarray
    closed: np.ndarray
    vervolg: np.ndarray
    lead: np.ndarray
    deputy: np.ndarray
    asked: np.ndarray
    crisis: np.ndarray
    domain: np.ndarray
    again: np.ndarray

    @property
    def end(self) -> np.ndarray:
        """Last day on which something may be dated: the closing or the last day of work."""
        return np.where(self.closed == EMPTY, self.until, self.closed)


def requests(rng: np.random.Generator, calendar: Calendar, homes: Households) -> dict:
    """Requests of the households that ask: what is known at the door, places and days."""
    asks = np.flatnonzero(homes.route == REQUEST)
    day = homes.day[asks]
    slow = rng.exponential(8.0, asks.size).astype(np.int32)
    triage = calendar.to_workday(day + np.minimum(slow, 35))
    triage = np.where(day + slow > calendar.last, EMPTY, np.maximum(triage, day))
    outcome = np.where(triage == EMPTY, EMPTY, _OUTCOME.draw(rng, asks.size))
    return {
        "home": asks,
        "day": day,
        "triage": triage,
        "outcome": outcome,
        "crisis": col.yes_no(rng, asks.size, 0.045, unknown=0.03),
        "domain": DOMAINS.draw(rng, asks.size, (~homes.family[asks]).astype(int)),
    }


def make(
    rng: np.random.Generator, town: Town, calendar: Calendar, homes: Households, asked: dict
) -> Cases:
    """First files from the requests and from the transfer on day one, then files opened again."""
    becomes = asked["outcome"] == _OUTCOME.place("casus")
    moved = np.flatnonzero(homes.route == TRANSFERRED)
    home = np.concatenate([asked["home"][becomes], moved])
    transfer = calendar.to_workday(calendar.first + rng.integers(0, 21, moved.size))
    opened = np.concatenate([asked["triage"][becomes], transfer])
    nothing = np.full(moved.size, EMPTY)
    first = _work(
        rng, town, calendar, home, homes.team[home], opened,
        asked=np.concatenate([asked["day"][becomes], nothing]),
        crisis=np.concatenate([asked["crisis"][becomes], nothing]),
        domain=np.concatenate([asked["domain"][becomes], DOMAINS.draw(rng, moved.size)]),
        again=np.zeros(home.size, bool),
    )  # fmt: skip
    cases = _joined(first, _again(rng, town, calendar, homes, first))
    order = np.lexsort((cases.opened, cases.home))
    return Cases(*(getattr(cases, name)[order] for name in Cases.__dataclass_fields__))


def _again(rng, town: Town, calendar: Calendar, homes: Households, first: Cases) -> Cases:
    """Files opened after an earlier one was closed, by the same team or by the next one."""
    elsewhere = first.vervolg == _NEXT.place("ander_team")
    gap = np.where(elsewhere, 3, rng.exponential(210, first.home.size) + 10).astype(np.int32)
    opened = first.closed + gap
    back = (first.closed != EMPTY) & (elsewhere | col.chance(rng, first.home.size, _AGAIN))
    back &= opened + 7 <= calendar.last
    home, opened = first.home[back], calendar.to_workday(opened[back])
    team = np.where(elsewhere[back], (first.team[back] + 1) % len(town.teams), first.team[back])
    return _work(
        rng, town, calendar, home, team, opened,
        asked=np.maximum(opened - rng.integers(0, 10, home.size), first.closed[back]),
        crisis=col.yes_no(rng, home.size, 0.06, unknown=0.03),
        domain=DOMAINS.draw(rng, home.size, (~homes.family[home]).astype(int)),
        again=np.ones(home.size, bool),
    )  # fmt: skip


def _work(rng, town, calendar, home, team, opened, *, asked, crisis, domain, again) -> Cases:
    """When the work in each file begins and ends, and when the file is closed."""
    n = home.size
    mean = town.habit("wait")[team] * calendar.crowding(opened)
    wait = rng.exponential(mean).astype(np.int32)
    start = np.where(crisis == 1, opened, calendar.to_workday(opened + np.minimum(wait, 120)))
    long = np.clip(rng.lognormal(np.log(MEAN_WORK) - 0.26, 0.72, n), 10, 1100).astype(np.int32)
    # What runs on an ordinary day are the longer files, with some of their time gone by.
    left = np.where(asked == EMPTY, _LONGER * long * rng.random(n), long)
    until = start + left.astype(np.int32)
    idle = rng.gamma(1.5, town.habit("idle")[team] / 1.5).astype(np.int32)
    closed = until + idle
    tidy = col.chance(rng, n, town.habit("tidy")[team])
    closed = np.where(tidy, calendar.near_half_end(rng, closed), closed)
    inside = closed <= calendar.last
    closed = np.where(inside, np.maximum(calendar.to_workday(closed), closed), EMPTY)
    closed = np.where(closed > calendar.last, EMPTY, closed)
    vervolg = np.where(closed == EMPTY, EMPTY, _NEXT.draw(rng, n))
    vervolg = np.where(
        (closed != EMPTY) & col.chance(rng, n, 0.015), _NEXT.place("ander_team"), vervolg
    )
    lead, deputy = _leads(rng, town, team)
    return Cases(
        home, team, opened.astype(np.int32), np.minimum(start, calendar.last).astype(np.int32),
        np.minimum(until, calendar.last).astype(np.int32), closed.astype(np.int32), vervolg,
        lead, deputy, asked.astype(np.int32), crisis, domain, again,
    )  # fmt: skip


def _leads(rng: np.random.Generator, town: Town, team: np.ndarray) -> tuple[np.ndarray, ...]:
    staff = town.staff
    lead = (rng.random(team.size) * staff.generalists[team]).astype(int)
    step = 1 + (rng.random(team.size) * (staff.generalists[team] - 1)).astype(int)
    deputy = (lead + step) % staff.generalists[team]
    return staff.first[team] + lead, staff.first[team] + deputy


def _joined(one: Cases, two: Cases) -> Cases:
    return Cases(
        *(
            np.concatenate([getattr(one, name), getattr(two, name)])
            for name in Cases.__dataclass_fields__
        )
    )


def aanmelding_rows(rng, town, homes: Households, asked: dict, cases: Cases, at: dict) -> dict:
    """Rows of `aanmelding`: first requests, those before a second file, and anonymous advice."""
    first = ~cases.again & (cases.asked != EMPTY)
    casus_of = np.full(homes.size.size, EMPTY)
    casus_of[cases.home[first]] = at["casus"] + np.flatnonzero(first)
    later = np.flatnonzero(cases.again)
    home = np.concatenate([asked["home"], cases.home[later]])
    team = np.concatenate([homes.team[asked["home"]], cases.team[later]])
    is_casus = _OUTCOME.place("casus")
    becomes = asked["outcome"] == is_casus
    n = home.size
    triage = np.concatenate([asked["triage"], cases.opened[later]])
    casus = np.where(becomes, casus_of[asked["home"]], EMPTY)
    outcome = np.concatenate([asked["outcome"], np.full(later.size, is_casus)])
    advice = outcome == _OUTCOME.place("advies")
    anonymous = advice & col.chance(rng, n, 0.3)
    return {
        "aanmelding_id": col.ids("a", at["aanmelding"] + np.arange(n)),
        "datum": col.days(np.concatenate([asked["day"], cases.asked[later]])),
        "team_id": col.ids("t", team + 1),
        "huishouden_id": col.ids("h", np.where(anonymous, EMPTY, at["huishouden"] + home)),
        "kanaal": col.codes("aanmelding", "kanaal", ROUTE_IN.draw(rng, n)),
        "crisis": col.bools(np.concatenate([asked["crisis"], cases.crisis[later]])),
        "ernst": col.codes("aanmelding", "ernst", SEVERITY.draw(rng, n)),
        "leefgebied": col.codes(
            "aanmelding",
            "leefgebied",
            np.where(
                col.chance(rng, n, 0.08),
                EMPTY,
                np.concatenate([asked["domain"], cases.domain[later]]),
            ),
        ),
        "triage_datum": col.days(triage),
        "triage_uitkomst": col.codes("aanmelding", "triage_uitkomst", outcome),
        "casus_id": col.ids("k", np.concatenate([casus, at["casus"] + later])),
    }


def casus_rows(rng: np.random.Generator, cases: Cases, at: dict) -> dict:
    """Rows of `casus`."""
    n = cases.home.size
    open_ = cases.closed == EMPTY
    return {
        "casus_id": col.ids("k", at["casus"] + np.arange(n)),
        "huishouden_id": col.ids("h", at["huishouden"] + cases.home),
        "team_id": col.ids("t", cases.team + 1),
        "geopend": col.days(cases.opened),
        "kader": col.codes("casus", "kader", _KADER.draw(rng, n)),
        "gesloten": col.days(cases.closed),
        "reden_sluiting": col.codes(
            "casus", "reden_sluiting", np.where(open_, EMPTY, _REASON.draw(rng, n))
        ),
        "vervolg": col.codes("casus", "vervolg", cases.vervolg),
    }


def regie_rows(rng, town: Town, calendar: Calendar, cases: Cases, at: dict) -> dict:
    """Rows of `regie`: the coordinator, a handover in some files, and successors in the job."""
    n = cases.home.size
    last = np.where(cases.closed == EMPTY, calendar.last, cases.closed)
    span = np.maximum(last - cases.start, 0)
    handover = cases.start + 30 + (span * rng.random(n)).astype(np.int32)
    handed = col.chance(rng, n, 0.16) & (handover < last)
    casus = np.concatenate([np.arange(n), np.flatnonzero(handed)])
    place = np.concatenate([cases.lead, cases.deputy[handed]])
    begin = np.concatenate([cases.start, handover[handed]])
    end = np.concatenate([np.where(handed, handover - 1, last), last[handed]])
    # Every holder of the job in that time has a row of their own.
    since, holder = town.staff.since[place], town.staff.holder[place]
    until = np.column_stack([since[:, 1:] - 1, np.full(place.size, 2_000_000)])
    row, turn = np.nonzero((since <= end[:, None]) & (until >= begin[:, None]))
    van = np.maximum(since[row, turn], begin[row])
    tot = np.minimum(until[row, turn], end[row])
    running = (tot == last[casus[row]]) & (cases.closed[casus[row]] == EMPTY)
    order = np.lexsort((van, casus[row]))
    return {
        "casus_id": col.ids("k", at["casus"] + casus[row][order]),
        "medewerker_id": col.ids("m", holder[row, turn][order] + 1),
        "van": col.days(van[order]),
        "tot": col.days(np.where(running, EMPTY, tot)[order]),
    }
