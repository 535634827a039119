"""Weights for who did not answer, and what they cost in certainty."""

from collections.abc import Sequence

import numpy as np


def post_stratify(answered: np.ndarray, population: np.ndarray) -> np.ndarray:
    """
    The weight of an answer in each cell: population / answered, same shape, 0 without either.

    Raises ValueError where people live in a cell and nobody answered: put cells together first.
    A weight does not bring back a voice that is not there.
    """
    answered, population = np.asarray(answered, float), np.asarray(population, float)
    if np.any((answered == 0) & (population > 0)):
        raise ValueError("A cell with people has no answers.")
    return np.divide(population, answered, out=np.zeros_like(population), where=answered > 0)


def rake(answered: np.ndarray, margins: Sequence[np.ndarray], most: int = 1000) -> np.ndarray:
    """
    The weight of an answer in each cell such that every margin fits its own total.

    `answered`: counts, one axis a variable; `margins`: the population along each axis, all with
    the same sum. Raises ValueError when the sums differ, when a margin with people has no
    answers, or when `most` rounds are not enough. Source: Deming and Stephan 1940.
    """
    answered = np.asarray(answered, float)
    totals = [np.asarray(margin, float) for margin in margins]
    if len({round(float(t.sum()), 6) for t in totals}) != 1:
        raise ValueError("The margins do not add up to one number.")
    weights = np.ones_like(answered)
    for _ in range(most):
        worst = 0.0
        for axis, total in enumerate(totals):
            others = tuple(a for a in range(answered.ndim) if a != axis)
            found = (weights * answered).sum(axis=others)
            if np.any((found == 0) & (total > 0)):
                raise ValueError("A margin with people has no answers.")
            factor = np.divide(total, found, out=np.ones_like(total), where=found > 0)
            worst = max(worst, float(np.abs(factor - 1).max()))
            weights = weights * np.expand_dims(factor, others)
        if worst < 1e-12:
            return np.where(answered > 0, weights, 0.0)
    raise ValueError("The margins can't be met together.")


def weighted_share(answered: np.ndarray, positive: np.ndarray, weights: np.ndarray) -> float:
    """The weighted proportion of positive answers, from 0 to 1."""
    weights = np.asarray(weights, float)
    return float((weights * positive).sum() / (weights * answered).sum())


def design_effect(answered: np.ndarray, weights: np.ndarray) -> float:
    """
    How much wider the weights make the variance (Kish): 1 + the squared variation of weights.

    Answered / design effect is the effective n, to put into an interval.
    """
    answered, weights = np.asarray(answered, float), np.asarray(weights, float)
    squares, total = (answered * weights**2).sum(), (answered * weights).sum()
    return float(answered.sum() * squares / total**2)
