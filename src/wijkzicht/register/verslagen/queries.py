"""Read reports. Row security gives what is not published to who makes it, and the rest to all."""

from uuid import UUID

from wijkzicht.register.leren.models import Verhaal
from wijkzicht.register.verslagen.models import Bestand, Publicatie, Verslag, Vorm


def verslagen() -> list[Verslag]:
    """Every report with its publication, newest first; one statement."""
    rows = Verslag.objects.select_related(
        "begonnen_door", "publicatie__gepubliceerd_door", "publicatie__ingetrokken_door"
    )
    return list(rows.defer("teksten"))


def verslag(verslag_id: UUID) -> Verslag:
    """One report with its publication. Raises DoesNotExist, also when not seen."""
    rows = Verslag.objects.select_related(
        "publicatie__gepubliceerd_door", "publicatie__ingetrokken_door"
    )
    return rows.get(pk=verslag_id)


def stories() -> list[Verhaal]:
    """Stories that may be chosen: those of every team one sees, newest first; one statement."""
    return list(Verhaal.objects.select_related("team").order_by("-vastgelegd_op"))


def digests(verslag: Verslag) -> dict[str, str]:
    """SHA-256 of each form that is kept, in the order in which they are offered."""
    found = dict(verslag.bestanden.values_list("vorm", "sha256"))
    return {vorm: found[vorm] for vorm in Vorm.values if vorm in found}


def publications() -> list[Publicatie]:
    """Every publication, newest period first, those taken back as well; one statement."""
    return list(Publicatie.objects.all())


def publication(periode: str, nummer: int) -> Publicatie:
    """One publication by the address it has. Raises DoesNotExist."""
    return Publicatie.objects.get(periode=periode, nummer=nummer)


def public_file(publicatie: Publicatie, vorm: str) -> Bestand:
    """One frozen form. Raises DoesNotExist, also after it was taken back."""
    return Bestand.objects.get(verslag=publicatie.verslag_id, vorm=vorm)
