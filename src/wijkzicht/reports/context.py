"""What stands beside a figure: last year, published figures, and what touched the registration."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wijkzicht.indicators import Indicator, Kind
from wijkzicht.indicators.rows import Row
from wijkzicht.reports import words
from wijkzicht.reports.model import Elsewhere
from wijkzicht.statistics import newcombe
from wijkzicht.vocabulary.published import elsewhere

_UNITS = {Kind.AANDEEL: "percent", Kind.MEDIAAN: "dagen", Kind.GEMIDDELDE: "cijfer"}
_MOST = 3  # published figures beside one of ours; more is a list nobody reads
_SIGN = {"percent": "%", "dagen": " dagen", "cijfer": ""}
# A part of a key that tells that the figure is a change, a difference or a boundary.
_NO_LEVEL = (
    "daling",
    "groei",
    "verschil",
    "verhouding",
    "totaal_",
    "team_zelf",
    "team_niet",
    "drempel",
)


@dataclass(frozen=True)
class Event:
    """A row of `gebeurtenis`. `code`: its kind; `touches`: indicators, empty is all of them."""

    start: date
    end: date | None
    code: str
    kind: str
    touches: frozenset[str]
    text: str

    def sentence(self) -> str:
        """When, what kind, and what was written down."""
        until = f" tot en met {words.day(self.end)}" if self.end else ""
        told = f": {self.text}" if self.text else "."
        return f"{words.day(self.start)}{until}, {self.kind.lower()}{told}"


def events(con, present: Iterable[str], team: str | None, first: date, last: date) -> list[Event]:
    """The events between two days of one team (None: of all), and of the whole organisation."""
    from wijkzicht.vocabulary.codelists import codelist

    if "gebeurtenis" not in present:
        return []
    kinds = codelist("gebeurtenis_soort")
    rows = con.execute(
        "SELECT datum, tot, soort, raakt, omschrijving FROM gebeurtenis"
        " WHERE datum <= ? AND coalesce(tot, datum) >= ?"
        " AND (team_id IS NULL OR ? IS NULL OR team_id = ?)"
        " ORDER BY datum, gebeurtenis_id",
        [last, first, team, team],
    ).fetchall()
    return [
        Event(
            start, end, kind or "", kinds.label(kind, "nl") if kind in kinds.codes else kind or "gebeurtenis",
            frozenset(code.strip() for code in (touches or "").split(",") if code.strip()),
            text or "",
        )
        for start, end, kind, touches, text in rows
    ]  # fmt: skip


def published_beside(indicator: Indicator, length: str = "jaar") -> tuple[Elsewhere, ...]:
    """The published figures that can stand beside this one: same unit, a level and no change.

    `length`: whether ours is of a `jaar` or a `halfjaar`.
    """
    unit = _UNITS.get(indicator.kind)
    found, what = [], ""
    for figure in elsewhere(*indicator.ref):
        what = (
            what if figure.what.startswith("idem") and what else figure.what.removeprefix("idem, ")
        )
        more = (
            figure.what.removeprefix("idem").strip(", ") if figure.what.startswith("idem") else ""
        )
        if figure.unit != unit or any(part in figure.key for part in _NO_LEVEL):
            continue
        decimals = 0 if figure.value == int(figure.value) else 1
        value = words.number(figure.value, decimals) + _SIGN[figure.unit]
        about = f"{what}; {more}" if more else what
        where = ", ".join(part for part in (figure.population, figure.period) if part)
        n = f", n {words.number(figure.n)}" if figure.n else ""
        source = f"{figure.source} {figure.section}".strip()
        half = ""
        if length == "jaar" and "per halfjaar" in about:
            half = "ons cijfer gaat over een heel jaar"
        caveat = "; ".join(part for part in (half, figure.caveat) if part)
        found.append(Elsewhere(f"{value}: {about} ({where}{n})", source, caveat))
    return tuple(found[:_MOST])


def compared_with(
    indicator: Indicator, row: Row, before: Row | None, hidden: bool, broken: Event | None = None
) -> str:
    """
    The figure of a year before in words, and whether the difference may be chance.

    `broken`: an event after which the figure is counted otherwise, so that nothing is compared.
    """
    if before is None:
        return ""
    if hidden:
        return words.TOO_FEW
    text = words.value(indicator, before)
    if row.waarde is None or before.waarde is None:
        return text
    if broken:
        return f"{text}; niet te vergelijken, want er is anders geteld: {broken.sentence()}"
    if row.status == "onvolledig":
        return f"{text}, over de hele periode; die van nu is nog niet voorbij"
    way = changed(indicator, row, before)
    if way == 0:
        return f"{text}; het verschil kan toeval zijn"
    if way:
        points = words.number(abs(row.waarde - before.waarde), 1)
        return f"{text}; nu {points} procentpunt {'hoger' if way > 0 else 'lager'}"
    return text


def changed(indicator: Indicator, row: Row, before: Row) -> int | None:
    """1 or -1 where a share rose or fell by more than chance, 0 where it may be chance.

    None for what is no share, is not known, or is of a period that is not over.
    """
    if indicator.kind is not Kind.AANDEEL or row.waarde is None or before.waarde is None:
        return None
    if "onvolledig" in (row.status, before.status):
        return None
    ends = newcombe(int(row.teller), int(row.noemer), int(before.teller), int(before.noemer))
    if ends is None:
        return None
    return 0 if ends.low <= 0 <= ends.high else (1 if row.waarde > before.waarde else -1)
