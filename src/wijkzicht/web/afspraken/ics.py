"""An appointment as a file for a calendar (RFC 5545). Without a choice it says only 'Afspraak'."""

from datetime import UTC, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from wijkzicht.register.afspraken.models import Afspraak

MINUTES = 60  # when nothing was said about how long it takes


def calendar(afspraak: Afspraak, *, plaats: bool, gezin: bool, onderwerp: bool) -> bytes:
    """The file. Without an hour it is an event of the whole day."""
    title = [_("Afspraak")]
    title += [afspraak.huishouden.naam] if gezin else []
    title += [afspraak.onderwerp] if onderwerp and afspraak.onderwerp else []
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Wijkzicht//NL",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{afspraak.pk}@wijkzicht",
        f"SEQUENCE:{afspraak.versie}",
        f"DTSTAMP:{datetime.now(UTC):%Y%m%dT%H%M%SZ}",
        *_when(afspraak),
        f"SUMMARY:{_escaped(', '.join(title))}",
        *([f"LOCATION:{_escaped(afspraak.plaats)}"] if plaats and afspraak.plaats else []),
        f"STATUS:{'CANCELLED' if afspraak.afgezegd_op else 'CONFIRMED'}",
        "CLASS:PRIVATE",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _when(afspraak: Afspraak) -> list[str]:
    if afspraak.tijd is None:
        after = afspraak.datum + timedelta(days=1)
        return [f"DTSTART;VALUE=DATE:{afspraak.datum:%Y%m%d}", f"DTEND;VALUE=DATE:{after:%Y%m%d}"]
    start = timezone.make_aware(datetime.combine(afspraak.datum, afspraak.tijd)).astimezone(UTC)
    end = start + timedelta(minutes=afspraak.duur_minuten or MINUTES)
    return [f"DTSTART:{start:%Y%m%dT%H%M%SZ}", f"DTEND:{end:%Y%m%dT%H%M%SZ}"]


def _escaped(text: str) -> str:
    """Signs with a meaning in the format are marked; a new line is never one of the file itself."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return "\\n".join(text.splitlines())


def _folded(line: str) -> str:
    """At most 75 bytes a line; what follows begins with a space. No letter is cut in two."""
    pieces, piece = [], ""
    for sign in line:
        if len((piece + sign).encode()) > 74:
            pieces.append(piece)
            piece = ""
        piece += sign
    return "\r\n ".join([*pieces, piece])
