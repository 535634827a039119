"""May this measure be made, changed or stopped, and by whom."""

from wijkzicht.register.clock import today
from wijkzicht.register.maten.models import Maat
from wijkzicht.register.organisatie.models import Lidmaatschap, Medewerker, Rol, Team
from wijkzicht.register.organisatie.queries import active
from wijkzicht.rules.errors import NotAllowed

MAKERS = (Rol.TEAMLEIDER, Rol.ANALIST)


def check_can_make(team: Team | None, by: Medewerker) -> None:
    """Raise unless `by` leads the team, or is an analyst; for every team together only an analyst."""
    roles = active(Lidmaatschap.objects.filter(medewerker=by), today()).values_list("rol", "team")
    mine = {rol for rol, where in roles if rol == Rol.ANALIST or (team and where == team.pk)}
    if not mine & set(MAKERS):
        raise NotAllowed(
            "Alleen een teamleider van dit team of een analist maakt een eigen maat. Vraag een van hen."
        )


def check_can_change(maat: Maat, newest: Maat) -> None:
    """Raise if it was stopped, or if there is a newer version."""
    if newest.pk != maat.pk:
        raise NotAllowed("Er is al een nieuwere versie van deze maat. Open die en begin daar.")
    if maat.gestopt_op:
        raise NotAllowed(
            "Deze maat is gestopt. Maak een nieuwe maat; je kunt deze als begin nemen."
        )
