"""What is still to come in, and how routes end, as the page shows them."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from wijkzicht.indicators.doorloop import FEWEST, LOOK, ROUTES
from wijkzicht.reports.courses import ends
from wijkzicht.reports.model import Chart
from wijkzicht.reports.sheet import Sheet
from wijkzicht.vocabulary.periods import Period
from wijkzicht.web.monitor.words import number
from wijkzicht.web.verloop import words

_SHOWN = 6  # months


@dataclass(frozen=True)
class Delay:
    """Sentences and the months behind them."""

    said: list[str]
    table: Sheet | None


def delay(kept: dict[str, Any] | None) -> Delay:
    """What the last months lack."""
    if kept is None:
        return Delay([_("Er zijn nog geen contacten om dit mee te schatten.")], None)
    why = {
        "weinig": _("Er zijn te weinig contacten om te schatten wat er nog bij komt."),
        "geen_dagen": _(
            "Van de contacten weten we niet wanneer ze zijn vastgelegd. Daarom is niet te zeggen wat er nog bij komt."
        ),
        "geen_patroon": _(
            "Er zijn maanden zonder contacten. Daarom is niet te schatten wat er nog bij komt."
        ),
    }
    if not kept["maanden"]:
        return Delay([why[kept["waarom"]], *_without(kept)], None)
    months = kept["maanden"][-_SHOWN:]
    last = months[-1]
    said = [
        _(
            "In %(maand)s zijn %(bekend)s contacten bekend. Naar verwachting komen er nog ongeveer %(nog)s bij."
        )
        % {
            "maand": last["maand"],
            "bekend": last["bekend"],
            "nog": number(max(last["verwacht"] - last["bekend"], 0), 0),
        }
    ]
    all_of_it = sum(m["verwacht"] - m["bekend"] for m in kept["maanden"])
    if kept["fout"] is not None and all_of_it >= 1:
        low, high = max(all_of_it - 2 * kept["fout"], 0), all_of_it + 2 * kept["fout"]
        said.append(
            _("Over alle maanden samen: waarschijnlijk tussen %(laag)s en %(hoog)s.")
            % {"laag": number(low, 0), "hoog": number(high, 0)}
        )
    rows = [
        (m["maand"], m["bekend"], round(m["verwacht"]), _percent(m["bekend"], m["verwacht"]))
        for m in months
    ]
    columns = (_("Maand"), _("Bekend"), _("Verwacht"), _("Binnen"))
    said += _cleaned(kept)
    return Delay([*said, *_without(kept)], Sheet(_("Contacten per maand"), columns, rows))


def _cleaned(kept: dict[str, Any]) -> list[str]:
    months = kept.get("opschoningen", [])  # rows of before this was kept
    if not months:
        return []
    return [
        _("Een opschoning telt niet mee in deze schatting: %(maanden)s.")
        % {"maanden": ", ".join(months)}
    ]


def behind(kept: dict[str, Any] | None, period: Period) -> list[str]:
    """How much of the work under the last count of a period is still to be written down."""
    last = f"{period.end:%Y-%m}"
    months = [m for m in (kept or {"maanden": []})["maanden"] if m["maand"] <= last]
    months = months[-3:] if months and months[-1]["maand"] == last else []
    expected = sum(m["verwacht"] for m in months)
    if not expected:
        return []
    known = sum(m["bekend"] for m in months)
    said = [
        _(
            "Laat opschrijven: van de contacten in de laatste drie maanden van %(periode)s is naar verwachting %(deel)s binnen."
        )
        % {"periode": period.name, "deel": _percent(known, expected)}
    ]
    # Kept since later than the contacts.
    casussen = [m for m in kept.get("casussen", []) if m["maand"] == last and m["verwacht"]]
    said += [
        _(
            "Van de casussen met werk in die maanden is naar verwachting %(deel)s al te zien: %(bekend)s van ongeveer %(verwacht)s."
        )
        % {
            "deel": _percent(m["bekend"], m["verwacht"]),
            "bekend": m["bekend"],
            "verwacht": round(m["verwacht"]),
        }
        for m in casussen
    ]
    return said


def _percent(known: float, expected: float) -> str:
    return f"{number(100 * known / expected, 0)}%" if expected else "–"


def _without(kept: dict[str, Any]) -> list[str]:
    if not kept["zonder_dag"] or kept["waarom"] == "geen_dagen":
        return []
    return [
        _(
            "Van %(aantal)s contacten weten we niet wanneer ze zijn vastgelegd. Die tellen hier niet mee."
        )
        % {"aantal": kept["zonder_dag"]}
    ]


@dataclass(frozen=True)
class Way:
    """One route: what it says, its picture, and the years side by side."""

    title: str
    said: list[str]
    chart: Chart | None
    years: Sheet | None
    curve: Sheet | None


def way(kept: dict[str, Any] | None, route: str, naam: str) -> Way:
    """How a route ended for those who began in the last three years, and per year."""
    title = str(words.ROUTES[route])
    if kept is None or not kept["aantal"]:
        return Way(title, [_("Er is nog niemand die hieraan begon.")], None, None, None)
    names = [str(words.EINDEN[end]) for end in ROUTES[route].ends]
    said = [
        _(
            "%(aantal)s begonnen in de laatste drie jaar. %(wacht)s zijn nog bezig en tellen mee tot nu."
        )
        % {"aantal": kept["aantal"], "wacht": kept["wacht"]}
    ]
    if not kept["dagen"]:
        said.append(
            _("Dat zijn er te weinig voor een tekening: daarvoor zijn er %d nodig.") % FEWEST
        )
        return Way(title, said, None, _years(kept, route, names), None)
    said += [*_spread(kept), *_after_half_a_year(kept, names)]
    chart = ends(
        f"route-{route}", f"{title}: {naam}", " ".join(said), tuple(kept["dagen"]),
        tuple(map(tuple, kept["delen"])), tuple(names), _("nog bezig"), words.axis(),
    )  # fmt: skip
    return Way(title, said, chart, _years(kept, route, names), _curve(kept, names))


def _spread(kept: dict[str, Any]) -> list[str]:
    if kept["helft"] is None:
        return [_("Minder dan de helft is zover, dus een gewone duur is nog niet te geven.")]
    half = _("De helft was zover binnen %d dagen.") % kept["helft"]
    if kept["negen_van_tien"] is None:
        return [half]
    return [half, _("Negen van de tien binnen %d dagen.") % kept["negen_van_tien"]]


def _after_half_a_year(kept: dict[str, Any], names: list[str]) -> list[str]:
    place = next((i for i, day in enumerate(kept["dagen"]) if day >= 180), None)
    if place is None:
        return []
    parts = [
        f"{name} {number(100 * share[place], 0)}%"
        for name, share in zip(names, kept["delen"], strict=True)
        if share[place] >= 0.005
    ]
    if not parts:
        return [_("Na een half jaar is nog niemand zover.")]
    said = [_("Na een half jaar: %(delen)s.") % {"delen": ", ".join(parts)}]
    low, high = kept["onder"][place], kept["boven"][place]
    if low is not None and high is not None:
        said.append(
            _("Samen waarschijnlijk tussen %(laag)s en %(hoog)s%%.")
            % {"laag": number(100 * low, 0), "hoog": number(100 * high, 0)}
        )
    return said


def _years(kept: dict[str, Any], route: str, names: list[str]) -> Sheet:
    columns = (
        _("Begonnen in"),
        _("Aantal"),
        _("Nog bezig"),
        _("Helft zover na (dagen)"),
        _("Negen van tien na (dagen)"),
        *[_("Klaar na %d dagen") % day for day in LOOK],
    )
    rows = [
        (
            str(year["jaar"]),
            year["aantal"],
            year["wacht"],
            *[_("niet bereikt") if year[k] is None else int(year[k]) for k in ("helft", "negen_van_tien")],
            *[_share(year["na"][str(day)]) for day in LOOK],
        )
        for year in kept["jaren"]
    ]  # fmt: skip
    return Sheet(_("Per jaar van begin"), columns, rows)


def _share(shares: list[float] | None) -> str:
    return "–" if shares is None else f"{number(100 * sum(shares), 0)}%"


def _curve(kept: dict[str, Any], names: list[str]) -> Sheet:
    columns = (_("Dagen"), *names, _("nog bezig"))
    rows = [
        (day, *[row[i] for row in kept["delen"]], round(1 - sum(r[i] for r in kept["delen"]), 4))
        for i, day in enumerate(kept["dagen"])
    ]
    return Sheet(_("Route"), columns, rows)
