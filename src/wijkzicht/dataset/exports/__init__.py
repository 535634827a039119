"""Exports of another registration system, by a mapping in a file, to a basisset."""

from wijkzicht.dataset.exports.mapping import Mapping, read_mapping
from wijkzicht.dataset.exports.turn import Told, turn

__all__ = ["Mapping", "Told", "read_mapping", "turn"]
