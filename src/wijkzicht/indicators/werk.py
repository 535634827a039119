"""The work itself, and how well it is recorded."""

import ibis

from wijkzicht.dataset.expressions import days_between, plus_days
from wijkzicht.indicators.core import Kind, indicator
from wijkzicht.indicators.parts import (
    counted,
    followed,
    fte_on,
    in_period,
    picked,
    without_leaders,
)
from wijkzicht.indicators.shapes import DECIMAL
from wijkzicht.rules.activity import CLASSES


@indicator(
    "W01",
    "caseload",
    Kind.VERHOUDING,
    vraag="Hoeveel casussen zijn er per fulltime baan?",
    uitleg="Open casussen op de laatste dag van de periode, gedeeld door de fte op die dag. Teamleiders en ondersteuning tellen niet mee.",
)
def caseload(open_op_p1, formatie, periode):
    """
    Casussen open on the last day of the period per fte on that day, functies teamleider and
    ondersteuning left out.
    """
    zero = ibis.literal(0).cast(DECIMAL)
    files = open_op_p1.select("team_id", "periode", boven=ibis.literal(1, "int64"), onder=zero)
    staff = fte_on(without_leaders(formatie), periode)
    staff = staff.select(
        "team_id",
        "periode",
        boven=ibis.literal(0, "int64"),
        onder=staff.fte.cast(DECIMAL),
    )
    return files.union(staff)


@indicator(
    "W02",
    "verloop",
    Kind.AANDEEL,
    vraag="Hoeveel medewerkers vertrekken?",
    uitleg="Van de medewerkers op de eerste dag van de periode: het deel dat er de dag na de periode niet meer werkt.",
)
def verloop(formatie, periode, groep):
    """
    Medewerkers with a formatie row in the group on the first day of the period (teamleider and
    ondersteuning left out): without one on the day after its last day.
    """
    staff = without_leaders(formatie).join(groep, "team_id")
    staff = staff.select("groep", "medewerker_id", "van", "tot")
    pairs = staff.join(periode, staff.van <= plus_days(periode.p1, 1))
    unit = ["groep", "periode", "medewerker_id"]
    until = pairs.tot
    there = pairs.mutate(
        eerst=(pairs.van <= pairs.p0) & (until.isnull() | (until >= pairs.p0)),
        straks=until.isnull() | (until > pairs.p1),
    )
    people = there.group_by(unit).aggregate(eerst=there.eerst.any(), straks=there.straks.any())
    people = people.filter(people.eerst)
    return people.select("groep", "periode", telt=~people.straks)


def _time_spent(code, kind_of_work, name, vraag):
    # W03 and its three sisters: the minutes of a contact stay with its main kind.
    def spent(contact):
        minutes = contact.duur_minuten
        return picked(
            contact,
            "team_id",
            "periode",
            boven=ibis.cases((contact.klasse == kind_of_work, minutes), else_=0),
            onder=minutes,
            weg=minutes.isnull(),
        )

    spent.__doc__ = (
        f"Minutes of contacts in the period of class {kind_of_work} "
        f"({', '.join(CLASSES[kind_of_work])}), of the minutes of all contacts, in percent. "
        "Contacts without minutes are left out and counted in onbekend."
    )
    return indicator(
        code,
        name,
        Kind.VERHOUDING,
        vraag=vraag,
        uitleg="Van alle minuten die bij contacten zijn genoteerd: het deel voor dit soort werk. Er is geen goed of fout aandeel.",
        percent=True,
    )(spent)


_time_spent("W03", "hulp", "tijd aan hulp", "Hoeveel tijd gaat naar hulp?")
_time_spent("W03t", "toegang", "tijd aan toegang", "Hoeveel tijd gaat naar toegang?")
_time_spent("W03r", "regie", "tijd aan regie", "Hoeveel tijd gaat naar regie?")
_time_spent("W03o", "overig", "tijd aan overig werk", "Hoeveel tijd gaat naar overig werk?")


@indicator(
    "W04",
    "tijd aan preventie",
    Kind.VERHOUDING,
    vraag="Hoeveel tijd gaat naar preventie?",
    uitleg="Minuten aan activiteiten in de wijk, van die minuten en de minuten aan contacten samen.",
    percent=True,
)
def tijd_aan_preventie(activiteit, contact):
    """
    Minuten of activiteiten in the period, of those and the minutes of contacts, in percent.

    Rows without minutes are left out and counted in onbekend.
    """
    together = activiteit.select(
        "team_id",
        "periode",
        boven=activiteit.minuten,
        onder=activiteit.minuten,
        weg=activiteit.minuten.isnull(),
    )
    work = contact.select(
        "team_id",
        "periode",
        boven=ibis.literal(0, "int64"),
        onder=contact.duur_minuten,
        weg=contact.duur_minuten.isnull(),
    )
    return together.union(work)


@indicator(
    "W05",
    "tijdig vastgelegd",
    Kind.AANDEEL,
    vraag="Hoe snel wordt het werk vastgelegd?",
    uitleg="Van de contacten: het deel dat binnen een week is vastgelegd. Niet ingevuld telt als niet op tijd.",
)
def tijdig_vastgelegd(contact):
    """
    Contacts in the period that can be followed for 7 days: vastgelegd_op on or before the 7th
    day (null counts as not).
    """
    rows = followed(contact, contact.datum, 7)
    in_time = rows.vastgelegd_op <= plus_days(rows.datum, 7)
    return counted(rows, in_time.fill_null(False))


@indicator(
    "R01",
    "stille casus",
    Kind.AANDEEL,
    vraag="In hoeveel open casussen gebeurt niets?",
    uitleg="Van de casussen die open zijn op de laatste dag van de periode: het deel dat langer dan een half jaar open is en een half jaar geen werkcontact had.",
)
def stille_casus(open_op_p1, werk_in_periode):
    """
    Casussen open on the last day of the period: opened more than 180 days before it, and no
    work contact in the 180 days up to it.
    """
    work = werk_in_periode.select("casus_id", "laatste")
    pairs = open_op_p1.select("casus_id", "periode", "p1").join(work, "casus_id")
    recent = pairs.filter(pairs.laatste <= pairs.p1, days_between(pairs.laatste, pairs.p1) <= 179)
    recent = recent.select("casus_id", "periode").distinct().mutate(gezien=ibis.literal(True))
    joined = open_op_p1.left_join(recent, ["casus_id", "periode"])
    old = days_between(joined.geopend, joined.p1) > 180
    return counted(joined, old & joined.gezien.isnull())


@indicator(
    "R02",
    "laat afgesloten",
    Kind.AANDEEL,
    vraag="Hoe vaak wordt een casus laat gesloten?",
    uitleg="Van de gesloten casussen: het deel zonder werkcontact in de drie maanden voor het sluiten.",
)
def laat_afgesloten(casus, casuswerk):
    """Casussen gesloten in the period: no work contact on or after 90 days before gesloten."""
    closed = casus.select("casus_id", "team_id", "gesloten", periode="gesloten_in")
    joined = closed.left_join(casuswerk.select("casus_id", "laatste_werk"), "casus_id")
    recent = days_between(joined.laatste_werk, joined.gesloten) <= 90
    return counted(joined, ~recent.fill_null(False))


@indicator(
    "R03",
    "hulp zonder persoon",
    Kind.AANDEEL,
    vraag="Bij hoeveel hulp staat niet voor wie die was?",
    uitleg="Van de hulpcontacten: het deel waarbij niemand uit het huishouden is ingevuld. Die hulp telt nergens mee als bereik.",
)
def hulp_zonder_persoon(contact, hulpcontact):
    """Hulp contacts in the period: nobody in contact_persoon."""
    given = picked(contact.filter(contact.hulp), "team_id", "periode", boven=0, onder=1)
    for_nobody = hulpcontact.filter(hulpcontact.persoon_id.isnull())
    return given.union(for_nobody.select("team_id", "periode", "casus_id", boven=1, onder=0))


@indicator(
    "K01",
    "klachten",
    Kind.AANTAL,
    vraag="Hoeveel klachten waren er?",
    uitleg="Klachten die in deze periode zijn ingediend.",
)
def klachten(klacht):
    """Klachten in the period."""
    return in_period(klacht, "periode")


@indicator(
    "K02",
    "klachten binnen zes weken afgehandeld",
    Kind.AANDEEL,
    vraag="Hoe snel worden klachten afgehandeld?",
    uitleg="Van de klachten: het deel dat binnen zes weken is afgehandeld. Niet ingevuld telt als niet op tijd.",
)
def klachten_op_tijd(klacht):
    """
    Klachten in the period that can be followed for 42 days: afgehandeld_op on or before the
    42nd day (null counts as not).
    """
    rows = followed(klacht, klacht.datum, 42)
    in_time = rows.afgehandeld_op <= plus_days(rows.datum, 42)
    return counted(rows, in_time.fill_null(False))
