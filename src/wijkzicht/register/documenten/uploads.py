"""What may come in as an attachment: judged by what it is, never by what it calls itself."""

import io
import re
import warnings
import zipfile
from typing import NamedTuple

from wijkzicht.rules.errors import NotAllowed

LARGEST = 25 * 1024 * 1024
PIXELS = 50_000_000
RATIO = 100  # how many times larger a packed file may become
ENTRIES = 5_000
OFFICE = {
    "word/document.xml": (
        ".docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "xl/workbook.xml": (
        ".xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}
OPEN_TEXT = (".odt", "application/vnd.oasis.opendocument.text")
KINDS = (
    "Kies een PDF, Word- of Excelbestand, OpenDocument-tekst, foto (JPEG of PNG) of tekstbestand."
)
_TEST_VIRUS = b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE"
_UNSAFE = re.compile(r"[^\w .()+-]+")


class Upload(NamedTuple):
    """A file that may be kept: a safe name with the ending of what it is, its type, its bytes."""

    naam: str
    type: str
    inhoud: bytes


def checked(naam: str, inhoud: bytes) -> Upload:
    """The file as it is kept; a photo without where and when it was taken. Raises `NotAllowed`."""
    if not inhoud:
        raise NotAllowed("Dit bestand is leeg. Kies een ander bestand.")
    if len(inhoud) > LARGEST:
        raise NotAllowed("Dit bestand is groter dan 25 MB. Maak het kleiner of knip het op.")
    if _TEST_VIRUS in inhoud:
        raise NotAllowed("In dit bestand zit een virus. Het is niet bewaard.")
    ending, kind, kept = _recognised(inhoud)
    return Upload(safe_name(naam, ending), kind, kept)


def safe_name(naam: str, ending: str) -> str:
    """The name without folders, signs that a computer takes as a command, or another ending."""
    stem = re.split(r"[\\/]", naam)[-1].rpartition(".")[0] or naam
    stem = " ".join(_UNSAFE.sub(" ", stem).split()).strip(". ")[:100]
    return f"{stem or 'bestand'}{ending}"


def _recognised(inhoud: bytes) -> tuple[str, str, bytes]:
    if inhoud.startswith(b"%PDF-"):
        return ".pdf", "application/pdf", inhoud
    if inhoud.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")):
        return picture(inhoud)
    if inhoud.startswith(b"PK\x03\x04"):
        return (*_office(inhoud), inhoud)
    if _is_text(inhoud):
        return ".txt", "text/plain", inhoud
    raise NotAllowed(f"Dit soort bestand bewaren we niet. {KINDS}")


def picture(inhoud: bytes) -> tuple[str, str, bytes]:
    """The pixels alone, upright: what the camera wrote beside them stays behind."""
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(inhoud), formats=("JPEG", "PNG")) as opened:
                if opened.width * opened.height > PIXELS:
                    raise NotAllowed(
                        "Deze foto is te groot: meer dan 50 miljoen punten. Maak hem kleiner."
                    )
                form = opened.format
                clean = ImageOps.exif_transpose(opened)
                clean.info.clear()
                out = io.BytesIO()
                clean.save(out, form, **({"quality": 90} if form == "JPEG" else {}))
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise NotAllowed(
            "Deze foto kunnen we niet lezen. Bewaar hem opnieuw als JPEG of PNG."
        ) from None
    return (
        (".jpg", "image/jpeg", out.getvalue())
        if form == "JPEG"
        else (".png", "image/png", out.getvalue())
    )


def _office(inhoud: bytes) -> tuple[str, str]:
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as packed:
            entries = packed.infolist()
            names = {entry.filename for entry in entries}
            _check_packing(entries)
            mimetype = packed.read("mimetype")[:80] if "mimetype" in names else b""
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError):
        raise NotAllowed(
            "Dit bestand is beschadigd. Bewaar het opnieuw en probeer het nog eens."
        ) from None
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise NotAllowed("In dit bestand zitten macro's. Bewaar het zonder macro's, of als PDF.")
    if mimetype == OPEN_TEXT[1].encode():
        return OPEN_TEXT
    for mark, found in OFFICE.items():
        if mark in names:
            return found
    raise NotAllowed(f"Ingepakte bestanden (zip) bewaren we niet. {KINDS}")


def _check_packing(entries: list[zipfile.ZipInfo]) -> None:
    whole = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if len(entries) > ENTRIES or whole > RATIO * max(packed, 1):
        raise NotAllowed("Dit bestand is veel te sterk ingepakt. Bewaar het als PDF.")
    if any(entry.flag_bits & 1 for entry in entries):
        raise NotAllowed("Dit bestand heeft een wachtwoord. Haal dat eraf en probeer het nog eens.")


def _is_text(inhoud: bytes) -> bool:
    try:
        text = inhoud.decode("utf-8")
    except UnicodeDecodeError:
        return False
    # A page or a drawing that a browser runs is no text to us.
    if re.match(r"\s*<(!|\?|html|svg|script)", text, re.IGNORECASE):
        return False
    return all(sign.isprintable() or sign in "\n\r\t\f\ufeff" for sign in text)
