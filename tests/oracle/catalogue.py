"""What the calculation needs to know of an indicator beside its formula."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from oracle.groups import View
from oracle.outcomes import Outcome

CLIENTS = ("jeugdige", "ouder", "volwassene")
EVERYBODY = (*CLIENTS, "professional", "partner")


@dataclass(frozen=True)
class Indicator:
    """
    A formula with what decides its status.

    needs: tables without which it cannot be computed, own help apart. own_help: uses trajectories,
    so it is provisional for 180 days and its unknown share is R03. outside_help: needs to know of
    help arranged outside the team. needs_beside_contacts: needed only where help is derived from
    contacts. total_only: no rows for teams or organisations.
    """

    formula: Callable[[View], Outcome]
    needs: tuple[str, ...] = ()
    needs_beside_contacts: tuple[str, ...] = ()
    own_help: bool = False
    outside_help: bool = False
    total_only: bool = False


@dataclass(frozen=True)
class ByInformant:
    """A figure that is also given for each informant apart: units first, then the figure."""

    units: Callable[[View], list[tuple[str, object]]]
    figure: Callable[[list], Outcome]
    needs: tuple[str, ...]
    informants: tuple[str, ...] = CLIENTS
    own_help: bool = False
    outside_help: bool = False
    total_only: bool = False
