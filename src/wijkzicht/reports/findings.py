"""What stands first in a report: a few sentences that a reader may stop after."""

from wijkzicht.reports import outline, words
from wijkzicht.reports.context import changed
from wijkzicht.reports.model import Findings
from wijkzicht.reports.texts import Text, slug_of

_MOST = 4  # sentences under one heading; more is a list nobody reads
AGREED = "Wat gaan we doen?"
RULE = (
    "Wat bij ‘Wat ging goed?’ en ‘Wat vraagt aandacht?’ staat, volgt uit een vaste regel: duidelijk meer "
    "of minder dan de helft, of een verandering die groter is dan toeval. Ook door toeval alleen lijkt "
    "ongeveer één op de twintig cijfers te veranderen. Het team kan er anders over denken."
)


def findings(sheet, own: dict[str, Text]) -> tuple[Findings, ...]:
    """The headings with their sentences. `own`: texts by slug; those used here are taken out."""
    good, bad = _by_rule(sheet)
    moved = _moved(sheet) if sheet.period.kind == "halfjaar" else []
    return tuple(
        found
        for found in (
            _with_text("Wat deden we?", _counts(sheet), own),
            _with_text("Wat bewoog er?", moved, own),
            _with_text("Wat ging goed?", good[:_MOST], own),
            _with_text("Wat vraagt aandacht?", bad[:_MOST], own),
            _agreed(own),
            _with_text("Wat weten we niet?", _limits(sheet), own),
        )
        if found.sentences or found.texts or found.text_missing
    )  # fmt: skip


def _with_text(title: str, sentences: list[str], own: dict[str, Text], missing="") -> Findings:
    text = own.pop(slug_of(title), None)
    return Findings(title, tuple(sentences), text.blocks if text else (), "" if text else missing)


def _agreed(own: dict[str, Text]) -> Findings:
    """What the team will do: its own text, else the points of the chapter on what it learned."""
    if slug_of(AGREED) not in own and (learned := own.get(slug_of(outline.LEARNED))):
        points = tuple(block for block in learned.blocks if block.kind == "bullet")
        if points:
            return Findings(AGREED, texts=points)
    missing = "Hier horen de afspraken van het team. Die zijn niet aangeleverd."
    return _with_text(AGREED, [], own, missing)


def _counts(sheet) -> list[str]:
    """Numbers that say how much there was. No judgement: that is for people."""
    row = {code: sheet.now(code) for code in ("B01", "N06", "B02", "B03", "T02")}
    said = []
    if _known(sheet, row["B01"]):
        said.append(f"Het team had contact met {sheet.text(row['B01'])} huishoudens.")
    if _known(sheet, row["N06"]):
        said.append(f"{sheet.text(row['N06'])} inwoners kregen hulp van het team zelf.")
    if _known(sheet, row["B02"]) and _known(sheet, row["B03"]):
        said.append(
            f"Van alle inwoners tot 23 jaar had {sheet.text(row['B02'])} hulp van het team zelf "
            f"({sheet.around(row['B02'])}), en {sheet.text(row['B03'])} een dossier in het gezin "
            f"({sheet.around(row['B03'])})."
        )
    if _known(sheet, row["T02"]):
        days = sheet.text(row["T02"])
        said.append(f"De helft van de gezinnen had hulp binnen {days} na het openen van de casus.")
    return said or ["Over deze periode is er te weinig bekend voor aantallen."]


def _by_rule(sheet) -> tuple[list[str], list[str]]:
    """Sentences that are good to hear, and sentences that ask for attention."""
    sides: dict[bool, list[str]] = {True: [], False: []}
    for headline in outline.HEADLINES:
        row, before = sheet.now(headline.code), sheet.earlier(headline.code)
        if not _known(sheet, row):
            continue
        indicator, wish = sheet.indicators[headline.code], 1 if headline.wish == "meer" else -1
        comparable = _known(sheet, before) and not sheet.broken(headline.code)
        comparable &= sheet.period.kind == "jaar"  # of half a year it stands under what moved
        way = changed(indicator, row, before) if comparable else None
        said = headline.said.format(deel=sheet.text(row))
        said = f"{said[:1].upper()}{said[1:]} ({sheet.around(row)})"
        if way:
            more = f"{sheet.before_called.lower()} {sheet.text(before)}"
            sides[way == wish].append(f"{said}; {more}, een verschil groter dan toeval.")
        elif headline.half and (level := _level(row)) and 1 in (wish, level):
            # A bad thing that is seldom is not yet a good one: it is not told.
            sides[level == wish].append(f"{said}.")
    return sides[True], sides[False]


def _moved(sheet) -> list[str]:
    """Every share of the report that changed by more than chance, or that none did."""
    if sheet.period.end > sheet.as_of:
        return ["De periode is niet voorbij. Wat er bewoog, is nog niet te zeggen."]
    said, compared = [], 0
    codes = {code for plan in outline.CHAPTERS if plan.half for code in plan.front}
    for code in sorted(codes | {headline.code for headline in outline.HEADLINES}):
        row, before = sheet.now(code), sheet.earlier(code)
        if not (_known(sheet, row) and _known(sheet, before)) or sheet.broken(code):
            continue
        indicator = sheet.indicators[code]
        way = changed(indicator, row, before)
        compared += way is not None
        if way:
            said.append(
                f"{indicator.vraag} Nu {sheet.text(row)} ({sheet.around(row)}), een jaar eerder "
                f"{sheet.text(before)}."
            )
    if said:
        return said
    if not compared:
        return ["Er is geen percentage van een jaar eerder om mee te vergelijken."]
    what = (
        "Er is één percentage om te vergelijken. Dat veranderde niet"
        if compared == 1
        else f"Van de {compared} percentages die te vergelijken zijn, veranderde er geen"
    )
    return [f"{what} meer dan door toeval kan. Dat is geen bewijs dat er niets veranderde."]


def _level(row) -> int:
    """1 where surely more than half, -1 where surely less, else 0."""
    if row.onder is None:
        return 0
    return 1 if round(row.onder, 1) > 50 else -1 if round(row.boven, 1) < 50 else 0


def _limits(sheet) -> list[str]:
    said = []
    if sheet.period.end > sheet.as_of:
        said.append(
            f"De periode is niet voorbij: gegevens tot en met {words.day(sheet.as_of)}. Aantallen "
            "groeien nog, en vergelijken met een hele periode kan niet."
        )
    response = sheet.now("V10")
    if _known(sheet, response) and response.waarde < 100:
        said.append(
            f"Van de uitnodigingen voor de vragenlijst is {sheet.text(response)} beantwoord "
            f"({sheet.around(response)}). Wie niet antwoordde, kan er anders over denken."
        )
    goals = sheet.now("D03")
    if _known(sheet, goals) and goals.waarde < 100:
        said.append("Of de doelen die niemand bekeek zijn behaald, weten we niet.")
    missing = [code for code in outline.codes() if (row := sheet.now(code)) and _absent(row)]
    if missing:
        said.append(
            f"{len(missing)} cijfers zijn niet te berekenen, omdat de gegevens ervoor ontbreken. "
            "Achterin staat per cijfer wat er ontbreekt."
        )
    said.append("Waardoor iets veranderde, zeggen cijfers niet. Dat weet wie erbij was.")
    return said


def _absent(row) -> bool:
    return row.status == "niet_te_berekenen"


def _known(sheet, row) -> bool:
    return row is not None and row.waarde is not None and sheet.open(row)
