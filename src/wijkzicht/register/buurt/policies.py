"""May this be recorded of the neighbourhood."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from wijkzicht.register.aanmeldingen.models import Aanmelding
from wijkzicht.register.buurt.models import Aanbod, Aanbodvraag
from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Medewerker, Team
from wijkzicht.register.organisatie.policies import check_works_in
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.vocabulary.days import in_words

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
    """Whether nobody looked at the offer for half a year, and the provider did not confirm it."""
    confirmed = getattr(aanbod, "bevestigd_op", None)
    return max(aanbod.nagekeken_op, confirmed or date.min) < today() - STALE


def check_can_answer(vraag: Aanbodvraag | None) -> None:
    """Raise if this code opens nothing, or nothing any more."""
    if vraag is None:
        raise NotAllowed("Deze code kennen we niet. Kijk nog eens goed naar het bericht.")
    if vraag.beantwoord_op:
        raise NotAllowed(f"Met deze code is al geantwoord, op {in_words(vraag.beantwoord_op)}.")
    if vraag.geldig_tot < today():
        raise NotAllowed(
            f"Deze code gold tot en met {in_words(vraag.geldig_tot)}. Vraag het team om een nieuwe."
        )


def check_can_judge(vraag: Aanbodvraag) -> None:
    """Raise if there is nothing of the provider to take over."""
    if not waits(vraag):
        raise NotAllowed("Dit voorstel is al verwerkt. Kijk bij het aanbod.")


def waits(vraag: Aanbodvraag) -> bool:
    """Whether the provider said something that a colleague has to look at."""
    return vraag.oordeel in {"anders", "gestopt"} and vraag.verwerkt_op is None


def check_group(naam: str, aanmeldingen: Iterable[Aanmelding]) -> None:
    """Raise if a group has no name, or somebody in it who is not safe or keeps it quiet at home."""
    if not naam.strip():
        raise NotAllowed("Geef de groep een naam.")
    if any(row.crisis or row.stil_thuis for row in aanmeldingen):
        raise NotAllowed(
            "Eén van deze gezinnen is niet veilig of houdt het thuis stil. "
            "Bel dat gezin zelf, en laat het buiten de groep."
        )
