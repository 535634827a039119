"""A small made-up organisation for tests: two teams, somebody in each role, three households."""

import datetime
from dataclasses import dataclass
from types import SimpleNamespace

from database import set_up
from wijkzicht.register.casussen.models import Betrokkenheid, Casus
from wijkzicht.register.organisatie.models import Lidmaatschap, Medewerker, Organisatie, Rol, Team
from wijkzicht.register.personen.models import Huishouden, HuishoudenTeam, Persoon, Persoonskaart

LONG_AGO = datetime.date(2024, 1, 1)
PASSWORD = "een-lang-wachtwoord-1"


@dataclass
class Family:
    """A household with one person and an open casus."""

    huishouden: Huishouden
    persoon: Persoon
    casus: Casus


def make_world() -> SimpleNamespace:
    """`noord`, `zuid`: teams. `medewerkers[Rol]`: somebody of noord. `anna` works in noord with
    `bakker`; `zoe` in zuid with `zeeman`; `geheim` is a confidential household of noord, of zoe."""
    with set_up():
        organisatie = Organisatie.objects.create(naam="Stichting Voorbeeld")
        noord, zuid = (
            Team.objects.create(
                organisatie=organisatie, naam=name, gemeente_code="GM0034", doelgroep="integraal"
            )
            for name in ("Noord", "Zuid")
        )
        medewerkers = {rol: make_medewerker(rol, noord) for rol in Rol}
        anna = medewerkers[Rol.PROFESSIONAL]
        zoe = make_medewerker(Rol.PROFESSIONAL, zuid, "zoe")
        return SimpleNamespace(
            organisatie=organisatie,
            noord=noord,
            zuid=zuid,
            medewerkers=medewerkers,
            anna=anna,
            zoe=zoe,
            bakker=make_family("Bakker", noord, anna),
            zeeman=make_family("Zeeman", zuid, zoe),
            geheim=make_family("Geheim", noord, zoe, vertrouwelijk=True),
        )


def make_medewerker(rol: Rol, team: Team | None, name: str = "") -> Medewerker:
    """An account with one role; inside `set_up`."""
    name = name or str(rol)
    medewerker = Medewerker.objects.create_user(f"{name}@voorbeeld.test", PASSWORD, naam=name)
    Lidmaatschap.objects.create(medewerker=medewerker, team=team, rol=rol, van=LONG_AGO)
    return medewerker


def make_family(
    name: str, team: Team, medewerker: Medewerker | None, *, vertrouwelijk: bool = False
) -> Family:
    """A household with a casus of the team; inside `set_up`."""
    huishouden = Huishouden.objects.create(naam=name, vertrouwelijk=vertrouwelijk)
    HuishoudenTeam.objects.create(huishouden=huishouden, team=team)
    persoon = Persoon.objects.create(
        huishouden=huishouden, voornaam="Sam", achternaam=name, geboortejaar=2012, rol="jeugdige"
    )
    Persoonskaart.objects.create(
        persoon=persoon,
        huishouden=huishouden,
        weergavenaam=f"Sam {name}",
        geboortejaar=2012,
        team=team,
        vertrouwelijk=vertrouwelijk,
    )
    casus = Casus.objects.create(huishouden=huishouden, team=team, geopend=LONG_AGO)
    if medewerker:
        Betrokkenheid.objects.create(huishouden=huishouden, medewerker=medewerker, van=LONG_AGO)
    return Family(huishouden, persoon, casus)
