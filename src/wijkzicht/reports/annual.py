"""The annual report of an organisation or a team, as data."""

from collections.abc import Callable
from datetime import date

from wijkzicht.dataset.read import Basisset
from wijkzicht.indicators import catalogue, compute
from wijkzicht.indicators.engine import TOTAL
from wijkzicht.indicators.rows import Row
from wijkzicht.reports import outline, pictures, words
from wijkzicht.reports.context import Event, compared_with, events, published_beside
from wijkzicht.reports.model import Chapter, Figure, Report, Table
from wijkzicht.reports.publication import Close, hidden, key
from wijkzicht.reports.texts import Text, slug_of

_SERIES_YEARS = 3


class NotPossible(ValueError):
    """A report that can't be made: the sentence says why and what to do."""


class Sheet:
    """Every row the report may use, and which of them are too small to show."""

    def __init__(
        self, rows: list[Row], group: str, year: int, as_of: date, happened: list[Event],
        close: Close = hidden,
    ):  # fmt: skip
        self.rows = {key(row): row for row in rows}
        self.indicators = catalogue()
        self.closed = close(rows, self.indicators)
        self.group, self.year, self.as_of, self.happened = group, year, as_of, happened
        self.used: dict[str, None] = {}
        self.left_out: set[tuple[str, ...]] = set()

    def row(
        self, code: str, period: str, group: str | None = None, dimension: str = ""
    ) -> Row | None:
        """The row, too small or not; None where the catalogue has none."""
        return self.rows.get((code, group or self.group, period, dimension))

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


def annual_report(
    basisset: Basisset,
    con,
    year: int,
    group: str | None,
    texts: list[Text],
    as_of: date,
    tell: Callable[[str], None] = lambda _: None,
    close: Close = hidden,
) -> Report:
    """
    The report over `year` of one team, or of all of them together with group None.

    The figures are those of `indicators`; what is too small to leave the organisation, over all
    teams and half-years together, is shown as too few; `close` decides that. Raises NotPossible for
    a team that is not there or a year without data.
    """
    if date(year, 1, 1) > as_of:
        raise NotPossible(f"Het jaar {year} begint na de peildatum {words.day(as_of)}.")
    names = dict(con.execute("SELECT team_id, coalesce(naam, team_id) FROM team").fetchall())
    if group is not None and group not in names:
        raise NotPossible(
            f"Het team ‘{group}’ staat niet in de tabel team. Kies een team_id daaruit."
        )
    rows = _rows(basisset, con, year, as_of, tell)
    if group is None:  # a breakdown of a team is in nobody's report here
        rows = [row for row in rows if not row.dimensie or row.groep == TOTAL]
    first = date(year - _SERIES_YEARS + 1, 1, 1)
    happened = events(con, basisset.tables, group, first, date(year, 12, 31))
    sheet = Sheet(rows, group or TOTAL, year, as_of, happened, close)
    tell("hoofdstukken maken")
    left = {text.slug: text for text in texts}
    chapters = [
        _chapter(sheet, plan, left.pop(slug_of(plan.title), None)) for plan in outline.CHAPTERS
    ]
    own = [Chapter(text.slug, text.title, texts=text.blocks) for text in left.values()]
    front = [chapter for chapter in own if chapter.slug in ("voorwoord", "inleiding", "vooraf")]
    chapters = [*front, *chapters, *[chapter for chapter in own if chapter not in front]]
    chapters = _with_pictures(sheet, chapters, names if group is None else {})
    organisation = _organisation(con, basisset)
    return Report(
        title=f"Jaarverslag {year}",
        subtitle=names[group] if group else organisation,
        period=f"1 januari tot en met 31 december {year}",
        as_of=words.day(as_of),
        source=basisset.descriptor["bron"] or "",
        summary=tuple(_summary(sheet)),
        chapters=tuple(chapters),
        definitions=_definitions(sheet),
        hidden=len(sheet.left_out),
        notes=tuple(_notes(sheet, year)),
    )


def _rows(basisset: Basisset, con, year: int, as_of: date, tell) -> list[Row]:
    common = {"as_of": as_of, "coverage": basisset.descriptor["dekking"], "tell": tell}
    last, known = date(year, 12, 31), _first_day(con, basisset.tables)
    if known > last:
        raise NotPossible(f"Er zijn geen gegevens over {year}: zij beginnen op {words.day(known)}.")
    years = compute(
        con, basisset.tables, per=("team", "jaar"), only=outline.codes(),
        first=max(known, date(year - 1, 1, 1)), last=last, **common,
    )  # fmt: skip
    halves = compute(
        con, basisset.tables, per=("team", "halfjaar"), only=outline.SERIES,
        first=max(known, date(year - _SERIES_YEARS + 1, 1, 1)), last=last, **common,
    )  # fmt: skip
    return [*years, *halves]


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


def figure(sheet: Sheet, code: str) -> Figure:
    """One figure of the year with all that stands beside it."""
    indicator, period = sheet.indicators[code], str(sheet.year)
    row, before = sheet.row(code, period), sheet.row(code, str(sheet.year - 1))
    shown = sheet.open(row)
    notes = [row.toelichting] if row and row.status != "ok" and row.toelichting else []
    if row and not shown:
        notes.append("Het gaat om zo weinig mensen dat iemand herkenbaar kan zijn.")
    notes += [
        f"In de registratie: {event.sentence()}"
        for event in sheet.happened
        if code in event.touches and (event.end or event.start).year >= sheet.year - 1
    ]
    earlier = compared_with(indicator, row, before, not sheet.open(before)) if row and shown else ""
    if row and not shown:
        earlier = sheet.text(before)
    return Figure(
        code=code,
        name=indicator.name,
        question=indicator.vraag,
        meaning=indicator.uitleg,
        value=sheet.text(row),
        interval=words.interval(indicator, row) if shown else "",
        n=sheet.n(row) if (row and row.noemer is not None) or shown else "geen telling",
        unknown=words.unknown(row) if shown else "niet getoond",
        period=period,
        before=earlier or "geen cijfer van het jaar ervoor",
        as_of=words.day(sheet.as_of),
        definition=indicator.definition,
        version=indicator.version,
        elsewhere=published_beside(indicator),
        notes=tuple(notes),
    )


def _chapter(sheet: Sheet, plan: outline.Outline, text: Text | None) -> Chapter:
    missing = f"Hier hoort een eigen tekst: {plan.ask}. Die is niet aangeleverd."
    figures = []
    for code in plan.codes:
        indicator = sheet.indicators[code]
        if not (indicator.totaal_only and sheet.group != TOTAL):
            figures.append(figure(sheet, code))
    return Chapter(
        slug=slug_of(plan.title),
        title=plan.title,
        lead=plan.lead,
        figures=tuple(figures),
        texts=text.blocks if text else (),
        text_missing="" if text else missing,
    )


def _with_pictures(sheet: Sheet, chapters: list[Chapter], names: dict[str, str]) -> list[Chapter]:
    from dataclasses import replace

    made = {
        "wie-bereikten-we": pictures.reach(sheet),
        "hoe-snel-kregen-mensen-hulp": pictures.waiting(sheet),
        "wat-deden-we-zelf-en-wat-niet": pictures.flow(sheet),
        "wat-zeggen-mensen-zelf": pictures.voices(sheet),
    }
    tables = {
        "wie-bereikten-we": pictures.teams(sheet, names),
        "wat-zeggen-mensen-zelf": pictures.grades(sheet),
        "hoe-betrouwbaar-zijn-deze-cijfers": pictures.log(sheet),
    }
    return [
        replace(
            chapter,
            charts=tuple(made.get(chapter.slug, ())),
            tables=tuple(table for table in [tables.get(chapter.slug)] if table),
        )
        for chapter in chapters
    ]


def _summary(sheet: Sheet) -> list[str]:
    """A few sentences a reader can stop after. No judgement: that is for people."""

    def said(code: str) -> str:
        return sheet.text(sheet.row(code, str(sheet.year)))

    def ranged(code: str) -> str:
        row = sheet.row(code, str(sheet.year))
        text = words.interval(sheet.indicators[code], row) if sheet.open(row) else ""
        return f"{said(code)} ({text})" if text else said(code)

    return [
        f"Huishoudens in contact met het team: {said('B01')}.",
        f"Jeugdigen met hulp van het team zelf: {ranged('B02')} van alle inwoners tot 23 jaar. "
        f"Met een dossier in het gezin: {ranged('B03')}.",
        f"De helft van de gezinnen had hulp binnen {said('T02')} na het openen van de casus.",
        f"Gesloten casussen zonder specialistische jeugdhulp: {ranged('Z02')}. "
        f"Terug binnen een jaar: {ranged('Z07')}.",
        f"Doelen die bekeken zijn: {ranged('D03')}. Van die doelen behaald: {ranged('D04')}.",
        f"Jongeren die vinden dat zij meebeslissen: {ranged('V05')}. Ouders: {ranged('V06')}. "
        f"Van de uitnodigingen is {said('V10')} beantwoord.",
    ]


def _definitions(sheet: Sheet) -> Table:
    rows = [
        (code, i.name, i.uitleg, f"{i.version} · {i.definition_hash}")
        for code in sorted(sheet.used)
        if (i := sheet.indicators[code])
    ]
    header = ("Code", "Naam", "Wat het telt", "Versie en kenmerk")
    return Table("Alle cijfers in dit verslag", header, tuple(rows))


def _notes(sheet: Sheet, year: int) -> list[str]:
    notes = [
        "Bij elk percentage staat tussen welke grenzen het waarschijnlijk ligt (95 procent). "
        "Hoe minder mensen, hoe verder de grenzen uit elkaar.",
        "Cijfers van elders staan erbij als context. Zij zijn geen norm, en vaak net anders geteld.",
        f"‘{words.TOO_FEW.capitalize()}’ betekent dat een cijfer over zo weinig mensen gaat dat iemand "
        "herkenbaar kan zijn, of dat een ander cijfer zo is uit te rekenen. Het is nooit nul.",
        "Een verschil met vorig jaar zegt niet waardoor het komt.",
    ]
    if sheet.as_of < date(year, 12, 31):
        notes.append(f"Het jaar is niet voorbij: gegevens tot en met {words.day(sheet.as_of)}.")
    return notes
