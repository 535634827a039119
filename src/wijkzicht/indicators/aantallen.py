"""How much: requests, files, people, staff."""

from wijkzicht.indicators.core import Kind, indicator
from wijkzicht.indicators.parts import counted, followed, fte_on, in_period, once
from wijkzicht.indicators.shapes import DECIMAL


@indicator(
    "N01",
    "aanmeldingen",
    Kind.AANTAL,
    vraag="Hoeveel aanmeldingen kwamen er binnen?",
    uitleg="Alle vragen en signalen die in deze periode bij het team kwamen, van wie dan ook.",
)
def aanmeldingen(aanmelding):
    """Aanmeldingen in the period, whoever brought them and whatever came of them."""
    return in_period(aanmelding, "periode")


@indicator(
    "N02",
    "casussen geopend",
    Kind.AANTAL,
    vraag="Hoeveel casussen zijn geopend?",
    uitleg="Casussen met een openingsdatum in deze periode.",
)
def casussen_geopend(casus):
    """Casussen geopend in the period."""
    return in_period(casus, "geopend_in")


@indicator(
    "N03",
    "casussen gesloten",
    Kind.AANTAL,
    vraag="Hoeveel casussen zijn gesloten?",
    uitleg="Casussen met een sluitingsdatum in deze periode.",
)
def casussen_gesloten(casus):
    """Casussen gesloten in the period."""
    return in_period(casus, "gesloten_in")


@indicator(
    "N04",
    "casussen open",
    Kind.AANTAL,
    vraag="Hoeveel casussen staan open aan het eind van de periode?",
    uitleg="Casussen die op de laatste dag van de periode open zijn. Wie die dag is gesloten, telt niet mee.",
)
def casussen_open(open_op_p1):
    """Casussen open on the last day of the period, except those gesloten on that day."""
    still = open_op_p1.filter(open_op_p1.gesloten.isnull() | (open_op_p1.gesloten > open_op_p1.p1))
    return in_period(still, "periode")


@indicator(
    "N05",
    "inwoners met advies",
    Kind.AANTAL,
    vraag="Hoeveel inwoners waren klaar met een advies?",
    uitleg="Aanmeldingen in deze periode die eindigden met een advies, zonder casus.",
)
def inwoners_met_advies(aanmelding):
    """Aanmeldingen in the period with triage_uitkomst advies; no outcome yet is unknown."""
    return counted(aanmelding, aanmelding.triage_uitkomst == "advies")


@indicator(
    "N06",
    "inwoners met eigen hulp",
    Kind.AANTAL,
    vraag="Hoeveel inwoners kregen hulp van het team zelf?",
    uitleg="Verschillende mensen, jong en oud, die in deze periode hulp van het team zelf hadden.",
    own_help=True,
)
def inwoners_met_eigen_hulp(hulp_actief):
    """Distinct persons, young or not, with own help active in the period."""
    return once(hulp_actief, "persoon_id")


@indicator(
    "N07",
    "volwassenen met eigen hulp",
    Kind.AANTAL,
    vraag="Hoeveel volwassenen kregen hulp van het team zelf?",
    uitleg="Verschillende ouders en andere volwassenen die in deze periode hulp van het team zelf hadden.",
    own_help=True,
)
def volwassenen_met_eigen_hulp(hulp_actief, persoon):
    """Distinct persons with rol ouder or volwassene with own help active in the period."""
    adults = persoon.filter(persoon.rol.isin(["ouder", "volwassene"]))
    helped = hulp_actief.semi_join(adults, "persoon_id")
    return once(helped, "persoon_id")


@indicator(
    "N08",
    "formatie",
    Kind.AANTAL,
    vraag="Hoeveel formatie heeft het team?",
    uitleg="Alle fte samen op de laatste dag van de periode, in alle functies.",
    ref="jaarverslag.formatie",
)
def formatie(formatie, periode):
    """Fte on the last day of the period, all functies, in full-time equivalents."""
    staff = fte_on(formatie, periode)
    return staff.select("team_id", "periode", som=staff.fte.cast(DECIMAL))


@indicator(
    "N09",
    "geëscaleerd bij aanmelding",
    Kind.AANDEEL,
    vraag="Hoe vaak was het bij de aanmelding al geëscaleerd?",
    uitleg="Van de aanmeldingen waarvan we weten hoe ernstig het was: het deel dat al geëscaleerd was.",
)
def geescaleerd_bij_aanmelding(aanmelding):
    """Aanmeldingen in the period with known ernst: geescaleerd."""
    return counted(aanmelding, aanmelding.ernst == "geescaleerd")


@indicator(
    "N10",
    "meervoudige vragen",
    Kind.AANDEEL,
    vraag="Hoe vaak spelen er vragen op drie of meer leefgebieden?",
    uitleg="Van de casussen met een hulpvraag in de eerste zes weken: het deel met vragen op drie of meer leefgebieden.",
)
def meervoudige_vragen(casus, vraag_in_zes_weken):
    """
    Casussen geopend in the period that can be followed for 42 days and have a hulpvraag with
    leefgebied by then: such hulpvragen in at least three leefgebieden.
    """
    asked = vraag_in_zes_weken.group_by("casus_id").aggregate(
        gebieden=vraag_in_zes_weken.leefgebied.nunique()
    )
    opened = followed(casus, casus.geopend, 42)
    joined = opened.select("casus_id", "team_id", periode="geopend_in").join(asked, "casus_id")
    return counted(joined, joined.gebieden >= 3)


@indicator(
    "N11",
    "benoemde resultaten",
    Kind.AANTAL,
    vraag="Hoeveel concrete resultaten zijn benoemd?",
    uitleg="Resultaten die het team in deze periode heeft opgeschreven, zoals een voorkomen huisuitzetting. Het zegt niet dat het team de oorzaak is.",
)
def benoemde_resultaten(resultaat):
    """Resultaten with datum in the period; never a claim of cause."""
    return in_period(resultaat, "periode")
