"""Wijkzicht: the register and the monitor of Dutch local social teams."""

__version__ = "0.2.0"
