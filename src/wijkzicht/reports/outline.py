"""The chapters of a report: what a reader wants to know, in the order of asking."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Outline:
    """
    A chapter to be. `front`: figures that stand together because they watch each other.

    `back`: figures of the same subject for who wants to know more, at the end of the report.
    `ask`: which own text belongs here. `lead`: how to read the chapter. `half`: whether it is in
    the half-yearly report too.
    """

    title: str
    lead: tuple[str, ...]
    front: tuple[str, ...]
    back: tuple[str, ...]
    ask: str
    half: bool = False

    @property
    def codes(self) -> tuple[str, ...]:
        """All figures of the chapter."""
        return (*self.front, *self.back)

    def of(self, kind: str) -> tuple[str, ...]:
        """Its figures in a report over a `jaar` or `halfjaar`."""
        return self.codes if kind == "jaar" else self.front


LEARNED = "Wat leerden we, en wat gaan we doen?"
TRUST = "Hoe betrouwbaar zijn deze cijfers?"
CHAPTERS = (
    Outline(
        "Wie bereikten we?",
        (
            "Een dossier is nog geen hulp. Daarom staan het aantal jeugdigen met hulp en het "
            "aantal met een dossier naast elkaar.",
        ),
        ("B01", "B02", "B03", "B05"),
        ("N01", "B06"),
        "wie het team bereikte en wie nog niet",
        half=True,
    ),
    Outline(
        "Hoe snel kregen mensen hulp?",
        (
            "Wie nog wacht, telt mee. Daarom noemen we de dag waarop de helft geholpen was, en "
            "geen gemiddelde van wie al klaar is.",
        ),
        ("T01", "T02", "T06", "T05"),
        ("T09", "T03"),
        "wat wachten voor inwoners betekende",
        half=True,
    ),
    Outline(
        "Wat deden we zelf, en wat niet?",
        (
            "Zelf helpen en niet verwijzen is geen doel op zich. Daarom staat ernaast wie terugkwam.",
        ),
        ("N06", "Z05", "Z02", "Z07"),
        ("B07", "E01", "E03", "Z03", "Z12", "Z08"),
        "nieuwe vormen van hulp en wat daarvan terechtkwam",
    ),
    Outline(
        "Haalden gezinnen hun doelen?",
        (
            "Een doel dat niemand bekeek, is niet behaald en niet gemist. Lees het deel dat "
            "behaald is daarom nooit zonder het deel dat bekeken is.",
        ),
        ("D01", "D03", "D04", "D09"),
        ("D00", "D07"),
        "een voorbeeld van een doel waar een gezin aan werkte, met toestemming",
        half=True,
    ),
    Outline(
        "Wat zeggen mensen zelf?",
        (
            "Jongeren en ouders staan apart. Samen zou de stem van ouders die van jongeren "
            "overstemmen. Wie niet antwoordde, kan er anders over denken.",
        ),
        ("V10", "V05", "V06", "V07"),
        (),
        "verhalen van inwoners, met hun toestemming",
        half=True,
    ),
    Outline(
        "Hoe werkten we samen?",
        (),
        ("S07", "S03", "S05", "S06"),
        ("S04",),
        "de samenwerking in de wijk, en hoe het team op scholen en bij huisartsen aanwezig was",
    ),
    Outline(
        "Wat deden we om erger te voorkomen?",
        (),
        ("E07", "E08", "W04", "E02"),
        (),
        "het aanbod in de wijk en wat bewoners zelf begonnen",
    ),
    Outline(
        "Wat droegen we bij aan de doelen van de gemeente?",
        (),
        (),
        (),
        "de afspraken met de gemeente, en per afspraak welk cijfer of verhaal erbij hoort",
    ),
    Outline(
        "Wie deed het werk, en was het te doen?",
        ("Dit hoofdstuk gaat over het team als geheel. Over één medewerker staat hier niets.",),
        ("N08", "W01", "W02", "W03"),
        ("W05",),
        "wat het team nodig had en wat het zelf veranderde",
    ),
    Outline(
        "Welke klachten kwamen er?",
        ("Weinig klachten kan ook betekenen dat mensen de weg niet weten.",),
        ("K01", "K02", "V14"),
        (),
        "waar de klachten over gingen en wat ermee is gedaan",
    ),
    Outline(
        LEARNED,
        (),
        (),
        (),
        "wat het team van deze cijfers en verhalen vindt, en welke afspraken daaruit volgen",
        half=True,
    ),
    Outline(
        TRUST,
        (
            "Cijfers veranderen ook door de manier van vastleggen: laat afsluiten, opruimen, "
            "een ander systeem. Dat is geen verandering in de hulp.",
        ),
        ("B04", "R02"),
        ("R01", "R03"),
        "wat er in de registratie veranderde",
        half=True,
    ),
)


@dataclass(frozen=True)
class Headline:
    """
    A share that may stand first. `said`: a sentence around `{deel}`, without its point.

    `wish`: whether the people who ask hope for more or for less. `half`: whether more or less than
    half says something by itself; else only a change does.
    """

    code: str
    said: str
    wish: str = "meer"
    half: bool = True


HEADLINES = (
    Headline("T05", "{deel} van de mensen die antwoordden, vond dat de hulp op tijd kwam"),
    Headline("D01", "In {deel} van de plannen staat een duidelijk doel"),
    Headline("D03", "Van de doelen in gesloten casussen is {deel} bekeken", half=False),
    Headline("D09", "In {deel} van de gesloten casussen met een plan is geen enkel doel bekeken",
             "minder"),
    Headline("D04", "Van de doelen die bekeken zijn, is {deel} behaald"),
    Headline("V05", "{deel} van de jongeren die antwoordden, mocht meebeslissen"),
    Headline("V06", "{deel} van de ouders die antwoordden, mocht meebeslissen"),
    Headline("V07", "In {deel} van de gesloten casussen is een jeugdige ook alleen gesproken"),
    Headline("S07", "{deel} van de partners die antwoordden, vindt de samenwerking goed"),
    Headline("E02", "In {deel} van de plannen met een doel doet het netwerk mee"),
    Headline("V14", "Bij {deel} van de plannen is verteld welke rechten mensen hebben"),
    Headline("K02", "Van de klachten is {deel} binnen zes weken afgehandeld"),
    Headline("S03", "Bij {deel} van de plannen met vragen op meer gebieden gaan ook de doelen over "
             "meer gebieden"),
    Headline("T03", "{deel} van de hulp begon met een crisis", "minder", half=False),
    Headline("Z07", "Na {deel} van de gesloten casussen kwam het huishouden binnen een jaar terug",
             "minder"),
    Headline("W02", "{deel} van de medewerkers vertrok", "minder"),
    Headline("W05", "Van de contacten is {deel} binnen een week vastgelegd"),
    Headline("R02", "Bij {deel} van de gesloten casussen was er de laatste drie maanden geen contact",
             "minder"),
)  # fmt: skip

# What a count counts, after the number.
UNITS = {
    "B01": "huishoudens", "N01": "aanmeldingen", "N06": "inwoners", "T06": "aanmeldingen",
    "E07": "activiteiten", "E08": "deelnames", "N08": "fte", "K01": "klachten",
    "W01": "casussen per fulltime baan", "S05": "professionals per casus",
    "S04": "wisselingen per casus",
}  # fmt: skip

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
SERIES = ("N01", "B02", "B03", "T02", "N02", "N03")


def chapters(kind: str) -> list[Outline]:
    """The chapters of a report over a `jaar` or `halfjaar`, in their order."""
    return [chapter for chapter in CHAPTERS if chapter.half or kind == "jaar"]


def codes() -> frozenset[str]:
    """Every indicator a report needs."""
    listed = {code for chapter in CHAPTERS for code in chapter.codes}
    asked = set(POLL) | {GRADE} | {headline.code for headline in HEADLINES}
    return frozenset(listed | asked | set(TEAMS_SIDE_BY_SIDE) | set(SERIES))
