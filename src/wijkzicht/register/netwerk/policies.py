"""May this be recorded of a network."""

from uuid import UUID

from wijkzicht.register.clock import today
from wijkzicht.register.netwerk.models import Band
from wijkzicht.rules.errors import NotAllowed


def check_member(naam: str, geboortejaar: int | None) -> None:
    """Raise if somebody of the network has no name, or a birth year that can't be."""
    if not naam.strip():
        raise NotAllowed("Vul een naam in. Een voornaam of de naam van een organisatie is genoeg.")
    if geboortejaar is not None and not 1900 <= geboortejaar <= today().year:
        raise NotAllowed(f"Het geboortejaar {geboortejaar} kan niet. Kijk het jaar na.")


def check_bond(soort: str, van: UUID, naar: UUID, known: list[Band]) -> None:
    """Raise if somebody would be bound to themselves, or be an ancestor of themselves."""
    if van == naar:
        raise NotAllowed("Kies twee verschillende mensen.")
    if soort != Band.Soort.OUDER:
        return
    parents: dict[UUID, set[UUID]] = {}
    for band in known:
        if band.soort == Band.Soort.OUDER:
            parents.setdefault(band.naar.pk, set()).add(band.van.pk)
    above, look = set(), [van]
    while look:
        one = look.pop()
        if one == naar:
            raise NotAllowed("Een kind kan geen ouder zijn van de eigen ouder. Draai het om.")
        if one not in above:
            above.add(one)
            look += parents.get(one, ())
