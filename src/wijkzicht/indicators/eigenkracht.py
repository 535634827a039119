"""Own strength, network and prevention."""

from wijkzicht.dataset.expressions import days_between
from wijkzicht.indicators.core import Kind, indicator
from wijkzicht.indicators.ervaring import survey_share
from wijkzicht.indicators.parts import counted, exists, in_period, not_withdrawn, one_of

OWN_OR_NETWORK = ("eigen_kracht", "netwerk", "informele_hulp")
OWN_NETWORK_OR_GENERAL = (*OWN_OR_NETWORK, "voorliggend")


@indicator(
    "E01",
    "naar eigen kracht, netwerk of voorliggend",
    Kind.AANDEEL,
    vraag="Hoe vaak gaan mensen verder met eigen kracht, netwerk of een voorliggende voorziening?",
    uitleg="Van de aanmeldingen met een uitkomst, zonder de ingetrokken. Het zegt waar mensen heen gingen, niet of het werkte.",
    ref="eigenkracht.*",
)
def naar_eigen_kracht_of_voorliggend(aanmelding):
    """
    Aanmeldingen in the period with a triage_uitkomst other than ingetrokken: eigen_kracht,
    netwerk, informele_hulp or voorliggend. Where people were sent, not whether it worked.
    """
    rows = not_withdrawn(aanmelding)
    return counted(rows, rows.triage_uitkomst.isin(OWN_NETWORK_OR_GENERAL))


@indicator(
    "E09",
    "naar eigen kracht of netwerk",
    Kind.AANDEEL,
    vraag="Hoe vaak gaan mensen verder met eigen kracht of netwerk?",
    uitleg="Van de aanmeldingen met een uitkomst, zonder de ingetrokken. Het zegt waar mensen heen gingen, niet of het werkte.",
    ref="eigenkracht.*",
)
def naar_eigen_kracht(aanmelding):
    """
    Aanmeldingen in the period with a triage_uitkomst other than ingetrokken: eigen_kracht,
    netwerk or informele_hulp.
    """
    rows = not_withdrawn(aanmelding)
    return counted(rows, rows.triage_uitkomst.isin(OWN_OR_NETWORK))


@indicator(
    "E02",
    "plan met inzet van het netwerk",
    Kind.AANDEEL,
    vraag="Hoe vaak doet het netwerk mee in het plan?",
    uitleg="Van de plannen met een doel: het deel waarin iemand uit het netwerk of een vrijwilliger iets doet.",
)
def plan_met_netwerk(plan, plandoel, doelactie):
    """
    Plans vastgesteld in the period with at least one goal: at least one of these has a
    doelactie by netwerk or vrijwilliger.
    """
    helped = doelactie.filter(doelactie.uitvoerder.isin(["netwerk", "vrijwilliger"]))
    shared = plandoel.semi_join(helped, "doel_id")
    rows = exists(plan.semi_join(plandoel, "plan_id"), shared, "plan_id")
    return counted(rows, rows.bestaat)


@indicator(
    "E03",
    "verder met eigen kracht, netwerk of voorliggend",
    Kind.AANDEEL,
    vraag="Hoe vaak gaat een huishouden na het sluiten verder zonder specialist?",
    uitleg="Van de gesloten casussen waarvan we weten hoe het verder ging: het deel met eigen kracht, netwerk of een voorliggende voorziening.",
    ref="eigenkracht.*",
)
def verder_met_eigen_kracht(casus):
    """
    Casussen gesloten in the period with vervolg known (onbekend is unknown): eigen_kracht,
    netwerk, informele_hulp or voorliggend.
    """
    return counted(casus, one_of(casus.vervolg, OWN_NETWORK_OR_GENERAL), "gesloten_in")


survey_share(
    "E04",
    "meer zelfredzaam",
    "zelfredzaam",
    chapter="eigenkracht",
    vraag="Redden mensen zich beter?",
    zin="dat ze zich beter redden.",
    text="they manage better",
    ref="ceo.zelfredzaam",
)

survey_share(
    "E05",
    "eigen regie",
    "eigen_regie",
    chapter="eigenkracht",
    vraag="Houden mensen de regie over hun leven?",
    zin="dat ze zelf de regie hadden.",
    text="they kept the lead",
    ref="ceo.eigen_regie",
)


def _zrm_change(meting, persoon, casus):
    # First and last score per person, casus and domein. Two scores on one day (a fault): the
    # lowest counts, so that the outcome does not depend on the order of rows.
    unit = ["casus_id", "persoon_id", "domein"]
    adults = persoon.filter(persoon.rol.isin(["ouder", "volwassene"]))
    scores = meting.filter(meting.instrument == "zrm2017").semi_join(adults, "persoon_id")
    days = scores.group_by([*unit, "datum"]).aggregate(score=scores.score.min())
    span = days.group_by(unit).aggregate(
        first=days.score.argmin(days.datum),
        last=days.score.argmax(days.datum),
        dagen=days_between(days.datum.min(), days.datum.max()),
    )
    closed = casus.select("casus_id", "team_id", periode="gesloten_in")
    return span.filter(span.dagen >= 60).join(closed, "casus_id")


@indicator(
    "E06",
    "leefgebieden vooruit (ZRM)",
    Kind.AANDEEL,
    vraag="Op hoeveel leefgebieden gaan volwassenen vooruit?",
    uitleg="Van de leefgebieden die bij een volwassene twee keer zijn gemeten, met twee maanden ertussen: het deel met een hogere score.",
)
def leefgebieden_vooruit(meting, persoon, casus):
    """
    (Person, casus gesloten in the period, domein), rol ouder or volwassene, with zrm2017 scores
    of that casus on days at least 60 days apart: the last is higher than the first.
    """
    rows = _zrm_change(meting, persoon, casus)
    return counted(rows, rows["last"] > rows["first"])


@indicator(
    "E10",
    "leefgebieden achteruit (ZRM)",
    Kind.AANDEEL,
    vraag="Op hoeveel leefgebieden gaan volwassenen achteruit?",
    uitleg="Van de leefgebieden die bij een volwassene twee keer zijn gemeten, met twee maanden ertussen: het deel met een lagere score.",
)
def leefgebieden_achteruit(meting, persoon, casus):
    """As E06: the last is lower than the first."""
    rows = _zrm_change(meting, persoon, casus)
    return counted(rows, rows["last"] < rows["first"])


@indicator(
    "E07",
    "collectieve activiteiten",
    Kind.AANTAL,
    vraag="Hoeveel activiteiten waren er in de wijk?",
    uitleg="Trainingen, inloop, voorlichting en andere activiteiten in deze periode.",
)
def collectieve_activiteiten(activiteit):
    """Activiteiten in the period."""
    return in_period(activiteit, "periode")


@indicator(
    "E08",
    "deelnemers",
    Kind.AANTAL,
    vraag="Hoeveel mensen deden mee aan activiteiten?",
    uitleg="Alle deelnemers samen, van de activiteiten waarvan het aantal bekend is. Wie vaker meedoet, telt vaker mee.",
    empty_if_none=True,
)
def deelnemers(activiteit):
    """
    Sum of the known deelnemers of activiteiten in the period; no value if none is known.

    Who takes part twice counts twice.
    """
    return activiteit.select("team_id", "periode", som="deelnemers")
