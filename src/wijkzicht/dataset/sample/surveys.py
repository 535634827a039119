"""Invitations, answers and silence: what people say about the help, and who does not say it."""

import numpy as np
import pyarrow as pa

from wijkzicht.dataset.sample import columns as col
from wijkzicht.dataset.sample.cases import Cases
from wijkzicht.dataset.sample.columns import EMPTY, Choice, enum
from wijkzicht.dataset.sample.households import Households
from wijkzicht.dataset.sample.town import Town

LIST = ("ervaring",)
_QUESTIONS = (
    "bekend", "tijdig", "passend", "helpend", "deskundig", "zelfredzaam", "eigen_regie",
    "meebeslist", "samenwerking", "doelen_bereikt", "zonder_hulp_verder", "verhaal_eenmaal",
    "netwerk_gegroeid", "hulp_sluit_aan", "bereikbaar", "afspraken_nagekomen",
)  # fmt: skip
_MARKS = ("rapportcijfer", "nut_effect")
_ALL = _QUESTIONS + _MARKS
_ABOUT = Choice(
    enum("respons", "onderwerp"), {"alles": 0.6, "eigen_hulp": 0.3, "toegang": 0.05, "": 0.05}
)
# Answers 1 to 5: a contented group, and one in which many doubt.
_SCALE = Choice(
    ("1", "2", "3", "4", "5"),
    {"1": 0.03, "2": 0.07, "3": 0.17, "4": 0.45, "5": 0.28},
    {"1": 0.08, "2": 0.14, "3": 0.27, "4": 0.35, "5": 0.16},
)
_MARK = Choice(
    tuple(str(n) for n in range(1, 11)),
    {"3": 0.01, "4": 0.02, "5": 0.05, "6": 0.12, "7": 0.27, "8": 0.35, "9": 0.13, "10": 0.05},
    {"3": 0.03, "4": 0.06, "5": 0.11, "6": 0.23, "7": 0.31, "8": 0.2, "9": 0.04, "10": 0.02},
)
# Who answers an invitation: parents and adults more than young people.
_ANSWERS = {"jeugdige": 0.22, "ouder": 0.36, "volwassene": 0.34, "partner": 0.48}


def make(rng, town: Town, homes: Households, cases: Cases, today: int, at: dict) -> dict:
    """Rows of `uitnodiging`, `respons` and `antwoord` about files that were closed."""
    who = enum("uitnodiging", "informant")
    sent = cases.closed + 14 + rng.integers(0, 14, cases.closed.size)
    base = (cases.closed != EMPTY) & (sent <= today) & col.chance(rng, sent.size, 0.62)
    family = homes.family[cases.home]
    groups = {"ouder": family, "jeugdige": family, "volwassene": ~family, "partner": True}
    share = {"ouder": 1.0, "jeugdige": 0.7, "volwassene": 1.0, "partner": 0.15}
    parts = []
    for name, fits in groups.items():
        casus = np.flatnonzero(base & fits & col.chance(rng, sent.size, share[name]))
        parts.append((casus, np.full(casus.size, who.index(name))))
    casus, informant = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.lexsort((informant, casus))
    casus, informant = casus[order], informant[order]
    odds = np.array([_ANSWERS.get(name, 0.3) for name in who])
    later = rng.gamma(1.4, 8, casus.size).astype(np.int32)
    day = sent[casus] + later
    reply = np.flatnonzero(col.chance(rng, casus.size, odds[informant]) & (day <= today))
    return {
        "uitnodiging": {
            "uitnodiging_id": col.ids("u", at["uitnodiging"] + np.arange(casus.size)),
            "vragenlijst": col.texts(LIST, np.zeros(casus.size, int)),
            "team_id": col.ids("t", cases.team[casus] + 1),
            "casus_id": col.ids("k", at["casus"] + casus),
            "informant": col.codes("uitnodiging", "informant", informant),
            "verstuurd_op": col.days(sent[casus]),
        },
        "respons": {
            "respons_id": col.ids("r", at["respons"] + np.arange(reply.size)),
            "uitnodiging_id": col.ids("u", at["uitnodiging"] + reply),
            "vragenlijst": col.texts(LIST, np.zeros(reply.size, int)),
            "team_id": col.ids("t", cases.team[casus[reply]] + 1),
            "casus_id": col.ids("k", at["casus"] + casus[reply]),
            "informant": col.codes("respons", "informant", informant[reply]),
            "datum": col.days(day[reply]),
            "onderwerp": col.codes("respons", "onderwerp", _ABOUT.draw(rng, reply.size)),
        },
        "antwoord": _answers(rng, reply.size, informant[reply] == who.index("jeugdige"), at),
    }


def _answers(rng: np.random.Generator, n: int, young: np.ndarray, at: dict) -> dict:
    """An answer to most questions, of each who replied; one in fifty is left open."""
    reply = np.repeat(np.arange(n), len(_ALL))
    question = np.tile(np.arange(len(_ALL)), n)
    asked = col.chance(rng, reply.size, 0.93)
    reply, question = reply[asked], question[asked]
    doubts = (col.chance(rng, n, 0.25) | (young & col.chance(rng, n, 0.3)))[reply].astype(int)
    value = np.where(
        question < len(_QUESTIONS),
        _SCALE.draw(rng, reply.size, doubts),
        _MARK.draw(rng, reply.size, doubts),
    )
    value = np.where(col.chance(rng, reply.size, 0.02), EMPTY, value + 1)
    return {
        "respons_id": col.ids("r", at["respons"] + reply),
        "vraag": col.texts(_ALL, question),
        "waarde": col.whole(value),
        "tekst": col.nothing(pa.string(), reply.size),
    }
