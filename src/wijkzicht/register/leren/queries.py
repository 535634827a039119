"""Read stories and learning sessions of a team."""

from wijkzicht.register.leren.models import Leersessie, Verhaal
from wijkzicht.register.organisatie.models import Team


def stories(team: Team) -> list[Verhaal]:
    """The stories of a team, newest first; one statement."""
    return list(Verhaal.objects.filter(team=team).order_by("-vastgelegd_op"))


def sessions(team: Team) -> list[Leersessie]:
    """The learning sessions of a team with their stories, newest first; two statements."""
    rows = Leersessie.objects.filter(team=team).prefetch_related("verhalen")
    return list(rows.order_by("-datum", "pk"))
