"""What the tab Veiligheid shows: steps with what is next, agreements with what is due."""

from dataclasses import dataclass

from django.utils.functional import Promise

from wijkzicht.register.clock import today
from wijkzicht.register.veiligheid.models import Meldcode, Meldcodestap, Veiligheidsafspraak
from wijkzicht.rules.veiligheid import agreement_runs, look_is_due, next_step
from wijkzicht.web.veiligheid.words import ASKED, STEPS


@dataclass(frozen=True)
class StepLine:
    """What was recorded for a step once."""

    row: Meldcodestap
    asked: str


@dataclass(frozen=True)
class Step:
    """One of the five steps, with all that was recorded for it."""

    number: int
    name: Promise
    lead: Promise
    lines: list[StepLine]
    next: bool


@dataclass(frozen=True)
class Run:
    """A run through the meldcode; `row` None: not started."""

    row: Meldcode | None
    steps: list[Step]

    @property
    def next(self) -> Step | None:
        """The step that is to be taken now."""
        return next((step for step in self.steps if step.next), None)


@dataclass(frozen=True)
class AgreementLine:
    """An agreement, whether it holds, and whether somebody has to look at it."""

    row: Veiligheidsafspraak
    running: bool
    due: bool


def shown(row: Meldcode | None) -> Run:
    """A run in five steps, also those not taken."""
    rows = list(row.stappen.all()) if row else []
    following = next_step(line.stap for line in rows)
    return Run(
        row,
        [
            Step(
                number,
                *STEPS[number],
                [
                    StepLine(line, str(ASKED.get(line.geraadpleegd, "")))
                    for line in rows
                    if line.stap == number
                ],
                number == following,
            )
            for number in STEPS
        ],
    )


def current(runs: list[Meldcode]) -> Run:
    """The run that is going on, or an empty one."""
    return shown(next((row for row in runs if row.afgerond_op is None), None))


def agreement(row: Veiligheidsafspraak) -> AgreementLine:
    """An agreement as the page shows it."""
    day = today()
    return AgreementLine(
        row,
        agreement_runs(row.tot, row.gestopt_op, day),
        look_is_due(row.kijken_op, row.tot, row.gestopt_op, day),
    )
