"""What of a CBS file could not be used, and why, in plain Dutch sentences."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from wijkzicht.dataset.kwb.read import COUNTS, Area, Kwb

LABELS = {
    "inwoners": "inwoners",
    "inwoners_0_14": "inwoners van 0 tot en met 14",
    "inwoners_15_24": "inwoners van 15 tot en met 24",
    "inwoners_25_44": "inwoners van 25 tot en met 44",
    "inwoners_45_64": "inwoners van 45 tot en met 64",
    "inwoners_65_plus": "inwoners van 65 en ouder",
    "huishoudens": "huishoudens",
    "huishoudens_met_kinderen": "huishoudens met kinderen",
    "jeugdhulp_clienten": "jongeren met jeugdhulp in natura",
    "wmo_clienten": "inwoners met hulp uit de Wmo",
}
# A step of a municipality's count from one year to the next that asks for an explanation.
_STEP = 0.15


@dataclass(frozen=True)
class Break:
    """A year in which CBS changed how a count is made."""

    ours: str
    jaar: int
    zin: str


@cache
def breaks() -> tuple[Break, ...]:
    """The breaks in series that are known, from `breaks.csv`."""
    text = files(__package__).joinpath("breaks.csv").read_text("utf-8").splitlines()
    rows = csv.DictReader(line for line in text if not line.startswith("#"))
    return tuple(Break(row["ours"], int(row["jaar"]), row["zin"]) for row in rows)


def sentences(kwb: Kwb) -> list[str]:
    """Everything a reader must know before using the figures of this file."""
    return [
        "Dit bestand geeft geen inwoners van 0 tot en met 22 jaar: de groep 15 tot en met 24 loopt "
        "over de 18e en de 23e verjaardag heen. Die groep wordt niet gesplitst en niet geschat. Er "
        "is daarom geen bevolking.csv gemaakt, en het bereik (B02) blijft "
        "'niet te berekenen' totdat je inwoners per leeftijdsjaar toevoegt.",
        *limits(kwb),
    ]


def limits(kwb: Kwb) -> list[str]:
    """What holds for the figures of this file, also on a page: rounding, gaps, borders, breaks."""
    return [
        "CBS rondt aantallen van wijken en buurten af op vijf. Tel ze niet op tot een totaal: neem "
        "de regel van de gemeente.",
        *_commas(kwb),
        *_absent(kwb),
        *_borders(kwb),
        *_breaks(kwb),
        "In het bestand staan geen namen van wijken en buurten, alleen hun codes.",
    ]


def _commas(kwb: Kwb) -> list[str]:
    lost = "De percentages zijn niet gebruikt: de komma is bij de export verloren gegaan"
    if not kwb.commas_lost:
        return ["De percentages zijn niet gebruikt: een percentage volgt uit de aantallen."]
    return [
        f"{lost}. Op {kwb.commas_lost} regels is dat zeker (114 betekent 11,4), op de andere is "
        "het niet te zien. Reken een percentage uit de aantallen."
    ]


def _absent(kwb: Kwb) -> list[str]:
    """Where a count is missing: a whole year, or for some areas that do have inhabitants."""
    found = []
    for ours in COUNTS:
        for year in kwb.years:
            areas = [a for a in kwb.areas if a.jaar == year and a.counts["inwoners"]]
            missing = [a for a in areas if a.counts[ours] is None]
            if areas and len(missing) == len(areas):
                found.append(f"{year} heeft (nog) geen {LABELS[ours]}. Leeg is niet nul.")
            elif missing:
                found.append(
                    f"In {year} geeft CBS bij {len(missing)} van {len(areas)} bewoonde gebieden "
                    f"geen {LABELS[ours]}: onderdrukt of niet bekend. Leeg is niet nul."
                )
    return found


def _borders(kwb: Kwb) -> list[str]:
    """Codes that stay while the area behind them changes."""
    found = []
    for before, year in zip(kwb.years, kwb.years[1:], strict=False):
        old, new = _by_code(kwb, before), _by_code(kwb, year)
        reused = [code for code in new if code in old and not new[code].comparable]
        if reused:
            example = max(reused, key=lambda code: (_difference(old[code], new[code]), code))
            found.append(
                f"In {year} veranderden grenzen van wijken of buurten: {len(reused)} codes bleven "
                f"bestaan voor een ander gebied. Voorbeeld: {example} had in {before} "
                f"{old[example].counts['inwoners']} inwoners en in {year} "
                f"{new[example].counts['inwoners']}. Zet deze jaren niet naast elkaar."
            )
    return found


def _by_code(kwb: Kwb, year: int) -> dict[str, Area]:
    return {area.code: area for area in kwb.areas if area.jaar == year}


def _difference(old: Area, new: Area) -> int:
    return abs((old.counts["inwoners"] or 0) - (new.counts["inwoners"] or 0))


def _breaks(kwb: Kwb) -> list[str]:
    found = [b.zin for b in breaks() if b.jaar in kwb.years and b.jaar - 1 in kwb.years]
    for area in kwb.areas:
        before = _by_code(kwb, area.jaar - 1).get(area.code) if area.soort == "gemeente" else None
        for ours in ("jeugdhulp_clienten", "wmo_clienten"):
            now, then = area.counts[ours], before.counts[ours] if before else None
            if now is not None and then and abs(now - then) > _STEP * then:
                found.append(
                    f"{area.gemeente} ging van {then} {LABELS[ours]} in {area.jaar - 1} naar {now} "
                    f"in {area.jaar}. Lees eerst de toelichting van CBS voordat je dit uitlegt."
                )
    return found
