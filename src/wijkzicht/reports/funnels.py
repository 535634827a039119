"""The picture of a funnel: a share of every team by its size, with the limits that chance gives."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from wijkzicht.indicators.spreiding import LEVELS
from wijkzicht.reports.model import Chart, Table
from wijkzicht.reports.svg import ACCENT, FONT, INK, SOFT, drawn
from wijkzicht.statistics.funnel import Funnel

_WIDTH, _HEIGHT, _STEPS = 520, 280, 60
_DASH = {0.95: [6, 4], 0.998: [2, 3]}
_NAME = {0.95: "95%", 0.998: "99,8%"}
_GREY = "#9fb0b3"


@lru_cache(maxsize=64)
def funnel_chart(
    key: str,
    title: str,
    description: str,
    dots: tuple[tuple[int, int, bool], ...],
    shape: Funnel,
    names: tuple[str, str],
    table: Table,
) -> Chart:
    """
    One point a team (teller, noemer, whether it is one's own), the whole and two pairs of limits.

    `names`: what is counted, for the axis, and the label beside one's own point. A point that is
    too small to be called inside or outside is open. Nobody else has a name.
    """
    import altair as alt

    largest = max(n for _, n, _ in dots)
    x = alt.X("n:Q", title=names[0], scale=alt.Scale(domain=[0, 1.08 * largest], nice=False),
              axis=alt.Axis(grid=False, tickCount=6))  # fmt: skip
    y = alt.Y("value:Q", title="procent", scale=alt.Scale(domain=[0, 100]))
    layers = [*_limits(alt, shape, largest, x, y), *_points(alt, dots, shape, names[1], x, y)]
    chart = alt.layer(*layers).properties(width=_WIDTH, height=_HEIGHT)
    chart.padding = {"left": 5, "right": 110, "top": 12, "bottom": 5}
    return Chart(key, title, description, drawn(chart, key, title, description), table)


def _limits(alt, shape: Funnel, largest: int, x, y) -> list:
    sizes = np.linspace(max(1.0, largest / _STEPS), 1.08 * largest, _STEPS)
    lines = [("alle teams samen", [(n, shape.centre) for n in sizes[[0, -1]]], [1, 0], True)]
    for level in LEVELS:
        ends = [shape.limits(float(n), level) for n in sizes]
        for side, told in ((0, False), (1, True)):
            points = [(n, end[side]) for n, end in zip(sizes, ends, strict=True)]
            lines.append((_NAME[level], points, _DASH[level], told))
    layers = []
    for name, points, dash, told in lines:
        data = [{"n": float(n), "value": 100 * share, "name": name} for n, share in points]
        base = alt.Chart(alt.InlineData(data)).encode(x=x, y=y)
        layers.append(base.mark_line(color=SOFT, strokeWidth=1, strokeDash=dash))
        if told:
            text = alt.Chart(alt.InlineData(data[-1:])).mark_text(
                align="left", dx=8, color=SOFT, font=FONT
            )
            layers.append(text.encode(x=x, y=y, text="name:N"))
    return layers


def _points(alt, dots: Sequence, shape: Funnel, own_name: str, x, y) -> list:
    layers, x_end = [], max(n for _, n, _ in dots)
    for own in (False, True):
        for large in (False, True):
            data = [
                {"n": n, "value": 100 * k / n, "name": own_name}
                for k, n, mine in dots
                if mine is own and shape.tells(n) is large
            ]
            if not data:
                continue
            fill = (ACCENT if own else _GREY) if large else "#ffffff"
            mark = alt.Chart(alt.InlineData(data)).mark_point(
                shape="diamond" if own else "circle", size=140 if own else 70, opacity=1,
                fill=fill, stroke=ACCENT if own else SOFT, strokeWidth=1.5,
            )  # fmt: skip
            layers.append(mark.encode(x=x, y=y))
            if own:
                # Away from the middle line and from the names at the end of the lines.
                above = data[0]["value"] >= 100 * shape.centre
                text = alt.Chart(alt.InlineData(data)).mark_text(
                    dy=-14 if above else 18, align="right" if data[0]["n"] > 0.7 * x_end else "center",
                    color=INK, font=FONT, fontWeight="bold",
                )  # fmt: skip
                layers.append(text.encode(x=x, y=y, text="name:N"))
    return layers
