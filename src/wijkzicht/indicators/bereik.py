"""Reach and access: who is in touch with the team, and how they came."""

import ibis

from wijkzicht.indicators.core import Kind, indicator
from wijkzicht.indicators.ervaring import survey_share
from wijkzicht.indicators.parts import counted, followed, known_as, not_withdrawn, once, picked
from wijkzicht.indicators.tables import AS_OF


@indicator(
    "B01",
    "huishoudens in contact",
    Kind.AANTAL,
    vraag="Met hoeveel huishoudens had het team contact?",
    uitleg="Verschillende huishoudens met een aanmelding of met werk in hun casus in deze periode.",
)
def huishoudens_in_contact(aanmelding, contact, casus, werk_in_periode):
    """Distinct households with an aanmelding or, through their casus, a work contact in the period."""
    asked = aanmelding.filter(aanmelding.huishouden_id.notnull())
    asked = asked.select("team_id", "periode", "huishouden_id")
    files = casus.select("casus_id", "team_id", "huishouden_id")
    worked = werk_in_periode.select("casus_id", "periode").join(files, "casus_id")
    return once(asked.union(worked.select(*asked.columns)), "huishouden_id")


@indicator(
    "B02",
    "bereik jeugd (hulp)",
    Kind.AANDEEL,
    vraag="Hoeveel van de jeugdigen kreeg hulp van het team zelf?",
    uitleg="Jeugdigen die in deze periode hulp van het team zelf hadden, van alle inwoners tot 23 jaar.",
    ref="bereik.jeugdhulp_team.*",
    per_population=True,
    own_help=True,
)
def bereik_jeugd_hulp(jeugd_met_hulp):
    """
    Distinct young persons with own help active in the period, of the population up to 22.

    What was done decides, not that there was a contact: clarifying the question, planning
    and coordination do not count. Who is known to be 23 or older does not count.
    """
    return once(jeugd_met_hulp, "persoon_id")


@indicator(
    "B03",
    "bereik jeugd (dossier)",
    Kind.AANDEEL,
    vraag="Van hoeveel jeugdigen heeft het gezin een casus bij het team?",
    uitleg="Jeugdigen met in deze periode een open casus in hun huishouden, van alle inwoners tot 23 jaar. Dit telt dossiers, niet hulp.",
    ref="bereik.jeugdhulp_team.*",
    per_population=True,
)
def bereik_jeugd_dossier(jeugd_in_dossier):
    """
    Distinct young persons whose household has a casus open in the period, of the population
    up to 22. A file is not help: compare with B02.
    """
    return once(jeugd_in_dossier, "persoon_id")


@indicator(
    "B11",
    "bereik jeugd (levering)",
    Kind.AANDEEL,
    vraag="Hoeveel jeugdigen staan er in de levering aan het CBS?",
    uitleg="Jeugdigen met een record in de levering over deze periode, voor het samenvoegen, van alle inwoners tot 23 jaar.",
    ref="bereik.jeugdhulp_team.*",
    per_population=True,
    own_help=True,
)
def bereik_jeugd_levering(levering, hulp_na_sluiting, persoon, periode):
    """
    Distinct young persons with a record that belongs to the period by the rules of the
    delivery to CBS, before merging, of the population up to 22.

    Only what is dated on or before the last day of the period is known.
    """
    young = persoon.filter(persoon.rol == "jeugdige").select("persoon_id")
    records = levering.semi_join(young, "persoon_id")
    # A casus that was not open yet on the last day was not known, nor the help in it.
    known = ibis.greatest(records["first"], records.geopend)
    until = records.einde.fill_null(records.gesloten.fill_null(AS_OF))
    pairs = records.join(periode, [known <= periode.p1, until >= periode.p0])
    stopped = (pairs.einde <= pairs.p1).fill_null(False)
    closed_before = (pairs.gesloten < pairs.p0).fill_null(False)
    found = pairs.filter(stopped | ~closed_before)
    found = once(found, "persoon_id")
    # Help after closing makes a record that ends in the period, or later.
    late = hulp_na_sluiting.semi_join(young, "persoon_id").join(periode, "periode")
    late = late.filter(late.geopend <= late.p1)
    return found.union(once(late, "persoon_id"))


@indicator(
    "B04",
    "in dossier zonder hulp",
    Kind.AANDEEL,
    vraag="Hoeveel jeugdigen met een casus in het gezin kregen zelf geen hulp van het team?",
    uitleg="Van de jeugdigen met een open casus in hun huishouden: het deel zonder eigen hulp van het team in deze periode.",
    own_help=True,
)
def in_dossier_zonder_hulp(jeugd_in_dossier, jeugd_met_hulp, groep):
    """Of the young persons of B03: without own help of the same group active in the period."""
    keys = ["groep", "periode", "persoon_id"]
    files = jeugd_in_dossier.join(groep, "team_id").select(*keys).distinct()
    helped = jeugd_met_hulp.join(groep, "team_id").select(*keys).distinct()
    joined = files.left_join(helped.mutate(hulp=ibis.literal(True)), keys)
    return picked(joined, "groep", "periode", telt=joined.hulp.isnull())


@indicator(
    "B05",
    "zelf gemeld",
    Kind.AANDEEL,
    vraag="Hoe vaak meldden inwoners zich zelf?",
    uitleg="Van de aanmeldingen waarvan we weten hoe ze binnenkwamen: het deel waarin de inwoner zelf kwam.",
)
def zelf_gemeld(aanmelding):
    """Aanmeldingen in the period with kanaal known (onbekend is unknown): zelf."""
    return counted(aanmelding, known_as(aanmelding.kanaal, "zelf"))


@indicator(
    "B06",
    "outreachend gevonden",
    Kind.AANDEEL,
    vraag="Hoe vaak zocht het team de inwoner zelf op?",
    uitleg="Van de aanmeldingen waarvan we weten hoe ze binnenkwamen: het deel dat het team zelf heeft opgezocht.",
)
def outreachend_gevonden(aanmelding):
    """Aanmeldingen in the period with kanaal known (onbekend is unknown): proactief."""
    return counted(aanmelding, known_as(aanmelding.kanaal, "proactief"))


@indicator(
    "B07",
    "met advies klaar",
    Kind.AANDEEL,
    vraag="Hoe vaak was een advies genoeg?",
    uitleg="Van de aanmeldingen met een uitkomst, zonder de ingetrokken: het deel dat klaar was met een advies.",
)
def met_advies_klaar(aanmelding):
    """Aanmeldingen in the period with a triage_uitkomst other than ingetrokken: advies."""
    rows = not_withdrawn(aanmelding)
    return counted(rows, rows.triage_uitkomst == "advies")


@indicator(
    "B08",
    "herkomst buiten Europa",
    Kind.AANDEEL,
    vraag="Hoeveel van de geholpen jeugdigen heeft een herkomst buiten Europa?",
    uitleg="Van de jeugdigen met eigen hulp waarvan we de herkomst weten: het deel met een herkomst buiten Europa.",
    ref="bereik.migratie_*",
    own_help=True,
)
def herkomst_buiten_europa(jeugd_met_hulp):
    """Young persons of B02 with herkomst known (onbekend is unknown): buiten_europa."""
    outside = known_as(jeugd_met_hulp.herkomst, "buiten_europa")
    return once(jeugd_met_hulp, "persoon_id", telt=outside)


survey_share(
    "B09",
    "wist het team te vinden",
    "bekend",
    chapter="bereik",
    vraag="Wisten mensen het team te vinden?",
    zin="dat ze het team wisten te vinden. Wie het team nooit vond, kon hier niet antwoorden.",
    text="knew where to find the team (clients only: who never found it is not in it)",
    ref="ceo.bekendheid.*",
)


@indicator(
    "B10",
    "eenmalige hulp",
    Kind.AANDEEL,
    vraag="Hoe vaak was één keer hulp genoeg?",
    uitleg="Van de trajecten die in deze periode begonnen en die we een half jaar konden volgen: het deel van maar één dag.",
    own_help=True,
)
def eenmalige_hulp(jeugdtraject):
    """Trajectories with first day in the period, followed for 180 days: only one day."""
    runs = followed(jeugdtraject, jeugdtraject["first"], 180)
    return counted(runs, (runs["last"] == runs["first"]).fill_null(False), "begonnen_in")
