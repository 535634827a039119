"""Rule `date_order`: within a row, what comes later is dated later."""

from collections.abc import Iterator

from wijkzicht.dataset import cells
from wijkzicht.dataset.checks.core import RowCheck

# table, the earlier field, the later field; the same day is in order
PAIRS = (
    ("team", "actief_van", "actief_tot"),
    ("formatie", "van", "tot"),
    ("aanmelding", "datum", "triage_datum"),
    ("casus", "geopend", "gesloten"),
    ("regie", "van", "tot"),
    ("contact", "datum", "vastgelegd_op"),
    ("doel", "gesteld_op", "streefdatum"),
    ("doel", "gesteld_op", "geevalueerd_op"),
    ("voorziening", "start", "eind"),
    ("hulptraject", "start", "eind"),
    ("klacht", "datum", "afgehandeld_op"),
    ("gebeurtenis", "datum", "tot"),
)
# Help that began before the referral was written down does happen.
ODD = (("voorziening", "verwezen_op", "start"),)


def checks() -> Iterator[RowCheck]:
    """One for each pair; a pair with an unknown day is in order."""
    for table, earlier, later in (*PAIRS, *ODD):
        yield RowCheck(
            "date_order",
            table,
            (earlier, later),
            f"{cells.quote(earlier)} > {cells.quote(later)}",
            f"{later} ({{1}}) ligt voor {earlier} ({{0}}).",
            "Kijk welke van de twee datums niet klopt.",
            warning=(table, earlier, later) in ODD,
        )
