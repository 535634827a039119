"""Own help and specialist help."""

import ibis

from wijkzicht.dataset.expressions import days_between, plus_days
from wijkzicht.indicators.core import Kind, indicator
from wijkzicht.indicators.facts import young_in_period
from wijkzicht.indicators.parts import AMBULANT, counted, exists, followed, once, picked
from wijkzicht.indicators.tables import AS_OF


def _ambulant(voorziening):
    return voorziening.filter(voorziening.soort == "jeugdhulp", voorziening.hulpvorm.isin(AMBULANT))


def _active(care, periode):
    # Voorzieningen active in each period, by person.
    care = care.select("persoon_id", "start", "eind")
    pairs = care.join(
        periode, [care.start <= periode.p1, care.eind.isnull() | (care.eind >= periode.p0)]
    )
    return pairs.select("persoon_id", "periode").distinct()


@indicator(
    "Z01",
    "aandeel eigen hulp",
    Kind.AANDEEL,
    vraag="Welk deel van de ambulante jeugdhulp geeft het team zelf?",
    uitleg="Van de jeugdigen met hulp van het team of ambulante jeugdhulp: het deel met hulp van het team zelf. Vanaf 5 procent heet een team actief.",
    ref="actief.*",
    totaal_only=True,
    own_help=True,
    needs_coverage=True,
)
def aandeel_eigen_hulp(jeugd_met_hulp, voorziening, persoon, periode):
    """
    Young persons in the period with own help or an ambulant voorziening (jeugdhulp;
    ambulant_op_locatie, daghulp_op_locatie, in_netwerk_jeugdige) active in it: own help.
    """
    care = young_in_period(_active(_ambulant(voorziening), periode), persoon, periode, "persoon_id")
    own = jeugd_met_hulp.select("periode", "persoon_id", telt=ibis.literal(True))
    other = care.select("periode", "persoon_id", telt=ibis.literal(False))
    both = own.union(other)
    return both.mutate(groep=ibis.literal("totaal"), sleutel=both.persoon_id)


def _closed_without(casus, persoon, voorziening, kinds):
    # Casussen gesloten, and whether nobody of the household had such help around that time.
    closed = casus.filter(casus.gesloten_in.notnull()).select(
        "casus_id", "team_id", "huishouden_id", "geopend", "gesloten", periode="gesloten_in"
    )
    care = voorziening.filter(voorziening.soort.isin(kinds)).join(
        persoon.select("persoon_id", "huishouden_id"), "persoon_id"
    )
    pairs = closed.join(
        care.select("huishouden_id", "start", "eind", "verwezen_op"), "huishouden_id"
    )
    running = (pairs.start <= pairs.gesloten) & (
        pairs.eind.isnull() | (pairs.eind >= pairs.geopend)
    )
    referred = pairs.verwezen_op.between(pairs.geopend, pairs.gesloten)
    helped = pairs.filter(running.fill_null(False) | referred.fill_null(False))
    rows = exists(closed, helped, "casus_id")
    return rows.mutate(telt=~rows.bestaat)


@indicator(
    "Z02",
    "zonder specialistische hulp",
    Kind.AANDEEL,
    vraag="Hoe vaak was specialistische jeugdhulp niet nodig?",
    uitleg="Van de gesloten casussen met een jeugdige: het deel waarin geen jeugdige jeugdhulp van een specialist had of daarheen is verwezen.",
    ref="zelf.*",
    needs_coverage=True,
)
def zonder_specialistische_hulp(casus, persoon, voorziening):
    """
    Casussen gesloten in the period with a young person in the household: none of them has a
    voorziening of soort jeugdhulp that ran while the casus was open, or that they were
    referred to in that time.
    """
    young = persoon.filter(persoon.rol == "jeugdige")
    rows = _closed_without(casus, young, voorziening, ["jeugdhulp"])
    rows = rows.semi_join(young, "huishouden_id")
    return counted(rows, rows.telt)


@indicator(
    "Z11",
    "zonder maatwerkvoorziening",
    Kind.AANDEEL,
    vraag="Hoe vaak was geen maatwerkvoorziening nodig?",
    uitleg="Van de gesloten casussen: het deel waarin niemand in het huishouden jeugdhulp of Wmo-hulp had of daarheen is verwezen.",
)
def zonder_maatwerkvoorziening(casus, persoon, voorziening):
    """
    Casussen gesloten in the period: nobody of the household has a voorziening of soort
    jeugdhulp or wmo that ran while the casus was open, or was referred to one in that time.
    """
    rows = _closed_without(casus, persoon, voorziening, ["jeugdhulp", "wmo"])
    return counted(rows, rows.telt)


@indicator(
    "Z12",
    "verwezen door gebrek aan plek",
    Kind.AANDEEL,
    vraag="Hoe vaak verwijst het team omdat er zelf geen plek is?",
    uitleg="Van de verwijzingen door het team waarvan we de reden weten: het deel door te weinig capaciteit of een wachtlijst.",
)
def verwezen_door_gebrek_aan_plek(voorziening, casus):
    """
    Voorzieningen that name a casus of the group, door_team true, verwezen_op in the period,
    reden_verwijzing known: capaciteit_team or wachtlijst.
    """
    care = voorziening.filter(voorziening.door_team)
    care = care.join(casus.select("casus_id", "team_id"), "casus_id")
    return counted(
        care, care.reden_verwijzing.isin(["capaciteit_team", "wachtlijst"]), "verwezen_in"
    )


@indicator(
    "Z03",
    "verwijzingen",
    Kind.TEMPO,
    vraag="Hoeveel jeugdigen verwijst het team naar jeugdhulp?",
    uitleg="Verschillende jeugdigen die het team naar jeugdhulp verwees, per 1.000 inwoners tot 23 jaar per jaar.",
    per_population=True,
)
def verwijzingen(voorziening, casus, persoon):
    """
    Distinct young persons with a voorziening of soort jeugdhulp that names a casus of the
    group, door_team true, verwezen_op in the period, per 1,000 of the population a year.
    """
    young = persoon.filter(persoon.rol == "jeugdige")
    care = voorziening.filter(voorziening.soort == "jeugdhulp", voorziening.door_team)
    care = care.semi_join(young, "persoon_id")
    care = care.join(casus.select("casus_id", "team_id"), "casus_id")
    return once(care, "persoon_id", "verwezen_in")


@indicator(
    "Z04",
    "verwezen via het team",
    Kind.AANDEEL,
    vraag="Welk deel van de jeugdhulp loopt via het team?",
    uitleg="Van de verwijzingen naar jeugdhulp waarvan we de verwijzer weten: het deel door het team.",
    ref="verwijzing.aandeel_*",
    totaal_only=True,
    needs_coverage=True,
)
def verwezen_via_team(voorziening):
    """Voorzieningen of soort jeugdhulp with verwezen_op in the period and door_team known: true."""
    care = voorziening.filter(voorziening.soort == "jeugdhulp")
    return picked(care, groep=ibis.literal("totaal"), periode="verwezen_in", telt="door_team")


@indicator(
    "Z05",
    "geen andere jeugdhulp of bescherming",
    Kind.AANDEEL,
    vraag="Hoe vaak is hulp van het team genoeg?",
    uitleg="Van de jeugdigen met eigen hulp: het deel zonder andere jeugdhulp of jeugdbescherming in deze periode.",
    ref="samenloop.alleen_team",
    own_help=True,
    needs_coverage=True,
)
def geen_andere_jeugdhulp(jeugd_met_hulp, voorziening, periode):
    """
    Young persons in the period with own help active in it: no voorziening of soort jeugdhulp
    or jeugdbescherming active in it.
    """
    care = voorziening.filter(voorziening.soort.isin(["jeugdhulp", "jeugdbescherming"]))
    active = _active(care, periode).mutate(ander=ibis.literal(True))
    helped = picked(jeugd_met_hulp, "team_id", "periode")
    joined = helped.left_join(active, ["periode", "persoon_id"])
    return once(joined, "persoon_id", telt=joined.ander.isnull())


@indicator(
    "Z06",
    "een jaar zonder andere jeugdhulp",
    Kind.AANDEEL,
    vraag="Hoe vaak is er een jaar later geen andere jeugdhulp?",
    uitleg="Van de afgelopen trajecten die we een jaar konden volgen: het deel zonder andere jeugdhulp in dat jaar.",
    ref="na_afsluiting.*",
    own_help=True,
    needs_coverage=True,
)
def jaar_zonder_andere_jeugdhulp(jeugdtraject, voorziening):
    """
    Trajectories that are the last of their casus and person, ended in the period, followed for
    365 days after the last day: no voorziening of soort jeugdhulp of that person that starts
    by then and runs after the last day.
    """
    last = jeugdtraject.filter(jeugdtraject.is_last, jeugdtraject.ended)
    last = followed(last, last["last"], 365)
    last = last.select("casus_id", "persoon_id", "team_id", "last", periode="geeindigd_in")
    care = voorziening.filter(voorziening.soort == "jeugdhulp")
    pairs = last.join(care.select("persoon_id", "start", "eind"), "persoon_id")
    pairs = pairs.filter(
        pairs.start <= plus_days(pairs["last"], 365),
        pairs.eind.isnull() | (pairs.eind > pairs["last"]),
    )
    other = pairs.select("casus_id", "persoon_id").distinct().mutate(ander=ibis.literal(True))
    joined = last.left_join(other, ["casus_id", "persoon_id"])
    return counted(joined, joined.ander.isnull())


@indicator(
    "Z07",
    "terugkeer binnen een jaar",
    Kind.AANDEEL,
    vraag="Hoe vaak komt een huishouden binnen een jaar terug?",
    uitleg="Van de gesloten casussen die we een jaar konden volgen: het deel waarna het huishouden binnen een jaar weer een casus had, bij welk team ook.",
)
def terugkeer(casus):
    """
    Casussen gesloten in the period, vervolg other than ander_team (null stays in), followed for
    365 days: the household has another casus, of any team, opened from gesloten to 365 days
    later.
    """
    closed = casus.filter(
        casus.gesloten_in.notnull(), (casus.vervolg != "ander_team").fill_null(True)
    )
    closed = followed(closed, closed.gesloten, 365)
    closed = closed.select(
        "casus_id", "team_id", "huishouden_id", "gesloten", periode="gesloten_in"
    )
    other = casus.select(
        ander_id="casus_id", huishouden_id="huishouden_id", ander_geopend="geopend"
    )
    pairs = closed.join(other, "huishouden_id")
    back = pairs.filter(
        pairs.ander_id != pairs.casus_id,
        pairs.ander_geopend.between(pairs.gesloten, plus_days(pairs.gesloten, 365)),
    )
    rows = exists(closed, back, "casus_id")
    return counted(rows, rows.bestaat)


@indicator(
    "Z08",
    "duur eigen hulp",
    Kind.MEDIAAN,
    vraag="Hoe lang duurt de hulp van het team?",
    uitleg="De helft van de trajecten die in deze periode begonnen, duurde dit aantal dagen of korter. Wat nog loopt, telt mee.",
    own_help=True,
)
def duur_eigen_hulp(jeugdtraject):
    """Trajectories with first day in the period: length; open ones censored at their length so far."""
    return picked(
        jeugdtraject, "team_id", periode="begonnen_in", dagen="length", gebeurtenis="ended"
    )


@indicator(
    "Z09",
    "langer dan een half jaar",
    Kind.AANDEEL,
    vraag="Hoe vaak duurt de hulp langer dan een half jaar?",
    uitleg="Van de trajecten die in deze periode afliepen: het deel dat langer dan een half jaar duurde.",
    own_help=True,
)
def langer_dan_half_jaar(jeugdtraject):
    """Trajectories ended in the period: length over 182 days."""
    return counted(jeugdtraject, jeugdtraject.length > 182, "geeindigd_in")


@indicator(
    "Z10",
    "duur specialistische hulp",
    Kind.MEDIAAN,
    vraag="Hoe lang duurt ambulante jeugdhulp van specialisten?",
    uitleg="De helft van de ambulante jeugdhulp die in deze periode begon, duurde dit aantal dagen of korter. Wat nog loopt, telt mee.",
    ref="duur.*",
    totaal_only=True,
    needs_coverage=True,
)
def duur_specialistische_hulp(voorziening):
    """
    Ambulant voorzieningen (as in Z01) with start in the period: eind − start + 1; without eind
    censored at the as-of date.
    """
    care = _ambulant(voorziening)
    return picked(
        care,
        groep=ibis.literal("totaal"),
        periode="gestart_in",
        dagen=days_between(care.start, care.eind.fill_null(AS_OF)) + 1,
        gebeurtenis=care.eind.notnull(),
    )
