"""Pictures of the course of one figure: a run chart with its limits, and how routes end."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from wijkzicht.reports.model import Chart, Table
from wijkzicht.reports.series import Series
from wijkzicht.reports.sheet import Sheet
from wijkzicht.reports.svg import ACCENT, FONT, INK, SOFT, drawn

_WIDTH = 640
_SIGNAL = "#8a4b08"
_FILLS = ("#0c6170", "#7fb2b9", "#d9b48f", "#e6e9e9")
_ROTATED = 9  # so many labels fit side by side


@dataclass(frozen=True)
class Spot:
    """One period: `text` as it is written, `soort` one of SOORTEN, `low` and `high` its interval."""

    label: str
    value: float | None
    low: float | None
    high: float | None
    text: str
    n: str
    soort: str


# What a point looks like: never by colour alone.
SOORTEN = {
    "gewoon": ("circle", ACCENT, ACCENT),
    "signaal": ("diamond", _SIGNAL, _SIGNAL),
    "voorlopig": ("circle", "#ffffff", ACCENT),
}


@dataclass(frozen=True)
class Band:
    """Centre and limits, one of each a label; `low` and `high` empty with too few points."""

    centre: float
    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()


@dataclass(frozen=True)
class Sign:
    """An event in the period `label`, by its number in the list beside the picture."""

    label: str
    number: int


def band_of(found: Series) -> Band | None:
    """Limits for every period: those of open points are drawn on from the last settled one."""
    if found.limits is None:
        return None
    at = {number: i for i, number in enumerate(found.settled)}
    low, high, last = [], [], 0
    for number in range(len(found.rows)):
        last = at.get(number, last)
        low.append(float(found.limits.low[last]))
        high.append(float(found.limits.high[last]))
    return Band(found.limits.centre, tuple(low), tuple(high))


@dataclass(frozen=True)
class Axis:
    """The words in the pictures, in the language of the page."""

    centre: str = "midden"
    high: str = "bovengrens"
    low: str = "ondergrens"
    days: str = "dagen"
    percent: str = "procent"


DUTCH = Axis()


@lru_cache(maxsize=64)
def course(
    key: str,
    title: str,
    unit: str,
    description: str,
    spots: tuple[Spot, ...],
    band: Band | None,
    signs: tuple[Sign, ...],
    names: tuple[str, ...],
    axis: Axis = DUTCH,
) -> Chart | None:
    """
    The run chart of one figure: points, limits, events by number; None without two values.

    `names`: the words above the columns of the table (period, figure, over, limits). The same
    question gives the same picture, so it is drawn once.
    """
    import altair as alt

    shown = [spot for spot in spots if spot.value is not None]
    if len(shown) < 2:
        return None
    labels = [spot.label for spot in spots]
    turned = -45 if len(labels) > _ROTATED else 0
    x = alt.X("label:N", sort=labels, title=None, axis=alt.Axis(labelAngle=turned, grid=False),
              scale=alt.Scale(domain=labels))  # fmt: skip
    y = alt.Y("value:Q", title=unit, scale=alt.Scale(zero=True), axis=alt.Axis(tickCount=5))
    layers = [*_limits(alt, band, labels, x, axis), *_points(alt, shown, x, y, unit)]
    layers += _signs(alt, signs, labels, x)
    chart = alt.layer(*layers).properties(width=_WIDTH - 120, height=250)
    chart.padding = {"left": 5, "right": 12, "top": 12, "bottom": 5}
    table = Table(title, names, _rows(spots, band))
    numbers = Sheet(
        title,
        ("periode", "waarde", "onder", "boven", "tekst", "ondergrens", "bovengrens"),
        [
            (spot.label, spot.value, spot.low, spot.high, spot.text, *_limit(band, i))
            for i, spot in enumerate(spots)
        ],
    )
    return Chart(key, title, description, drawn(chart, key, title, description), table, numbers)


def _limit(band: Band | None, i: int) -> tuple[float | None, float | None]:
    return (band.low[i], band.high[i]) if band and band.low else (None, None)


def _points(alt, shown: list[Spot], x, y, unit: str) -> list:
    ranges = _data(alt, [spot for spot in shown if spot.low is not None])
    layers = [
        alt.Chart(ranges)
        .mark_rule(strokeWidth=1.2, opacity=0.45, color=INK)
        .encode(x=x, y=alt.Y("low:Q", title=unit), y2="high:Q"),
        alt.Chart(_data(alt, shown)).mark_line(strokeWidth=1.5, color=ACCENT).encode(x=x, y=y),
    ]
    for soort, (shape, fill, stroke) in SOORTEN.items():
        some = [spot for spot in shown if spot.soort == soort]
        look = {"shape": shape, "fill": fill, "stroke": stroke, "strokeWidth": 1.5}
        mark = alt.Chart(_data(alt, some)).mark_point(size=80, opacity=1, **look)
        layers += [mark.encode(x=x, y=y)] if some else []
    return layers


def _data(alt, spots: Sequence[Spot]):
    return alt.InlineData([vars(spot) for spot in spots])


def _limits(alt, band: Band | None, labels: list[str], x, axis: Axis) -> list:
    if band is None:
        return []
    lines = [(axis.centre, [band.centre] * len(labels), [1, 0])]
    if band.low:
        lines += [(axis.high, band.high, [6, 4]), (axis.low, band.low, [6, 4])]
    layers = []
    for name, values, dash in lines:
        data = [
            {"label": label, "value": value, "name": name}
            for label, value in zip(labels, values, strict=True)
        ]
        base = alt.Chart(alt.InlineData(data)).encode(x=x, y="value:Q")
        layers.append(base.mark_line(color=SOFT, strokeWidth=1, strokeDash=dash))
        layers.append(
            alt.Chart(alt.InlineData(data[-1:]))
            .mark_text(align="left", dx=14, color=SOFT, font=FONT)
            .encode(x=x, y="value:Q", text="name:N")
        )
    return layers


def _signs(alt, signs: Sequence[Sign], labels: list[str], x) -> list:
    by_label: dict[str, list[str]] = {}
    for sign in signs:
        if sign.label in labels:
            by_label.setdefault(sign.label, []).append(str(sign.number))
    if not by_label:
        return []
    data = alt.InlineData(
        [{"label": label, "text": "▼ " + " ".join(numbers)} for label, numbers in by_label.items()]
    )
    rule = alt.Chart(data).mark_rule(strokeDash=[2, 2], color=SOFT).encode(x=x)
    text = alt.Chart(data).mark_text(color=INK, font=FONT, baseline="bottom")
    return [rule, text.encode(x=x, y=alt.value(-2), text="text:N")]


def _rows(spots: Sequence[Spot], band: Band | None) -> tuple[tuple[str, ...], ...]:
    rows = []
    for i, spot in enumerate(spots):
        limits = ""
        if band and band.low:
            limits = f"{_dutch(band.low[i])} – {_dutch(band.high[i])}"
        rows.append((spot.label, spot.text, spot.n, limits))
    return tuple(rows)


def _dutch(value: float) -> str:
    return f"{value:,.1f}".translate(str.maketrans(",.", ".,"))


@lru_cache(maxsize=64)
def ends(
    key: str,
    title: str,
    description: str,
    days: tuple[int, ...],
    shares: tuple[tuple[float, ...], ...],
    names: tuple[str, ...],
    still: str,
    axis: Axis = DUTCH,
) -> Chart | None:
    """
    How a route ends, stacked to 100 percent over the days since it began; `still`: not ended.

    `shares`: one row an end, from 0 to 1. None without days.
    """
    import altair as alt

    if len(days) < 2:
        return None
    kept = [(name, row) for name, row in zip(names, shares, strict=True) if max(row) > 0]
    open_ = tuple(1 - sum(each) for each in zip(*shares, strict=True))
    parts = [*kept, (still, open_)]
    data, labels = _stacked(days, parts)
    names_ = [name for name, _ in parts]
    fills = [*_FILLS[: len(parts) - 1], "#ffffff"]
    x = alt.X("dag:Q", title=axis.days, scale=alt.Scale(domain=[0, days[-1]], nice=False),
              axis=alt.Axis(grid=False))  # fmt: skip
    area = (
        alt.Chart(alt.InlineData(data))
        .mark_area(stroke=INK, strokeWidth=0.8, interpolate="step-after")
        .encode(
            x=x,
            y=alt.Y("onder:Q", title=axis.percent, scale=alt.Scale(domain=[0, 100])),
            y2="boven:Q",
            color=alt.Color(
                "deel:N", sort=names_, legend=None, scale=alt.Scale(domain=names_, range=fills)
            ),
        )
    )
    text = alt.Chart(alt.InlineData(labels)).mark_text(align="left", dx=8, font=FONT)
    chart = alt.layer(area, text.encode(x=x, y="boven:Q", text="deel:N"))
    chart = chart.properties(width=_WIDTH - 240, height=230)
    chart.padding = {"left": 5, "right": 12, "top": 5, "bottom": 5}
    header = (axis.days.capitalize(), *names_)
    step = max(1, len(days) // 12)
    rows = tuple(
        (str(days[i]), *[f"{_dutch(100 * row[i])}%" for _, row in parts])
        for i in range(0, len(days), step)
    )
    return Chart(
        key, title, description, drawn(chart, key, title, description), Table(title, header, rows)
    )


def _stacked(days, parts) -> tuple[list[dict], list[dict]]:
    """Each part on top of the one before, and a label where it is thick enough at the end."""
    data, labels, below = [], [], [0.0] * len(days)
    for name, row in parts:
        tops = [low + 100 * share for low, share in zip(below, row, strict=True)]
        data += [
            {"dag": day, "deel": name, "onder": low, "boven": top}
            for day, low, top in zip(days, below, tops, strict=True)
        ]
        if tops[-1] - below[-1] >= 3:
            labels.append({"dag": days[-1], "deel": name, "boven": (tops[-1] + below[-1]) / 2})
        below = tops
    return data, labels
