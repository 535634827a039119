"""May a koppeling be made, and what may it ask."""

from datetime import date

from wijkzicht.register.clock import today
from wijkzicht.register.koppelingen.models import Koppeling, Recht
from wijkzicht.register.organisatie.models import Rol, Team
from wijkzicht.rules.errors import NotAllowed

# Longer than this nobody remembers whose key it is.
LONGEST_YEARS = 2
# The roles its account may have: figures of every team, or what may leave the organisation. No files.
ROLLEN = (Rol.ANALIST, Rol.OPDRACHTGEVER)


def check_can_make(naam: str, rechten: list[str], rol: str, team: Team | None, tot: date) -> None:
    """Raise if nobody will know whose key it is, it may too much, or it holds too long."""
    if not naam.strip():
        raise NotAllowed("Geef de koppeling een naam waaraan je haar herkent.")
    if not rechten or set(rechten) - set(Recht.values):
        raise NotAllowed("Kies wat de koppeling mag.")
    if len(rechten) > 1:
        raise NotAllowed("Een sleutel is voor één ding. Maak voor elk programma een eigen sleutel.")
    if Recht.BELLER in rechten and team is None:
        raise NotAllowed(
            "Kies voor welk team. Een telefooncentrale ziet alleen gezinnen van één team."
        )
    if Recht.CIJFERS in rechten and team is not None:
        raise NotAllowed("Cijfers zijn niet van één team. Haal het team weg.")
    if Recht.CIJFERS in rechten and rol not in ROLLEN:
        raise NotAllowed("Kies of de koppeling van de eigen organisatie is of van buiten.")
    if tot < today():
        raise NotAllowed("De laatste dag is al voorbij. Kies vandaag of later.")
    if tot.year - today().year > LONGEST_YEARS:
        raise NotAllowed(f"Een sleutel geldt hooguit {LONGEST_YEARS} jaar. Kies een eerdere dag.")


def can_ask(koppeling: Koppeling, recht: str) -> bool:
    """Whether the koppeling may ask for this today."""
    return koppeling.tot >= today() and recht in koppeling.rechten
