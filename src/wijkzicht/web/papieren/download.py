"""A file to save: never shown or run by the browser as a page of ours."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def download(inhoud: bytes, naam: str, kind: str) -> HttpResponse:
    """The answer with the file. `nosniff` comes from Django's own middleware."""
    answer = HttpResponse(inhoud, content_type=kind)
    answer["Content-Disposition"] = content_disposition_header(True, naam)
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
