"""The main menu: what each role can open, in one order for everybody."""

from dataclasses import dataclass
from typing import NamedTuple

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wijkzicht.register.organisatie.models import Rol
from wijkzicht.web.addresses import address
from wijkzicht.web.policy import WORKERS
from wijkzicht.web.roles import roles_of

READERS = (*WORKERS, Rol.ANALIST, Rol.OPDRACHTGEVER)


@dataclass(frozen=True)
class Entry:
    """A line of the menu. `also`: other folders of pages that stand under it."""

    label: Promise
    url_name: str
    roles: tuple[Rol, ...]
    also: tuple[str, ...] = ()


class Item(NamedTuple):
    """A line of the menu as the frame shows it."""

    label: str
    url: str
    current: bool


ENTRIES = (
    Entry(_("Mijn dag"), "start:dag", WORKERS),
    Entry(
        _("Mijn gezinnen"),
        "caseload:gezinnen",
        WORKERS,
        (
            "dossier",
            "plan",
            "voorzieningen",
            "betrokken",
            "afsluiten",
            "netwerk",
            "veiligheid",
            "besluiten",
            "overleg",
            "papieren",
            "afspraken",
        ),
    ),
    Entry(_("Aanmeldingen"), "intake:bord", WORKERS),
    Entry(_("Buurt"), "buurt:overzicht", WORKERS),
    Entry(_("Team"), "team:overzicht", (Rol.TEAMLEIDER,)),
    Entry(_("Cijfers"), "monitor:cijfers", READERS, ("verloop", "kwaliteit", "maten")),
    Entry(_("Doelen"), "leren:opdracht", (Rol.ANALIST, Rol.OPDRACHTGEVER)),
    Entry(_("Leren"), "leren:overzicht", WORKERS),
    Entry(_("Levering"), "levering:overzicht", (Rol.ANALIST,)),
    Entry(_("Verslagen"), "verslag:overzicht", (Rol.ANALIST,)),
    Entry(_("Beheer"), "beheer:overzicht", (Rol.BEHEER,), ("inrichting", "sjablonen")),
    Entry(_("Wat ik meldde"), "partner:overzicht", (Rol.PARTNER,)),
    Entry(_("Logcontrole"), "logcontrole:overzicht", (Rol.PRIVACY_OFFICER,)),
    Entry(_("Bewaren"), "bewaren:overzicht", (Rol.PRIVACY_OFFICER, Rol.BEHEER)),
)


def navigation(request: HttpRequest) -> list[Item]:
    """The lines that the asker's roles may open."""
    roles = roles_of(request)
    here = request.resolver_match.app_name if request.resolver_match else ""
    return [
        Item(
            entry.label,
            address(entry.url_name),
            here in {entry.url_name.partition(":")[0], *entry.also},
        )
        for entry in ENTRIES
        if roles & set(entry.roles)
    ]
