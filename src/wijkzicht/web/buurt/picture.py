"""Signals over time, by theme and by neighbourhood, as a picture with its table. For the own team."""

from collections import Counter
from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _

from wijkzicht.register.buurt.models import Signaal
from wijkzicht.register.clock import today
from wijkzicht.reports.model import Chart
from wijkzicht.reports.svg import ACCENT, drawn
from wijkzicht.web.codes import label
from wijkzicht.web.verloop.sheet import Sheet

QUARTERS = 8
_NAMES = 220  # room for a name, the same in both pictures
FEWEST = 3  # fewer say more in words than in a picture


def pictures(signals: list[Signaal]) -> list[tuple[Chart, Sheet]]:
    """By theme, and by neighbourhood when any is known; of the last two years, all signals counted.

    None when there are too few to draw. It shows how often something was written down, which is not
    how often it happens.
    """
    quarters = _last(today())
    known = [row for row in signals if _quarter(row.datum) in quarters]
    if len(known) < FEWEST:
        return []
    drawn_ = [
        _picture(
            "thema",
            _("Signalen per onderwerp"),
            known,
            quarters,
            lambda row: label("leefgebied", row.leefgebied) or _("Zonder onderwerp"),
        )
    ]
    if any(row.postcode for row in known):
        drawn_.append(
            _picture(
                "wijk",
                _("Signalen per buurt"),
                known,
                quarters,
                lambda row: row.postcode or _("Overal of onbekend"),
            )
        )
    return drawn_


def _picture(
    key: str,
    title: str,
    signals: list[Signaal],
    quarters: list[str],
    name: Callable[[Signaal], str],
) -> tuple[Chart, Sheet]:
    counts = Counter((name(row), _quarter(row.datum)) for row in signals)
    totals = Counter(name(row) for row in signals)
    names = sorted(totals, key=lambda one: (-totals[one], one))
    rows = [(one, *(counts[one, quarter] for quarter in quarters)) for one in names]
    sheet = Sheet(title, ("", *quarters), rows)
    most = _("%(name)s komt het meest voor: %(n)s keer in twee jaar.") % {
        "name": names[0],
        "n": totals[names[0]],
    }
    cells = [
        {"wat": one, "kwartaal": quarter, "n": counts[one, quarter]}
        for one in names
        for quarter in quarters
        if counts[one, quarter]
    ]
    return Chart(key, title, most, _dots(key, title, most, cells, names, quarters), None), sheet


def _dots(
    key: str, title: str, text: str, cells: list[dict], names: list[str], quarters: list[str]
) -> str:
    """A dot a quarter, larger and with its number as there were more."""
    import altair as alt

    base = alt.Chart(alt.InlineData(cells)).encode(
        x=alt.X(
            "kwartaal:N",
            sort=quarters,
            scale=alt.Scale(domain=quarters),
            title=None,
            axis=alt.Axis(labelAngle=0, grid=False),
        ),
        y=alt.Y(
            "wat:N",
            sort=names,
            title=None,
            axis=alt.Axis(grid=True, ticks=False, labelLimit=_NAMES, minExtent=_NAMES),
        ),
    )
    size = alt.Size("n:Q", scale=alt.Scale(domain=[0, 10], range=[180, 1100]), legend=None)
    dots = base.mark_circle(color=ACCENT, opacity=1, clip=False).encode(size=size)
    numbers = base.mark_text(color="white", fontSize=13, fontWeight="bold").encode(text="n:Q")
    chart = alt.layer(dots, numbers).properties(width=440, height=44 * len(names))
    return drawn(chart, f"signalen-{key}", title, text)


def _quarter(day: date) -> str:
    return f"{day.year}-K{(day.month + 2) // 3}"


def _last(day: date) -> list[str]:
    """The quarter of the day and those before it, oldest first."""
    at = day.year * 4 + (day.month - 1) // 3
    return [f"{one // 4}-K{one % 4 + 1}" for one in range(at - QUARTERS + 1, at + 1)]
