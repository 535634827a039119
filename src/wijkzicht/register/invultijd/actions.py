"""Keep how long a form took."""

from datetime import timedelta
from uuid import UUID

from wijkzicht.register.clock import today
from wijkzicht.register.invultijd.models import Invultijd

LONGEST = 3600  # a form left open over lunch says nothing of the form


def note(*, formulier: str, team: UUID | None, seconden: int) -> bool:
    """Keep the seconds of a form that was saved; whether they were kept.

    Not in the log and without `by`: a line there would tell whose seconds these are.
    """
    if not 1 <= seconden <= LONGEST:
        return False
    week = today() - timedelta(days=today().weekday())
    row = Invultijd(formulier=formulier, team_id=team, week=week, seconden=seconden)
    Invultijd.objects.bulk_create([row])
    return True
