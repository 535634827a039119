"""Days between one time and the next, of what happens seldom, as the page shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wijkzicht.indicators.tussentijd import SELDOM_THINGS
from wijkzicht.reports.courses import Band, Spot, course
from wijkzicht.reports.model import Chart
from wijkzicht.reports.series import FEWEST_FOR_LIMITS
from wijkzicht.reports.sheet import Sheet
from wijkzicht.statistics.process import FEWEST_FOR_RULES, Limits, signals, t_chart
from wijkzicht.web.monitor.words import number
from wijkzicht.web.verloop import words

TITLES = {
    "T03": gettext_lazy("Dagen tussen gezinnen waar hulp met een crisis begon"),
    "K01": gettext_lazy("Dagen tussen twee klachten"),
}


@dataclass(frozen=True)
class Rare:
    """What it says, its picture and the table under it."""

    title: str
    said: list[str]
    chart: Chart | None
    table: Sheet | None


def rare(kept: dict[str, Any] | None, code: str, naam: str, as_of: date) -> Rare | None:
    """The days between, of a figure that counts something seldom; None of any other.

    `as_of`: the day up to which it is known that it did not happen again.
    """
    if code not in SELDOM_THINGS:
        return None
    title = str(TITLES[code])
    if kept is None:
        return Rare(
            title,
            [_("Het gebeurde nog geen drie keer, of zo vaak dat het aantal genoeg zegt.")],
            None,
            None,
        )
    days = kept["dagen"]
    since = (as_of - date.fromisoformat(kept["laatste"])).days
    limits = t_chart(days) if len(days) >= FEWEST_FOR_LIMITS else None
    seen = signals(days, limits) if limits else None
    said = [_last(kept["laatste"], since), *_told(kept, limits, seen, since)]
    flagged = {*seen.outside, *seen.shift} if seen else set()
    spots = tuple(_spot(i, kept, i in flagged) for i in range(len(days)))
    band = (
        Band(limits.centre, tuple(map(float, limits.low)), tuple(map(float, limits.high)))
        if limits
        else None
    )
    names = (_("Keer"), _("Dagen ertussen"), _("Op"), _("Grenzen"))
    chart = course(
        f"tussen-{code}", f"{title}, {naam}", _("dagen"), " ".join(said), spots, band, (), names,
        words.axis(),
    )  # fmt: skip
    rows = [(i + 1, days[i], kept["op"][i]) for i in range(len(days))]
    return Rare(title, said, chart, Sheet(title, (_("Keer"), _("Dagen ertussen"), _("Op")), rows))


def _last(day: str, since: int) -> str:
    words_for = ngettext(
        "De laatste keer was op %(dag)s: %(n)s dag geleden.",
        "De laatste keer was op %(dag)s: %(n)s dagen geleden.",
        since,
    )
    return words_for % {"dag": date_format(date.fromisoformat(day), "j F Y"), "n": since}


def _told(kept: dict[str, Any], limits: Limits | None, seen, since: int) -> list[str]:
    days = kept["dagen"]
    if limits is None:
        few = _("Er zijn %(aantal)s tussenpozen. Voor grenzen zijn er %(nodig)s nodig.")
        return [few % {"aantal": len(days), "nodig": FEWEST_FOR_LIMITS}]
    half = _("Gewoonlijk zit er ongeveer %(n)s dagen tussen.") % {"n": number(limits.centre, 0)}
    if len(days) < FEWEST_FOR_RULES:
        return [half, _("De grenzen zijn op proef: voor regels zijn er 12 tussenpozen nodig.")]
    found = [_far(kept, limits, i) for i in seen.outside]
    found += _row(days, limits, seen.shift)
    if since > limits.high[-1]:
        found.append(_("Nu duurt het langer dan bij toeval te verwachten is."))
    if not found:
        return [
            half,
            _("Geen signaal: de dagen ertussen schommelen zoals bij toeval te verwachten is."),
        ]
    return [half, *found, _("Ook bij toeval geeft ongeveer één op de acht reeksen een signaal.")]


def _far(kept: dict[str, Any], limits: Limits, i: int) -> str:
    said = (
        _("Tot %(dag)s duurde het %(n)s dagen: langer dan bij toeval te verwachten is.")
        if kept["dagen"][i] > limits.centre
        else _("Tot %(dag)s duurde het %(n)s dagen: korter dan bij toeval te verwachten is.")
    )
    day = date_format(date.fromisoformat(kept["op"][i]), "j F Y")
    return said % {"dag": day, "n": kept["dagen"][i]}


def _row(days: Sequence[int], limits: Limits, shift: Sequence[int]) -> list[str]:
    if not shift:
        return []
    if days[shift[-1]] < limits.centre:
        return [
            _("Acht of meer keer na elkaar zat er korter tussen dan gewoonlijk: het gebeurt vaker.")
        ]
    return [
        _(
            "Acht of meer keer na elkaar zat er langer tussen dan gewoonlijk: het gebeurt minder vaak."
        )
    ]


def _spot(i: int, kept: dict[str, Any], flagged: bool) -> Spot:
    days = kept["dagen"][i]
    text = ngettext("%(n)s dag", "%(n)s dagen", days) % {"n": days}
    day = date_format(date.fromisoformat(kept["op"][i]), "j-n-Y")
    return Spot(str(i + 1), float(days), None, None, text, day, "signaal" if flagged else "gewoon")
