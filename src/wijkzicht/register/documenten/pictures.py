"""Pictures in a Word file, such as a logo, with the words for who does not see them.

Only PNG and JPEG that stand in the text or the top of a page. A picture that its maker called
decoration goes in no PDF: it says nothing.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from wijkzicht.register.documenten import uploads
from wijkzicht.rules.errors import NotAllowed

LARGEST = 1_000_000  # bytes
_PER_MM = 36_000  # units of Word in a millimetre
_NO_WORDS = (
    "Bij een afbeelding ontbreekt de alternatieve tekst. Klik er in Word met rechts op, kies "
    "Alternatieve tekst en schrijf wat er staat, bijvoorbeeld: Logo van de gemeente."
)


class Picture(NamedTuple):
    """The bytes as they stand in the file, the alternative text, and how wide it is, in millimetres."""

    inhoud: bytes
    tekst: str
    breedte: float


def pictures(paragraph: Any) -> list[Picture]:
    """Those of a paragraph in order, without decoration and without what is only linked to."""
    found = []
    for drawing in paragraph._p.xpath(".//w:drawing/*[self::wp:inline or self::wp:anchor]"):
        keys = drawing.xpath(".//a:blip/@r:embed")
        if not keys or _is_decoration(drawing):
            continue
        properties = drawing.xpath("./wp:docPr")[0]
        width = int(drawing.xpath("./wp:extent/@cx")[0]) / _PER_MM
        part = paragraph.part.related_parts[keys[0]]
        found.append(Picture(part.blob, (properties.get("descr") or "").strip(), width))
    return found


def usable(found: Iterable[Picture]) -> list[Picture]:
    """Those that can stand in a PDF that everybody can read, cleaned."""
    clean = []
    for picture in found:
        try:
            clean.append(check(picture))
        except NotAllowed:
            continue
    return clean


def check(picture: Picture) -> Picture:
    """The picture with its pixels alone. Raises `NotAllowed` with what to do in Word."""
    if not picture.tekst:
        raise NotAllowed(_NO_WORDS)
    if len(picture.inhoud) > LARGEST:
        raise NotAllowed(
            f"De afbeelding ‘{picture.tekst}’ is te groot. Maak haar kleiner dan 1 MB."
        )
    try:
        return picture._replace(inhoud=uploads.picture(picture.inhoud)[2])
    except NotAllowed:
        raise NotAllowed(
            f"De afbeelding ‘{picture.tekst}’ is geen PNG of JPEG. Zet haar er zo opnieuw in."
        ) from None


def _is_decoration(drawing: Any) -> bool:
    return any(
        str(element.tag).endswith("}decorative") and element.get("val") == "1"
        for element in drawing.iter()
    )
