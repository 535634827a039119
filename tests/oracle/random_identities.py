"""Random identities for a random set: missing, shared and complete ones, never a real person's."""

from __future__ import annotations

from datetime import date
from random import Random

from oracle.known import Row, Tables


def bsn(number: int) -> str:
    """The next nine digits from that number on that pass the elfproef."""
    while True:
        digits = [int(digit) for digit in f"{number:09d}"]
        weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
        if sum(w * d for w, d in zip(weights, digits, strict=True)) % 11 == 0:
            return f"{number:09d}"
        number += 1


def random_identities(seed: int, tables: Tables) -> list[Row]:
    """Rows of `identiteit`; half of the young share the BSN of the young person before, not always with the birth date."""
    random = Random(seed)
    rows: list[Row] = []
    number, before = 900_000_000, None
    for person in tables["persoon"]:
        if random.random() < 0.1:
            continue  # not in the closed folder at all
        number = int(bsn(number)) + 7
        row = {
            "persoon_id": person["persoon_id"],
            "bsn": bsn(number) if random.random() < 0.8 else None,
            "geboortedatum": _birthday(random, person["geboortejaar"]),
            "postcode": random.choice(["1315AB", "3511XK", None]),
            "gemeente_code": random.choice(["GM0034", None]),
        }
        young = person["rol"] == "jeugdige"
        if young and before and random.random() < 1 / 2:
            row["bsn"] = before["bsn"]
            if random.random() < 0.8:
                row["geboortedatum"] = before["geboortedatum"]
        before = row if young and row["bsn"] else None
        rows.append(row)
    random.shuffle(rows)
    return rows


def _birthday(random: Random, year: int | None) -> date | None:
    if year is None or random.random() < 0.2:
        return None
    return date(year, random.randrange(1, 13), random.randrange(1, 29))
