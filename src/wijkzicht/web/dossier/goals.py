"""A goal with its dots: where each voice stood first and stands now, on five steps."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from wijkzicht.register.plannen.models import Doel
from wijkzicht.register.plannen.queries import Goal
from wijkzicht.web.codes import label

STEPS = range(-2, 3)


@dataclass(frozen=True)
class Voice:
    """One voice on the five steps: `dots` from worst to best, each empty, "start" or "nu"."""

    who: str
    dots: list[str]
    text: str


@dataclass(frozen=True)
class GoalLine:
    """A goal as the household page shows it."""

    doel: Doel
    outcome: str
    voices: list[Voice]


def dots(goal: Goal) -> GoalLine:
    """The goal, its outcome in words, and a line of dots for each voice."""
    voices = []
    for informant, scores in goal.scores.items():
        first, last = scores[0].score, scores[-1].score
        marks = ["nu" if s == last else "start" if s == first else "" for s in STEPS]
        text = _("van stap %(first)s naar stap %(last)s van 5") % {
            "first": first + 3,
            "last": last + 3,
        }
        voices.append(Voice(label("informant", informant), marks, text))
    return GoalLine(goal.doel, label("uitkomst", goal.doel.uitkomst), voices)
