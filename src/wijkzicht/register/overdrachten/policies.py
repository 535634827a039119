"""May this household be handed over."""

from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.organisatie.models import Team
from wijkzicht.rules import casus as rules
from wijkzicht.rules.errors import NotAllowed


def check_can_hand_over(casus: Casus, team: Team) -> None:
    """Raise if the casus can't go to that team."""
    rules.check_open(casus.gesloten)
    if team.pk == casus.team_id:
        raise NotAllowed("Dit is het eigen team. Kies Regie overnemen op de bladzijde Betrokken.")


def check_letter(brief: str, *, akkoord: bool | None, verteld: str) -> None:
    """Raise if a letter to somebody elsewhere says nothing, or goes against the family without why."""
    if not brief.strip():
        raise NotAllowed("Schrijf op wat je overdraagt.")
    if akkoord is False and not verteld.strip():
        raise NotAllowed(
            "Het gezin vindt het niet goed. Schrijf op waarom je toch overdraagt "
            "en wat je het gezin vertelde."
        )
