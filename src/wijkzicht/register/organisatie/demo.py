"""Accounts for the demo: one a role, all with the same known password. `serve` refuses them."""

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.db.models import Count, Q
from django.utils.timezone import localdate

from wijkzicht.register.organisatie.models import Lidmaatschap, Medewerker, Rol, Team

PASSWORD = "wijkzicht-demo"
DOMAIN = "demo.wijkzicht.example"
IN_A_TEAM = (Rol.PROFESSIONAL, Rol.GEDRAGSWETENSCHAPPER, Rol.TEAMLEIDER)


@dataclass(frozen=True)
class Account:
    """An account to sign in with."""

    rol: str
    email: str
    naam: str
    team: str


def address(rol: str) -> str:
    """The address of the demo account of a role."""
    return f"{rol.replace('_', '-')}@{DOMAIN}"


def make_accounts() -> list[Account]:
    """Give one medewerker of the first team, in each role, a known address; make the others.

    The professional is the one with most households. As the owner of the tables, past row security.
    """
    team = Team.objects.order_by("naam").first()
    for rol in Rol:
        medewerker = _staff(team, rol) if rol in IN_A_TEAM else None
        if medewerker is None:
            medewerker = Medewerker.objects.create(
                email=address(rol), naam=f"Demo {Rol(rol).label}", demo=True
            )
            Lidmaatschap.objects.create(
                medewerker=medewerker,
                rol=rol,
                van=localdate(),
                team=team if rol in IN_A_TEAM else None,
            )
        medewerker.email, medewerker.password = address(rol), make_password(PASSWORD)
        medewerker.demo = True
        medewerker.save()
    return accounts()


def accounts() -> list[Account]:
    """The accounts, in the order of the roles."""
    found = {m.email: m for m in Medewerker.objects.filter(email__in=map(address, Rol))}
    teams = {
        lid.medewerker_id: lid.team.naam if lid.team else ""
        for lid in Lidmaatschap.objects.select_related("team").filter(medewerker__in=found.values())
    }
    return [
        Account(rol, address(rol), found[address(rol)].naam, teams.get(found[address(rol)].pk, ""))
        for rol in Rol
        if address(rol) in found
    ]


def _staff(team: Team, rol: str) -> Medewerker | None:
    day = localdate()
    here = Q(lidmaatschappen__team=team, lidmaatschappen__rol=rol, lidmaatschappen__van__lte=day)
    now = Q(lidmaatschappen__tot__isnull=True) | Q(lidmaatschappen__tot__gte=day)
    families = Count("betrokkenheden", filter=Q(betrokkenheden__tot__isnull=True), distinct=True)
    return Medewerker.objects.filter(here, now).annotate(n=families).order_by("-n", "pk").first()
