"""In time: how long people wait, and how urgent it was."""

import ibis

from wijkzicht.dataset.expressions import days_between
from wijkzicht.indicators.core import Kind, indicator
from wijkzicht.indicators.ervaring import survey_share
from wijkzicht.indicators.parts import counted, exists, in_period, picked
from wijkzicht.indicators.tables import AS_OF


@indicator(
    "T01",
    "wachttijd tot eerste contact",
    Kind.MEDIAAN,
    vraag="Hoe lang wachten mensen op het eerste contact?",
    uitleg="De helft van de mensen wachtte dit aantal dagen of korter, van aanmelding tot het eerste werkcontact. Wie nog wacht, telt mee.",
)
def wachttijd_eerste_contact(wachtend):
    """
    Aanmeldingen in the period with triage_uitkomst casus or none yet: days to the first work
    contact of their casus on or after datum.

    Without one censored on gesloten of the casus or the as-of date, whichever is earlier, not
    before datum. An aanmelding without casus waits on.
    """
    until = ibis.greatest(wachtend.gesloten.fill_null(AS_OF), wachtend.datum)
    return picked(
        wachtend,
        "team_id",
        "periode",
        dagen=days_between(wachtend.datum, wachtend.eerste.fill_null(until)),
        gebeurtenis=wachtend.eerste.notnull(),
    )


@indicator(
    "T02",
    "wachttijd tot hulp",
    Kind.MEDIAAN,
    vraag="Hoe lang wachten mensen op hulp van het team?",
    uitleg="De helft van de huishoudens wachtte dit aantal dagen of korter, van het openen van de casus tot de eerste hulp. Wie nog wacht, telt mee.",
)
def wachttijd_hulp(casus, casuswerk):
    """
    Casussen geopend in the period: days from geopend to the first hulp contact on or after it,
    whoever it was with; else censored on gesloten or the as-of date.
    """
    first = casuswerk.select("casus_id", "eerste_hulp")
    files = casus.select("casus_id", "team_id", "geopend", "gesloten", periode="geopend_in")
    joined = files.left_join(first, "casus_id")
    until = ibis.greatest(joined.gesloten.fill_null(AS_OF), joined.geopend)
    return picked(
        joined,
        "team_id",
        "periode",
        dagen=days_between(joined.geopend, joined.eerste_hulp.fill_null(until)),
        gebeurtenis=joined.eerste_hulp.notnull(),
    )


@indicator(
    "T03",
    "gestart vanuit crisis",
    Kind.AANDEEL,
    vraag="Hoe vaak begon de hulp met een crisis?",
    uitleg="Van de eerste trajecten van jeugdigen die in deze periode begonnen: het deel dat met een crisis begon.",
    ref="crisis.*",
    own_help=True,
)
def gestart_vanuit_crisis(trajectstart):
    """
    Trajectories that are the first of their casus and young person, first day in the period:
    a crisishulp contact on that day, or 0 to 28 days after an aanmelding of the casus with
    crisis true.
    """
    return counted(trajectstart, trajectstart.crisis, "begonnen_in")


@indicator(
    "T04",
    "specialistisch gestart vanuit crisis",
    Kind.AANDEEL,
    vraag="Hoe vaak begon specialistische jeugdhulp met een crisis?",
    uitleg="Van de jeugdhulp die in deze periode begon en waarvan we het weten: het deel dat met een crisis begon.",
    ref="crisis.*",
    totaal_only=True,
    needs_coverage=True,
)
def specialistisch_vanuit_crisis(voorziening):
    """Voorzieningen of soort jeugdhulp with start in the period and crisis known: true."""
    care = voorziening.filter(voorziening.soort == "jeugdhulp")
    return picked(care, groep=ibis.literal("totaal"), periode="gestart_in", telt="crisis")


survey_share(
    "T05",
    "ervaren tijdigheid",
    "tijdig",
    chapter="tijd",
    vraag="Vinden mensen dat ze op tijd geholpen zijn?",
    zin="dat de hulp op tijd kwam.",
    text="help came in time",
    ref="ceo.tijdig",
)


@indicator(
    "T06",
    "wachtend op eerste contact",
    Kind.AANTAL,
    vraag="Hoeveel mensen wachten nog op het eerste contact?",
    uitleg="Aanmeldingen van het afgelopen jaar waarop aan het eind van de periode nog geen werkcontact is gevolgd.",
)
def wachtend_op_eerste_contact(wachtend, periode):
    """
    Aanmeldingen of the 365 days up to the last day of the period with triage_uitkomst casus or
    none yet: no casus, or a casus without work contact from datum to that day and not closed
    by then.
    """
    asked = wachtend.drop("periode")
    pairs = asked.join(
        periode, [asked.datum <= periode.p1, days_between(asked.datum, periode.p1) < 365]
    )
    unseen = pairs.eerste.isnull() | (pairs.eerste > pairs.p1)
    unclosed = pairs.gesloten.isnull() | (pairs.gesloten > pairs.p1)
    return in_period(pairs.filter(~pairs.has_casus | (unseen & unclosed)), "periode")


@indicator(
    "T09",
    "wachttijd specialistische hulp",
    Kind.MEDIAAN,
    vraag="Hoe lang wachten jeugdigen op specialistische hulp?",
    uitleg="De helft wachtte dit aantal dagen of korter, van de verwijzing tot de start. Wie nog wacht, telt mee.",
)
def wachttijd_specialistische_hulp(voorziening, casus):
    """
    Voorzieningen of soort jeugdhulp that name a casus of the group, verwezen_op in the period:
    days from verwezen_op to start (a start before it counts as 0); without start censored at
    the as-of date.
    """
    care = voorziening.filter(voorziening.soort == "jeugdhulp")
    care = care.join(casus.select("casus_id", "team_id"), "casus_id")
    until = ibis.greatest(care.start.fill_null(AS_OF), care.verwezen_op)
    return picked(
        care,
        "team_id",
        periode="verwezen_in",
        dagen=days_between(care.verwezen_op, until),
        gebeurtenis=care.start.notnull(),
    )


@indicator(
    "T07",
    "overbrugging",
    Kind.AANDEEL,
    vraag="Hoe vaak is hulp bedoeld om wachten te overbruggen?",
    uitleg="Van alle hulpcontacten: het deel dat overbruggingshulp is.",
)
def overbrugging(contact):
    """Hulp contacts in the period: activiteit overbruggingshulp."""
    return counted(contact.filter(contact.hulp), contact.activiteit == "overbruggingshulp")


@indicator(
    "T08",
    "afgesloten zonder eigen hulp",
    Kind.AANDEEL,
    vraag="Hoe vaak sluit een casus zonder dat het team zelf hulp gaf?",
    uitleg="Van de gesloten casussen: het deel zonder één hulpcontact.",
)
def afgesloten_zonder_hulp(casus, casuswerk):
    """Casussen gesloten in the period: no hulp contact at all."""
    rows = exists(
        casus.select("casus_id", "team_id", periode="gesloten_in"),
        casuswerk.filter(casuswerk.hulp),
        "casus_id",
    )
    return counted(rows, ~rows.bestaat)
