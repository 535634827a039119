"""Draw the sample of a week, and write down what a reviewer thought of a look."""

import secrets
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from wijkzicht.register.audit import actions as audit
from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.register.steekproef import policies
from wijkzicht.register.steekproef.models import Inzage

# A worker that stood still draws so many weeks late.
WEEKS_BACK = 4


def draw(cursor, today: date) -> int:
    """Draw every one of the last weeks that has no sample yet; how many looks. For the worker.

    Nobody knows before what is drawn; by the seed that is kept the same draw can be made again.
    `cursor` is that of the role that extracts: it may call this one function and sees none of it.
    """
    monday = today - timedelta(days=today.weekday())
    drawn = 0
    for weeks in range(WEEKS_BACK, 0, -1):
        cursor.execute(
            "SELECT walls.steekproef_trek(%s, %s)",
            [monday - timedelta(weeks=weeks), secrets.token_hex(8)],
        )
        drawn += cursor.fetchone()[0]
    return drawn


@transaction.atomic
def judge(*, inzage: Inzage, oordeel: str, woorden: str, by: Medewerker) -> None:
    """Sign what one thought of a look of somebody else. Raises `NotAllowed`."""
    policies.check_can_judge(inzage, oordeel, woorden, by)
    inzage.oordeel, inzage.woorden = oordeel, woorden.strip()
    inzage.beoordeeld_door, inzage.beoordeeld_op = by, timezone.now()
    inzage.save(update_fields=["oordeel", "woorden", "beoordeeld_door", "beoordeeld_op"])
    audit.record("inzage_beoordeeld", by=by, object=inzage, reden=oordeel)
