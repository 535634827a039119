"""Packages of several organisations side by side, if they count the same. Never a rank."""

import csv
import io
from collections import defaultdict
from collections.abc import Sequence

from wijkzicht.indicators import Kind
from wijkzicht.reports.package import Package
from wijkzicht.reports.words import number
from wijkzicht.statistics.meta import random_effects

COLUMNS = (
    "indicator", "naam", "periode", "dimensie", "organisatie", "waarde", "onder", "boven",
    "teller", "noemer", "onbekend", "status", "toelichting", "peildatum", "kenmerk",
)  # fmt: skip


TOGETHER = "(samen)"


class NotComparable(ValueError):
    """Packages that can't stand side by side; `reasons` are sentences."""

    def __init__(self, reasons: list[str]):
        super().__init__("\n".join(reasons))
        self.reasons = reasons


def compare(packages: Sequence[Package]) -> list[tuple[str, ...]]:
    """
    The totals of each organisation: by indicator, period and dimension, and then by name.

    A share of five organisations or more has a last row TOGETHER: what they have in common when
    they may differ, and where a next one would lie. Raises NotComparable for periods of different length, for an indicator whose definition
    differs, or for two packages of one organisation.
    """
    reasons = _reasons(packages)
    if reasons:
        raise NotComparable(reasons)
    rows = [
        (package, row) for package in packages for row in package.rows if row["groep"] == "totaal"
    ]
    found = [
        (
            row["indicator"], package.definitions[row["indicator"]]["naam"], row["periode"],
            row["dimensie"], package.manifest["organisatie"], row["waarde"], row["onder"],
            row["boven"], row["teller"], row["noemer"], row["onbekend"], row["status"],
            row["toelichting"], package.manifest["peildatum"],
            package.definitions[row["indicator"]]["kenmerk"],
        )
        for package, row in rows
    ]  # fmt: skip
    order = sorted(found, key=lambda row: (row[0], row[2], row[3], row[4].casefold(), row[4]))
    shares = {
        code
        for package in packages
        for code, one in package.definitions.items()
        if one["soort"] == Kind.AANDEEL
    }
    together = _together(row for row in order if row[0] in shares)
    return sorted([*order, *together], key=lambda row: (row[0], row[2], row[3]))


def _together(rows) -> list[tuple[str, ...]]:
    groups = defaultdict(list)
    for row in rows:
        if row[8] and float(row[9] or 0) > 0:
            groups[row[0], row[2], row[3]].append(row)
    found = []
    for own in groups.values():
        pooled = random_effects([float(row[8]) for row in own], [float(row[9]) for row in own])
        if pooled is None:
            continue
        low, high = (number(100 * end) for end in pooled.next_one)
        said = (
            f"Over {len(own)} organisaties met een cijfer, die van elkaar mogen verschillen. Een volgende "
            f"ligt waarschijnlijk tussen {low}% en {high}%. Dit is geen norm."
        )
        ends = [f"{100 * value}" for value in (pooled.share, *pooled.interval)]
        code, name, period, dimension = own[0][:4]
        found.append(
            (code, name, period, dimension, TOGETHER, *ends, "", "", "", "", said, "", own[0][14])
        )
    return found


def to_csv(rows: Sequence[tuple[str, ...]]) -> bytes:
    """The comparison as CSV."""
    text = io.StringIO(newline="")
    out = csv.writer(text, lineterminator="\n")
    out.writerow(COLUMNS)
    out.writerows(rows)
    return text.getvalue().encode()


def _reasons(packages: Sequence[Package]) -> list[str]:
    reasons = []
    first = packages[0]
    names: dict[str, str] = {}
    for package in packages:
        name = package.manifest["organisatie"]
        if name in names:
            reasons.append(
                f"{package.name} en {names[name]} zijn van dezelfde organisatie: {name}."
            )
        names[name] = package.name
        kinds = (_kind(first), _kind(package))
        if kinds[0] != kinds[1]:
            reasons.append(
                f"{package.name} heeft een periode van een {kinds[1]}, {first.name} van een {kinds[0]}."
            )
        for code in sorted(set(first.definitions) & set(package.definitions)):
            ours, theirs = first.definitions[code], package.definitions[code]
            if ours["kenmerk"] != theirs["kenmerk"]:
                reasons.append(
                    f"{code} ({ours['naam']}) telt anders in {package.name} dan in {first.name}. "
                    "Maak beide pakketten met dezelfde versie van wijkzicht."
                )
    return reasons


def _kind(package: Package) -> str:
    return package.manifest["per"].partition(",")[2]
