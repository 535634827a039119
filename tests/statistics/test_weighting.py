"""Weights against the R package survey."""

import numpy as np
import pytest

from statistics_oracles import ORACLES
from wijkzicht.statistics.weighting import design_effect, post_stratify, rake, weighted_share

CASE = ORACLES["survey"]
ROWS, COLUMNS = ("ouder", "jongere"), ("A", "B", "C")
ANSWERED = np.array([[CASE["cells"][f"{r}.{c}"][0] for c in COLUMNS] for r in ROWS])
POSITIVE = np.array([[CASE["cells"][f"{r}.{c}"][1] for c in COLUMNS] for r in ROWS])
POPULATION = np.array([[CASE["post_pop"][f"{r}.{c}"] for c in COLUMNS] for r in ROWS])
MARGINS = [
    np.array([CASE["margins"]["rol"][r] for r in ROWS]),
    np.array([CASE["margins"]["team"][c] for c in COLUMNS]),
]


def test_raking():
    weights = rake(ANSWERED, MARGINS)
    wanted = [[CASE["weights"][f"{r}.{c}"] for c in COLUMNS] for r in ROWS]
    assert weights == pytest.approx(np.array(wanted), abs=1e-6)
    assert weighted_share(ANSWERED, POSITIVE, weights) == pytest.approx(
        CASE["raked_mean"], abs=1e-9
    )
    effect = design_effect(ANSWERED, weights)
    assert effect == pytest.approx(CASE["kish"], abs=1e-6)
    assert ANSWERED.sum() / effect == pytest.approx(CASE["neff"], abs=1e-4)
    for axis, margin in enumerate(MARGINS):
        assert (weights * ANSWERED).sum(axis=1 - axis) == pytest.approx(margin)


def test_post_stratification():
    weights = post_stratify(ANSWERED, POPULATION)
    assert weighted_share(ANSWERED, POSITIVE, weights) == pytest.approx(CASE["post_mean"], abs=1e-9)


def test_a_voice_that_is_not_there_is_not_weighted_back():
    nobody = ANSWERED.copy()
    nobody[1] = 0
    with pytest.raises(ValueError):
        rake(nobody, MARGINS)
    with pytest.raises(ValueError):
        post_stratify(nobody, POPULATION)


def test_margins_of_different_size_are_refused():
    with pytest.raises(ValueError):
        rake(ANSWERED, [MARGINS[0], MARGINS[1] + 1])
