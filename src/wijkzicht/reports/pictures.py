"""Which charts and tables a report holds, and from which figures."""

from wijkzicht.reports import charts, outline, words
from wijkzicht.reports.charts import Mark, Point
from wijkzicht.reports.courses import Sign, Spot, band_of, course
from wijkzicht.reports.model import Chart, Table
from wijkzicht.reports.series import FEWEST_FOR_LIMITS, UNSETTLED, Series, read, series
from wijkzicht.vocabulary.periods import period_of
from wijkzicht.vocabulary.published import TEAM_HELP_SOURCE, published, team_help_nl

_NATIONAL, _TOGETHER = "bereik.jeugdhulp_team.nl", "samenloop.alleen_team"
_DOSSIER = "Een dossier is nog geen hulp: zie hoe ver de twee uit elkaar liggen."
_LATEST = 4  # half-years in a picture that compares a few


def year(sheet) -> dict[str, list[Chart]]:
    """The charts of an annual report by chapter."""
    return {
        "wie-bereikten-we": _some(reach(sheet), away(sheet), index(sheet)),
        "hoe-snel-kregen-mensen-hulp": _some(run_of(sheet, "T02", "dagen")),
        "wat-deden-we-zelf-en-wat-niet": _some(together(sheet), flow(sheet)),
        "wat-zeggen-mensen-zelf": _some(voices(sheet)),
        "hoe-betrouwbaar-zijn-deze-cijfers": _some(run_of(sheet, "N01", "aanmeldingen")),
    }


def half(sheet) -> dict[str, list[Chart]]:
    """The charts of a half-yearly report: what moved, and what people say."""
    return {
        "wie-bereikten-we": _some(reach(sheet)),
        "hoe-snel-kregen-mensen-hulp": _some(run_of(sheet, "T02", "dagen")),
        "wat-zeggen-mensen-zelf": _some(voices(sheet)),
    }


def _some(*made: Chart | None) -> list[Chart]:
    return [chart for chart in made if chart]


def reach(sheet) -> Chart | None:
    """Young people with help and with a file, per half-year, against the national figure."""
    nl = published()[_NATIONAL]
    line = (nl.value, f"Nederland {words.number(nl.value, 1)}% ({nl.period}, {nl.source})")
    points = _series(sheet, {"B02": "met hulp", "B03": "met dossier"})
    said = (
        _DOSSIER,
        "De streeplijn is geen norm. Het landelijke cijfer telt alleen hulp, en veel gemeenten hebben "
        "geen team dat zelf helpt.",
    )
    return charts.run(
        "bereik", "Jeugdigen met hulp en met een dossier, per halfjaar", "procent van alle jeugdigen",
        points, _marks(sheet, {"B02", "B03"}), line, said=said,
    )  # fmt: skip


def away(sheet) -> Chart | None:
    """How far help and files lie from the national figure, in percentage points."""
    nl = published()[_NATIONAL]
    points = _series(sheet, {"B02": "met hulp", "B03": "met dossier"})
    latest = list(dict.fromkeys(p.label for p in points))[-_LATEST:]
    moved = [_less(point, nl.value) for point in points if point.label in latest]
    return charts.deviation(
        "verschil", f"Verschil met Nederland ({words.number(nl.value, 1)}%), per halfjaar",
        "procentpunt", moved, "Nederland",
        (
            "Wie dossiers telt als hulp, lijkt verder van Nederland te liggen dan wie hulp telt. Meer is "
            f"niet beter. Nederland: {nl.period}, {nl.source} {nl.section}.",
        ),
    )  # fmt: skip


def _less(point: Point, amount: float) -> Point:
    def moved(value: float | None) -> float | None:
        return None if value is None else value - amount

    value = moved(point.value)
    text = point.text if value is None else f"{value:+.1f}".replace(".", ",").replace("-", "−")
    return Point(point.label, point.series, value, moved(point.low), moved(point.high), text, point.n,
                 point.size)  # fmt: skip


def index(sheet) -> Chart | None:
    """Young people with help and with a file as an index, beside that of the Netherlands."""
    rows = {
        name: [row for period in _periods(sheet) if (row := sheet.row(code, period))]
        for code, name in {"B02": "met hulp", "B03": "met dossier"}.items()
    }
    nl = team_help_nl()
    usable = {
        name: {row.periode: row.teller for row in own if row.teller and sheet.open(row)}
        for name, own in rows.items()
    }
    begun = _begun(sheet)
    shared = [period for period in _periods(sheet) if all(period in own for own in usable.values())]
    shared = [period for period in shared if period not in begun]
    if not shared:
        return None
    base = next((period for period in shared if period in nl), shared[0])
    if base in nl:
        usable["Nederland"] = nl
    labels = [period for period in _periods(sheet) if period >= base]
    points = [
        _indexed(period, name, own[period], own[base])
        for name, own in usable.items()
        for period in labels
        if period in own
    ]
    counted = "; ".join(f"{name} {words.number(own[base])}" for name, own in usable.items())
    said = [f"In {base} staat alles op 100: {counted} jeugdigen."]
    said.append(
        f"Nederland: {TEAM_HELP_SOURCE}, alleen eerste halfjaren tot en met {max(nl)}, laatste voorlopig."
        if base in nl
        else f"CBS geeft voor deze perioden geen landelijk aantal ({TEAM_HELP_SOURCE} loopt tot en met {max(nl)})."
    )
    return charts.run(
        "index", f"Aantal jeugdigen sinds {base}, als index", "index", points,
        _marks(sheet, {"B02", "B03"}), (100.0, f"{base} = 100"), around=(80, 120), said=tuple(said),
    )  # fmt: skip


def _indexed(period: str, name: str, count: float, base: float) -> Point:
    value = 100 * count / base
    return Point(period, name, value, None, None, words.number(value), words.number(count), count)


def together(sheet) -> Chart | None:
    """Of young people with help of the team: who had other youth help beside it."""
    only, more = "alleen hulp van het team", "ook andere jeugdhulp of jeugdbescherming"
    points = []
    for row in (sheet.earlier("Z05"), sheet.now("Z05")):
        if point := _point(sheet, row, row.periode if row else "", only):
            points += _pair(point, more)
    known = published()[_TOGETHER]
    label = f"{known.population}, {known.period}"
    text = f"{words.number(known.value)}%"
    points += _pair(Point(label, only, known.value, None, None, text, "niet vermeld"), more)
    return charts.parts(
        "samenloop", "Hulp van het team, met of zonder andere jeugdhulp", points,
        (
            f"Onderaan staat een gemiddelde van elders ({known.source} {known.section}). Let op: "
            f"{known.caveat}.",
            "Andere hulp ernaast is niet goed of fout. Soms is dat wat een gezin nodig heeft.",
        ),
    ) if any(p.value is not None and p.label != label for p in points) else None  # fmt: skip


def _pair(point: Point, more: str) -> list[Point]:
    if point.value is None:
        return [point]
    rest, digits = 100 - point.value, 0 if point.value == int(point.value) else 1
    text = f"{words.number(rest, digits)}%"
    return [point, Point(point.label, more, rest, None, None, text, point.n, point.size)]


def flow(sheet) -> Chart | None:
    """Files opened and closed per half-year."""
    points = _series(sheet, {"N02": "geopend", "N03": "gesloten"})
    title = "Casussen geopend en gesloten, per halfjaar"
    return charts.run("stroom", title, "casussen", points, _marks(sheet, {"N02", "N03"}))


def run_of(sheet, code: str, unit: str) -> Chart | None:
    """The course of one figure per half-year: limits where there are points enough, and signals."""
    indicator = sheet.indicators[code]
    rows = [row for period in _periods(sheet) if (row := sheet.row(code, period))]
    shown = [row for row in rows if sheet.open(row)]
    if not shown:
        return None
    one = indicator.definition_hash
    found = series(indicator, read([{**row._asdict(), "definitie": one} for row in shown]),
                   _begun(sheet, code))  # fmt: skip
    flagged = set(found.flagged())
    spots = tuple(
        Spot(row.periode, row.waarde, row.onder, row.boven, sheet.text(raw), sheet.n(raw),
             _look(row, i in flagged, found))
        for i, (row, raw) in enumerate(zip(found.rows, shown, strict=True))
    )  # fmt: skip
    events = [event for event in sheet.happened if code in event.touches or not event.touches]
    signs = tuple(
        Sign(period_of("halfjaar", event.start).name, n) for n, event in enumerate(events, start=1)
    )
    title = f"{indicator.name.capitalize()}, per halfjaar"
    said = [*_read(found), *[f"▼ {n}: {e.sentence()}" for n, e in enumerate(events, start=1)]]
    described = " ".join([f"{title}.", *[f"{s.label}: {s.text}." for s in spots], *said])
    made = course(f"verloop-{code}", title, unit, described, spots, band_of(found), signs,
                  ("Periode", "Cijfer", "Over", "Grenzen"))  # fmt: skip
    if made is None:
        return None
    from dataclasses import replace

    return replace(made, said=tuple(said))


def _look(row, flagged: bool, found: Series) -> str:
    if row.status in UNSETTLED or row.periode == found.begun:
        return "voorlopig"
    return "signaal" if flagged else "gewoon"


def _read(found: Series) -> list[str]:
    """What the course says, and what it can't say."""
    said, periods = [], [found.rows[i].periode for i in found.settled]
    if found.limits is None:
        said.append(
            f"Er zijn {len(periods)} vaste punten. Dat is te weinig voor grenzen: daarvoor zijn er "
            f"{FEWEST_FOR_LIMITS} nodig."
        )
    elif not found.ruled:
        said.append(
            "Er zijn nog geen 12 punten. De grenzen zijn op proef en zeggen nog niets zeker."
        )
    else:
        said += [
            f"{periods[i]} ligt buiten de grenzen: dat komt zelden door toeval."
            for i in found.signals.outside
        ]
        if found.signals.shift:
            first, last = found.signals.shift[0], found.signals.shift[-1]
            said.append(
                f"Van {periods[first]} tot en met {periods[last]} liggen de punten aan één kant van het midden."
            )
        if not said:
            said.append("De punten schommelen zoals bij toeval te verwachten is.")
    if len(periods) < len(found.rows):
        said.append("Een open punt is voorlopig of gaat over een periode die niet heel is.")
    return said


def voices(sheet) -> Chart | None:
    """What each voice says to each question, apart."""
    points = [
        _point(sheet, sheet.now(code, None, f"informant={informant}"), question, name)
        for code, question in outline.POLL.items()
        for informant, name in outline.VOICES.items()
    ]
    title = "Wat jongeren, ouders en andere volwassenen zeggen"
    said = (
        "De streep door een staaf laat zien waar het percentage waarschijnlijk ligt. Overlappen twee "
        "strepen voor een groot deel, dan is het verschil niet zeker.",
    )
    return charts.bars("stemmen", title, [point for point in points if point], said)


def grades(sheet) -> Table | None:
    """The mark by voice, with n and the interval."""
    rows = []
    for informant, name in outline.VOICES.items():
        row = sheet.now(outline.GRADE, None, f"informant={informant}")
        if row is not None:
            shown = sheet.open(row)
            ends = words.interval(sheet.indicators[outline.GRADE], row) if shown else ""
            rows.append((name.capitalize(), sheet.text(row), ends, sheet.n(row)))
    header = ("Wie", "Rapportcijfer", "Onzekerheid", "Antwoorden")
    return Table("Rapportcijfer voor het team, per groep", header, tuple(rows)) if rows else None


def teams(sheet, names: dict[str, str]) -> Table | None:
    """Some figures of each team, in order of name. No order of value, ever."""
    if len(names) < 2:
        return None
    header = ("Team", *[sheet.indicators[code].name for code in outline.TEAMS_SIDE_BY_SIDE])
    rows = []
    for team, name in sorted(names.items(), key=lambda item: (item[1].casefold(), item[0])):
        found = [sheet.now(code, team) for code in outline.TEAMS_SIDE_BY_SIDE]
        if any(found):
            rows.append((name, *[_with_n(sheet, row) for row in found]))
    caption = "De teams naast elkaar, op naam. Wijken verschillen, dus dit is geen ranglijst."
    return Table(caption, header, tuple(rows))


def _with_n(sheet, row) -> str:
    if row is None or row.noemer is None or not sheet.open(row):
        return sheet.text(row)
    return f"{sheet.text(row)} ({sheet.n(row)})"


def log(sheet) -> Table | None:
    """What touched the registration, and which figures."""
    if not sheet.happened:
        return None
    rows = [
        (words.day(event.start), event.kind, event.text, ", ".join(sorted(event.touches)) or "alle")
        for event in sheet.happened
    ]
    header = ("Dag", "Soort", "Wat er gebeurde", "Raakt")
    return Table("Gebeurtenissen die cijfers raken", header, tuple(rows))


def _periods(sheet) -> list[str]:
    return sorted({key[2] for key in sheet.rows if "-" in key[2]})


def _begun(sheet, code: str = "") -> set[str]:
    """Half-years in which a registration began: they are not whole."""
    return {
        period_of("halfjaar", event.start).name
        for event in sheet.happened
        if event.code == "nieuw_systeem"
        and (not code or not event.touches or code in event.touches)
    }


def _series(sheet, names: dict[str, str]) -> list[Point]:
    found = [
        _point(sheet, sheet.row(code, period), period, name)
        for period in _periods(sheet)
        for code, name in names.items()
    ]
    return [point for point in found if point]


def _point(sheet, row, label: str, series: str) -> Point | None:
    if row is None:
        return None
    shown = sheet.open(row) and row.waarde is not None
    n = sheet.n(row)
    return Point(
        label, series,
        row.waarde if shown else None,
        row.onder if shown else None,
        row.boven if shown else None,
        sheet.text(row),
        n.rsplit(" ", 1)[-1] if shown and row.noemer is not None else ("telling" if shown else n),
        row.noemer if shown else None,
    )  # fmt: skip


def _marks(sheet, codes: set[str]) -> list[Mark]:
    return [
        Mark(period_of("halfjaar", event.start).name, event.start, event.kind.lower())
        for event in sheet.happened
        if event.touches & codes
    ]
