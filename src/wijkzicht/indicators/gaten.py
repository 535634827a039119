"""
Where something was not written down, told by figures that are there already: no rule of its own.

A figure leaves out what is unknown and says how much that is; a few figures count registration
itself. So each gap is a part of a figure, with the field that would fill it.
"""

from dataclasses import dataclass

from wijkzicht.indicators import Indicator, catalogue
from wijkzicht.indicators.fields import Field, figures_by_field


@dataclass(frozen=True)
class Gat:
    """
    A part of a figure (`telt`, `telt_niet` or `onbekend`) that is there because a field is not filled.

    `key` names it in addresses and settings.
    """

    key: str
    code: str
    deel: str
    field: Field

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
        Gat("sluiting", "R01", "telt", ("casus", "gesloten")),
        Gat("persoon", "R03", "telt", ("contact_persoon", "persoon_id")),
        Gat("uitkomst", "D04", "onbekend", ("doel", "uitkomst")),
        Gat("triage", "B07", "onbekend", ("aanmelding", "triage_uitkomst")),
        Gat("minuten", "W03", "onbekend", ("contact", "duur_minuten")),
        Gat("vervolg", "E03", "onbekend", ("casus", "vervolg")),
        Gat("kanaal", "B05", "onbekend", ("aanmelding", "kanaal")),
        Gat("ernst", "N09", "onbekend", ("aanmelding", "ernst")),
        Gat("reden", "Z12", "onbekend", ("voorziening", "reden_verwijzing")),
    )
}
