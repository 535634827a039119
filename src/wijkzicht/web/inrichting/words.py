"""What lists, terms and texts are called on the screen, and which figures a list touches."""

from django.utils.translation import gettext_lazy as _

from wijkzicht.dataset.schema import tables
from wijkzicht.indicators import Indicator, catalogue
from wijkzicht.indicators.fields import figures_by_field
from wijkzicht.vocabulary.codelists import codelist_of

LISTS = {
    "activiteit": _("Soorten werk"),
    "leefgebied": _("Leefgebieden"),
    "vorm": _("Hoe een contact gaat"),
    "kanaal": _("Hoe mensen binnenkomen"),
    "reden_sluiting": _("Redenen om te sluiten"),
    "vervolg": _("Wat er na sluiten komt"),
    "reden_verwijzing": _("Redenen om te verwijzen"),
    "uitvoerder": _("Wie iets doet voor een doel"),
    "activiteit_soort": _("Soorten aanbod in de buurt"),
    "resultaat_soort": _("Soorten resultaat"),
}
TERMS = {
    "stil": _("Na hoeveel dagen zonder contact staat een gezin bij ‘Lang niet gesproken’?"),
    "vooruit": _("Hoeveel dagen vooruit toont Mijn dag de stappen?"),
    "nawerk": _(
        "Hoeveel dagen na het sluiten kun je nog vastleggen en het sluiten ongedaan maken?"
    ),
    "besluit": _("Binnen hoeveel dagen na een aanvraag beslis je? Vraag dit na bij je jurist."),
    "besluit_einde": _("Hoeveel dagen voor het einde van een besluit staat er ‘Loopt bijna af’?"),
    "vragenlijst": _("Hoeveel dagen kan iemand een vragenlijst invullen?"),
    "grond": _(
        "Hoeveel dagen loopt een grond om herkomst te gebruiken hoogstens? Dit is een keuze, geen wet."
    ),
    "jeugd_tot": _(
        "Tot welke leeftijd hoort een gezin met een kind bij het jeugdteam? Vul 0 in voor geen regel."
    ),
}
TEXTS = {
    "grens": _("Eigen afspraken bij ‘Wat is wat’"),
    "inwoner": _("Tekst op de bladzijde waar inwoners hun vraag stellen"),
    "kindcheck": _("Kindcheck, bij stap 1 van de meldcode"),
    "afwegingskader": _("Afwegingskader van jullie beroep, bij stap 4 en 5 van de meldcode"),
    "bezwaar": _(
        "Hoe iemand bezwaar maakt, in de brief met een besluit. Vraag dit na bij je jurist."
    ),
}

FIELDS = {
    "contact.vorm": _("Bij een contact: hoe ging het?"),
    "activiteit.thema": _("Bij een activiteit in de buurt: waarover?"),
    "klacht.aard": _("Bij een klacht: waar gaat de klacht over?"),
}
GROUNDS = {"herkomst": _("Grond om herkomst te gebruiken")}


def figures_of(lijst: str) -> list[Indicator]:
    """The figures that are made of a field with codes of this list, by code."""
    feeds = figures_by_field()
    found = set()
    for table, field in feeds:
        if tables()[table].fields[field].enum and _list_of(table, field) == lijst:
            found.update(feeds[table, field])
    return [catalogue()[code] for code in sorted(found)]


def _list_of(table: str, field: str) -> str:
    try:
        return codelist_of(table, field).name
    except KeyError:
        return ""
