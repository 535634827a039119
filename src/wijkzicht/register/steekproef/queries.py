"""The samples, and the looks in one."""

from datetime import date

from django.db.models import Count, Q

from wijkzicht.register.audit.models import Logregel
from wijkzicht.register.steekproef.models import Inzage, Oordeel, Steekproef

LATEST = 60


def samples() -> list[Steekproef]:
    """Every week with how many looks are drawn, reviewed and not good, newest first; one statement."""
    rows = Steekproef.objects.annotate(
        lines=Count("regels"),
        reviewed=Count("regels", filter=~Q(regels__oordeel="")),
        asked=Count("regels", filter=Q(regels__oordeel=Oordeel.NAVRAGEN)),
        wrong=Count("regels", filter=Q(regels__oordeel=Oordeel.NIET_GOED)),
    )
    return list(rows[:LATEST])


def open_weeks() -> int:
    """In how many weeks something is not reviewed."""
    rows = Inzage.objects.filter(oordeel="")
    return rows.values("steekproef").distinct().count()


def looks(week: date) -> list[Inzage]:
    """The looks of a week, each with its line of the log (None: past its term); two statements.

    Those that stand out first.
    """
    rows = Inzage.objects.filter(steekproef__week=week)
    found = list(rows.select_related("medewerker", "beoordeeld_door"))
    lines = Logregel.objects.in_bulk([row.logregel_id for row in found])
    for row in found:
        row.line = lines.get(row.logregel_id)
    return sorted(found, key=lambda row: (-len(row.redenen), row.redenen, str(row.pk)))
