"""Read stories and learning sessions of a team."""

from datetime import date

from wijkzicht.register.leren.models import Leersessie, Opdrachtdoel, Verhaal
from wijkzicht.register.organisatie.models import Team


def stories(team: Team) -> list[Verhaal]:
    """The stories of a team, newest first; one statement."""
    return list(Verhaal.objects.filter(team=team).order_by("-vastgelegd_op"))


def sessions(team: Team) -> list[Leersessie]:
    """The learning sessions of a team with their stories, newest first; two statements."""
    rows = Leersessie.objects.filter(team=team).prefetch_related("verhalen")
    return list(rows.order_by("-datum", "pk"))


def due(sessions: list[Leersessie], day: date) -> list[Leersessie]:
    """Of a team's sessions those with an agreement to look at again on `day` or before, oldest first.

    Whoever talked about the same figure on that day or later has looked: the older one is done.
    """
    latest: dict[str, date] = {}
    for sessie in sessions:
        code = sessie.cijfer["indicator"]
        latest[code] = max(sessie.datum, latest.get(code, sessie.datum))
    waiting = [
        sessie
        for sessie in sessions
        if sessie.kijken_op
        and sessie.kijken_op <= day
        and latest[sessie.cijfer["indicator"]] < sessie.kijken_op
    ]
    return sorted(waiting, key=lambda sessie: sessie.kijken_op)


def goals() -> list[Opdrachtdoel]:
    """Goals of the opdrachtgever: by municipality, newest period first; one statement."""
    return list(Opdrachtdoel.objects.all())
