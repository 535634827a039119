"""Figures on the basisset: the catalogue, and the engine that computes it."""

from wijkzicht.indicators.core import Indicator, Kind, registered


def catalogue() -> dict[str, Indicator]:
    """Every indicator by code, sorted by code."""
    from wijkzicht.indicators import (  # noqa: F401
        aantallen,
        bereik,
        doelen,
        eigenkracht,
        ervaring,
        hulp,
        samenhang,
        tijd,
        werk,
    )

    return registered()


def compute(*args, **kwargs):
    """See `wijkzicht.indicators.engine.compute`."""
    from wijkzicht.indicators.engine import compute as run

    return run(*args, **kwargs)


__all__ = ["Indicator", "Kind", "catalogue", "compute"]
