"""Signals over time, by theme and by neighbourhood, as a picture with its table. For the own team."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import gettext as _

from wijkzicht.register.buurt.models import Signaal
from wijkzicht.register.clock import today
from wijkzicht.reports.svg import ACCENT, drawn
from wijkzicht.web.codes import label
from wijkzicht.web.verloop.sheet import Sheet

QUARTERS = 8
FEWEST = 3  # fewer say more in words than in a picture
_NAMES, _LONGEST = 160, 280  # room for a name in pixels: the same in both pictures; the longest


class Picture(NamedTuple):
    """A drawing with what it says, and the same numbers in a table."""

    svg: str
    title: str
    said: str
    sheet: Sheet


def pictures(signals: list[Signaal]) -> list[Picture]:
    """By theme, and by neighbourhood when any is known; of the last two years, every signal counts.

    Empty when there are too few to draw. It shows how often something was written down, which is
    not how often it happens.
    """
    quarters = _last(today())
    known = [row for row in signals if _quarter(row.datum) in quarters]
    if len(known) < FEWEST:
        return []
    made = [_picture(_("Signalen per onderwerp"), _("Onderwerp"), known, quarters, _theme)]
    if any(row.postcode for row in known):
        made.append(_picture(_("Signalen per buurt"), _("Buurt"), known, quarters, _area))
    return made


def _theme(row: Signaal) -> str:
    return label("leefgebied", row.leefgebied) or _("Zonder onderwerp")


def _area(row: Signaal) -> str:
    return row.postcode or _("Overal of onbekend")


def _picture(
    title: str,
    heading: str,
    signals: list[Signaal],
    quarters: list[str],
    name: Callable[[Signaal], str],
) -> Picture:
    counts = Counter((name(row), _quarter(row.datum)) for row in signals)
    totals = Counter(name(row) for row in signals)
    names = sorted(totals, key=lambda one: (-totals[one], one))
    rows = [(one, *(counts[one, quarter] for quarter in quarters)) for one in names]
    most = {"name": names[0], "n": totals[names[0]]}
    said = _("%(name)s komt het meest voor: %(n)s keer in twee jaar.") % most
    svg = _dots(title, said, tuple(rows), tuple(quarters))
    return Picture(svg, title, said, Sheet(title, (heading, *quarters), rows))


@lru_cache(maxsize=64)
def _dots(
    title: str,
    said: str,
    rows: tuple[tuple[str, *tuple[int, ...]], ...],
    quarters: tuple[str, ...],
) -> str:
    """A dot a quarter, larger and with its number as there were more. The same rows are drawn once."""
    import altair as alt

    names = [name for name, *_counts in rows]
    cells = [
        {"wat": name, "kwartaal": quarter, "n": n}
        for name, *counts in rows
        for quarter, n in zip(quarters, counts, strict=True)
        if n
    ]
    base = alt.Chart(alt.InlineData(cells)).encode(
        x=alt.X(
            "kwartaal:N",
            sort=list(quarters),
            scale=alt.Scale(domain=list(quarters)),
            title=None,
            axis=alt.Axis(labelAngle=0, grid=False),
        ),
        y=alt.Y(
            "wat:N",
            sort=names,
            title=None,
            axis=alt.Axis(grid=True, ticks=False, labelLimit=_LONGEST, minExtent=_NAMES),
        ),
    )
    size = alt.Size("n:Q", scale=alt.Scale(domain=[0, 10], range=[180, 1100]), legend=None)
    dots = base.mark_circle(color=ACCENT, opacity=1, clip=False).encode(size=size)
    numbers = base.mark_text(color="white", fontSize=13, fontWeight="bold").encode(text="n:Q")
    chart = alt.layer(dots, numbers).properties(width=400, height=44 * len(names))
    return drawn(chart, title.replace(" ", "-").lower(), title, said)


def _quarter(day: date) -> str:
    return f"{day.year}-K{(day.month + 2) // 3}"


def _last(day: date) -> list[str]:
    """The quarter of the day and those before it, oldest first."""
    at = day.year * 4 + (day.month - 1) // 3
    return [f"{one // 4}-K{one % 4 + 1}" for one in range(at - QUARTERS + 1, at + 1)]
