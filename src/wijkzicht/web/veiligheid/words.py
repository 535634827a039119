"""The words of the meldcode: its five steps, and whose advice is asked."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Words(NamedTuple):
    """A step: its name, what it asks in one sentence."""

    name: Promise
    lead: Promise


STEPS: dict[int, Words] = {
    1: Words(_("Signalen"), _("Zet op een rij wat je zag en hoorde.")),
    2: Words(_("Overleg"), _("Overleg met een collega. Vraag zo nodig advies aan Veilig Thuis.")),
    3: Words(_("Gesprek"), _("Praat met het gezin over je zorgen.")),
    4: Words(_("Wegen"), _("Weeg hoe erg het is. Twijfel je? Vraag Veilig Thuis.")),
    5: Words(_("Beslissen"), _("Beslis of je meldt, en of jullie goede hulp kunnen geven.")),
}
ASKED: dict[str, Promise] = {
    "collega": _("Collega"),
    "gedragswetenschapper": _("Gedragswetenschapper"),
    "veilig_thuis": _("Veilig Thuis"),
    "letsel": _("Deskundige voor letsel"),
    "anders": _("Iemand anders"),
}
