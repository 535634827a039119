"""What the interface gives and takes. The names of a figure are those of the contract."""

import datetime
from typing import Annotated

from ninja import Field, Schema

from wijkzicht.register.cijfers.policies import TOTAL

# Letters, digits and dashes: all that a key, a code or a period holds.
Name = Annotated[str, Field(pattern="^[0-9A-Za-z-]{1,60}$")]


class Problem(Schema):
    """What went wrong, by RFC 9457: `detail` says what to do."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[str] = []


class Code(Schema):
    """A code with its words in two languages."""

    code: str
    nl: str
    en: str


class CodeListShape(Schema):
    """A code list with where it comes from."""

    naam: str
    bron: str
    codes: list[Code]


class IndicatorShape(Schema):
    """The definition of a figure."""

    code: str
    naam: str
    soort: str
    hoofdstuk: str
    vraag: str
    uitleg: str
    definitie: str
    definitie_hash: str
    versie: str


class GroupShape(Schema):
    """A group of which the asker may see figures; `sleutel` is the value of `groep` in a figure."""

    sleutel: str
    naam: str


class FigureQuestion(Schema):
    """Which figures somebody wants."""

    groep: Name = Field(TOTAL, description="Sleutel van een groep.")
    indicator: list[Name] = Field([], description="Codes; leeg: alle.", max_length=200)
    periode: list[Name] = Field([], description="Zoals 2026-H1; leeg: alle.", max_length=200)
    pagina: int = Field(1, ge=1, le=100_000)


class FigureShape(Schema):
    """A figure, never without what is needed to trust it. An empty `waarde` is unknown, not nought."""

    indicator: str
    groep: str
    periode: str
    dimensie: str
    teller: float | None
    noemer: float | None
    waarde: float | None
    onder: float | None
    boven: float | None
    onbekend: float | None
    status: str
    toelichting: str
    definitie: str
    peildatum: datetime.date
    berekend_op: datetime.datetime


class FigurePage(Schema):
    """A page of figures in the contract's order. `volgende`: the number of the next page, if any."""

    aantal: int = Field(description="Figures in all, over all pages.")
    volgende: int | None
    cijfers: list[FigureShape]
