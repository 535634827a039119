"""What happened beside contacts, in words and by the kinds one can choose to see."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wijkzicht.register.besluiten.models import Besluit
from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.contacten import queries as contacten
from wijkzicht.register.tijdlijn.queries import Event, happened
from wijkzicht.register.veiligheid.models import Meldcodestap
from wijkzicht.web.codes import label
from wijkzicht.web.dossier.timeline import HANDED, HELP_ENDED, Item, life

CONTACTS = "contacten"
GOALS = "doelen"
BEFORE = "eerder"
LIFE = "casus"
# In the order of the filter.
KINDS: dict[str, Promise] = {
    CONTACTS: _("Contacten"),
    GOALS: _("Doelen"),
    "plan": _("Plan"),
    "elders": _("Hulp elders"),
    "besluiten": _("Besluiten"),
    "veiligheid": _("Veiligheid"),
    "overleg": _("Overleg en advies"),
    "resultaten": _("Resultaten"),
    BEFORE: _("Van voor de verhuizing"),
    "regie": _("Regie"),
    LIFE: _("Begin en einde"),
}


class Told(NamedTuple):
    """How an event is told: under which kind, its title, and what the title says for `wat`."""

    kind: str
    title: Promise
    words: Callable[[str], str] = str


def _outcome(code: str) -> str:
    return label("uitkomst", code)


def _result(code: str) -> str:
    return label("resultaat_soort", code)


def _decision(code: str) -> str:
    return Besluit.Uitkomst(code).label


def _step(number: str) -> str:
    return f"{number}: {Meldcodestap.Stap(int(number)).label}"


# A further event adds a line here.
TOLD = {
    Event.DOEL: Told(GOALS, _("Doel gesteld")),
    Event.DOEL_BEKEKEN: Told(GOALS, _("Doel bekeken: %(what)s"), _outcome),
    Event.PLAN: Told("plan", _("Plan vastgesteld")),
    Event.VERWEZEN: Told("elders", _("Verwezen")),
    Event.ELDERS_BEGONNEN: Told("elders", _("Hulp elders begonnen")),
    Event.ELDERS_GESTOPT: Told("elders", _("Hulp elders gestopt")),
    Event.AANVRAAG: Told("besluiten", _("Aanvraag")),
    Event.BESLUIT: Told("besluiten", _("Besluit: %(what)s"), _decision),
    Event.AFSPRAAK: Told("veiligheid", _("Veiligheidsafspraak")),
    Event.MELDCODE: Told("veiligheid", _("Meldcode, stap %(what)s"), _step),
    Event.BESPROKEN: Told("overleg", _("Besproken in overleg")),
    Event.ADVIES_GEVRAAGD: Told("overleg", _("Advies gevraagd aan %(what)s")),
    Event.ADVIES: Told("overleg", _("Advies")),
    Event.RESULTAAT: Told("resultaten", _("Resultaat: %(what)s"), _result),
    Event.REGIE: Told("regie", _("Regie begonnen")),
    Event.HULPEINDE: Told(LIFE, HELP_ENDED),
    **{event: Told(LIFE, title) for event, title in HANDED.items()},
}


def read(casussen: list[Casus]) -> Iterator[tuple[str, Item]]:
    """Every event with the kind it stands under; two statements, three where somebody moved in."""
    open_ones = {casus.pk for casus in casussen if casus.gesloten is None}
    for row in happened(casussen):
        told = TOLD[row.event]
        item = Item(
            str(told.title) % {"what": told.words(row.wat) if row.wat else ""},
            row.op,
            who=row.wie,
            text=" ".join(t for t in (label("voorziening_soort", row.voorziening), row.tekst) if t),
            persons=frozenset([row.persoon_id] if row.persoon_id else []),
            doel_id=row.key if told.kind == GOALS else None,
        )
        if row.event == Event.HULPEINDE and row.casus_id in open_ones:
            item.take_back = row.key
        yield told.kind, item
    for item in life(casussen):
        yield LIFE, item
    for item in _before(casussen):
        yield BEFORE, item


def _before(casussen: list[Casus]) -> Iterator[Item]:
    for row, home, moved in contacten.of_before(casussen[0].huishouden_id):
        where = gettext("uit het dossier van %(name)s") % {"name": home}
        secret = row.vertrouwelijk_voor
        yield Item(
            label("activiteit", row.activiteit),
            row.datum,
            who=contacten.who(row),
            facts=[where if home else gettext("uit het dossier van het vorige gezin")],
            text="\n".join(part for part in (row.feiten, row.mening, row.gezin_vond) if part),
            persons=frozenset([secret.pk]) if secret else moved,
            confidential=str(secret) if secret else "",
        )
