"""What the monitor shows: a few questions, each with figures, from the rows of `cijfer` alone."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wijkzicht.indicators import Indicator, catalogue
from wijkzicht.indicators.gezinnen import has_households
from wijkzicht.register.cijfers.models import Cijfer, FigureRow
from wijkzicht.vocabulary.published import Published, published
from wijkzicht.web.monitor import words

# Few questions in plain words; pairs that watch each other stand together.
QUESTIONS = (
    (_("Hoe snel krijgen gezinnen hulp?"), ("N01", "T01", "S02", "T03")),
    (_("Wie bereiken we?"), ("B02", "B03", "B04")),
    (_("Staan er goede doelen, en beslist de jeugdige mee?"), ("D01", "V05")),
    (_("Hoe doen we het werk?"), ("S05", "W01", "W05")),
)
CODES = [code for _question, figures in QUESTIONS for code in figures]
# A published figure that is the same thing, or the nearest there is; its caveat says where it differs.
ELSEWHERE = {
    "B02": "bereik.jeugdhulp_team.nl",
    "T03": "crisis.nl",
    "D01": "plan.duidelijk_doel",
    "V05": "igj.meebeslist_jeugdigen",
}
_SAME_THING = {
    "B02": _("Geteld uit leveringen aan het CBS, vaak hele dossiers in plaats van hulp."),
    "T03": _("Alle jeugdhulp in Nederland, niet alleen die van een team."),
    "D01": _("Wat een duidelijk doel is, staat niet in de bron."),
    "V05": _("Een andere vraag, aan 47 jeugdigen."),
}
RUN = 6  # half-years in the small line


@dataclass(frozen=True)
class Point:
    """One half-year of the run: where it stands in the little picture, and in words."""

    periode: str
    text: str
    x: float = 0
    y: float | None = None


@dataclass(frozen=True)
class Figure:
    """Everything that a figure needs to be shown. A value never goes without it.

    `has_list`: families stand behind it, for who may open their files.
    """

    code: str
    title: str
    name: str
    value: str
    unit: str
    interval: str
    n: str
    unknown: str
    period: str
    as_of: object
    why_empty: str
    caveat: str
    definition_url: str
    has_list: bool
    run: list[Point] = field(default_factory=list)
    elsewhere: Published | None = None
    difference: str = ""

    @property
    def line(self) -> str:
        """The points of the little line, for an SVG polyline."""
        return " ".join(f"{p.x:.0f},{p.y:.1f}" for p in self.run if p.y is not None)


def sections(rows: list[Cijfer], periode: str) -> list[tuple[str, list[Figure]]]:
    """The questions with their figures for one period.

    `rows` of one group, all periods. A code without a row is left out: it does not exist for this group.
    """
    by_code: dict[str, list[Cijfer]] = {}
    for row in rows:
        by_code.setdefault(row.indicator, []).append(row)
    made = []
    for question, figures in QUESTIONS:
        found = [figure(by_code.get(code, []), periode) for code in figures]
        made.append((question, [f for f in found if f]))
    return [(question, figures) for question, figures in made if figures]


def figure(
    rows: Sequence[FigureRow], periode: str, indicator: Indicator | None = None
) -> Figure | None:
    """The figure of one indicator in one period, with the run up to it. None without such a row.

    `indicator`: of a team's own measure; the others are found in the catalogue.
    """
    whole = [row for row in rows if not row.dimensie]
    row = next((row for row in whole if row.periode == periode), None)
    if row is None:
        return None
    own = indicator is not None
    indicator = indicator or catalogue()[row.indicator]
    empty = str(words.why_empty(row))
    return Figure(
        code=row.indicator,
        title=indicator.vraag,
        name=indicator.name,
        value="" if empty else words.value(indicator, row),
        unit=words.unit(indicator),
        interval="" if empty else words.interval(indicator, row),
        n=words.how_many(indicator, row),
        unknown=words.unknown(row),
        period=row.periode,
        as_of=row.peildatum,
        why_empty=empty,
        caveat=str(words.caveat(row)),
        definition_url=reverse("maten:kaart", args=[row.maat_id])
        if own
        else reverse("monitor:definitie", args=[row.indicator]),
        has_list=not own and has_households(indicator),
        run=_run(indicator, [r for r in whole if r.periode <= periode][-RUN:]),
        elsewhere=published().get(ELSEWHERE.get(row.indicator, "")),
        difference=str(_SAME_THING.get(row.indicator, "")),
    )


def _run(indicator: Indicator, rows: list[Cijfer]) -> list[Point]:
    shown = [row.waarde for row in rows]
    highest = max((value for value in shown if value is not None), default=0) or 1
    return [
        Point(
            periode=row.periode,
            text="–" if value is None else f"{words.value(indicator, row)} {words.unit(indicator)}",
            x=4 + number * 112 / max(RUN - 1, 1),
            # The line starts at nought, so that a small change does not look like a large one.
            y=None if value is None else 30 - 26 * value / highest,
        )
        for number, (row, value) in enumerate(zip(rows, shown, strict=True))
    ]
