"""The chapters of an annual report: what a reader wants to know, in the order of asking."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Outline:
    """
    A chapter to be. `codes`: figures that stand together because they watch each other.

    `ask`: which own text belongs here. `lead`: how to read the chapter.
    """

    title: str
    lead: tuple[str, ...]
    codes: tuple[str, ...]
    ask: str


CHAPTERS = (
    Outline(
        "Wie bereikten we?",
        (
            "Een dossier is nog geen hulp. Daarom staan het aantal jeugdigen met hulp en het "
            "aantal met een dossier naast elkaar.",
        ),
        ("B01", "N01", "B02", "B03", "B05", "B06"),
        "wie het team bereikte en wie nog niet, en hoe het team op scholen en bij huisartsen aanwezig was",
    ),
    Outline(
        "Hoe snel kregen mensen hulp?",
        (
            "Wie nog wacht, telt mee. Daarom noemen we de dag waarop de helft geholpen was, en "
            "geen gemiddelde van wie al klaar is.",
        ),
        ("T01", "T02", "T06", "T09", "T03", "T05"),
        "wat wachten voor inwoners betekende",
    ),
    Outline(
        "Wat deden we zelf, en wat niet?",
        (
            "Zelf helpen en niet verwijzen is geen doel op zich. Daarom staat ernaast wie "
            "terugkwam en wie vanuit een crisis begon.",
        ),
        ("N06", "B07", "E01", "E03", "Z02", "Z07", "Z05", "Z03", "Z12", "Z08"),
        "nieuwe vormen van hulp en wat daarvan terechtkwam",
    ),
    Outline(
        "Haalden gezinnen hun doelen?",
        (
            "Een doel dat niemand bekeek, is niet behaald en niet gemist. Lees het deel dat "
            "behaald is daarom nooit zonder het deel dat bekeken is.",
        ),
        ("D01", "D00", "D03", "D04", "D07", "D09"),
        "een voorbeeld van een doel, en de bijdrage aan de doelen van de gemeente",
    ),
    Outline(
        "Wat zeggen mensen zelf?",
        (
            "Jongeren en ouders staan apart. Samen zou de stem van ouders die van jongeren "
            "overstemmen. Wie niet antwoordde, kan er anders over denken.",
        ),
        ("V10", "V05", "V06", "V07"),
        "verhalen van inwoners, met hun toestemming",
    ),
    Outline(
        "Hoe werkten we samen?",
        (),
        ("S07", "S03", "S05", "S04", "S06"),
        "de samenwerking in de wijk, met scholen en met huisartsen",
    ),
    Outline(
        "Wat deden we om erger te voorkomen?",
        (),
        ("E07", "E08", "W04", "E02"),
        "het aanbod in de wijk en wat bewoners zelf begonnen",
    ),
    Outline(
        "Wie deed het werk, en was het te doen?",
        ("Dit hoofdstuk gaat over het team als geheel. Over één medewerker staat hier niets.",),
        ("N08", "W01", "W02", "W03", "W05"),
        "wat het team nodig had en wat het zelf veranderde",
    ),
    Outline(
        "Welke klachten kwamen er?",
        ("Weinig klachten kan ook betekenen dat mensen de weg niet weten.",),
        ("K01", "K02", "V14"),
        "waar de klachten over gingen en wat ermee is gedaan",
    ),
    Outline(
        "Wat leerden we, en wat gaan we doen?",
        (),
        (),
        "wat het team van deze cijfers en verhalen vindt, en welke afspraken daaruit volgen",
    ),
    Outline(
        "Hoe betrouwbaar zijn deze cijfers?",
        (
            "Cijfers veranderen ook door de manier van vastleggen: laat afsluiten, opruimen, "
            "een ander systeem. Dat is geen verandering in de hulp.",
        ),
        ("B04", "R01", "R02", "R03"),
        "wat er in de registratie veranderde",
    ),
)

# What people were asked, in the words of a reader, with the indicator it stands in.
POLL = {
    "T05": "Ik kreeg op tijd hulp",
    "V02": "De hulp heeft geholpen",
    "V03": "De hulp paste bij mij",
    "V04": "De hulpverlener was deskundig",
    "E05": "Ik had zelf de regie",
    "E04": "Ik kan meer zelf",
    "D08": "Mijn doelen zijn bereikt",
    "V13": "Ik kan zonder hulp verder",
}
VOICES = {"jeugdige": "jongeren", "ouder": "ouders", "volwassene": "andere volwassenen"}
GRADE = "V01"

TEAMS_SIDE_BY_SIDE = ("N01", "N04", "B02", "B03", "T02")
SERIES = ("B02", "B03", "T02", "N02", "N03")


def codes() -> frozenset[str]:
    """Every indicator the report needs."""
    listed = {code for chapter in CHAPTERS for code in chapter.codes}
    return frozenset(listed | set(POLL) | {GRADE} | set(TEAMS_SIDE_BY_SIDE) | set(SERIES))
