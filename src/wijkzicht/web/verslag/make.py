"""Makes a report that was asked for: extract, compute, lay beside what was published, write. For the worker."""

import hashlib
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

import psycopg
from django.conf import settings

from wijkzicht.dataset.faults import Unreadable, sentence
from wijkzicht.dataset.read import open_basisset
from wijkzicht.extraction.basisset import extract
from wijkzicht.indicators import catalogue
from wijkzicht.indicators.engine import TOTAL
from wijkzicht.indicators.rows import Row
from wijkzicht.register.leren.models import Verhaal
from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.register.verslagen import actions, queries
from wijkzicht.register.verslagen.actions import Made
from wijkzicht.register.verslagen.models import Stand, Verslag, Vorm
from wijkzicht.register.walls.rights import as_medewerker
from wijkzicht.reports.annual import NotPossible, period_report
from wijkzicht.reports.package import pack, shared_rows
from wijkzicht.reports.publication import key
from wijkzicht.reports.released import Beside, Release
from wijkzicht.reports.sheet import FORMS, Sheet
from wijkzicht.reports.texts import read_texts
from wijkzicht.reports.write import RENDERERS
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.vocabulary.periods import Period
from wijkzicht.web.verslag.document import document
from wijkzicht.web.verslag.ledger import on_screen, published
from wijkzicht.web.verslag.sections import sections
from wijkzicht.web.workplace import closed_folder

_PREFIX = "verslag-"
_UNKNOWN = "Er ging iets mis bij het maken. Probeer het opnieuw, of vraag beheer om hulp."
_EVERY = 0.5  # seconds between two steps that are told
Tell = Callable[[str], None]


def make(url: str, verslag_id: UUID, medewerker_id: UUID, today: date) -> None:
    """Make it in the name of who asked, whole or not at all; why it failed stands with it.

    `url`: the database as the role that extracts. Gone or done already: nothing happens. Raises
    what nobody foresaw, after writing down that it failed.
    """
    with as_medewerker(medewerker_id):
        verslag = Verslag.objects.filter(pk=verslag_id, stand=Stand.WACHTEND).first()
        by = Medewerker.objects.get(pk=medewerker_id)
        if verslag is None:
            return
        stories = list(verslag.verhalen.all())
    tell = _teller(verslag, medewerker_id)
    try:
        with closed_folder(_PREFIX) as folder:
            made = _made(url, Path(folder), verslag, stories, today, tell)
        with as_medewerker(medewerker_id):
            actions.keep(verslag=verslag, made=made, by=by)
    except Exception as problem:
        with as_medewerker(medewerker_id):
            actions.fail(verslag=queries.verslag(verslag_id), sentence=_why(problem), by=by)
        if _why(problem) == _UNKNOWN:
            raise


def _why(problem: Exception) -> str:
    if isinstance(problem, Unreadable):
        return sentence(problem.faults[0])
    if isinstance(problem, NotAllowed | NotPossible):
        return str(problem)
    if isinstance(problem, OSError):
        return "Er is geen plaats om te werken, of de map is dicht. Vraag beheer om hulp."
    return _UNKNOWN


def _teller(verslag: Verslag, medewerker_id: UUID) -> Tell:
    last = 0.0

    def tell(step: str) -> None:
        nonlocal last
        if time.monotonic() - last > _EVERY:
            with as_medewerker(medewerker_id):
                actions.progress(verslag=verslag, stap=step)
            last = time.monotonic()

    return tell


def _outside(url: str) -> list[Release]:
    """What people outside have, before this report: it is laid beside all of that."""
    with psycopg.connect(url) as register:
        return [on_screen(register), *published(register)]


def _made(
    url: str, folder: Path, verslag: Verslag, stories: list[Verhaal], today: date, tell: Tell
) -> Made:
    tell("gegevens ophalen")
    extract(url, folder / "basisset", today)
    basisset = open_basisset(folder / "basisset")
    period = Period.parse(verslag.periode)
    beside = Beside(_outside(url), settings.KLEINSTE)
    with basisset.connect() as con:
        report = period_report(
            basisset, con, period, None, _texts(folder / "teksten", verslag, stories),
            basisset.as_of(today), tell, close=beside,
        )  # fmt: skip
    files = {}
    for suffix, render in RENDERERS.items():
        tell(f"{suffix.removeprefix('.')} opmaken")
        files[suffix.removeprefix(".")] = render(report)
    rows = shared_rows(
        [row for row in beside.rows if row.groep == TOTAL], catalogue(), lambda *_: beside.closed
    )
    sheet = Sheet(report.title, Row._fields, [tuple(row) for row in rows])
    files |= {vorm: write(sheet) for vorm, (write, _) in FORMS.items()}
    files[Vorm.ZIP] = pack(
        rows, catalogue(), report.subtitle, period.kind, str(basisset.as_of(today))
    )
    files[Vorm.JSON] = document(report)
    return Made(
        bestanden={
            v: (hashlib.sha256(content).hexdigest(), content) for v, content in files.items()
        },
        cellen=[_cell(row, key(row) not in beside.closed) for row in beside.rows],
        meer_gesloten=dict(Counter(beside.because.values())),
        verhalen_erin=len(stories),
    )


def _cell(row: Row, shown: bool) -> dict:
    names = ("indicator", "groep", "periode", "dimensie", "teller", "noemer")
    definitie = catalogue()[row.indicator].definition_hash
    return {name: getattr(row, name) for name in names} | {"getoond": shown, "definitie": definitie}


def _texts(folder: Path, verslag: Verslag, stories: list[Verhaal]) -> list:
    """Own texts and stories as the files that a report reads."""
    folder.mkdir()
    for number, section in enumerate(sections(Period.parse(verslag.periode).kind)):
        parts = [verslag.teksten.get(section.slug, "")]
        parts += [_story(story) for story in stories] if section.for_stories else []
        text = "\n\n".join(filter(None, parts))
        if text:
            path = folder / f"{number:02}-{section.slug}.md"
            path.write_text(f"# {section.title}\n\n{text}\n", encoding="utf-8")
    return read_texts(folder)


def _story(story: Verhaal) -> str:
    lines = [f"> {line}" for line in story.tekst.splitlines()]
    return "\n".join([f"## {story.titel}", "", *lines, "", f"Verteld door: {story.verteld_door}."])
