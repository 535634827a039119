"""The timeline of a household: contacts with what was changed, the ends of own help, opening and closing."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.contacten import queries
from wijkzicht.register.contacten.models import Contact
from wijkzicht.register.tijdlijn.queries import Event, happened
from wijkzicht.rules.activity import is_help, klasse
from wijkzicht.web.codes import label
from wijkzicht.web.earlier import Earlier

PAGE = 20
HELP_ENDED = gettext_lazy("Eigen hulp gestopt voor %(what)s")
HANDED = {
    Event.OVERGEDRAGEN: gettext_lazy("Overgedragen aan %(what)s"),
    Event.OP_BORD: gettext_lazy("Op het bord van %(what)s gezet, om over te nemen"),
    Event.TERUGGENOMEN: gettext_lazy("Teruggenomen van het bord van %(what)s"),
}
_TEXTS = ("datum", "activiteit", "feiten", "mening", "gezin_vond")


@dataclass
class Item:
    """Something that happened. `contact` None: an event of the casus. `before`: older texts.

    `confidential`: of whom alone; then `persons` is that one and it is not printed with the rest.
    `take_back`: the end of own help that can still be undone.
    """

    title: str
    when: date
    who: str = ""
    contact: Contact | None = None
    also_help: bool = False
    facts: list[str] = field(default_factory=list)
    absent: str = ""
    before: list[Earlier] = field(default_factory=list)
    take_back: UUID | None = None
    text: str = ""
    persons: frozenset = frozenset()
    confidential: str = ""
    doel_id: Any = None


@dataclass(frozen=True)
class Timeline:
    """Newest first. `older`: the day to read on from, or None at the end."""

    items: list[Item]
    rows: list[queries.TimelineRow]
    older: date | None


def timeline(casussen: list[Casus], before: date | None = None) -> Timeline:
    """One page of the timeline of these casussen, as the frame reads them; two statements, three
    with a handover."""
    rows = queries.timeline(*casussen, before=before, limit=PAGE)
    whole, older = _whole_days(rows)
    earlier = changes(whole)
    items = [of_contact(row, earlier.get(row.contact.pk, [])) for row in whole]
    first = older or date.min
    for event in [*ends(casussen), *life(casussen), *handovers(casussen)]:
        if event.when >= first and (before is None or event.when < before):
            items.append(event)
    items.sort(key=lambda item: item.when, reverse=True)
    return Timeline(items, whole, older)


def _whole_days(rows: list) -> tuple[list, date | None]:
    """Rows of whole days, and the day before which to read on: a page never cuts a day in two."""
    if len(rows) < PAGE:
        return rows, None
    last = rows[-1].contact.datum
    if rows[0].contact.datum == last:
        return rows, last
    return [row for row in rows if row.contact.datum > last], last + timedelta(days=1)


def of_contact(row: queries.TimelineRow, before: list[Earlier]) -> Item:
    """A contact in the timeline, with how it read before."""
    contact = row.contact
    facts = [
        ", ".join(person.naam for person in row.met if person.aanwezig is not False),
        label("vorm", contact.vorm),
        _("%(n)s minuten") % {"n": contact.duur_minuten} if contact.duur_minuten else "",
        _("jeugdige alleen gesproken") if contact.jeugdige_alleen else "",
        _("gedragswetenschapper dacht mee") if contact.gedragswetenschapper else "",
    ]
    helps = is_help(contact.activiteit, contact.ook_hulp)
    secret = next((p for p in row.met if p.persoon_id == contact.vertrouwelijk_voor_id), None)
    return Item(
        title=label("activiteit", contact.activiteit),
        when=contact.datum,
        who=row.medewerker,
        contact=contact,
        also_help=helps and klasse(contact.activiteit) != "hulp",
        facts=[fact for fact in facts if fact],
        persons=frozenset(person.persoon_id for person in ([secret] if secret else row.met)),
        confidential=secret.naam if secret else "",
        doel_id=contact.doel_id,
        absent=", ".join(person.naam for person in row.met if person.aanwezig is False),
        before=before,
    )


def changes(rows: list[queries.TimelineRow]) -> dict:
    """Per contact how it read before, newest change first; one statement if anything was changed."""
    contacts = {row.contact.pk: row.contact for row in rows if row.contact.versie > 1}
    if not contacts:
        return {}
    events = Contact.pgh_event_models["update"].objects.filter(pgh_obj_id__in=list(contacts))
    newer = {key: _texts(contact) for key, contact in contacts.items()}
    found: dict = {}
    for event in events.order_by("-pgh_created_at", "-versie"):
        old = _texts(event)
        lines = [
            (name, text) for name, text in old.items() if text != newer[event.pgh_obj_id][name]
        ]
        newer[event.pgh_obj_id] = old
        if lines:
            words = _words()
            shown = [(words[name], text or _("niets")) for name, text in lines]
            found.setdefault(event.pgh_obj_id, []).append(Earlier(event.pgh_created_at, shown))
    return found


def _texts(row: Any) -> dict[str, str]:
    texts = {name: str(getattr(row, name) or "") for name in _TEXTS}
    return texts | {
        "activiteit": label("activiteit", row.activiteit),
        "datum": f"{row.datum:%d-%m-%Y}",
    }


def _words() -> dict[str, str]:
    return {
        "datum": _("Dag"),
        "activiteit": _("Soort werk"),
        "feiten": _("Feiten"),
        "mening": _("Mening"),
        "gezin_vond": _("Het gezin vond"),
    }


def ends(casussen: list[Casus]) -> list[Item]:
    """The days on which own help stopped."""
    return [
        Item(
            HELP_ENDED % {"what": end.naam},
            end.datum,
            take_back=None if end.gesloten else end.hulpeinde_id,
        )
        for end in queries.help_ends(*casussen)
    ]


def life(casussen: list[Casus]) -> list[Item]:
    """When each casus opened and closed; of which team, where there are more."""
    items = []
    for casus in casussen:
        who = casus.team.naam if len(casussen) > 1 else ""
        items.append(Item(_begin(casus, casussen), casus.geopend, who=who))
        if casus.gesloten:
            items.append(Item(_("Casus gesloten"), casus.gesloten, who=who))
    return items


def handovers(casussen: list[Casus]) -> list[Item]:
    """When the household was handed over, with what was passed on, and when that was taken back;
    one statement if it ever was."""
    if not any(casus.overgedragen for casus in casussen):
        return []
    return [
        Item(HANDED[row.event] % {"what": row.wat}, row.op, who=row.wie, text=row.tekst)
        for row in happened(casussen)
        if row.event in HANDED
    ]


def _begin(casus: Casus, casussen: list[Casus]) -> str:
    """How a casus began: anew, because the family is back, or taken over from another team."""
    earlier = next((row for row in casussen if row.pk == casus.eerder_id), None)
    if earlier is None:
        return _("Casus geopend")
    if earlier.team_id == casus.team_id:
        return _("Gezin terug, casus geopend")
    return _("Overgenomen van %(team)s, casus geopend") % {"team": earlier.team.naam}
