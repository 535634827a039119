"""Read what came from outside: by code, by partner, by request; and which team an area has."""

import re

from wijkzicht.register.inbreng.models import Inbreng, Werkgebied
from wijkzicht.register.organisatie.models import Medewerker, Team
from wijkzicht.register.vragenlijsten.codes import code_hash

YOUNG, ADULTS = "jeugd", "volwassenen"


def by_code(code: str) -> Inbreng | None:
    """The receipt of this code; first say to the database with which code somebody came."""
    return Inbreng.objects.filter(code_zoek=code_hash(code)).first()


def of_partner(partner: Medewerker) -> list[Inbreng]:
    """What somebody brought in as a partner, newest first; one statement."""
    return list(Inbreng.objects.filter(partner=partner).order_by("-gebracht_op"))


def four_digits(text: str) -> str:
    """The digits of a postcode as people write it; empty for what is none."""
    found = re.match(r"\s*([1-9]\d{3})(?:\s*[A-Za-z]{2})?\s*$", text)
    return found[1] if found else ""


def teams_for(postcode: str) -> list[Team]:
    """The teams that take questions from there, by name; one statement."""
    return list(Team.objects.filter(werkgebied__postcode=four_digits(postcode)).order_by("naam"))


def first_for(teams: list[Team], *, jong: bool) -> Team | None:
    """The team of these that fits somebody young or grown-up best; None when there is none."""
    other = ADULTS if jong else YOUNG
    own = YOUNG if jong else ADULTS
    order = {own: 0, other: 2}
    return min(teams, key=lambda team: (order.get(team.doelgroep, 1), team.naam), default=None)


def area(team: Team) -> list[str]:
    """The postcodes of a team; one statement."""
    return list(Werkgebied.objects.filter(team=team).values_list("postcode", flat=True))
