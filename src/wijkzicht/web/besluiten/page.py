"""A decision as the tab Hulp elders shows it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.utils.functional import Promise

from wijkzicht.register.besluiten.models import Besluit
from wijkzicht.register.besluiten.policies import due_on
from wijkzicht.register.clock import today
from wijkzicht.register.inrichting.queries import termijn
from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.web.besluiten.forms import OUTCOMES
from wijkzicht.web.codes import label


@dataclass(frozen=True)
class DecisionLine:
    """`due`: the last day to decide, while undecided. `ends_soon`: granted, and nearly over."""

    row: Besluit
    kind: str
    form: str
    outcome: Promise | str
    due: date | None
    late: bool
    ends_soon: bool
    may_look: bool
    needs_look: bool


def line(row: Besluit, by: Medewerker) -> DecisionLine:
    """A decision in words, and what can be done with it."""
    open_ = row.uitkomst is None
    due = due_on(row) if open_ else None
    granted = row.uitkomst == Besluit.Uitkomst.TOEGEKEND
    return DecisionLine(
        row,
        label("voorziening_soort", row.soort),
        label("leveringsvorm", row.leveringsvorm),
        dict(OUTCOMES).get(row.uitkomst, ""),
        due,
        bool(due and due < today()),
        granted and _ends_soon(row),
        open_ and row.medewerker_id != by.pk,
        open_ and settings.BESLUIT_TWEEDE_BLIK and not row.tweede_akkoord,
    )


def _ends_soon(row: Besluit) -> bool:
    if row.eind is None or (row.start and row.start > today()):
        return False
    return today() <= row.eind <= today() + timedelta(days=termijn("besluit_einde"))
