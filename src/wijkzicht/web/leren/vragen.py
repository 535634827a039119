"""The learning page: a few questions in plain words, each with the figures that speak to it."""

from dataclasses import dataclass
from types import SimpleNamespace
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wijkzicht.indicators import Indicator
from wijkzicht.register.cijfers.models import FigureRow
from wijkzicht.register.leren.models import Leersessie
from wijkzicht.web.monitor import words
from wijkzicht.web.monitor.page import Figure, figure


class Block(NamedTuple):
    """Figures that stand together. `samen`: why the one is not to be read without the other."""

    codes: tuple[str, ...]
    samen: Promise | str = ""


class Question(NamedTuple):
    """A question that a team asks itself."""

    key: str
    title: Promise
    blocks: tuple[Block, ...]


QUESTIONS = (
    Question(
        "snel",
        gettext_lazy("Hoe snel krijgen mensen hulp?"),
        (
            Block(
                ("T01", "T06"),
                gettext_lazy(
                    "Een korte wachttijd zegt weinig als er veel mensen nog wachten. Kijk naar allebei."
                ),
            ),
            Block(("T02", "S02", "T05")),
        ),
    ),
    Question(
        "doelen",
        gettext_lazy("Komen doelen dichterbij?"),
        (
            Block(
                ("D04", "D03", "D07"),
                gettext_lazy(
                    "Wie alleen kijkt naar doelen die zijn geëvalueerd, mist de doelen waar niemand op terugkeek."
                ),
            ),
            Block(("D01", "D05", "D08")),
        ),
    ),
    Question(
        "bereik",
        gettext_lazy("Wie bereiken we niet?"),
        (
            Block(
                ("B03", "B04"),
                gettext_lazy("Een casus in het gezin is nog geen hulp aan de jeugdige."),
            ),
            Block(("B02", "B05", "B06", "B09")),
        ),
    ),
    Question(
        "gezinnen",
        gettext_lazy("Wat zeggen gezinnen?"),
        (
            Block(
                ("V01", "V10"),
                gettext_lazy(
                    "Als weinig mensen antwoorden, weet je niet wat de anderen vinden. Lees het cijfer met de respons."
                ),
            ),
            Block(("V02", "V05", "V06", "V08", "E05")),
        ),
    ),
    Question(
        "zelf",
        gettext_lazy("Wat doen we zelf?"),
        (
            Block(
                ("Z05", "Z12"),
                gettext_lazy(
                    "Zelf helpen is mooi. Te weinig plek hebben om zelf te helpen is iets anders."
                ),
            ),
            Block(("Z08", "S05", "E02", "W03")),
        ),
    ),
    Question(
        "terug",
        gettext_lazy("Wat komt terug?"),
        (
            Block(
                ("E01", "Z02", "Z07", "T03"),
                gettext_lazy(
                    "Verder op eigen kracht, of sluiten zonder specialist, is niet altijd goed nieuws."
                    " Kijk of gezinnen terugkomen, en of hulp vaker begint met een crisis."
                ),
            ),
            Block(("Z06", "V09", "V11")),
        ),
    ),
)
CODES = [code for question in QUESTIONS for block in question.blocks for code in block.codes]


@dataclass(frozen=True)
class Shown:
    """A question as the page shows it: blocks of figures, and what the team made of them before."""

    key: str
    title: str
    blocks: list[tuple[str, list[Figure]]]
    sessions: list[Leersessie]


@dataclass(frozen=True)
class Again:
    """An agreement whose day is there: the figure then, the figure now, and what may be said."""

    sessie: Leersessie
    name: str
    then: str
    now: str
    periode: str
    oordeel: str


def questions(rows: list[FigureRow], periode: str, sessions: list[Leersessie]) -> list[Shown]:
    """The questions for one period. `rows` of one team, all periods; a figure without a row is left out.

    A block whose second half does not exist for this team says nothing about reading both.
    """
    by_code = _by_code(rows)
    shown = []
    for question in QUESTIONS:
        blocks = []
        for block in question.blocks:
            found = [figure(by_code.get(code, []), periode) for code in block.codes]
            figures = [one for one in found if one]
            if figures:
                blocks.append((str(block.samen) if len(figures) > 1 else "", figures))
        codes = {code for block in question.blocks for code in block.codes}
        own = [sessie for sessie in sessions if sessie.cijfer["indicator"] in codes]
        if blocks:
            shown.append(Shown(question.key, str(question.title), blocks, own))
    return shown


def again(
    due: list[Leersessie], rows: list[FigureRow], periode: str, known: dict[str, Indicator]
) -> list[Again]:
    """Each agreement that is to be looked at, with its figure as it was kept and as it is in `periode`.

    `known`: what their codes are.
    """
    by_code = _by_code(rows)
    return [_again(sessie, by_code, periode, known) for sessie in due]


def _by_code(rows: list[FigureRow]) -> dict[str, list[FigureRow]]:
    found: dict[str, list[FigureRow]] = {}
    for row in rows:
        found.setdefault(row.indicator, []).append(row)
    return found


def _again(
    sessie: Leersessie,
    by_code: dict[str, list[FigureRow]],
    periode: str,
    known: dict[str, Indicator],
) -> Again:
    then = SimpleNamespace(**sessie.cijfer)
    rows = by_code.get(then.indicator, [])
    now = next((row for row in rows if row.periode == periode and not row.dimensie), None)
    indicator = known.get(then.indicator)
    return Again(
        sessie=sessie,
        name=indicator.vraag if indicator else then.indicator,
        then=_said(indicator, then),
        now=_said(indicator, now),
        periode=periode if now else "",
        oordeel=_judgement(then, now),
    )


def _said(indicator, row) -> str:
    """`30,0% (2026-H1), waarschijnlijk tussen ...`, or why there is nothing to say."""
    if row is None or indicator is None:
        return _("er is geen cijfer")
    empty = str(words.why_empty(row))
    if empty:
        return f"{row.periode}: {empty}"
    unit = words.unit(indicator)
    value = words.value(indicator, row)
    value = f"{value}%" if unit == "%" else f"{value} {unit}".strip()
    between = words.interval(indicator, row)
    if not between:
        return f"{row.periode}: {value}"
    return _("%(periode)s: %(waarde)s, waarschijnlijk tussen %(tussen)s") % {
        "periode": row.periode,
        "waarde": value,
        "tussen": between,
    }


def _judgement(then, now: FigureRow | None) -> str:
    """What the two figures allow to say; never that the agreement made the difference."""
    if now is None or now.waarde is None or then.waarde is None:
        return _("Je kunt de twee niet vergelijken: een van beide is er niet.")
    if then.definitie != now.definitie:
        return _("De definitie is veranderd. Je kunt de twee niet zomaar vergelijken.")
    if then.periode == now.periode:
        return _("Dit is nog hetzelfde halfjaar. Over een verandering zegt het niets.")
    if None in (then.onder, then.boven, now.onder, now.boven):
        return _("Dit cijfer heeft geen marge. Kijk naar het verloop.")
    if then.onder <= now.boven and now.onder <= then.boven:
        return _("De marges overlappen: het verschil kan toeval zijn.")
    return _("Het verschil is groter dan de marges. Waardoor het komt, zegt het cijfer niet.")
