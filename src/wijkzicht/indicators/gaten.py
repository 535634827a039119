"""
Where something was not written down, told by figures that are there already: no rule of its own.

A figure leaves out what is unknown and says how much that is; a few figures count registration
itself. So each gap is a part of a figure, with the field that would fill it.
"""

from collections import defaultdict
from dataclasses import dataclass

from wijkzicht.indicators import Indicator, catalogue
from wijkzicht.indicators.fields import Field, figures_by_field
from wijkzicht.indicators.rows import Row

# In the place of the status of a figure of which a column is too empty to say anything.
TOO_EMPTY = "te_weinig_ingevuld"


@dataclass(frozen=True)
class Gat:
    """
    A part of a figure (`telt`, `telt_niet` or `onbekend`) that is there because a field is not filled.

    `raakt`: how many figures change when it is filled, written here because reading it from their
    expressions takes seconds (a test keeps it right). `wat`: what is not filled, in Dutch. Empty where it is no column that is full or not: an open
    file may be open.
    """

    key: str
    code: str
    deel: str
    field: Field
    raakt: int
    wat: str = ""

    @property
    def indicator(self) -> Indicator:
        """The figure that tells of it."""
        return catalogue()[self.code]

    @property
    def figures(self) -> tuple[str, ...]:
        """The codes of the figures that change when it is filled."""
        return figures_by_field()[self.field]

    def missing(self, waarde: float | None, onbekend: float | None) -> float | None:
        """How much of the field is not filled, in percent, from a row of the figure."""
        if self.deel == "onbekend" or waarde is None:
            return onbekend if self.deel == "onbekend" else None
        return waarde if self.deel == "telt" else 100 - waarde


GATEN = {
    gat.key: gat
    for gat in (
        Gat("sluiting", "R01", "telt", ("casus", "gesloten"), 65),
        Gat(
            "persoon", "R03", "telt", ("contact_persoon", "persoon_id"), 16, "voor wie de hulp was"
        ),
        Gat("uitkomst", "D04", "onbekend", ("doel", "uitkomst"), 4, "hoe een doel afliep"),
        Gat(
            "triage",
            "B07",
            "onbekend",
            ("aanmelding", "triage_uitkomst"),
            6,
            "de uitkomst van een aanmelding",
        ),
        Gat(
            "minuten",
            "W03",
            "onbekend",
            ("contact", "duur_minuten"),
            5,
            "hoe lang een contact duurde",
        ),
        Gat("vervolg", "E03", "onbekend", ("casus", "vervolg"), 2, "wat er na het sluiten komt"),
        Gat("kanaal", "B05", "onbekend", ("aanmelding", "kanaal"), 2, "hoe mensen binnenkwamen"),
        Gat(
            "ernst",
            "N09",
            "onbekend",
            ("aanmelding", "ernst"),
            1,
            "hoe ernstig het was bij de aanmelding",
        ),
        Gat(
            "reden",
            "Z12",
            "onbekend",
            ("voorziening", "reden_verwijzing"),
            1,
            "waarom er is verwezen",
        ),
    )
}


def withheld(rows: list[Row], least: int) -> list[Row]:
    """
    The rows, without numbers where a column that the figure is made of is filled for less than `least` %.

    Such a row says in toelichting which column it was and how full. Looked at for each group and
    period apart. The figure that tells how full the column is stays when it does so itself.
    """
    gaps: dict[tuple[str, str], list[tuple[Gat, float]]] = defaultdict(list)
    by_code = {gat.code: gat for gat in GATEN.values() if gat.wat}
    for row in rows:
        gat = None if row.dimensie else by_code.get(row.indicator)
        missing = gat.missing(row.waarde, row.onbekend) if gat else None
        if missing is not None and 100 - missing < least:
            gaps[row.groep, row.periode].append((gat, 100 - missing))
    return [_without(row, gaps.get((row.groep, row.periode), [])) for row in rows]


def _without(row: Row, gaps: list[tuple[Gat, float]]) -> Row:
    for gat, full in gaps:
        tells = row.indicator == gat.code and gat.deel != "onbekend"
        if row.indicator in gat.figures and row.waarde is not None and not tells:
            text = f"Te weinig ingevuld: {gat.wat} is bekend bij {full:.0f}%."
            numbers = dict.fromkeys(("teller", "noemer", "waarde", "onder", "boven"))
            return row._replace(**numbers, status=TOO_EMPTY, toelichting=text)
    return row
