"""The pictures of a report. Each can be read without colour, and has its figures in a table."""

from dataclasses import dataclass
from datetime import date

from wijkzicht.reports.model import Chart, Table
from wijkzicht.reports.svg import ACCENT, FONT, INK, SOFT, drawn

_WIDTH = 620
_SHAPES = ("circle", "square", "triangle-up")
_DASHES = ([1, 0], [6, 4], [2, 3])
_INKS = (ACCENT, "#8a4b08", INK)
_FILLS = ("#4d97a3", "#c9dfe1", "#ffffff")


@dataclass(frozen=True)
class Point:
    """One figure in a chart: `text` as it is written; None where there is none to show."""

    label: str
    series: str
    value: float | None
    low: float | None
    high: float | None
    text: str
    n: str


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
    marks: list[Mark] = (),
    line: tuple[float, str] | None = None,
) -> Chart | None:
    """
    A series of periods, one line a series, with intervals, events, and a published line.

    The published `line` is context, not a norm. None when fewer than two periods hold a value.
    """
    import altair as alt

    shown = [p for p in points if p.value is not None]
    labels = list(dict.fromkeys(p.label for p in points))
    if len({p.label for p in shown}) < 2:
        return None
    series = list(dict.fromkeys(p.series for p in shown))
    data = alt.InlineData([vars(p) for p in shown])
    x = alt.X("label:N", sort=labels, title=None, axis=alt.Axis(labelAngle=0, grid=False))
    y = alt.Y("value:Q", title=unit, scale=alt.Scale(zero=True), axis=alt.Axis(tickCount=5))
    colour = alt.Color("series:N", sort=series, scale=_scale(series, _INKS), legend=None)
    base = alt.Chart(data).encode(x=x)
    layers = [
        base.mark_rule(strokeWidth=1.5, opacity=0.6).encode(
            y=alt.Y("low:Q", title=unit), y2="high:Q", color=colour
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
    last = [vars([p for p in shown if p.series == name][-1]) for name in series]
    layers.append(
        alt.Chart(alt.InlineData(last))
        .mark_text(align="left", dx=10, font=FONT)
        .encode(x=x, y=y, text="series:N", color=colour)
    )
    layers += _published(alt, line, labels) + _events(alt, marks, labels, x)
    chart = alt.layer(*layers).properties(width=_WIDTH - 140, height=230)
    chart.padding = {"left": 5, "right": 150, "top": 5, "bottom": 5}
    description = _told(title, series, shown, line, marks)
    header = ("Periode", *[f"{name} ({part})" for name in series for part in ("cijfer", "over")])
    table = Table(title, header, tuple(_row(label, series, points) for label in labels))
    return Chart(key, title, description, drawn(chart, key, title, description), table)


def bars(key: str, title: str, points: list[Point]) -> Chart | None:
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
    x = alt.X("value:Q", title="procent eens", scale=alt.Scale(domain=[0, 100], nice=False))
    y = alt.Y("series:N", sort=series, title=None, axis=None)
    base = alt.Chart().encode(y=y)
    layered = alt.layer(
        base.mark_bar(stroke=ACCENT, strokeWidth=1).encode(
            x=x, color=alt.Color("series:N", scale=_scale(series, _FILLS), legend=None)
        ),
        base.mark_rule(color=INK, strokeWidth=1.5).encode(x=alt.X("low:Q"), x2="high:Q"),
        base.mark_text(align="left", font=FONT).encode(x=alt.value(392), text="note:N"),
        data=alt.InlineData(written),
    ).properties(width=380, height=alt.Step(21))
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
    )
    chart.padding = {"left": 5, "right": 150, "top": 5, "bottom": 5}
    told = "; ".join(f"{p.label}, {p.series}: {p.text}" for p in shown)
    description = f"{title}. {told}. De streep door een staaf is de onzekerheid."
    # Who is not in the picture because they are too few is in the table, and said to be.
    voices = list(dict.fromkeys(p.series for p in points))
    header = ("Vraag", *[f"{name} ({part})" for name in voices for part in ("eens", "over")])
    asked = list(dict.fromkeys(p.label for p in points))
    table = Table(title, header, tuple(_row(question, voices, points) for question in asked))
    return Chart(key, title, description, drawn(chart, key, title, description), table)


def _scale(series, values):
    import altair as alt

    return alt.Scale(domain=series, range=list(values[: len(series)]))


def _published(alt, line, labels):
    if line is None:
        return []
    data = alt.InlineData([{"value": line[0], "text": line[1], "label": labels[0]}])
    rule = alt.Chart(data).mark_rule(strokeDash=[8, 3], color=SOFT).encode(y="value:Q")
    text = alt.Chart(data).mark_text(align="left", dy=-8, dx=-22, color=SOFT, font=FONT)
    return [rule, text.encode(x=alt.X("label:N", sort=labels), y="value:Q", text="text:N")]


def _events(alt, marks, labels, x):
    inside = [mark for mark in marks if mark.label in labels]
    if not inside:
        return []
    data = alt.InlineData([{"label": m.label, "text": "▼ " + m.text} for m in inside])
    rule = alt.Chart(data).mark_rule(strokeDash=[2, 2], color=SOFT).encode(x=x)
    text = alt.Chart(data).mark_text(align="center", color=SOFT, font=FONT, baseline="bottom")
    return [rule, text.encode(x=x, y=alt.value(-2), text="text:N")]


def _told(title, series, shown, line, marks) -> str:
    parts = []
    for name in series:
        own = [p for p in shown if p.series == name]
        parts.append(
            f"{name}: van {own[0].text} in {own[0].label} naar {own[-1].text} in {own[-1].label}"
        )
    if line:
        parts.append(f"de streeplijn is {line[1]}")
    parts += [f"in {mark.label}: {mark.text}" for mark in marks]
    return f"{title}. {'; '.join(parts)}."


def _row(label, series, points) -> tuple[str, ...]:
    cells = [label]
    for name in series:
        found = [p for p in points if p.label == label and p.series == name]
        cells += [found[0].text, found[0].n] if found else ["", ""]
    return tuple(cells)
