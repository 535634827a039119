"""Goals: whether they are there, clear, evaluated and reached."""

from wijkzicht.indicators.core import Kind, indicator
from wijkzicht.indicators.ervaring import survey_share
from wijkzicht.indicators.parts import counted, exists, followed, picked


@indicator(
    "D00",
    "plan zonder doel en zonder hulpvraag",
    Kind.AANDEEL,
    vraag="Hoe vaak staat er geen doel en geen vraag in het plan?",
    uitleg="Van de plannen: het deel zonder doel en zonder hulpvraag.",
)
def plan_zonder_doel_en_vraag(plan, plandoel, planvraag):
    """Plans vastgesteld in the period: no goals of the plan, no questions of the plan."""
    rows = exists(plan, plandoel.select("plan_id").union(planvraag.select("plan_id")), "plan_id")
    return counted(rows, ~rows.bestaat)


@indicator(
    "D01",
    "plan met een duidelijk doel",
    Kind.AANDEEL,
    vraag="Hoe vaak staat er een duidelijk doel in het plan?",
    uitleg="Van de plannen: het deel met minstens één doel waarbij staat hoe je ziet dat het gelukt is, en wanneer.",
    ref="plan.duidelijk_doel",
)
def plan_met_duidelijk_doel(plan, plandoel):
    """
    Plans vastgesteld in the period: at least one goal of the plan with meetbaar true and a
    streefdatum.
    """
    clear = plandoel.filter(plandoel.meetbaar, plandoel.streefdatum.notnull())
    rows = exists(plan, clear, "plan_id")
    return counted(rows, rows.bestaat)


@indicator(
    "D02",
    "plan met alleen een hulpvraag",
    Kind.AANDEEL,
    vraag="Hoe vaak staat er wel een vraag, maar geen doel in het plan?",
    uitleg="Van de plannen: het deel met een hulpvraag en zonder doel.",
    ref="plan.alleen_hulpvraag",
)
def plan_met_alleen_hulpvraag(plan, plandoel, planvraag):
    """Plans vastgesteld in the period: no goals, at least one question of the plan."""
    rows = exists(plan, planvraag.anti_join(plandoel, "plan_id"), "plan_id")
    return counted(rows, rows.bestaat)


def _not_dropped(doel):
    return doel.filter(doel.uitkomst.isnull() | (doel.uitkomst != "vervallen"))


@indicator(
    "D03",
    "doelen geëvalueerd",
    Kind.AANDEEL,
    vraag="Hoeveel doelen zijn geëvalueerd?",
    uitleg="Van de doelen in gesloten casussen, zonder de vervallen doelen: het deel met een evaluatie of een uitkomst.",
)
def doelen_geevalueerd(doel):
    """
    Goals of casussen gesloten in the period whose uitkomst is not vervallen: geevalueerd_op or
    uitkomst is filled.
    """
    rows = _not_dropped(doel)
    return counted(rows, rows.geevalueerd_op.notnull() | rows.uitkomst.notnull(), "gesloten_in")


@indicator(
    "D04",
    "geëvalueerde doelen behaald",
    Kind.AANDEEL,
    vraag="Hoeveel van de geëvalueerde doelen zijn behaald?",
    uitleg="Van de doelen met een uitkomst in gesloten casussen: het deel dat is behaald. Deels behaald telt niet als behaald.",
)
def geevalueerde_doelen_behaald(doel):
    """
    Goals of casussen gesloten in the period with uitkomst behaald, deels_behaald or
    niet_behaald: behaald. Without uitkomst a goal is unknown; vervallen is no part of it.
    """
    rows = _not_dropped(doel)
    return counted(rows, rows.uitkomst == "behaald", "gesloten_in")


@indicator(
    "D07",
    "doelen behaald, van alle",
    Kind.AANDEEL,
    vraag="Hoeveel van alle doelen zijn behaald?",
    uitleg="Van alle doelen in gesloten casussen, zonder de vervallen doelen: het deel dat is behaald. Zonder uitkomst telt als niet behaald.",
)
def doelen_behaald_van_alle(doel):
    """Goals of casussen gesloten in the period whose uitkomst is not vervallen: behaald (null is not)."""
    rows = _not_dropped(doel)
    return counted(rows, (rows.uitkomst == "behaald").fill_null(False), "gesloten_in")


@indicator(
    "D05",
    "verandering doelscore",
    Kind.GEMIDDELDE,
    vraag="Hoeveel verandert de score op een doel?",
    uitleg="Het gemiddelde verschil tussen de eerste en de laatste score op een doel, per doel en per persoon die scoorde.",
)
def verandering_doelscore(doelscore, doel):
    """
    (Goal, informant) of casussen gesloten in the period with scores by that informant on at
    least two days: last − first. Over all informants, and for each apart.
    """
    unit = ["doel_id", "informant"]
    # Two scores on one day (a fault): the lowest, whatever the order of rows.
    days = doelscore.group_by([*unit, "datum"]).aggregate(score=doelscore.score.min())
    span = days.group_by(unit).aggregate(
        waarde=days.score.argmax(days.datum) - days.score.argmin(days.datum), dagen=days.count()
    )
    goals = picked(doel, "team_id", periode="gesloten_in")
    return span.filter(span.dagen >= 2).join(goals, "doel_id")


survey_share(
    "D08",
    "doelen bereikt volgens inwoner",
    "doelen_bereikt",
    chapter="doelen",
    vraag="Vinden mensen dat hun doelen zijn bereikt?",
    zin="dat hun doelen zijn bereikt.",
    text="their goals were reached",
)


@indicator(
    "D09",
    "plan zonder enige evaluatie",
    Kind.AANDEEL,
    vraag="Hoe vaak is een plan nooit geëvalueerd?",
    uitleg="Van de gesloten casussen met een plan: het deel waarin geen enkel doel een evaluatie of een uitkomst heeft.",
    ref="plan.niet_geevalueerd",
)
def plan_zonder_evaluatie(casus, plan, doel):
    """
    Casussen gesloten in the period with a plan: no goal of the casus with geevalueerd_op or
    uitkomst.
    """
    evaluated = doel.filter(doel.geevalueerd_op.notnull() | doel.uitkomst.notnull())
    rows = exists(casus.semi_join(plan, "casus_id"), evaluated, "casus_id")
    return counted(rows, ~rows.bestaat, "gesloten_in")


@indicator(
    "D06",
    "vraag bekend",
    Kind.AANDEEL,
    vraag="Hoe vaak is binnen zes weken bekend wat de vraag is?",
    uitleg="Van de casussen die in deze periode zijn geopend en die we zes weken konden volgen: het deel met een hulpvraag op een leefgebied.",
)
def vraag_bekend(casus, vraag_in_zes_weken):
    """
    Casussen geopend in the period that can be followed for 42 days: a hulpvraag with leefgebied
    and datum null or on or before the 42nd day.
    """
    rows = exists(followed(casus, casus.geopend, 42), vraag_in_zes_weken, "casus_id")
    return counted(rows, rows.bestaat, "geopend_in")
