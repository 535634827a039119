"""What each kind is called, from which day its term counts, and how long that is in words."""

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from wijkzicht.register.bewaren.models import Afloop, Reden
from wijkzicht.rules.retention import BEWAARSOORTEN

KINDS = {
    "dossier_jeugd": _("Dossiers met een jeugdige"),
    "dossier_wmo": _("Dossiers zonder jeugdige"),
    "aanmelding": _("Aanmeldingen zonder dossier"),
    "advies": _("Adviezen zonder dossier"),
    "vrijwilliger": _("Vrijwilligers die stopten"),
    "account": _("Accounts die stopten"),
    "levering": _("Bestanden van een levering, met BSN"),
    "log": _("Regels van het log"),
    "invultijd": _("Seconden per formulier"),
    "concept": _("Concepten"),
    "sessie": _("Afgelopen sessies"),
}
COUNTS_FROM = {
    "dossier_jeugd": _("de laatste wijziging in het dossier"),
    "dossier_wmo": _("de laatste wijziging in het dossier"),
    "aanmelding": _("de laatste wijziging van de aanmelding"),
    "advies": _("de dag van het advies"),
    "vrijwilliger": _(
        "de dag van stoppen. De naam blijft in dossiers en gaat met die dossiers weg"
    ),
    "account": _("de laatste dag van de laatste rol. De naam blijft bij wat iemand vastlegde"),
    "levering": _("de dag waarop het bestand is gemaakt"),
    "log": _("de dag van de regel"),
    "invultijd": _("de week van het formulier"),
    "concept": _("de laatste keer typen"),
    "sessie": _("de dag waarop iemand uitlogde of niets meer deed"),
}
OUTCOMES = {
    "": _("wacht"),
    Afloop.WEG: _("vernietigd"),
    Afloop.UITGESTELD: _("niet vernietigd: uitgesteld"),
    Afloop.GEWIJZIGD: _("niet vernietigd: gewijzigd na de lijst"),
    Afloop.VERWEVEN: _("niet vernietigd: iets ervan staat in een ander dossier"),
}
REASONS = {
    Reden.KLACHT: _("Er loopt een klacht"),
    Reden.RECHTER: _("Er loopt een rechtszaak of bezwaar"),
    Reden.ONDERZOEK: _("Wetenschappelijk onderzoek"),
    Reden.HULP: _("Goede hulp vraagt erom"),
    Reden.ANDER: _("Iemand anders heeft er groot belang bij"),
}


def term(soort: str, number: int) -> str:
    """A term with its unit."""
    words = (
        ngettext("%(n)s dag", "%(n)s dagen", number)
        if BEWAARSOORTEN[soort].dagen
        else gettext("%(n)s jaar")
    )
    return words % {"n": number}
