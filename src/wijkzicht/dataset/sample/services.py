"""Help outside the team: youth care and other provisions, arranged by the team or by others."""

import numpy as np

from wijkzicht.dataset.sample import columns as col
from wijkzicht.dataset.sample.calendar import Calendar
from wijkzicht.dataset.sample.cases import Cases
from wijkzicht.dataset.sample.columns import EMPTY, Choice, enum
from wijkzicht.dataset.sample.households import ELSEWHERE, Households

_KINDS = enum("voorziening", "soort")
_YOUTH = _KINDS.index("jeugdhulp")
# Groups: a child with a file, an adult with a file, a child known elsewhere, an adult elsewhere.
_KIND = Choice(
    _KINDS,
    {
        "jeugdhulp": 0.72, "voorliggend": 0.1, "informeel": 0.07, "collectief": 0.06,
        "jeugdbescherming": 0.04, "jeugdreclassering": 0.01,
    },
    {
        "wmo": 0.34, "schuldhulp": 0.22, "informeel": 0.14, "voorliggend": 0.12,
        "participatie": 0.08, "zvw_wlz": 0.06, "anders": 0.04,
    },
    {"jeugdhulp": 0.95, "jeugdbescherming": 0.04, "jeugdreclassering": 0.01},
    {"wmo": 0.9, "zvw_wlz": 0.1},
)  # fmt: skip
_FORM = Choice(
    enum("voorziening", "hulpvorm"),
    {
        "ambulant_op_locatie": 0.62, "in_netwerk_jeugdige": 0.17, "daghulp_op_locatie": 0.07,
        "pleegzorg": 0.05, "gezinsgericht": 0.04, "ander_verblijf": 0.03, "gesloten": 0.005,
        "": 0.015,
    },
)  # fmt: skip
_REFERRER = Choice(
    enum("voorziening", "verwijzer"),
    {
        "huisarts": 0.55, "jeugdarts": 0.1, "medisch_specialist": 0.1,
        "gecertificeerde_instelling": 0.12, "gemeentelijke_toegang": 0.06, "geen": 0.02,
        "onbekend": 0.05,
    },
)  # fmt: skip
_WHY = Choice(
    enum("voorziening", "reden_verwijzing"),
    {
        "expertise": 0.46, "intensiteit": 0.2, "capaciteit_team": 0.1, "wachtlijst": 0.05,
        "wens_gezin": 0.08, "wettelijk": 0.04, "anders": 0.02, "": 0.05,
    },
)  # fmt: skip
_SUPPLY = Choice(enum("voorziening", "leveringsvorm"), {"natura": 0.93, "pgb": 0.05, "": 0.02})
_ENDED = Choice(
    enum("voorziening", "reden_einde"),
    {
        "volgens_plan": 0.6, "in_overeenstemming": 0.2, "eenzijdig_client": 0.1,
        "eenzijdig_aanbieder": 0.02, "externe_omstandigheden": 0.04, "": 0.04,
    },
)  # fmt: skip


def rows(rng, calendar: Calendar, homes: Households, cases: Cases, at: dict) -> dict:
    """Rows of `voorziening`: by the team in a file, by others around it, and without any file."""
    child = homes.rol == 0
    casus, own, own_day = _by_team(rng, homes, cases)
    other = np.flatnonzero(
        col.chance(rng, homes.home.size, np.where(homes.route[homes.home] == ELSEWHERE, 0.75, 0.1))
    )
    other_day = (
        calendar.first
        - 200
        + (rng.random(other.size) * (calendar.last - calendar.first + 200)).astype(np.int32)
    )
    person = np.concatenate([own, other])
    team = np.arange(person.size) < own.size
    referred = np.concatenate([own_day, other_day])
    soort = _KIND.draw(rng, person.size, np.where(team, 0, 2) + ~child[person])
    youth = soort == _YOUTH
    asks = np.isin(soort, [_YOUTH, _KINDS.index("wmo")])
    wait = np.where(asks, rng.gamma(1.6, 42, person.size), rng.gamma(1.5, 12, person.size))
    start = referred + wait.astype(np.int32)
    start = np.where(col.chance(rng, person.size, 0.07), EMPTY, col.not_after(start, calendar.last))
    eind = start + rng.gamma(2, np.where(youth, 165, 200)).astype(np.int32)
    eind = np.where(start == EMPTY, EMPTY, col.not_after(eind, calendar.last))
    n = person.size
    # What began before the period and ended before it is not in the set.
    keep = (referred >= calendar.first) | (eind == EMPTY) | (eind >= calendar.first)
    columns = {
        "persoon_id": col.ids("p", at["persoon"] + person),
        "casus_id": col.ids("k", np.concatenate([at["casus"] + casus, np.full(other.size, EMPTY)])),
        "soort": col.codes("voorziening", "soort", soort),
        "hulpvorm": col.codes(
            "voorziening", "hulpvorm", np.where(youth, _FORM.draw(rng, n), EMPTY)
        ),
        "verwijzer": col.codes(
            "voorziening",
            "verwijzer",
            np.where(team, _REFERRER.place("gemeentelijke_toegang"), _REFERRER.draw(rng, n)),
        ),
        "door_team": col.bools(np.where(col.chance(rng, n, 0.02), EMPTY, team)),
        "reden_verwijzing": col.codes(
            "voorziening", "reden_verwijzing", np.where(team, _WHY.draw(rng, n), EMPTY)
        ),
        "leveringsvorm": col.codes(
            "voorziening", "leveringsvorm", np.where(asks, _SUPPLY.draw(rng, n), EMPTY)
        ),
        "verwezen_op": col.days(np.where(col.chance(rng, n, 0.02) & (start > 0), EMPTY, referred)),
        "start": col.days(start),
        "eind": col.days(eind),
        "crisis": col.bools(np.where(asks, col.yes_no(rng, n, 0.06, unknown=0.06), EMPTY)),
        "reden_einde": col.codes(
            "voorziening", "reden_einde", np.where(eind == EMPTY, EMPTY, _ENDED.draw(rng, n))
        ),
    }
    columns = {name: column.filter(keep) for name, column in columns.items()}
    return {"voorziening_id": col.ids("z", at["voorziening"] + np.arange(keep.sum())), **columns}


def _by_team(rng, homes: Households, cases: Cases) -> tuple[np.ndarray, ...]:
    """Files in which the team refers somebody: the file, the person and the day."""
    n = cases.home.size
    day = cases.start + (rng.random(n) ** 1.4 * np.maximum(cases.until - cases.start, 1)).astype(
        np.int32
    )
    refers = np.flatnonzero(col.chance(rng, n, 0.36) & (day <= cases.until))
    home = cases.home[refers]
    adults, size = homes.adults[home], homes.size[home]
    child = adults + (rng.random(refers.size) * (size - adults)).astype(int)
    slot = np.where(size > adults, child, 0)
    return refers, homes.first[home] + slot, day[refers]
