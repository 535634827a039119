"""What happened beside contacts: each noun tells its own days. One statement a kind."""

import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wijkzicht.register.besluiten.models import Besluit
from wijkzicht.register.casussen.models import Casus, Regie, Resultaat
from wijkzicht.register.contacten import queries as contacten
from wijkzicht.register.overleg.models import Bespreking, Consultatie
from wijkzicht.register.plannen.models import Doel, Plan
from wijkzicht.register.veiligheid.models import Meldcodestap, Veiligheidsafspraak
from wijkzicht.register.voorzieningen.models import Voorziening
from wijkzicht.web.codes import label
from wijkzicht.web.dossier.timeline import Item, ends, handovers, life


@dataclass(frozen=True)
class Kind:
    """A kind of event that one can choose to see."""

    code: str
    name: str | Promise
    read: Callable[[list[Casus]], Iterable[Item]]


def _goals(casussen: list[Casus]) -> Iterator[Item]:
    for doel in Doel.objects.filter(casus__in=casussen).select_related("persoon"):
        about = _about(doel.persoon_id)
        yield Item(_("Doel gesteld"), doel.gesteld_op, text=doel.tekst, doel_id=doel.pk, **about)
        if doel.geevalueerd_op:
            title = _("Doel bekeken: %(outcome)s") % {"outcome": label("uitkomst", doel.uitkomst)}
            yield Item(title, doel.geevalueerd_op, text=doel.tekst, doel_id=doel.pk, **about)


def _plans(casussen: list[Casus]) -> Iterator[Item]:
    for plan in Plan.objects.filter(casus__in=casussen, vastgesteld__isnull=False):
        yield Item(_("Plan vastgesteld"), plan.vastgesteld)


def _elsewhere(casussen: list[Casus]) -> Iterator[Item]:
    for row in Voorziening.objects.filter(casus__in=casussen).select_related("persoon"):
        about = {"text": f"{label('voorziening_soort', row.soort)} {row.aanbieder}".strip()}
        about |= {"who": row.persoon.volledige_naam} | _about(row.persoon_id)
        for day, title in (
            (row.verwezen_op, _("Verwezen")),
            (row.start, _("Hulp elders begonnen")),
            (row.eind, _("Hulp elders gestopt")),
        ):
            if day:
                yield Item(title, day, **about)


def _regie(casussen: list[Casus]) -> Iterator[Item]:
    for row in Regie.objects.filter(casus__in=casussen).select_related("medewerker"):
        yield Item(_("Regie begonnen"), row.van, who=row.medewerker.naam)


def _decisions(casussen: list[Casus]) -> Iterator[Item]:
    for row in Besluit.objects.filter(casus__in=casussen).select_related("persoon"):
        about = {"text": label("voorziening_soort", row.soort), "who": row.persoon.volledige_naam}
        about |= _about(row.persoon_id)
        yield Item(_("Aanvraag"), row.aanvraag_op, **about)
        if row.besluit_op:
            outcome = row.get_uitkomst_display()
            yield Item(_("Besluit: %(outcome)s") % {"outcome": outcome}, row.besluit_op, **about)


def _safety(casussen: list[Casus]) -> Iterator[Item]:
    for row in Veiligheidsafspraak.objects.filter(casus__in=casussen):
        yield Item(_("Veiligheidsafspraak"), row.afgesproken_op, who=row.wie, text=row.wat)
    steps = Meldcodestap.objects.filter(meldcode__casus__in=casussen).select_related("medewerker")
    for row in steps:
        title = _("Meldcode, stap %(n)s: %(what)s") % {
            "n": row.stap,
            "what": row.get_stap_display(),
        }
        yield Item(title, row.datum, who=row.medewerker.naam, text=row.afweging)


def _meetings(casussen: list[Casus]) -> Iterator[Item]:
    rows = Bespreking.objects.filter(casus__in=casussen).select_related("overleg__gemaakt_door")
    for row in rows:
        text = " ".join(part for part in (row.vraag, row.besluit) if part)
        who = row.overleg.gemaakt_door.naam
        yield Item(_("Besproken in overleg"), row.overleg.datum, who=who, text=text)
    asked = Consultatie.objects.filter(casus__in=casussen)
    for row in asked.select_related("medewerker", "gevraagd_door"):
        title = _("Advies gevraagd aan %(name)s") % {"name": row.medewerker.naam}
        yield Item(title, row.gevraagd_op, who=row.gevraagd_door.naam, text=row.vraag)
        if row.advies_op:
            yield Item(_("Advies"), row.advies_op, who=row.medewerker.naam, text=row.advies)


def _results(casussen: list[Casus]) -> Iterator[Item]:
    for row in Resultaat.objects.filter(casus__in=casussen):
        title = _("Resultaat: %(what)s") % {"what": label("resultaat_soort", row.soort)}
        yield Item(title, row.datum, text=row.onderbouwing)


def _life(casussen: list[Casus]) -> list[Item]:
    return [*life(casussen), *ends(casussen), *handovers(casussen)]


def _before(casussen: list[Casus]) -> Iterator[Item]:
    for row, home, moved in contacten.of_before(casussen[0].huishouden_id):
        where = _("uit het dossier van %(name)s") % {"name": home}
        secret = row.vertrouwelijk_voor
        yield Item(
            label("activiteit", row.activiteit),
            row.datum,
            who=contacten.who(row),
            facts=[where if home else _("uit het dossier van het vorige gezin")],
            text="\n".join(part for part in (row.feiten, row.mening, row.gezin_vond) if part),
            persons=frozenset([secret.pk]) if secret else moved,
            confidential=str(secret) if secret else "",
        )


def _about(persoon_id: uuid.UUID | None) -> dict:
    return {"persons": frozenset([persoon_id])} if persoon_id else {}


CONTACTS = "contacten"
# In the order of the filter. A further noun adds a line here.
KINDS = (
    Kind("doelen", gettext_lazy("Doelen"), _goals),
    Kind("plan", gettext_lazy("Plan"), _plans),
    Kind("elders", gettext_lazy("Hulp elders"), _elsewhere),
    Kind("besluiten", gettext_lazy("Besluiten"), _decisions),
    Kind("veiligheid", gettext_lazy("Veiligheid"), _safety),
    Kind("overleg", gettext_lazy("Overleg en advies"), _meetings),
    Kind("resultaten", gettext_lazy("Resultaten"), _results),
    Kind("eerder", gettext_lazy("Van voor de verhuizing"), _before),
    Kind("regie", gettext_lazy("Regie"), _regie),
    Kind("casus", gettext_lazy("Begin en einde"), _life),
)
