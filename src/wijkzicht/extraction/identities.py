"""Directly identifying data, only for the statutory delivery and only into a closed folder."""

import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pyarrow as pa
import pyarrow.csv as pa_csv

from wijkzicht.dataset.schema import tables
from wijkzicht.extraction.basisset import OutputExists
from wijkzicht.register.personen import bsn
from wijkzicht.register.personen.zoeksleutels import plain_postcode

_PEOPLE = """
SELECT p.pseudoniem::text, p.id, p.bsn_versleuteld, p.geboortedatum, h.postcode, h.gemeente_code
FROM personen_persoon p JOIN personen_huishouden h ON h.id = p.huishouden_id
ORDER BY p.pseudoniem
"""


def extract_identities(url: str, folder: Path) -> int:
    """Write `identiteit.csv` for everybody to `folder`, readable by its owner alone.

    Returns the number of people. `url`: the database as the role that extracts. The keys of the
    settings decrypt the BSN. Raises OutputExists for a folder with something in it, and
    `bsn.NotReadable` when a key is missing; then nothing is written.
    """
    if folder.exists() and any(folder.iterdir()):
        raise OutputExists(f"De map {folder} is niet leeg. Kies een lege of een nieuwe map.")
    with psycopg.connect(url) as register:
        rows = list(_rows(register))
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    columns = list(zip(*rows, strict=True)) or [()] * len(tables()["identiteit"].fields)
    kinds = {"date": pa.date32()}
    table = pa.table(
        {
            field.name: pa.array(column, kinds.get(field.type, pa.string()))
            for field, column in zip(tables()["identiteit"].fields.values(), columns, strict=True)
        }
    )
    unfinished = folder / ".identiteit.csv"
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        pa_csv.write_csv(table, out)
    unfinished.replace(folder / "identiteit.csv")
    return len(rows)


def _rows(register: psycopg.Connection) -> Iterator[tuple]:
    for key, row_id, sealed, born, postcode, gemeente in register.execute(_PEOPLE):
        number = bsn.decrypt(sealed, row_id) if sealed else None
        yield key, number, born, plain_postcode(postcode) or None, gemeente
