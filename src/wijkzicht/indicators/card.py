"""The card of an indicator: everything a reader needs to know before believing it."""

import csv
import inspect
import textwrap
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from wijkzicht.indicators import Indicator, Kind, catalogue
from wijkzicht.indicators.fields import fields_of
from wijkzicht.vocabulary.opdracht import DEEL, LANDELIJK, Aim, aims
from wijkzicht.vocabulary.published import Published, elsewhere

# The chapters in the order of the catalogue, as a reader calls them.
CHAPTERS = {
    "aantallen": "Hoeveel",
    "bereik": "Bereik en toegang",
    "tijd": "Op tijd",
    "eigenkracht": "Eigen kracht, netwerk en preventie",
    "hulp": "Hulp van het team en van specialisten",
    "samenhang": "Eén huishouden, één plan, één regisseur",
    "doelen": "Doelen",
    "ervaring": "Samen beslissen, en wat mensen zeggen",
    "werk": "Het werk zelf",
}
# When the definitions of this version were laid down.
SINCE = {"1": date(2026, 11, 25)}
NOBODY = "nog niemand"

_INTERVAL = {
    Kind.AANDEEL: "Het interval (95%, Wilson) laat zien hoeveel toeval er in zit. Het zegt niet of alles goed is opgeschreven.",
    Kind.GEMIDDELDE: "Het interval (95%, Student) laat zien hoeveel toeval er in het gemiddelde zit.",
    Kind.TEMPO: "Het interval (95%, Poisson) laat zien hoeveel toeval er in zit.",
    Kind.MEDIAAN: "Wie nog niet zover is, telt mee tot de peildatum (Kaplan-Meier). Is minder dan de helft zover, dan is er nog geen mediaan.",
    Kind.AANTAL: "Een aantal hangt ook af van hoe groot het team en het gebied zijn.",
    Kind.VERHOUDING: "Dit is een deling van twee sommen, zonder interval.",
}
_MARKS = (
    ("own_help", "Hulp van het team leiden we af uit de contacten. Tot een half jaar na de periode kan het cijfer nog veranderen. Hulp zonder persoon erbij telt niet mee."),
    ("needs_coverage", "Het klopt alleen als ook de hulp van andere aanbieders bekend is."),
    ("per_population", "De noemer is het laatste bekende aantal inwoners, en dat kan van een jaar eerder zijn."),
    ("totaal_only", "Dit cijfer is er alleen voor alle teams samen."),
    ("empty_if_none", "Is van niets het aantal bekend, dan is er geen cijfer. Leeg is niet nul."),
)  # fmt: skip


@dataclass(frozen=True)
class Card:
    """
    An indicator with what belongs to it. Sentences are Dutch.

    `teller`: what is counted, empty for a mean. `noemer`: out of what, empty for a count.
    `zegt_niet`: what nobody may read in it. `naast`: figures to read beside it. `landelijk_doel` and
    `opdrachtdeel`: what it speaks to; None where it speaks to none, as a figure about registration.
    """

    indicator: Indicator
    teller: str
    noemer: str
    zegt_niet: str
    naast: tuple[str, ...]
    landelijk_doel: Aim | None = None
    opdrachtdeel: Aim | None = None

    @property
    def let_op(self) -> list[str]:
        """Caveats that follow from how the figure is made."""
        marks = [text for mark, text in _MARKS if getattr(self.indicator, mark)]
        return [*marks, _INTERVAL[self.indicator.kind]]

    @property
    def velden(self) -> list[tuple[str, list[str]]]:
        """The fields it is made of, by table."""
        found = defaultdict(list)
        for table, field in sorted(fields_of(self.indicator)):
            found[table].append(field)
        return list(found.items())

    @property
    def code(self) -> str:
        """The function that picks the rows, as it stands in the program."""
        return textwrap.dedent(inspect.getsource(self.indicator.function)).strip()

    @property
    def elders(self) -> list[Published]:
        """What studies published about something like it."""
        return elsewhere(*self.indicator.ref)

    @property
    def beside(self) -> list[Indicator]:
        """The figures to read beside it."""
        return [catalogue()[code] for code in self.naast]

    @property
    def since(self) -> date:
        """From when this version of the definition stands."""
        return SINCE[self.indicator.version]

    def holds(self, words: str) -> bool:
        """Whether every word stands somewhere on the card, capitals or not."""
        item = self.indicator
        text = " ".join(
            (item.code, item.name, item.vraag, item.uitleg, self.teller, self.noemer)
        ).casefold()
        return all(word in text for word in words.casefold().split())


@cache
def cards() -> dict[str, Card]:
    """The card of every indicator by code, in the order of the catalogue."""
    rows, speaks = _by_code("kaarten.csv"), _by_code("opdracht.csv")
    return {
        code: _card(item, rows[code], speaks.get(code, {})) for code, item in catalogue().items()
    }


def _by_code(name: str) -> dict[str, dict[str, str]]:
    text = files(__package__).joinpath(name).read_text("utf-8")
    return {row["code"]: row for row in csv.DictReader(text.splitlines())}


def by_chapter(found: list[Card]) -> list[tuple[str, str, list[Card]]]:
    """Cards under their chapters: its name in code, its title, and its cards; none without."""
    parts = [
        (chapter, title, [c for c in found if c.indicator.chapter == chapter])
        for chapter, title in CHAPTERS.items()
    ]
    return [part for part in parts if part[2]]


def _card(item: Indicator, row: dict[str, str], speaks: dict[str, str]) -> Card:
    return Card(
        item,
        row["teller"],
        row["noemer"],
        row["zegt_niet"],
        tuple(row["naast"].split()),
        aims(LANDELIJK).get(speaks.get(LANDELIJK, "")),
        aims(DEEL).get(speaks.get(DEEL, "")),
    )
