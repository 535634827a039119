"""The published youth-care counts of a municipality, to set beside a team's own reach."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

from wijkzicht.dataset.kwb.read import SOURCE, Kwb, read
from wijkzicht.dataset.kwb.report import breaks


@dataclass(frozen=True)
class YouthCare:
    """Young people with youth care in natura (all providers) in a year, as CBS publishes it.

    `clients` is None where CBS gives no figure (yet).
    The caveats are Dutch sentences for the page.
    """

    year: int
    clients: int | None
    source: str
    caveats: tuple[str, ...]


_ALWAYS = (
    "Dit zijn alle jongeren met jeugdhulp van welke aanbieder dan ook, dus niet alleen die van het team.",
    "Alleen jeugdhulp in natura telt mee, hulp met een pgb niet.",
    "CBS rondt af op vijf.",
)
_NOT_YET = "CBS geeft voor dit jaar nog geen aantal."


@cache
def packaged() -> Kwb:
    """The excerpt that comes with the program: Almere, 2018–2025."""
    with as_file(files(__package__).joinpath("almere.csv")) as path:
        return read(path)


def published_youth_care(gemeente_code: str) -> list[YouthCare]:
    """Per year, ascending; empty when the excerpt doesn't hold the municipality."""
    return [
        YouthCare(area.jaar, area.counts["jeugdhulp_clienten"], SOURCE, _caveats(area))
        for area in sorted(packaged().areas, key=lambda area: area.jaar)
        if area.code == gemeente_code
    ]


def _caveats(area) -> tuple[str, ...]:
    if area.counts["jeugdhulp_clienten"] is None:
        return (*_ALWAYS, _NOT_YET)
    since = [b.zin for b in breaks() if b.ours == "jeugdhulp_clienten" and b.jaar == area.jaar]
    return (*_ALWAYS, *since)
