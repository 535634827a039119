"""The sections of the report that somebody writes for, with the figures that go in."""

from dataclasses import dataclass

from wijkzicht.indicators import Indicator, catalogue
from wijkzicht.reports.outline import Outline, chapters
from wijkzicht.reports.texts import slug_of

FOREWORD = "Voorwoord"
_STORIES = "wat-zeggen-mensen-zelf"


@dataclass(frozen=True)
class Section:
    """A heading, what its own text is about, and its figures. `for_stories`: stories stand here."""

    slug: str
    title: str
    ask: str
    figures: tuple[Indicator, ...]
    for_stories: bool = False


def sections(kind: str) -> list[Section]:
    """The foreword and every chapter of a report over a `jaar` or `halfjaar`, in its order."""
    first = Section(slug_of(FOREWORD), FOREWORD, "waarom dit verslag er is, en voor wie", ())
    return [first, *(_section(chapter, kind) for chapter in chapters(kind))]


def _section(chapter: Outline, kind: str) -> Section:
    slug = slug_of(chapter.title)
    figures = tuple(catalogue()[code] for code in chapter.of(kind))
    return Section(slug, chapter.title, chapter.ask, figures, slug == _STORIES)
