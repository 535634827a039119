"""Taking back what was just done on the board."""

import time

from django.http import HttpRequest

from wijkzicht.register.aanmeldingen.models import Aanmelding

UNDO_SECONDS = 10


def remember(request: HttpRequest, row: Aanmelding, text: str, back: dict) -> None:
    """What was done, and how it is taken back (`wat` empty: not any more)."""
    undo = {"key": str(row.pk), "versie": row.versie, "tekst": text, "tot": time.time()}
    request.session["terug"] = {**back, **undo}


def offered(request: HttpRequest) -> dict | None:
    """How the last move is taken back, while that is offered."""
    undo = request.session.pop("terug", None)
    return undo if undo and time.time() - undo["tot"] < UNDO_SECONDS else None
