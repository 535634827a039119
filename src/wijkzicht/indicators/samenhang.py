"""One household, one plan, one coordinator."""

import ibis

from wijkzicht.dataset.expressions import days_between, plus_days
from wijkzicht.indicators.core import Kind, indicator
from wijkzicht.indicators.ervaring import survey_share
from wijkzicht.indicators.parts import counted, exists, followed


@indicator(
    "S01",
    "casus met plan",
    Kind.AANDEEL,
    vraag="Hoe vaak is er een plan gemaakt?",
    uitleg="Van de gesloten casussen die zes weken of langer open waren: het deel met een plan.",
)
def casus_met_plan(casus, plan):
    """Casussen gesloten in the period, open for at least 42 days: at least one plan."""
    files = casus.filter(days_between(casus.geopend, casus.gesloten) >= 42)
    rows = exists(files, plan, "casus_id")
    return counted(rows, rows.bestaat, "gesloten_in")


@indicator(
    "S02",
    "plan binnen zes weken",
    Kind.AANDEEL,
    vraag="Hoe vaak is er binnen zes weken een plan?",
    uitleg="Van de casussen die in deze periode zijn geopend en na zes weken nog open waren: het deel met een plan binnen zes weken.",
)
def plan_binnen_zes_weken(casus, plan):
    """
    Casussen geopend in the period that can be followed for 42 days and were not closed by then:
    a plan vastgesteld on or before the 42nd day.
    """
    files = followed(casus, casus.geopend, 42).select(
        "casus_id", "team_id", "geopend", "gesloten", periode="geopend_in"
    )
    files = files.filter(files.gesloten.isnull() | (files.gesloten > plus_days(files.geopend, 42)))
    plans = plan.select("casus_id", "vastgesteld")
    pairs = files.join(plans, "casus_id")
    early = pairs.filter(pairs.vastgesteld <= plus_days(pairs.geopend, 42))
    rows = exists(files, early, "casus_id")
    return counted(rows, rows.bestaat)


@indicator(
    "S03",
    "integraal plan",
    Kind.AANDEEL,
    vraag="Hoe vaak gaan de doelen over meer dan één leefgebied, als de vragen dat ook doen?",
    uitleg="Van de plannen met vragen op twee of meer leefgebieden: het deel met doelen op minstens twee daarvan.",
)
def integraal_plan(plan, planvraag, plandoel):
    """
    Plans vastgesteld in the period whose questions lie in at least two leefgebieden: its goals
    cover at least two of those.
    """
    asked = planvraag.filter(planvraag.leefgebied.notnull()).distinct()
    broad = asked.group_by("plan_id").aggregate(vragen=asked.count())
    broad = broad.filter(broad.vragen >= 2)
    aimed = plandoel.select("plan_id", "leefgebied").distinct()
    covered = asked.semi_join(aimed, ["plan_id", "leefgebied"])
    covered = covered.group_by("plan_id").aggregate(gedekt=covered.count())
    covered = covered.filter(covered.gedekt >= 2)
    rows = exists(plan.semi_join(broad, "plan_id"), covered, "plan_id")
    return counted(rows, rows.bestaat)


@indicator(
    "S04",
    "wisselingen van regisseur",
    Kind.GEMIDDELDE,
    vraag="Hoe vaak kreeg een huishouden een andere regisseur?",
    uitleg="Het gemiddelde aantal wisselingen van regisseur in casussen die in deze periode zijn gesloten.",
)
def wisselingen_van_regisseur(casus, regie):
    """
    Casussen gesloten in the period with regie rows with van on or before gesloten: among those
    rows, in order of (van, medewerker_id), the number of times that medewerker_id differs from
    the row before.
    """
    files = casus.select("casus_id", "team_id", "gesloten", periode="gesloten_in")
    rows = files.join(regie.select("casus_id", "medewerker_id", "van"), "casus_id")
    rows = rows.filter(rows.van <= rows.gesloten)
    order = ibis.window(group_by="casus_id", order_by=["van", "medewerker_id"])
    rows = rows.mutate(vorige=rows.medewerker_id.lag().over(order))
    return rows.group_by(["casus_id", "team_id", "periode"]).aggregate(
        waarde=(rows.medewerker_id != rows.vorige).fill_null(False).cast("int64").sum()
    )


@indicator(
    "S05",
    "professionals per casus",
    Kind.GEMIDDELDE,
    vraag="Hoeveel professionals heeft een huishouden van het team?",
    uitleg="Het gemiddelde aantal verschillende medewerkers in het werk aan een casus in deze periode.",
)
def professionals_per_casus(contact):
    """
    Casussen with a work contact in the period whose medewerker_id is known: distinct
    medewerkers in those contacts. A casus without any known medewerker is no part of it.
    """
    work = contact.filter(contact.werk, contact.medewerker_id.notnull())
    seen = work.select("team_id", "casus_id", "periode", "medewerker_id").distinct()
    return seen.group_by(["team_id", "casus_id", "periode"]).aggregate(waarde=seen.count())


@indicator(
    "S06",
    "gedragswetenschapper betrokken",
    Kind.AANDEEL,
    vraag="Hoe vaak denkt een gedragswetenschapper mee over het plan?",
    uitleg="Van de plannen: het deel met een gedragswetenschapper bij een contact in de drie maanden ervoor.",
)
def gedragswetenschapper_betrokken(plan, contact):
    """
    Plans vastgesteld in the period: a contact of the casus with gedragswetenschapper true from
    90 days before vastgesteld to that day.
    """
    advised = contact.filter(contact.gedragswetenschapper).select("casus_id", overlegd="datum")
    pairs = plan.select("plan_id", "casus_id", "vastgesteld").join(advised, "casus_id")
    near = pairs.filter(
        pairs.overlegd <= pairs.vastgesteld,
        days_between(pairs.overlegd, pairs.vastgesteld) <= 90,
    )
    rows = exists(plan, near, "plan_id")
    return counted(rows, rows.bestaat)


survey_share(
    "S07",
    "partners tevreden over samenwerking",
    "samenwerking",
    chapter="samenhang",
    informants=("partner",),
    wie="de antwoorden van partners",
    vraag="Zijn partners tevreden over de samenwerking?",
    zin="dat de samenwerking goed is.",
    text="they are content with the cooperation",
    ref="partners.*",
)
