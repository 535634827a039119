"""A made-up basisset of any size: believable, the same for the same seed, and never real."""

from wijkzicht.dataset.sample.build import LAST_DAY, MARK, Wish, write_sample
from wijkzicht.dataset.sample.identities import TooMany
from wijkzicht.dataset.sample.stories import stories
from wijkzicht.dataset.sample.stream import Occupied
from wijkzicht.dataset.sample.town import NoAreas

__all__ = [
    "LAST_DAY",
    "MARK",
    "NoAreas",
    "Occupied",
    "TooMany",
    "Wish",
    "stories",
    "write_sample",
]
