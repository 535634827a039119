"""The card of a team's own measure, and examples that a team may take over."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from wijkzicht.indicators.card import Card
from wijkzicht.indicators.core import Kind
from wijkzicht.indicators.eigen import Maat, indicator
from wijkzicht.indicators.eigen_bestand import from_data, write
from wijkzicht.indicators.eigen_zin import noemer, sentence, teller

_OWN = (
    "Dit is een eigen maat van {team}. Ze staat niet in de catalogus, gaat niet naar het CBS en is"
    " niet bedoeld om teams of organisaties te vergelijken."
)
_LEFT_OUT = "Is niet bekend of iets meetelt, dan telt het niet mee en staat het bij onbekend."


@dataclass(frozen=True, kw_only=True)
class EigenKaart(Card):
    """A card whose definition is the measure itself, read back in a sentence."""

    maat: Maat

    @property
    def let_op(self) -> list[str]:
        own = [_OWN.format(team=self.maat.team), _LEFT_OUT]
        return [*own, *super().let_op]

    @property
    def code(self) -> str:
        return write(self.maat)

    @property
    def since(self) -> date:
        return self.maat.made_on

    @property
    def zin(self) -> str:
        """The measure as one sentence."""
        return sentence(self.maat)


def card(maat: Maat) -> EigenKaart:
    """The card of a measure."""
    group = noemer(maat)
    counted = "" if maat.kind is Kind.AANTAL else group[0].upper() + group[1:]
    return EigenKaart(indicator(maat), teller(maat), counted, maat.caveat, (), maat=maat)


@cache
def examples() -> tuple[Maat, ...]:
    """Measures that a team may take over and change."""
    text = files(__package__).joinpath("eigen_voorbeelden.json").read_text("utf-8")
    return tuple(from_data(one) for one in json.loads(text))
