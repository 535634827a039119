"""May this be done to an organisation, a team or a lidmaatschap."""

from datetime import date

from wijkzicht.register.clock import today
from wijkzicht.register.organisatie import queries
from wijkzicht.register.organisatie.models import Medewerker, Rol, Team
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.vocabulary.days import in_words

# Without a team these roles would open every team's files: they are always of one team.
ONLY_IN_A_TEAM = {Rol.PROFESSIONAL, Rol.GEDRAGSWETENSCHAPPER, Rol.TEAMLEIDER}


def check_can_join(rol: str, team: Team | None) -> None:
    """Raise if this role can't be held there."""
    if rol not in Rol.values:
        raise NotAllowed("Deze rol bestaat niet. Kies een rol uit de lijst.")
    if team is None and rol in ONLY_IN_A_TEAM:
        raise NotAllowed(f"Kies een team. De rol {Rol(rol).label} geldt altijd voor één team.")


def check_can_end(van: date, tot: date) -> None:
    """Raise if something that began on `van` can't end on `tot`."""
    if tot < van:
        raise NotAllowed(f"Het begon op {in_words(van)}. Kies die dag of een latere dag.")


def check_has_happened(datum: date) -> None:
    """Raise if an event has not happened yet: the log tells what did."""
    if datum > today():
        raise NotAllowed(
            f"{in_words(datum)} moet nog komen. Schrijf de gebeurtenis op zodra ze er is."
        )


def check_working_days(dagen: list[int]) -> None:
    """Raise if somebody would work on no day of the week, or on one that is none."""
    if not dagen or not set(dagen) <= set(range(1, 8)):
        raise NotAllowed("Kies ten minste één dag waarop je werkt.")


def check_works_in(medewerker: Medewerker, team: Team, day: date) -> None:
    """Raise if somebody does not work in the team on that day."""
    if not can_work_in(medewerker, team, day):
        raise NotAllowed(
            f"{medewerker.naam} werkt niet in {team.naam}. Kies een collega uit dit team, "
            "of vraag beheer om een lidmaatschap."
        )


def can_work_in(medewerker: Medewerker, team: Team, day: date) -> bool:
    """Whether somebody has an active account and a role in the team on that day."""
    return medewerker.is_active and queries.works_in(medewerker, team, day)
