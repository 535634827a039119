"""CBS Kerncijfers wijken en buurten: what the file holds per area and year, and what it can't give."""

from wijkzicht.dataset.kwb.load import NoKwb, load
from wijkzicht.dataset.kwb.published import YouthCare, packaged, published_youth_care
from wijkzicht.dataset.kwb.read import COUNTS, SOURCE, Area, Kwb, read
from wijkzicht.dataset.kwb.report import limits
from wijkzicht.dataset.kwb.write import write

__all__ = [
    "COUNTS",
    "SOURCE",
    "Area",
    "Kwb",
    "NoKwb",
    "YouthCare",
    "limits",
    "load",
    "packaged",
    "published_youth_care",
    "read",
    "write",
]
