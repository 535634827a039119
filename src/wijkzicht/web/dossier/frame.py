"""What every page of a household shows: who it is about, what to mind, and the tabs.

    huishouden = huishouden_or_404(request, huishouden_id)
    return render(request, "plan/plan.html", {**dossier(request, huishouden), ...})

with a template that extends `dossier/base.html` and fills `tab`.
"""

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wijkzicht.register.casussen import queries as casussen
from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.clock import today
from wijkzicht.register.overdrachten import queries as overdrachten
from wijkzicht.register.personen.models import Huishouden, Persoon
from wijkzicht.register.plannen.policies import birth_of
from wijkzicht.register.veiligheid import queries as veiligheid
from wijkzicht.rules.ages import age_on
from wijkzicht.web.addresses import address
from wijkzicht.web.navigation import Item

TABS: tuple[tuple[Promise, str], ...] = (
    (_("Overzicht"), "dossier:overzicht"),
    (_("Plan"), "plan:plan"),
    (_("Mensen"), "dossier:mensen"),
    (_("Hulp elders"), "voorzieningen:overzicht"),
    (_("Veiligheid"), "veiligheid:overzicht"),
    (_("Papieren"), "papieren:overzicht"),
    (_("Betrokken"), "betrokken:overzicht"),
    (_("Afsluiten"), "afsluiten:afsluiten"),
    (_("Wie keek mee"), "dossier:wie_keek_mee"),
)
_NAMES = [name for _label, name in TABS]
# Pages that stand under another tab than the first one of their folder.
_UNDER = {
    "dossier:overzicht": ("dossier:tijdlijn", "dossier:contact", "dossier:weghalen"),
    "dossier:mensen": (
        *("dossier:persoon", "dossier:persoon_nieuw", "dossier:gegevens", "dossier:gezag"),
        *("dossier:gezag_nieuw", "dossier:woont_ook", "dossier:verblijf", "dossier:afgeschermd"),
        *("dossier:tonen", "dossier:bsn", "dossier:veilig_adres", "dossier:brp"),
        *("netwerk:overzicht", "netwerk:lid_nieuw", "netwerk:lid", "netwerk:lid_weg"),
        *("netwerk:band_nieuw", "netwerk:band_weg", "netwerk:klaarzetten"),
        *("samenvoegen:overzicht", "samenvoegen:gezin", "samenvoegen:persoon"),
        *("samenvoegen:bewaard", "samenvoegen:uithuis"),
    ),
    "voorzieningen:overzicht": (
        *("besluiten:nieuw", "besluiten:wijzigen", "besluiten:meekijken", "besluiten:beslissen"),
    ),
    "betrokken:overzicht": ("overleg:bespreken", "overleg:bespreking", "overleg:advies"),
    "papieren:overzicht": ("afspraken:nieuw", "afspraken:afspraak", "afspraken:agenda"),
}
UNDER = {page: tab for tab, pages in _UNDER.items() for page in pages}


def dossier(request: HttpRequest, huishouden: Huishouden) -> dict:
    """Context of `dossier/base.html`: huishouden, personen, casus, facts, tabs.

    `casus` is the open one, else the newest, else None: then no work can be recorded. `casussen`
    are all, newest first.
    """
    personen = list(huishouden.personen.all())
    rows = casussen.of_household(
        huishouden.pk, veilig_afgesproken=veiligheid.agreement_runs(), **overdrachten.told()
    )
    casus = next((row for row in rows if row.gesloten is None), rows[0] if rows else None)
    return {
        "huishouden": huishouden,
        "personen": personen,
        "casus": casus,
        "casussen": rows,
        "facts": _facts(huishouden, personen, casus),
        "veilig_afgesproken": any(row.veilig_afgesproken for row in rows),
        "tabs": tabs(request, huishouden),
    }


def tabs(request: HttpRequest, huishouden: Huishouden) -> list[Item]:
    """The pages of a household, with the one that is open."""
    match = request.resolver_match
    here = UNDER.get(match.view_name, match.view_name)
    if here not in _NAMES:  # a page inside a folder keeps the tab of the folder
        here = next((name for name in _NAMES if name.startswith(f"{match.app_name}:")), "")
    return [Item(label, address(name, huishouden.pk), name == here) for label, name in TABS]


def short_name(persoon: Persoon) -> str:
    """First name with the age where one can be told: Noor (14), or Noor (13 of 14)."""
    name = persoon.voornaam or persoon.volledige_naam
    age = age_in_words(persoon)
    return f"{name} ({age})" if age else name


def age_in_words(persoon: Persoon) -> str:
    """How old somebody is today; two ages when the birthday is not known; empty when nothing is."""
    bounds = birth_of(persoon).bounds()
    if bounds is None:
        return ""
    oldest, youngest = (age_on(born, today()) for born in bounds)
    if oldest == youngest:
        return str(oldest)
    return gettext("%(one)s of %(other)s") % {"one": max(youngest, 0), "other": oldest}


def _facts(huishouden: Huishouden, personen: list[Persoon], casus: Casus | None) -> list[dict]:
    street = f"{huishouden.straat} {huishouden.huisnummer}".strip()
    home = ", ".join(part for part in (street, huishouden.plaats) if part)
    facts = [
        {"label": _("Wie"), "text": ", ".join(map(short_name, personen))},
        {"label": _("Adres"), "text": home},
        {"label": _("Team"), "text": _team(casus) if casus else ""},
    ]
    return [fact for fact in facts if fact["text"]]


def _team(casus: Casus) -> str:
    if not casus.wacht_op:
        return casus.team.naam
    words = gettext("%(here)s, wacht op iemand van %(there)s")
    return words % {"here": casus.team.naam, "there": casus.wacht_op}
