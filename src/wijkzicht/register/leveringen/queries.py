"""Read deliveries. Row security gives them to who may deliver, and the rest to nobody."""

from uuid import UUID

from wijkzicht.register.leveringen.models import Bestand, Levering, Stand, TeBevestigen, Vorm
from wijkzicht.register.personen.bsn import unseal


def history() -> list[Levering]:
    """Every delivery, newest first, with who asked for it and where it was sent; two statements."""
    rows = Levering.objects.select_related("gevraagd_door").defer("rapport")
    return list(rows.prefetch_related("verzendingen"))


def levering(levering_id: UUID) -> Levering:
    """One delivery with what it was compared with. Raises DoesNotExist, also when not seen."""
    rows = Levering.objects.select_related("gevraagd_door", "vorige")
    return rows.prefetch_related("verzendingen__vastgelegd_door").get(pk=levering_id)


def digests(levering: Levering) -> dict[str, str]:
    """SHA-256 of each form that is kept, what goes to CBS first."""
    kept = dict(levering.bestanden.values_list("vorm", "sha256"))
    return {vorm.value: kept[vorm.value] for vorm in Vorm if vorm.value in kept}


def former(levering: Levering) -> Levering | None:
    """What to compare with: what CBS has, so what was sent before what was only made.

    Over the same half-year before an earlier one, and of those the newest.
    """
    made = Levering.objects.filter(stand=Stand.KLAAR, periode__lte=levering.periode)
    rows = made.exclude(pk=levering.pk).defer("rapport").prefetch_related("verzendingen")
    return max(
        rows,
        key=lambda row: (bool(row.verzendingen.all()), row.periode, row.gemaakt_op),
        default=None,
    )


def csv_of(levering: Levering) -> bytes:
    """Its CSV in the clear, to compare with. Raises NotReadable when a key is missing."""
    bestand = Bestand.objects.get(levering=levering, vorm=Vorm.CSV)
    return unseal(bestand.versleuteld, bestand.pk)


def to_confirm() -> list[TeBevestigen]:
    """Rows of the newest half-year that the asker may see and whose casus is still open.

    With household, person and team, by name of the household; two statements.
    """
    newest = TeBevestigen.objects.order_by("-periode").values_list("periode", flat=True).first()
    found = TeBevestigen.objects.select_related("team", "huishouden", "persoon")
    open_ = found.filter(periode=newest, casus__gesloten__isnull=True)
    return list(open_.order_by("huishouden__naam", "laatste_hulp", "pk")) if newest else []


def something_to_confirm() -> bool:
    """Whether the asker may see any row; one statement."""
    return TeBevestigen.objects.exists()
