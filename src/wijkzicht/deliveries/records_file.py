"""The CSV of a delivery: its columns, in the order of CONTRACT.md."""

from wijkzicht.dataset.schema import Field, Table

TABLE = "levering"
COLUMNS = (
    "bsn", "geboortedatum", "geslacht", "postcode", "verwijzer",
    "hulpvorm", "gestart_met_crisis", "datum_aanvang", "datum_einde", "reden_beeindiging",
)  # fmt: skip
# Protocols before 2019 ask it and the contract's CSV does not hold it; others' files may.
EXTRA = "perspectief"


def table() -> Table:
    """The file as a table whose columns all hold text, so that it is read like any other."""
    names = (*COLUMNS, EXTRA)
    fields = {n: Field(n, "string", "", False, (), None, None, None) for n in names}
    return Table(TABLE, "", False, fields, primary_key=(), foreign_keys=())
