"""May this household be handed over."""

from datetime import date

from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.casussen.policies import check_can_open
from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Lidmaatschap, Medewerker, Team
from wijkzicht.register.organisatie.queries import leads
from wijkzicht.register.overdrachten.models import WAITS, Overdracht
from wijkzicht.rules import casus as rules
from wijkzicht.rules.errors import NotAllowed


def check_can_hand_over(casus: Casus, team: Team) -> None:
    """Raise if the casus can't go to that team."""
    rules.check_open(casus.gesloten)
    if team.pk == casus.team_id:
        raise NotAllowed("Dit is het eigen team. Kies Regie overnemen op de bladzijde Betrokken.")
    waiting = casus.overdrachten.filter(WAITS).first()
    if waiting:
        raise NotAllowed(
            f"Dit gezin wacht al op iemand van {waiting.naar_team}. Neem het eerst terug."
        )


def check_can_wait(casus: Casus, team: Team, op: date) -> None:
    """Raise if the household can't wait on the board of that team for somebody to take it."""
    check_can_hand_over(casus, team)
    check_can_open(casus.huishouden_id, team.pk, op)
    if casus.huishouden.vertrouwelijk:
        raise NotAllowed("Dit gezin is vertrouwelijk. Kies een collega die het overneemt.")


def check_waits(row: Overdracht) -> None:
    """Raise if nobody is waited for any more."""
    if row.naar_casus_id:
        raise NotAllowed(f"Dit gezin is al overgenomen: {row.naar}.")
    if row.teruggenomen_op:
        raise NotAllowed("Dit gezin is teruggenomen. Het wacht niet meer op iemand van dit team.")


def check_can_give(row: Overdracht, naar: Lidmaatschap, by: Medewerker) -> None:
    """Raise if `by` can't have that colleague take it: oneself, or as leader of the team."""
    if naar.team_id != row.naar_team_id:
        raise NotAllowed(f"Kies iemand van {row.naar_team}.")
    if naar.medewerker_id != by.pk and not leads(by, row.naar_team, today()):
        raise NotAllowed("Je kunt een gezin zelf overnemen. De teamleider geeft het aan een ander.")


def check_take_back(reden: str) -> None:
    """Raise if it is taken back without why."""
    if not reden.strip():
        raise NotAllowed("Schrijf op waarom je het gezin terugneemt.")


def check_letter(brief: str, *, akkoord: bool | None, verteld: str) -> None:
    """Raise if a letter to somebody elsewhere says nothing, or goes against the family without why."""
    if not brief.strip():
        raise NotAllowed("Schrijf op wat je overdraagt.")
    if akkoord is False and not verteld.strip():
        raise NotAllowed(
            "Het gezin vindt het niet goed. Schrijf op waarom je toch overdraagt "
            "en wat je het gezin vertelde."
        )
