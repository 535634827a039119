"""Reads a file of CBS Kerncijfers wijken en buurten as StatLine exports it, years stacked or one."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from wijkzicht.dataset.faults import Fault, Unreadable

SOURCE = "CBS, Kerncijfers wijken en buurten (CC BY 4.0)"
# What CBS writes where it has no figure, or may not show it.
ABSENT = frozenset({"", ".", "x", "-"})
KINDS = {"Land": "land", "Gemeente": "gemeente", "Wijk": "wijk", "Buurt": "buurt"}
_CODE = re.compile(r"(NL\d{2}|GM\d{4}|WK\d{6}|BU\d{8})")
# What a person reads about a fault: what is wrong, and what to do.
_SENTENCES = {
    "ontbreekt": ("Het bestand {path} bestaat niet.", "Controleer de naam en de map."),
    "utf8": ("{path} is geen UTF-8.", "Bewaar het bestand als CSV in UTF-8."),
    "leeg": ("{path} heeft geen regels met cijfers.", "Haal het bestand opnieuw op bij CBS."),
    "kolom": (
        "De kolom {naam} ontbreekt in {path}.",
        "Kies bij CBS de export van Kerncijfers wijken en buurten met puntkomma's en deze kolom.",
    ),
    "velden": (
        "Deze regel heeft {velden} velden, de kop heeft er {kop}.",
        "Haal het bestand opnieuw op bij CBS: het is afgebroken of bewerkt.",
    ),
    "code": (
        "{value} is geen code van CBS voor een gebied.",
        "Verwacht GM, WK of BU met 4, 6 of 8 cijfers.",
    ),
    "soort": ("De soort gebied is niet bekend.", "Verwacht Land, Gemeente, Wijk of Buurt."),
    "peildatum": ("De peildatum is geen 1 januari.", "Verwacht bijvoorbeeld 1-1-2024."),
    "getal": ("{value} is geen heel aantal.", "Aantallen hebben bij CBS geen punt of komma."),
    "twee_waarden": (
        "Twee kolommen voor hetzelfde cijfer hebben hier een verschillende waarde.",
        "Zoek bij CBS op welke van de twee bij dit jaar hoort en maak de andere leeg.",
    ),
    "dubbel": ("{value} staat twee keer in {jaar}.", "Haal een van de twee regels weg."),
}


@dataclass(frozen=True)
class Area:
    """One area in one year, on 1 January; a count that CBS doesn't give is None, never zero.

    `indelingswijziging` is CBS's own mark: 1 code and border unchanged since the year before,
    2 only the code changed, 3 the border changed; None where CBS says nothing.
    """

    jaar: int
    code: str
    soort: str
    gemeente: str
    indelingswijziging: int | None
    counts: dict[str, int | None]

    @property
    def gemeente_code(self) -> str:
        """Code of the municipality the area lies in; of the whole country its own code."""
        return self.code if self.soort == "land" else f"GM{self.code[2:6]}"

    @property
    def comparable(self) -> bool:
        """Whether this code names the same area as the year before, by CBS's own mark."""
        return self.soort in ("land", "gemeente") or self.indelingswijziging == 1


@dataclass(frozen=True)
class Kwb:
    """All areas of a file in the file's order, and how many percentages lost their decimal comma."""

    areas: tuple[Area, ...]
    commas_lost: int = 0

    @property
    def years(self) -> list[int]:
        """The reference years in the file, ascending."""
        return sorted({area.jaar for area in self.areas})


@cache
def _stems() -> dict[str, str]:
    text = files(__package__).joinpath("columns.csv").read_text("utf-8").splitlines()
    rows = csv.DictReader(line for line in text if not line.startswith("#"))
    return {row["ours"]: row["stem"] for row in rows}


COUNTS = tuple(_stems())


def read(path: Path) -> Kwb:
    """Read the file at `path`: UTF-8 with or without BOM, semicolons, codes padded with blanks.

    Columns are found by name without the number behind it, because that number is the column's
    place in the table of that year. Percentages and other decimals are not read: their comma is
    lost in StatLine's export. Raises `Unreadable` with every fault found, row by row.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (FileNotFoundError, IsADirectoryError):
        _stop("ontbreekt", path)
    except UnicodeDecodeError:
        _stop("utf8", path)
    reader = csv.reader(text.splitlines(), delimiter=";")
    header = [name.strip() for name in next(reader, [])]
    columns = _columns(path, header)
    faults: list[Fault] = []
    areas, lost = [], 0
    for number, row in enumerate(reader, start=1):
        cells = [cell.strip() for cell in row]
        if len(cells) != len(header):
            if any(cells):
                faults.append(_fault("velden", number, "", velden=len(cells), kop=len(header)))
            continue
        area = _area(number, cells, columns, faults)
        if area is not None:
            areas.append(area)
            lost += _comma_lost(area, cells, columns)
    faults += _doubles(areas)
    if faults:
        raise Unreadable(faults)
    if not areas:
        _stop("leeg", path)
    return Kwb(tuple(areas), lost)


def _columns(path: Path, header: list[str]) -> dict[str, list[int]]:
    """Places of the columns by our own name; a stem may occur once for each year's table."""
    by_stem: dict[str, list[int]] = {}
    for place, name in enumerate(header):
        by_stem.setdefault(re.sub(r"_\d+$", "", name), []).append(place)
    columns = {ours: by_stem.get(stem, []) for ours, stem in _stems().items()}
    columns |= {
        "peildatum": by_stem.get("Peildatum", []),
        "gemeente": by_stem.get("Gemeentenaam", []),
        "soort": by_stem.get("SoortRegio", []),
        "code": by_stem.get("Codering", []) or by_stem.get("WijkenEnBuurten", []),
        "indeling": by_stem.get("IndelingswijzigingGemeenteWijkBuurt", [])
        + by_stem.get("IndelingswijzigingWijkenEnBuurten", []),
        "percentage": by_stem.get("PercentageJongerenMetJeugdzorg", []),
    }
    needed = {"peildatum": "Peildatum", "code": "Codering", "soort": "SoortRegio"}
    for ours, name in (needed | {"inwoners": "AantalInwoners"}).items():
        if not columns[ours]:
            _stop("kolom", path, naam=name)
    return columns


def _area(number: int, cells: list[str], columns: dict, faults: list[Fault]) -> Area | None:
    before = len(faults)
    code = _only(number, "code", cells, columns, faults) or ""
    if not _CODE.fullmatch(code):
        faults.append(_fault("code", number, "Codering", code))
    soort = KINDS.get(_only(number, "soort", cells, columns, faults) or "")
    if soort is None:
        faults.append(_fault("soort", number, "SoortRegio"))
    day = _only(number, "peildatum", cells, columns, faults) or ""
    jaar = re.fullmatch(r"1-1-(\d{4})", day) or re.fullmatch(r"(\d{4})-01-01", day)
    if jaar is None:
        faults.append(_fault("peildatum", number, "Peildatum", day))
    counts = {ours: _count(number, ours, cells, columns, faults) for ours in COUNTS}
    indeling = _count(number, "indeling", cells, columns, faults)
    gemeente = _only(number, "gemeente", cells, columns, faults) or ""
    if len(faults) > before:
        return None
    return Area(int(jaar[1]), code, soort, gemeente, indeling, counts)


def _only(number: int, ours: str, cells: list[str], columns: dict, faults: list) -> str | None:
    """The one cell that is filled among the columns of a stem, each of which serves other years."""
    filled = {cells[place] for place in columns[ours]} - ABSENT
    if len(filled) > 1:
        faults.append(_fault("twee_waarden", number, _stems().get(ours, ours)))
        return None
    return filled.pop() if filled else None


def _count(number: int, ours: str, cells: list[str], columns: dict, faults: list) -> int | None:
    value = _only(number, ours, cells, columns, faults)
    if value is not None and not re.fullmatch(r"\d{1,9}", value):
        faults.append(_fault("getal", number, _stems().get(ours, ours), value))
        return None
    return None if value is None else int(value)


def _comma_lost(area: Area, cells: list[str], columns: dict) -> bool:
    """True when the percentage can't be one as it stands: ten times what the counts allow."""
    value = next((cells[p] for p in columns["percentage"] if cells[p] not in ABSENT), "")
    young = (area.counts["inwoners_0_14"] or 0) + (area.counts["inwoners_15_24"] or 0)
    clients = area.counts["jeugdhulp_clienten"]
    if not value.isdigit() or not young or not clients:
        return False
    return int(value) > 3 * 100 * clients / young


def _doubles(areas: list[Area]) -> list[Fault]:
    seen: dict[tuple[int, str], int] = {}
    faults = []
    for number, area in enumerate(areas, start=1):
        if seen.setdefault((area.jaar, area.code), number) != number:
            faults.append(_fault("dubbel", number, "Codering", area.code, jaar=area.jaar))
    return faults


def _fault(
    rule: str, row: int | None, column: str, value: str | None = None, **words: object
) -> Fault:
    message, todo = _SENTENCES[rule]
    words |= {"value": value}
    return Fault(rule, "cbs-kwb", row, column, value, message.format(**words), todo.format(**words))


def _stop(rule: str, path: Path, **words: object) -> None:
    raise Unreadable([_fault(rule, None, "", None, path=path, **words)])
