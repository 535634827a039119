"""Which charts and tables the annual report holds, and from which figures."""

from wijkzicht.reports import charts, outline, words
from wijkzicht.reports.charts import Mark, Point
from wijkzicht.reports.model import Chart, Table
from wijkzicht.vocabulary.codelists import codelist
from wijkzicht.vocabulary.periods import period_of
from wijkzicht.vocabulary.published import published

_NATIONAL = "bereik.jeugdhulp_team.nl"


def reach(sheet) -> list[Chart]:
    """Young people with help and with a file, per half-year, against the national figure."""
    nl = published()[_NATIONAL]
    line = (nl.value, f"Nederland {words.number(nl.value, 1)}% ({nl.period}, {nl.source})")
    points = _series(sheet, {"B02": "met hulp", "B03": "met dossier"})
    made = charts.run(
        "bereik", "Jeugdigen met hulp en met een dossier, per halfjaar", "procent van alle jeugdigen",
        points, _marks(sheet, {"B02", "B03"}), line,
    )  # fmt: skip
    return [made] if made else []


def waiting(sheet) -> list[Chart]:
    """Days until half of the files had help, per half-year."""
    points = _series(sheet, {"T02": "helft geholpen"})
    title = "Dagen tot de helft hulp had, per halfjaar"
    made = charts.run("wachten", title, "dagen", points, _marks(sheet, {"T02"}))
    return [made] if made else []


def flow(sheet) -> list[Chart]:
    """Files opened and closed per half-year."""
    points = _series(sheet, {"N02": "geopend", "N03": "gesloten"})
    title = "Casussen geopend en gesloten, per halfjaar"
    made = charts.run("stroom", title, "casussen", points, _marks(sheet, {"N02", "N03"}))
    return [made] if made else []


def voices(sheet) -> list[Chart]:
    """What each voice says to each question, apart."""
    points = [
        _point(
            sheet, sheet.row(code, str(sheet.year), None, f"informant={informant}"), question, name
        )
        for code, question in outline.POLL.items()
        for informant, name in outline.VOICES.items()
    ]
    title = "Wat jongeren, ouders en andere volwassenen zeggen"
    made = charts.bars("stemmen", title, [point for point in points if point])
    return [made] if made else []


def grades(sheet) -> Table | None:
    """The mark by voice, with n and the interval."""
    rows = []
    for informant, name in outline.VOICES.items():
        row = sheet.row(outline.GRADE, str(sheet.year), None, f"informant={informant}")
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
        found = [sheet.row(code, str(sheet.year), team) for code in outline.TEAMS_SIDE_BY_SIDE]
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


def _series(sheet, names: dict[str, str]) -> list[Point]:
    periods = sorted({key[2] for key in sheet.rows if "-" in key[2]})
    found = [
        _point(sheet, sheet.row(code, period), period, name)
        for code, name in names.items()
        for period in periods
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
    )  # fmt: skip


def _marks(sheet, codes: set[str]) -> list[Mark]:
    labels = codelist("gebeurtenis_soort")
    known = {labels.label(code, "nl") for code in labels.codes}
    return [
        Mark(period_of("halfjaar", event.start).name, event.start, event.kind.lower())
        for event in sheet.happened
        if event.touches & codes and event.kind in known
    ]
