"""What a report is before anybody renders it: figures, texts, charts and caveats."""

from dataclasses import dataclass, field

from wijkzicht.reports.sheet import Sheet


@dataclass(frozen=True)
class Elsewhere:
    """A published figure beside ours. Never a norm. `text`: value, what it is, where and when."""

    text: str
    source: str
    caveat: str


@dataclass(frozen=True)
class Figure:
    """
    One figure in its context. All parts are Dutch text, ready to read.

    `front`: what stands beside it in its chapter, a label and a text each; empty for a figure
    that is in the back only. `behind`: all that stands beside it in the back, in one line. Raises ValueError without n, unknown, period, definition or day: a bare number does not leave.
    """

    code: str
    name: str
    question: str
    meaning: str
    value: str
    interval: str
    n: str
    unknown: str
    period: str
    before: str
    as_of: str
    definition: str
    version: str
    elsewhere: tuple[Elsewhere, ...] = ()
    notes: tuple[str, ...] = ()
    front: tuple[tuple[str, str], ...] = ()
    behind: str = ""

    def __post_init__(self) -> None:
        needed = {
            "n": self.n,
            "unknown": self.unknown,
            "period": self.period,
            "as_of": self.as_of,
            "definition": self.definition,
            "version": self.version,
        }
        missing = [name for name, text in needed.items() if not text]
        if missing:
            raise ValueError(f"{self.code}: a figure without {', '.join(missing)} is not shown.")


@dataclass(frozen=True)
class Table:
    """A table with a caption; every cell is text, the first of a row names it."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Chart:
    """
    A chart as SVG. `description` says what it shows; `table` holds the same figures as text.

    `numbers`: the same figures as numbers, for a file. `said`: what to read in it, in sentences.
    """

    key: str
    title: str
    description: str
    svg: str
    table: Table
    numbers: Sheet | None = None
    said: tuple[str, ...] = ()


@dataclass(frozen=True)
class Run:
    """A piece of text in one style: empty, `strong` or `emph`."""

    text: str
    style: str = ""


@dataclass(frozen=True)
class Block:
    """A paragraph, `bullet`, `quote` or `heading` of somebody's own text."""

    kind: str
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Chapter:
    """A chapter: what it asks, figures that are read together, charts, own texts."""

    slug: str
    title: str
    lead: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()
    texts: tuple[Block, ...] = ()
    text_missing: str = ""


@dataclass(frozen=True)
class Findings:
    """A few sentences under one heading, with an own text, or the sentence that it is missing."""

    title: str
    sentences: tuple[str, ...] = ()
    texts: tuple[Block, ...] = ()
    text_missing: str = ""


@dataclass(frozen=True)
class Report:
    """
    A whole report. `findings`: what a reader may stop after. `notes`: how to read the figures.

    `before`: what the period before is called (`Vorig jaar`). `hidden`: how many figures are not
    shown because they are too small.
    """

    title: str
    subtitle: str
    period: str
    before: str
    as_of: str
    source: str
    findings: tuple[Findings, ...]
    chapters: tuple[Chapter, ...]
    definitions: Table
    sources: tuple[str, ...]
    hidden: int
    notes: tuple[str, ...] = field(default=())

    @property
    def summary(self) -> tuple[str, ...]:
        """The sentences of the findings in one list."""
        return tuple(sentence for found in self.findings for sentence in found.sentences)
