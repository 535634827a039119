"""The sentences of the report for people, each once: filled in here in Dutch, translated by the screen."""


def _(text: str) -> str:
    """Marks a sentence for the catalogue of the screens. Here it stays as it is."""
    return text


# What is left out, and why; the order is that of the report.
WITHOUT_HELP = _(
    "jeugdige met een dossier, zonder hulp van het team in de periode: toegang en regie tellen niet"
)
NOBODY = _("hulpcontact in de periode zonder persoon: niet te zien wie de hulp kreeg")
NOT_YOUNG = _("hulp aan een ouder of volwassene in de periode: de levering gaat over jeugdigen")
UNKNOWN_PERSON = _("hulp in de periode aan iemand die niet in de tabel persoon staat")
ENDED_BEFORE = _("hulp die al voor de periode was geëindigd en beëindigd")

# What is wrong, and what to do.
NO_REASON = _(
    "De hulp aan persoon {persoon} in casus {casus} is geëindigd ({dag}), maar de reden is niet bekend."
)
NO_REASON_TODO = _(
    "Vraag na waarom de hulp stopte en leg de reden vast; het veld is leeg geleverd."
)
STILL_OPEN = _("De hulp aan persoon {persoon} loopt, maar casus {casus} is gesloten.")
STILL_OPEN_TODO = _("Leg vast wanneer en waarom de hulp eindigde; nu is zij als lopend geleverd.")
NO_BSN = _("Het BSN van persoon {persoon} voldoet niet aan de elfproef.")
NO_BSN_TODO = _("Zoek het juiste BSN op en lever daarna opnieuw.")
TWO_BIRTH_DATES = _("Onder één BSN staan twee geboortedatums (persoon {personen}).")
TWO_SEXES = _("Onder één BSN staan twee geslachten (persoon {personen}).")
TWO_TODO = _("Zoek op of het een of twee personen zijn en verbeter de gegevens.")

# What to know of the set.
TOO_EARLY = _(
    "De basisset is van {dag}, voor het einde van {periode}: wat daarna gebeurde ontbreekt."
)
NO_CONTACTS = _(
    "De bron heeft geen contacten. Of lopende hulp bevestigd moet worden en wat laat is vastgelegd,"
    " is daarom niet te zien."
)

SENTENCES = (
    *(WITHOUT_HELP, NOBODY, NOT_YOUNG, UNKNOWN_PERSON, ENDED_BEFORE, NO_REASON, NO_REASON_TODO),
    *(STILL_OPEN, STILL_OPEN_TODO, NO_BSN, NO_BSN_TODO, TWO_BIRTH_DATES, TWO_SEXES, TWO_TODO),
    *(TOO_EARLY, NO_CONTACTS),
)
