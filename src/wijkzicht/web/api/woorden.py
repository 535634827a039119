"""Definitions and code lists: public, so without a key."""

from django.http import Http404
from ninja import Router

from wijkzicht.indicators import Indicator, catalogue
from wijkzicht.vocabulary import codelists
from wijkzicht.web.api.shapes import CodeListShape, IndicatorShape, Problem

router = Router(tags=["woorden"])


def _card(item: Indicator) -> dict:
    return {
        "code": item.code,
        "naam": item.name,
        "soort": item.kind.value,
        "hoofdstuk": item.chapter,
        "vraag": item.vraag,
        "uitleg": item.uitleg,
        "definitie": item.definition,
        "definitie_hash": item.definition_hash,
        "versie": item.version,
    }


@router.get("/indicatoren", response=list[IndicatorShape], summary="Indicatoren")
def indicatoren(request):
    """The whole catalogue, by code."""
    return [_card(item) for item in catalogue().values()]


@router.get(
    "/indicatoren/{code}", response={200: IndicatorShape, 404: Problem}, summary="Een indicator"
)
def indicator(request, code: str):
    """One definition."""
    found = catalogue().get(code)
    if found is None:
        raise Http404("Deze indicator is er niet. Vraag /indicatoren voor de lijst.")
    return _card(found)


@router.get("/codelijsten", response=list[str], summary="Codelijsten")
def lijsten(request):
    """The names of the code lists."""
    return codelists.names()


@router.get(
    "/codelijsten/{naam}", response={200: CodeListShape, 404: Problem}, summary="Een codelijst"
)
def lijst(request, naam: str):
    """One code list with its words."""
    if naam not in codelists.names():
        raise Http404("Deze lijst is er niet. Vraag /codelijsten voor de namen.")
    found = codelists.codelist(naam)
    codes = [{"code": code, **found.labels[code]} for code in found.codes]
    return {"naam": naam, "bron": found.source, "codes": codes}
