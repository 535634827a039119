"""The pictures of a report. Each can be read without colour, and has its figures in a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wijkzicht.reports.model import Chart, Table
from wijkzicht.reports.sheet import Sheet
from wijkzicht.reports.svg import ACCENT, FONT, INK, SOFT, drawn
from wijkzicht.reports.words import day as on_day

_WIDTH = 620
_HEIGHT = 230
_AROUND = {"left": 5, "right": 12, "top": 5, "bottom": 5}
_ROTATED = 9  # so many periods fit side by side
_LINE = 17  # pixels between two labels under each other
_SHAPES = ("circle", "square", "triangle-up")
_DASHES = ([1, 0], [6, 4], [2, 3])
_INKS = (ACCENT, "#8a4b08", INK)
_FILLS = ("#4d97a3", "#b9d3d6", "#ffffff")


@dataclass(frozen=True)
class Point:
    """
    One figure in a chart: `text` as it is written; `value` None where there is none to show.

    `size`: what it rests on as a number; `n` the same as it is written.
    """

    label: str
    series: str
    value: float | None
    low: float | None
    high: float | None
    text: str
    n: str
    size: float | None = None


@dataclass(frozen=True)
class Mark:
    """Something that touches a series in the period `label`."""

    label: str
    day: date
    text: str


def run(
    key: str,
    title: str,
    unit: str,
    points: list[Point],
    marks: Sequence[Mark] = (),
    line: tuple[float, str] | None = None,
    around: tuple[float, float] | None = None,
    said: tuple[str, ...] = (),
) -> Chart | None:
    """
    A series of periods, one line a series, with intervals, events, and a line to read it against.

    `around`: the least that the scale spans; without it it begins at nought. The `line` is a published figure (context, not a norm) or the base of an index. None when fewer
    than two periods hold a value.
    """
    import altair as alt

    shown = [p for p in points if p.value is not None]
    labels = list(dict.fromkeys(p.label for p in points))
    if len({p.label for p in shown}) < 2:
        return None
    series = list(dict.fromkeys(p.series for p in shown))
    data = alt.InlineData([vars(p) for p in shown])
    angle = -45 if len(labels) > _ROTATED else 0
    x = alt.X("label:N", sort=labels, title=None, scale=alt.Scale(domain=labels),
              axis=alt.Axis(labelAngle=angle, grid=False))  # fmt: skip
    heights = [p.high or p.value for p in shown] + ([line[0]] if line else [])
    low, top = 0.0, max(heights)
    scale = alt.Scale(zero=True)
    if around:
        low, top = min(around[0], *heights), max(around[1], top)
        scale = alt.Scale(domain=[low, top])
    y = alt.Y("value:Q", title=unit, scale=scale, axis=alt.Axis(tickCount=5))
    colour = alt.Color("series:N", sort=series, scale=_scale(series, _INKS), legend=None)
    base = alt.Chart(data).encode(x=x)
    layers = [
        base.mark_rule(strokeWidth=1.5, opacity=0.6).encode(
            y=alt.Y("low:Q", title=unit, scale=scale), y2="high:Q", color=colour
        ),
        base.mark_line(strokeWidth=2).encode(
            y=y,
            color=colour,
            strokeDash=alt.StrokeDash("series:N", scale=_scale(series, _DASHES), legend=None),
        ),
        base.mark_point(filled=True, size=70, opacity=1).encode(
            y=y,
            color=colour,
            shape=alt.Shape("series:N", scale=_scale(series, _SHAPES), legend=None),
        ),
    ]
    layers.append(
        alt.Chart(alt.InlineData(_ends(shown, series, labels[-1], top - low)))
        .mark_text(align="left", dx=12, font=FONT)
        .encode(x=x, y=alt.Y("place:Q", title=unit, scale=scale), text="series:N", color=colour)
    )
    layers += _published(alt, line, scale, named=not around) + _events(alt, marks, labels, x)
    chart = alt.layer(*layers).properties(width=_WIDTH - 140, height=_HEIGHT)
    chart.padding = _AROUND
    listed = tuple(f"▼ {n}: {on_day(m.day)}, {m.text}." for n, m in enumerate(marks, start=1))
    return _made(chart, key, title, _told(title, series, shown, line, marks), "Periode", points,
                 "cijfer", (*said, *listed))  # fmt: skip


def _ends(shown: list[Point], series: list[str], last: str, span: float) -> list[dict]:
    """The names of the lines at their ends, so far apart that both can be read."""
    gap, place, found = span * _LINE / _HEIGHT, float("-inf"), []
    ends = [[p for p in shown if p.series == name][-1] for name in series]
    for point in sorted(ends, key=lambda p: p.value):
        place = max(point.value, place + gap)
        found.append({"label": point.label, "series": point.series, "place": place})
    return [{**each, "label": last} for each in found]


def deviation(
    key: str, title: str, unit: str, points: list[Point], zero: str, said: tuple[str, ...] = ()
) -> Chart | None:
    """
    Bars up and down from a line that is called `zero`, one a series, with intervals.

    None when nothing can be shown.
    """
    import altair as alt

    shown = [p for p in points if p.value is not None]
    if not shown:
        return None
    series = list(dict.fromkeys(p.series for p in shown))
    labels = list(dict.fromkeys(p.label for p in points))
    x = alt.X("label:N", sort=labels, title=None, axis=alt.Axis(labelAngle=0, grid=False))
    beside = alt.XOffset("series:N", sort=series)
    base = alt.Chart(alt.InlineData([vars(p) for p in shown])).encode(x=x, xOffset=beside)
    fill = alt.Color("series:N", sort=series, scale=_scale(series, (_FILLS[0], _FILLS[2])),
                     legend=alt.Legend(title=None, orient="top", symbolType="square",
                                       symbolStrokeColor=INK, symbolSize=150, labelFontSize=13,
                                       labelFont=FONT))  # fmt: skip
    low = min([0.0, *[p.low if p.low is not None else p.value for p in shown]])
    line = alt.Chart(alt.InlineData([{"value": 0, "label": labels[-1], "text": zero}]))
    layers = [
        base.mark_bar(stroke=INK, strokeWidth=1).encode(
            y=alt.Y("value:Q", title=unit, axis=alt.Axis(tickCount=5),
                    scale=alt.Scale(domainMin=low)), color=fill),
        base.mark_rule(color=INK, strokeWidth=1.5).encode(y=alt.Y("low:Q", title=unit), y2="high:Q"),
        line.mark_rule(color=INK, strokeWidth=2).encode(y="value:Q"),
        line.mark_text(align="left", color=INK, font=FONT).encode(
            x=alt.value(_WIDTH - 140 + 8), y="value:Q", text="text:N"
        ),
    ]  # fmt: skip
    chart = alt.layer(*layers).properties(width=_WIDTH - 140, height=_HEIGHT - 20)
    chart.padding = _AROUND
    told = "; ".join(f"{p.label}, {p.series}: {p.text}" for p in shown)
    return _made(chart, key, title, f"{title}. {told}.", "Periode", points, "verschil", said)


def parts(key: str, title: str, points: list[Point], said: tuple[str, ...] = ()) -> Chart | None:
    """
    Bars that are each cut up into parts of 100 percent, the share written in its part.

    `label` names the bar, `series` the part. None when nothing can be shown.
    """
    import altair as alt

    shown = [p for p in points if p.value is not None]
    if not shown:
        return None
    series = list(dict.fromkeys(p.series for p in shown))
    labels = list(dict.fromkeys(p.label for p in shown))
    data, reached = [], dict.fromkeys(labels, 0.0)
    for name in series:
        for p in [p for p in shown if p.series == name]:
            begin, reached[p.label] = reached[p.label], reached[p.label] + p.value
            data.append({**vars(p), "begin": begin, "end": reached[p.label],
                         "middle": (begin + reached[p.label]) / 2})  # fmt: skip
    y = alt.Y("label:N", sort=labels, title=None, axis=alt.Axis(labelLimit=200, domain=False,
                                                                ticks=False))  # fmt: skip
    fill = alt.Color("series:N", sort=series, scale=_scale(series, _FILLS),
                     legend=alt.Legend(title=None, orient="top", symbolType="square", columns=1,
                                       symbolStrokeColor=INK, symbolSize=150, labelFontSize=13,
                                       labelFont=FONT, labelLimit=500))  # fmt: skip
    base = alt.Chart(alt.InlineData(data)).encode(y=y)
    x = alt.X("begin:Q", title="procent", scale=alt.Scale(domain=[0, 100], nice=False))
    chart = alt.layer(
        base.mark_bar(stroke=INK, strokeWidth=1).encode(x=x, x2="end:Q", color=fill),
        base.mark_text(font=FONT, color=INK).encode(x="middle:Q", text="text:N"),
    ).properties(width=_WIDTH - 210, height=alt.Step(30))
    told = "; ".join(f"{p.label}, {p.series}: {p.text}" for p in shown)
    return _made(chart, key, title, f"{title}. {told}.", "Bij wie", points, "deel", said)


def bars(key: str, title: str, points: list[Point], said: tuple[str, ...] = ()) -> Chart | None:
    """
    Bars from 0 to 100 percent per question, one a voice, with interval and n written out.

    None when nothing can be shown.
    """
    import altair as alt

    shown = [p for p in points if p.value is not None]
    if not shown:
        return None
    series = list(dict.fromkeys(p.series for p in shown))
    questions = list(dict.fromkeys(p.label for p in shown))
    written = [{**vars(p), "note": f"{p.text} · {p.series}, n {p.n}"} for p in shown]
    x = alt.X("value:Q", title="procent eens", scale=alt.Scale(domain=[0, 100], nice=False),
              axis=alt.Axis(values=[0, 25, 50, 75, 100]))  # fmt: skip
    y = alt.Y("series:N", sort=series, title=None, axis=None)
    base = alt.Chart().encode(y=y)
    layered = alt.layer(
        base.mark_bar(stroke=ACCENT, strokeWidth=1).encode(
            x=x, color=alt.Color("series:N", scale=_scale(series, _FILLS), legend=None)
        ),
        base.mark_rule(color=INK, strokeWidth=1.5).encode(x=alt.X("low:Q"), x2="high:Q"),
        base.mark_text(align="left", font=FONT).encode(x=alt.value(252), text="note:N"),
        data=alt.InlineData(written),
    ).properties(width=240, height=alt.Step(21))
    chart = layered.facet(
        row=alt.Row(
            "label:N",
            sort=questions,
            title=None,
            header=alt.Header(
                labelAngle=0, labelAlign="left", labelFontSize=13, labelColor=INK, labelFont=FONT
            ),
        ),
        spacing=9,
    ).resolve_scale(y="independent")
    chart.padding = _AROUND
    told = "; ".join(f"{p.label}, {p.series}: {p.text}" for p in shown)
    description = f"{title}. {told}. De streep door een staaf is de onzekerheid."
    # Who is not in the picture because they are too few is in the table, and said to be.
    return _made(chart, key, title, description, "Vraag", points, "eens", said)


def _made(chart, key, title, description, first, points, what, said) -> Chart:
    """The chart with its table, and the same figures as numbers."""
    series = list(dict.fromkeys(p.series for p in points))
    header = (first, *[f"{name} ({part})" for name in series for part in (what, "over")])
    rows = tuple(_row(label, series, points) for label in dict.fromkeys(p.label for p in points))
    numbers = Sheet(
        title,
        (first.lower(), "reeks", "waarde", "onder", "boven", "over", "tekst"),
        [(p.label, p.series, p.value, p.low, p.high, p.size, p.text) for p in points],
    )
    svg = drawn(chart, key, title, description)
    return Chart(key, title, description, svg, Table(title, header, rows), numbers, said)


def _scale(series, values):
    import altair as alt

    return alt.Scale(domain=series, range=list(values[: len(series)]))


def _published(alt, line, scale, named: bool):
    if line is None:
        return []
    data = alt.InlineData([{"value": line[0], "text": line[1]}])
    y = alt.Y("value:Q", scale=scale)
    rule = alt.Chart(data).mark_rule(strokeDash=[8, 3], color=SOFT).encode(y=y)
    text = alt.Chart(data).mark_text(align="left", dy=-8, color=SOFT, font=FONT)
    return [rule, text.encode(x=alt.value(6), y=y, text="text:N")] if named else [rule]


def _events(alt, marks, labels, x):
    numbers: dict[str, list[str]] = {}
    for number, mark in enumerate(marks, start=1):
        if mark.label in labels:
            numbers.setdefault(mark.label, []).append(str(number))
    if not numbers:
        return []
    data = alt.InlineData(
        [{"label": label, "text": "▼ " + " ".join(own)} for label, own in numbers.items()]
    )
    rule = alt.Chart(data).mark_rule(strokeDash=[2, 2], color=SOFT).encode(x=x)
    text = alt.Chart(data).mark_text(align="center", color=SOFT, font=FONT, baseline="bottom")
    return [rule, text.encode(x=x, y=alt.value(-2), text="text:N")]


def _told(title, series, shown, line, marks) -> str:
    told = []
    for name in series:
        own = [p for p in shown if p.series == name]
        told.append(
            f"{name}: van {own[0].text} in {own[0].label} naar {own[-1].text} in {own[-1].label}"
        )
    if line:
        told.append(f"de streeplijn is {line[1]}")
    told += [f"in {mark.label}: {mark.text}" for mark in marks]
    return f"{title}. {'; '.join(told)}."


def _row(label, series, points) -> tuple[str, ...]:
    cells = [label]
    for name in series:
        found = [p for p in points if p.label == label and p.series == name]
        cells += [found[0].text, found[0].n] if found else ["", ""]
    return tuple(cells)
