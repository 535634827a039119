"""The report of an organisation or a team over a year or half a year, as data."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from wijkzicht.dataset.read import Basisset
from wijkzicht.indicators import catalogue, compute
from wijkzicht.indicators.engine import TOTAL
from wijkzicht.indicators.rows import Row
from wijkzicht.reports import outline, pictures, words
from wijkzicht.reports.context import Event, compared_with, events, published_beside
from wijkzicht.reports.findings import RULE, findings
from wijkzicht.reports.model import Chapter, Figure, Report, Table
from wijkzicht.reports.publication import Close, hidden, key
from wijkzicht.reports.texts import Text, slug_of
from wijkzicht.vocabulary.periods import Period
from wijkzicht.vocabulary.published import sources
from wijkzicht.vocabulary.verslagen import report_name

_SERIES_YEARS = 6
_BEFORE = {"jaar": "Vorig jaar", "halfjaar": "Een jaar eerder"}


class NotPossible(ValueError):
    """A report that can't be made: the sentence says why and what to do."""


class Sheet:
    """Every row the report may use, and which of them are too small to show."""

    def __init__(
        self,
        rows: list[Row],
        group: str,
        period: Period,
        as_of: date,
        happened: list[Event],
        close: Close = hidden,
    ):
        self.indicators = catalogue()
        try:
            self.closed = close(rows, self.indicators)
        except ValueError:
            # So few people that a year and its halves can't be shown together: no series then.
            rows = [row for row in rows if row.periode in _asked(period)]
            self.closed = close(rows, self.indicators)
        self.rows = {key(row): row for row in rows}
        self.group, self.period, self.as_of, self.happened = group, period, as_of, happened
        self.before_called = _BEFORE[period.kind]
        self.used: dict[str, None] = {}
        self.left_out: set[tuple[str, ...]] = set()

    def row(
        self, code: str, period: str, group: str | None = None, dimension: str = ""
    ) -> Row | None:
        """The row, too small or not; None where the catalogue has none."""
        return self.rows.get((code, group or self.group, period, dimension))

    def now(self, code: str, group: str | None = None, dimension: str = "") -> Row | None:
        """The row of the period the report is about."""
        return self.row(code, self.period.name, group, dimension)

    def earlier(self, code: str) -> Row | None:
        """The row of the same period a year before."""
        return self.row(code, _a_year_before(self.period).name)

    def broken(self, code: str) -> Event | None:
        """An event since the period a year before, after which the figure is counted otherwise."""
        first = _a_year_before(self.period).start
        return next(
            (
                event
                for event in self.happened
                if event.code == "definitie"
                and first < event.start <= self.period.end
                and (not event.touches or code in event.touches)
            ),
            None,
        )

    def open(self, row: Row | None) -> bool:
        """Whether the row may be shown; one that may not is counted."""
        if row is None:
            return False
        if key(row) in self.closed:
            self.left_out.add(key(row))
            return False
        return True

    def text(self, row: Row | None) -> str:
        """The value as text, or why there is none."""
        if row is None:
            return words.NO_VALUE
        self.used[row.indicator] = None
        return words.value(self.indicators[row.indicator], row) if self.open(row) else words.TOO_FEW

    def n(self, row: Row | None) -> str:
        """What the row rests on; hidden with it."""
        if row is None or not self.open(row):
            return words.TOO_FEW
        return words.counted(self.indicators[row.indicator], row)

    def around(self, row: Row) -> str:
        """`88 van 202; tussen 36,9% en 50,5%`, for between brackets."""
        ends = words.interval(self.indicators[row.indicator], row).removeprefix("waarschijnlijk ")
        return "; ".join(part for part in (self.n(row), ends) if part)


def period_report(
    basisset: Basisset,
    con,
    period: Period,
    group: str | None,
    texts: list[Text],
    as_of: date,
    tell: Callable[[str], None] = lambda _: None,
    close: Close = hidden,
) -> Report:
    """
    The report over a year or half a year of one team, or of all of them with group None.

    The figures are those of `indicators`; what is too small to leave the organisation, over all
    teams and half-years together, is shown as too few; `close` decides that. Raises NotPossible for a team that is not
    there, a quarter, or a period without data.
    """
    if period.kind not in _BEFORE:
        raise NotPossible(
            f"Een verslag gaat over een jaar of een halfjaar, niet over {period.name}."
        )
    if period.start > as_of:
        raise NotPossible(f"{_said(period)} begint na de peildatum {words.day(as_of)}.")
    names = dict(con.execute("SELECT team_id, coalesce(naam, team_id) FROM team").fetchall())
    if group is not None and group not in names:
        raise NotPossible(
            f"Het team ‘{group}’ staat niet in de tabel team. Kies een team_id daaruit."
        )
    rows = _rows(basisset, con, period, as_of, tell)
    if group is None:  # a breakdown of a team is in nobody's report here
        rows = [row for row in rows if not row.dimensie or row.groep == TOTAL]
    happened = events(con, basisset.tables, group, _first_of_series(period), period.end)
    sheet = Sheet(rows, group or TOTAL, period, as_of, happened, close)
    tell("hoofdstukken maken")
    left = {text.slug: text for text in texts}
    first = findings(sheet, left)
    plans = outline.chapters(period.kind)
    chapters = [_chapter(sheet, plan, left.pop(slug_of(plan.title), None)) for plan in plans]
    own = [Chapter(text.slug, text.title, texts=text.blocks) for text in left.values()]
    front = [chapter for chapter in own if chapter.slug in ("voorwoord", "inleiding", "vooraf")]
    chapters = [*front, *chapters, *[chapter for chapter in own if chapter not in front]]
    tell("tekeningen maken")
    chapters = _with_pictures(sheet, chapters, names if group is None else {})
    organisation = _organisation(con, basisset)
    return Report(
        title=report_name(period),
        subtitle=names[group] if group else organisation,
        period=f"{words.day(period.start)} tot en met {words.day(period.end)}",
        before=sheet.before_called,
        as_of=words.day(as_of),
        source=basisset.descriptor["bron"] or "",
        findings=first,
        chapters=tuple(chapters),
        definitions=_definitions(sheet),
        sources=_sources(chapters),
        hidden=len(sheet.left_out),
        notes=tuple(_notes(sheet)),
    )


def _a_year_before(period: Period) -> Period:
    return period.previous() if period.kind == "jaar" else period.previous().previous()


def _asked(period: Period) -> set[str]:
    """The period itself and the one beside it."""
    return {period.name, _a_year_before(period).name}


def _said(period: Period) -> str:
    return f"Het jaar {period.name}" if period.kind == "jaar" else f"Het halfjaar {period.name}"


def _first_of_series(period: Period) -> date:
    return date(period.end.year - _SERIES_YEARS + 1, 1, 1)


def _rows(basisset: Basisset, con, period: Period, as_of: date, tell) -> list[Row]:
    common = {"as_of": as_of, "coverage": basisset.descriptor["dekking"], "tell": tell}
    last, known = period.end, _first_day(con, basisset.tables)
    if known > last:
        raise NotPossible(
            f"Er zijn geen gegevens over {period.name}: zij beginnen op {words.day(known)}."
        )
    asked = compute(
        con, basisset.tables, per=("team", period.kind), only=outline.codes(),
        first=max(known, _a_year_before(period).start), last=last, **common,
    )  # fmt: skip
    halves = compute(
        con, basisset.tables, per=("team", "halfjaar"), only=outline.SERIES,
        first=max(known, _first_of_series(period)), last=last, **common,
    )  # fmt: skip
    return list({key(row): row for row in (*asked, *halves)}.values())


def _first_day(con, present) -> date:
    """The first day that anything is known of: before it there is nothing, not zero."""
    columns = {
        "aanmelding": "datum",
        "casus": "geopend",
        "contact": "datum",
        "hulptraject": "start",
    }
    days = [
        f"SELECT min({column}) AS day FROM {table}"
        for table, column in columns.items()
        if table in present
    ]
    found = con.execute(f"SELECT min(day) FROM ({' UNION ALL '.join(days)})") if days else None
    day = found.fetchone()[0] if found else None
    if day is None:
        raise NotPossible("In deze set staan geen aanmeldingen, casussen of contacten.")
    return day


def _organisation(con, basisset: Basisset) -> str:
    if "organisatie" not in basisset.tables:
        return "Alle teams samen"
    names = con.execute("SELECT naam FROM organisatie WHERE naam IS NOT NULL ORDER BY 1").fetchall()
    return ", ".join(name for (name,) in names) or "Alle teams samen"


def figure(sheet: Sheet, code: str, front: bool = False) -> Figure:
    """One figure of the period with all that stands beside it."""
    indicator = sheet.indicators[code]
    row, before = sheet.now(code), sheet.earlier(code)
    shown = sheet.open(row)
    notes = [row.toelichting] if row and row.status != "ok" and row.toelichting else []
    if row and not shown:
        notes.append("Het gaat om zo weinig mensen dat iemand herkenbaar kan zijn.")
    first = _a_year_before(sheet.period).start
    notes += [
        f"In de registratie: {event.sentence()}"
        for event in sheet.happened
        if code in event.touches and (event.end or event.start) >= first
    ]
    earlier = sheet.text(before) if before else ""
    if row and shown:
        hide = before is not None and not sheet.open(before)
        earlier = compared_with(indicator, row, before, hide, sheet.broken(code))
    value, unit = sheet.text(row), outline.UNITS.get(code)
    made = Figure(
        code=code,
        name=indicator.name,
        question=indicator.vraag,
        meaning=indicator.uitleg,
        value=f"{value} {unit}" if unit and shown and row.waarde is not None else value,
        interval=words.interval(indicator, row) if shown else "",
        n=sheet.n(row) if (row and row.noemer is not None) or shown else "geen telling",
        unknown=words.unknown(row) if shown else "niet getoond",
        period=sheet.period.name,
        before=earlier or "geen cijfer",
        as_of=words.day(sheet.as_of),
        definition=indicator.definition,
        version=indicator.version,
        elsewhere=published_beside(indicator, sheet.period.kind),
        notes=tuple(notes),
    )
    made = replace(made, behind=_behind(sheet, made, row))
    return replace(made, front=_beside(sheet, made, row)) if front else made


def _beside(sheet: Sheet, made: Figure, row: Row | None) -> tuple[tuple[str, str], ...]:
    """What a reader needs next to the value; the rest stands in the back."""
    found = []
    if row is not None and sheet.open(row) and row.noemer is not None:
        part = "" if not row.onbekend else f"; van {made.unknown} niet bekend"
        found.append(("Geteld", f"{made.n.removeprefix('over ')}{part}"))
    found.append((sheet.before_called, made.before))
    found += [
        ("Elders, geen norm", f"{e.text}. {e.source}.{f' Let op: {e.caveat}.' if e.caveat else ''}")
        for e in made.elsewhere[:1]
    ]
    return tuple(found)


def _behind(sheet: Sheet, made: Figure, row: Row | None) -> str:
    counted = ""
    if row is not None and sheet.open(row) and row.noemer is not None:
        counted = f"Geteld: {made.n.removeprefix('over ')}. "
    return f"{counted}Onbekend: {made.unknown}. {sheet.before_called}: {made.before}."


def _chapter(sheet: Sheet, plan: outline.Outline, text: Text | None) -> Chapter:
    figures = [
        figure(sheet, code, code in plan.front)
        for code in plan.of(sheet.period.kind)
        if not (sheet.indicators[code].totaal_only and sheet.group != TOTAL)
    ]
    missing = f"Hier hoort een eigen tekst: {plan.ask}. Die is niet aangeleverd."
    return Chapter(
        slug=slug_of(plan.title),
        title=plan.title,
        lead=plan.lead,
        figures=tuple(figures),
        texts=text.blocks if text else (),
        text_missing="" if text else missing,
    )


def _with_pictures(sheet: Sheet, chapters: list[Chapter], names: dict[str, str]) -> list[Chapter]:
    made = pictures.half(sheet) if sheet.period.kind == "halfjaar" else pictures.year(sheet)
    tables = {
        "wie-bereikten-we": pictures.teams(sheet, names),
        "wat-zeggen-mensen-zelf": pictures.grades(sheet),
        slug_of(outline.TRUST): pictures.log(sheet),
    }
    return [
        replace(
            chapter,
            charts=tuple(made.get(chapter.slug, ())),
            tables=tuple(table for table in [tables.get(chapter.slug)] if table),
        )
        for chapter in chapters
    ]


def _definitions(sheet: Sheet) -> Table:
    rows = [
        (code, i.name, i.uitleg, f"{i.version} · {i.definition_hash}")
        for code in sorted(sheet.used)
        if (i := sheet.indicators[code])
    ]
    header = ("Code", "Naam", "Wat het telt", "Versie en kenmerk")
    return Table("Code, naam en definitie van elk cijfer", header, tuple(rows))


def _sources(chapters: list[Chapter]) -> tuple[str, ...]:
    used = {
        beside.source.partition(" ")[0]
        for chapter in chapters
        for one in chapter.figures
        for beside in one.elsewhere
    }
    return tuple(f"{name}: {title}." for name, title in sources().items() if name in used)


def _notes(sheet: Sheet) -> list[str]:
    notes = [
        "‘Tussen’: daar ligt het echte percentage in 95 van de 100 gevallen. Hoe minder "
        "mensen, hoe verder de grenzen uit elkaar.",
        "2025-H1 is de eerste helft van 2025, en 2025-H2 de tweede.",
        "Cijfers van elders zijn context. Zij zijn geen norm, en vaak anders geteld.",
        f"‘{words.TOO_FEW.capitalize()}’: het cijfer gaat over zo weinig mensen dat iemand herkenbaar kan "
        "zijn, of een ander cijfer zou dat verraden. Het is nooit nul.",
        RULE,
    ]
    if sheet.period.kind == "halfjaar":
        notes.append(
            "Een halfjaar vergelijken we met hetzelfde halfjaar een jaar eerder, want in de zomer "
            "gebeurt er minder."
        )
    return notes
