"""Plans, questions, goals, who does what for them, and scores."""

import numpy as np

from wijkzicht.dataset.sample import columns as col
from wijkzicht.dataset.sample.cases import DOMAINS, Cases
from wijkzicht.dataset.sample.columns import EMPTY, Choice, enum
from wijkzicht.dataset.sample.households import Households
from wijkzicht.dataset.sample.town import Town

_OUTCOME = Choice(
    enum("doel", "uitkomst"),
    {"behaald": 0.47, "deels_behaald": 0.3, "niet_behaald": 0.14, "vervallen": 0.09},
)
_DOERS = {
    "gezin": 0.72, "netwerk": None, "vrijwilliger": None, "voorliggend": 0.16, "team": 0.6,
    "specialist": 0.14,
}  # fmt: skip
_TALKERS = {"jeugdige": 0.45, "ouder": 0.55, "volwassene": 0.6, "professional": 0.85}
_ZRM = enum("doel", "leefgebied")[:13]


def make(rng, town: Town, homes: Households, cases: Cases, today: int, at: dict) -> dict:
    """Rows of `plan`, `hulpvraag`, `doel`, `doelactie`, `doelscore` and `meting` of a block."""
    plans = _plans(rng, town, cases, today)
    questions = _questions(rng, homes, cases, plans, today)
    goals = _goals(rng, town, homes, cases, plans, questions, today)
    return {
        "plan": _plan_rows(rng, homes, cases, plans, today, at),
        "hulpvraag": _question_rows(homes, cases, questions, at),
        "doel": _goal_rows(homes, cases, goals, at),
        "doelactie": _action_rows(rng, town, cases, goals, at),
        "doelscore": _score_rows(rng, homes, cases, goals, today, at),
        "meting": _zrm_rows(rng, homes, cases, at),
    }


def _plans(rng, town: Town, cases: Cases, today: int) -> dict:
    """A plan some weeks after opening in most files, in some a new version half a year later."""
    n = cases.home.size
    made = cases.start + 14 + rng.gamma(2, 13, n).astype(np.int32)
    has = col.chance(rng, n, town.habit("plan")[cases.team]) & (
        made <= np.minimum(cases.end, today)
    )
    next_ = made + 150 + rng.integers(0, 90, n)
    renewed = has & col.chance(rng, n, 0.4) & (next_ <= cases.end)
    casus = np.concatenate([np.flatnonzero(has), np.flatnonzero(renewed)])
    day = np.concatenate([made[has], next_[renewed]])
    order = np.lexsort((day, casus))
    first = np.full(n, EMPTY)
    casus, day = casus[order], day[order]
    first[casus[::-1]] = np.arange(casus.size)[::-1]
    return {"casus": casus, "day": day, "first": first}


def _plan_rows(rng, homes, cases, plans, today, at) -> dict:
    casus, day, n = plans["casus"], plans["day"], plans["day"].size
    last = np.minimum(cases.end[casus], today)
    oldest = homes.born[
        homes.first[cases.home] + np.minimum(homes.adults, homes.size - 1)[cases.home]
    ]
    teenager = homes.family[cases.home[casus]] & (day - oldest[casus] > 12 * 365.25)
    parent = np.where(col.chance(rng, n, 0.84), day + rng.integers(0, 15, n), EMPTY)
    young = teenager & col.chance(rng, n, 0.52)
    child = np.where(young, day + rng.integers(0, 21, n), EMPTY)
    rights = {
        f"{name}_verteld": col.bools(col.yes_no(rng, n, p, unknown=0.12))
        for name, p in (
            ("klachtroute", 0.6),
            ("vertrouwenspersoon", 0.48),
            ("clientondersteuner", 0.55),
        )
    }
    return {
        "plan_id": col.ids("pl", at["plan"] + np.arange(n)),
        "casus_id": col.ids("k", at["casus"] + casus),
        "vastgesteld": col.days(day),
        "akkoord_ouder": col.days(col.not_after(parent, last)),
        "akkoord_jeugdige": col.days(col.not_after(child, last)),
        **rights,
    }


def _questions(rng, homes, cases: Cases, plans: dict, today: int) -> dict:
    """Nought to three questions in a file, mostly before the plan, each in its own domain."""
    n = cases.home.size
    number = np.where(col.chance(rng, n, 0.27), 0, 1 + rng.binomial(2, 0.42, n))
    casus = np.repeat(np.arange(n), number)
    day = np.minimum(
        cases.opened[casus] + rng.gamma(1.5, 9, casus.size).astype(np.int32), cases.end[casus]
    )
    keep = day <= today
    casus, day = casus[keep], day[keep]
    domain = DOMAINS.draw(rng, casus.size, (~homes.family[cases.home[casus]]).astype(int))
    started = np.concatenate([[True], casus[1:] != casus[:-1]]) if casus.size else np.zeros(0, bool)
    domain = np.where(started & (cases.domain[casus] != EMPTY), cases.domain[casus], domain)
    plan = plans["first"][casus]
    early = (
        (plan != EMPTY) & (day <= plans["day"][np.maximum(plan, 0)])
        if plans["day"].size
        else plan > 0
    )
    return {
        "casus": casus,
        "day": np.where(col.chance(rng, casus.size, 0.05), EMPTY, day),
        "domain": np.where(col.chance(rng, casus.size, 0.06), EMPTY, domain),
        "plan": np.where(early, plan, EMPTY),
        "member": _member(rng, homes, cases, casus),
    }


def _member(rng, homes: Households, cases: Cases, casus: np.ndarray) -> np.ndarray:
    """A member of the household (place in the block), or nobody in particular."""
    home = cases.home[casus]
    member = homes.first[home] + (rng.random(casus.size) * homes.size[home]).astype(int)
    return np.where(col.chance(rng, casus.size, 0.35), EMPTY, member)


def _person_ids(member: np.ndarray, at: dict):
    return col.ids("p", np.where(member == EMPTY, EMPTY, at["persoon"] + member))


def _question_rows(homes, cases, questions: dict, at: dict) -> dict:
    plan = questions["plan"]
    return {
        "hulpvraag_id": col.ids("v", at["hulpvraag"] + np.arange(questions["casus"].size)),
        "casus_id": col.ids("k", at["casus"] + questions["casus"]),
        "plan_id": col.ids("pl", np.where(plan == EMPTY, EMPTY, at["plan"] + plan)),
        "persoon_id": _person_ids(questions["member"], at),
        "leefgebied": col.codes("hulpvraag", "leefgebied", questions["domain"]),
        "datum": col.days(questions["day"]),
    }


def _goals(rng, town: Town, homes, cases: Cases, plans: dict, questions: dict, today: int) -> dict:
    """Goals of each plan, set in the fortnight before it; most hang on a question of the file."""
    mean = town.habit("goals")[cases.team[plans["casus"]]]
    number = np.minimum(rng.poisson(mean), 5)
    plan = np.repeat(np.arange(plans["day"].size), number)
    casus, made = plans["casus"][plan], plans["day"][plan]
    n = plan.size
    asked = np.bincount(questions["casus"], minlength=cases.home.size)
    start = np.cumsum(asked) - asked
    question = start[casus] + (rng.random(n) * asked[casus]).astype(int)
    question = np.where((asked[casus] > 0) & col.chance(rng, n, 0.8), question, EMPTY)
    domain = DOMAINS.draw(rng, n, (~homes.family[cases.home[casus]]).astype(int))
    domain = np.where(question == EMPTY, domain, np.append(questions["domain"], EMPTY)[question])
    set_on = np.maximum(made - rng.integers(0, 12, n), cases.opened[casus])
    aim = np.where(col.chance(rng, n, 0.24), EMPTY, made + 60 + rng.integers(0, 200, n))
    last = np.minimum(cases.end[casus], today)
    looked = made + 60 + ((last - made - 60) * np.sqrt(rng.random(n))).astype(np.int32)
    known = (looked <= last) & (looked >= made + 60)
    known &= col.chance(rng, n, np.where(cases.closed[casus] == EMPTY, 0.18, 0.58))
    return {
        "plan": plan,
        "casus": casus,
        "made": made,
        "question": question,
        "domain": domain,
        "member": _member(rng, homes, cases, casus),
        "set_on": set_on,
        "aim": aim,
        "measurable": col.yes_no(rng, n, 0.42, unknown=0.1),
        "looked": np.where(known, looked, EMPTY),
        "outcome": np.where(known, _OUTCOME.draw(rng, n), EMPTY),
        "scored": col.chance(rng, n, 0.5),
    }


def _goal_rows(homes, cases, goals: dict, at: dict) -> dict:
    question = goals["question"]
    return {
        "doel_id": col.ids("d", at["doel"] + np.arange(goals["plan"].size)),
        "casus_id": col.ids("k", at["casus"] + goals["casus"]),
        "plan_id": col.ids("pl", at["plan"] + goals["plan"]),
        "persoon_id": _person_ids(goals["member"], at),
        "hulpvraag_id": col.ids(
            "v", np.where(question == EMPTY, EMPTY, at["hulpvraag"] + question)
        ),
        "leefgebied": col.codes("doel", "leefgebied", goals["domain"]),
        "gesteld_op": col.days(goals["set_on"]),
        "streefdatum": col.days(goals["aim"]),
        "meetbaar": col.bools(goals["measurable"]),
        "uitkomst": col.codes("doel", "uitkomst", goals["outcome"]),
        "geevalueerd_op": col.days(goals["looked"]),
    }


def _action_rows(rng, town: Town, cases, goals: dict, at: dict) -> dict:
    network = town.habit("network")[cases.team[goals["casus"]]]
    odds = np.column_stack(
        [
            np.full(network.size, p)
            if p is not None
            else network * (0.8 if who == "netwerk" else 0.35)
            for who, p in _DOERS.items()
        ]
    )
    goal, doer = np.nonzero(rng.random(odds.shape) < odds)
    return {
        "doel_id": col.ids("d", at["doel"] + goal),
        "uitvoerder": col.codes("doelactie", "uitvoerder", doer),
    }


def _score_rows(rng, homes, cases, goals: dict, today: int, at: dict) -> dict:
    """Scores at the start, halfway and at the end, by each who has something to say."""
    informants = enum("doelscore", "informant")
    family = homes.family[cases.home[goals["casus"]]]
    n = goals["plan"].size
    lift = rng.normal(1.1, 0.9, n)
    parts = []
    for name, share in _TALKERS.items():
        fits = {"jeugdige": family, "ouder": family, "volwassene": ~family}.get(name, True)
        talks = goals["scored"] & fits & col.chance(rng, n, share)
        for step, days_on in enumerate((0, 90, 180)):
            day = goals["made"] + days_on
            goal = np.flatnonzero(talks & (day <= np.minimum(cases.end[goals["casus"]], today)))
            level = -1.2 + lift[goal] * step * 0.75 + rng.normal(0, 0.6, goal.size)
            score = np.clip(np.rint(level), -2, 2).astype(int)
            parts.append((goal, day[goal], score, np.full(goal.size, informants.index(name))))
    goal, day, score, who = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.lexsort((who, day, goal))
    return {
        "doel_id": col.ids("d", at["doel"] + goal[order]),
        "datum": col.days(day[order]),
        "score": col.signed(score[order]),
        "informant": col.codes("doelscore", "informant", who[order]),
    }


def _zrm_rows(rng, homes: Households, cases: Cases, at: dict) -> dict:
    """Self-sufficiency matrix of the first adult in some files, at the start and near the end."""
    chosen = np.flatnonzero(col.chance(rng, cases.home.size, 0.16) & ~cases.again)
    casus = np.repeat(chosen, len(_ZRM))
    domain = np.tile(np.arange(len(_ZRM)), chosen.size)
    used = col.chance(rng, casus.size, 0.5)
    casus, domain = casus[used], domain[used]
    before = rng.integers(2, 5, casus.size)
    after = np.clip(before + rng.choice([-1, 0, 1, 2], casus.size, p=[0.1, 0.4, 0.38, 0.12]), 1, 5)
    late = cases.until[casus] >= cases.start[casus] + 75
    both = np.concatenate([np.arange(casus.size), np.flatnonzero(late)])
    again = np.arange(both.size) >= casus.size
    day = np.where(again, cases.until[casus[both]], cases.start[casus[both]])
    person = homes.first[cases.home[casus[both]]]
    order = np.lexsort((day, domain[both], casus[both]))
    return {
        "persoon_id": col.ids("p", (at["persoon"] + person)[order]),
        "casus_id": col.ids("k", (at["casus"] + casus[both])[order]),
        "instrument": col.texts(("zrm2017",), np.zeros(both.size, int)),
        "domein": col.texts(_ZRM, domain[both][order]),
        "datum": col.days(day[order]),
        "score": col.whole(np.where(again, after[both], before[both])[order]),
    }
