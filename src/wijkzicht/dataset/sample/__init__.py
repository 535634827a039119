"""A made-up basisset of any size: believable, the same for the same seed, and never real."""

from wijkzicht.dataset.sample.build import LAST_DAY, MARK, Wish, write_sample

__all__ = ["LAST_DAY", "MARK", "Wish", "write_sample"]
