"""What the interface gives and takes. The names of a figure are those of the contract."""

import datetime
from typing import Annotated

from ninja import Field, Schema

from wijkzicht.register.cijfers.policies import TOTAL
from wijkzicht.register.inbreng.policies import LONGEST

# Letters, digits and dashes: all that a key, a code or a period holds.
Name = Annotated[str, Field(pattern="^[0-9A-Za-z-]{1,60}$")]

TEXT, LINE = r"^[^\x00]*\w[^\x00]*$", r"^[^\x00]*$"
POSTCODE, PHONE = r"^([1-9][0-9]{3}( ?[A-Za-z]{2})?)?$", r"^\+?[0-9]{9,15}$"


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


def _told(description: str, most: int, pattern: str = TEXT) -> dict:
    """What the description promises to take; the form behind it refuses, with a Dutch sentence."""
    return {
        "description": description,
        "json_schema_extra": {"maxLength": most, "pattern": pattern},
    }


class Question(Schema):
    """A question of a resident, as the page `/hulp-vragen/` asks it. Nothing of it is given back."""

    vraag: str = Field(**_told("In de eigen woorden van de inwoner.", LONGEST))
    bereikbaar: str = Field(**_told("Telefoonnummer of e-mailadres dat veilig is.", 120))
    wanneer: str = Field("", **_told("Wanneer bellen of schrijven veilig is.", 160, LINE))
    stil_thuis: bool | None = Field(None, description="Mag thuis niemand dit weten?")
    crisis: bool | None = Field(None, description="Is er nu iemand niet veilig?")
    naam: str = Field("", **_told("Hoe de inwoner genoemd wil worden.", 100, LINE))
    postcode: str = Field("", **_told("Zo vindt de vraag het team.", 10, POSTCODE))
    leeftijd: int | None = Field(
        None, ge=0, le=17, description="Alleen als een kind of jongere zelf vraagt."
    )


class Receipt(Schema):
    """That it came in. With the code the resident sees how it stands, and nothing of the content."""

    code: str
    team: str
    stand: str = Field(description="Adres waar de inwoner de code invult.")


class Caller(Schema):
    """Who calls. The number stands in the body, so never in an address or its log."""

    nummer: str = Field(**_told("Zoals 0612345678 of +31612345678.", 16, PHONE))


class Known(Schema):
    """Whether the team has a household with this number, and where a colleague opens it.

    Nothing of the household itself. A confidential one is not known here.
    """

    bekend: bool
    openen: list[str] = Field(description="Adressen; wie daar mag lezen, leest daar.")


class FigurePage(Schema):
    """A page of figures in the contract's order. `volgende`: the number of the next page, if any."""

    aantal: int = Field(description="Figures in all, over all pages.")
    volgende: int | None
    cijfers: list[FigureShape]
