"""May this be recorded of the neighbourhood."""

import re
from datetime import date, timedelta

from wijkzicht.register.buurt.models import Aanbod
from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Medewerker, Team
from wijkzicht.register.organisatie.policies import check_works_in
from wijkzicht.rules.errors import NotAllowed

# An offer that nobody looked at for so long is shown as such.
STALE = timedelta(days=182)
_NUMBER = re.compile(r"\b\d{2}[-. ]?\d{2}[-. ]?\d{4}\b|\b\d{9}\b|\b0\d[-. ]?\d{7,8}\b")


def check_activity(team: Team, datum: date, by: Medewerker, deelnemers: int | None) -> None:
    """Raise if an activity can't have been on that day, or not of this team."""
    check_works_in(by, team, today())
    if datum > today():
        raise NotAllowed("Deze dag is nog niet geweest. Kies vandaag of een eerdere dag.")
    if deelnemers is not None and deelnemers > 5000:
        raise NotAllowed("Dat zijn wel erg veel mensen. Kijk het getal na.")


def check_signal(tekst: str) -> None:
    """Raise if there is nothing in it, or a number of somebody."""
    if not tekst.strip():
        raise NotAllowed("Schrijf in één zin op wat jullie zien.")
    if _NUMBER.search(tekst):
        raise NotAllowed(
            "Hier staat een nummer of geboortedatum in. Schrijf een signaal zonder iemand erin."
        )


def check_offer(naam: str, leeftijd_van: int | None, leeftijd_tot: int | None) -> None:
    """Raise if an offer has no name, or no possible ages."""
    if not naam.strip():
        raise NotAllowed("Geef het aanbod een naam.")
    if leeftijd_van is not None and leeftijd_tot is not None and leeftijd_tot < leeftijd_van:
        raise NotAllowed("De hoogste leeftijd ligt onder de laagste. Kijk ze na.")


def is_stale(aanbod: Aanbod) -> bool:
    """Whether nobody looked at the offer for half a year."""
    return aanbod.nagekeken_op < today() - STALE
