"""The public pages. They read frozen publications and no other table, whoever asks."""

import json
from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from wijkzicht.register.verslagen import queries
from wijkzicht.register.verslagen.models import Bestand, Publicatie, Vorm
from wijkzicht.web.headers import kept_by_anyone
from wijkzicht.web.policy import open_to_all
from wijkzicht.web.verslag.views import as_download

LANGUAGES = ("nl", "en")
# In the order in which they are offered: to read, then to reckon with.
_READ = (Vorm.PDF, Vorm.DOCX, Vorm.HTML)
_DATA = (Vorm.CSV, Vorm.XLSX, Vorm.PARQUET, Vorm.ZIP)


def _public(view: Callable) -> Callable:
    """Open to all, in the language of the address, the same for everybody, kept by anybody."""

    @require_safe
    @open_to_all
    @wraps(view)
    def answer(request: HttpRequest, **kwargs) -> HttpResponse:
        asked = request.GET.get("taal")
        request.taal = asked if asked in LANGUAGES else LANGUAGES[0]
        with translation.override(request.taal):
            response = view(request, **kwargs)
        return kept_by_anyone(response, request.taal)

    return answer


@_public
def overzicht(request: HttpRequest) -> HttpResponse:
    """Every publication, newest first; those taken back say so."""
    return _page(request, "publiek/overzicht.html", {"publications": queries.publications()})


@_public
def verslag(request: HttpRequest, periode: str, nummer: int) -> HttpResponse:
    """One publication: summary, figures with their definition, and what can be downloaded."""
    publicatie = _publication(periode, nummer)
    if publicatie.ingetrokken_op:
        return _page(request, "publiek/ingetrokken.html", {"publicatie": publicatie}, status=410)
    frozen = json.loads(bytes(queries.public_file(publicatie, Vorm.JSON).inhoud))
    context = {"publicatie": publicatie, "report": frozen, "read": _READ, "data": _DATA}
    return _page(request, "publiek/verslag.html", context)


@_public
def bestand(request: HttpRequest, periode: str, nummer: int, vorm: str) -> HttpResponse:
    """One frozen file."""
    publicatie = _publication(periode, nummer)
    if publicatie.ingetrokken_op:
        return _page(request, "publiek/ingetrokken.html", {"publicatie": publicatie}, status=410)
    try:
        found = queries.public_file(publicatie, vorm)
    except Bestand.DoesNotExist:
        raise Http404 from None
    mark = f'"{found.sha256}"'
    if request.headers.get("If-None-Match") == mark:
        response = HttpResponseNotModified()
    else:
        response = as_download(publicatie, found)
    response["ETag"] = mark
    return response


def _page(request: HttpRequest, template: str, context: dict, status: int = 200) -> HttpResponse:
    around = {"taal": request.taal, "path": request.path}
    return render(request, template, {**around, **context}, status=status)


def _publication(periode: str, nummer: int) -> Publicatie:
    try:
        return queries.publication(periode, nummer)
    except Publicatie.DoesNotExist:
        raise Http404 from None
