"""What was known on a day: the as-of rule of INDICATORS.md, table by table."""

from __future__ import annotations

from datetime import date

Row = dict
Tables = dict[str, list[Row]]

OWN_DAY = {
    "casus": "geopend",
    "plan": "vastgesteld",
    "doel": "gesteld_op",
    "regie": "van",
    "formatie": "van",
    "uitnodiging": "verstuurd_op",
    "hulptraject": "start",
}

# A later second date is empty, and what came with it too.
SECOND_DATES = {
    "casus": {"gesloten": ("reden_sluiting", "vervolg")},
    "regie": {"tot": ()},
    "formatie": {"tot": ()},
    "aanmelding": {"triage_datum": ("triage_uitkomst",)},
    "contact": {"vastgelegd_op": ()},
    "plan": {"akkoord_ouder": (), "akkoord_jeugdige": ()},
    "doel": {"geevalueerd_op": ("uitkomst",)},
    "voorziening": {
        "verwezen_op": ("door_team", "reden_verwijzing"),
        "start": ("crisis",),
        "eind": ("reden_einde",),
    },
    "hulptraject": {"eind": ("reden_einde",)},
    "klacht": {"afgehandeld_op": ("gegrond",)},
    "gebeurtenis": {"tot": ()},
}

# A row without a day of its own exists as long as the row it hangs on.
PARENT = {
    "contact_persoon": ("contact", "contact_id"),
    "doelactie": ("doel", "doel_id"),
    "antwoord": ("respons", "respons_id"),
}


def own_day(table: str, row: Row) -> date | None:
    """The day on which the row came into being, if it has one."""
    if table == "voorziening":
        days = [row[name] for name in ("verwezen_op", "start") if row[name] is not None]
        return min(days) if days else None
    return row.get(OWN_DAY.get(table, "datum"))


def known_on(tables: Tables, as_of: date) -> Tables:
    """A copy of the tables as someone saw them at the end of that day."""
    known = {name: _known_rows(name, rows, as_of) for name, rows in tables.items()}
    for child, (parent, key) in PARENT.items():
        if child in known and parent in known:
            there = {row[key] for row in known[parent]}
            known[child] = [row for row in known[child] if row[key] in there]
    return known


def _known_rows(table: str, rows: list[Row], as_of: date) -> list[Row]:
    kept = []
    for row in rows:
        day = own_day(table, row)
        if day is None or day <= as_of:
            kept.append(_without_later_dates(table, dict(row), as_of))
    return kept


def _without_later_dates(table: str, row: Row, as_of: date) -> Row:
    for name, companions in SECOND_DATES.get(table, {}).items():
        if row[name] is not None and row[name] > as_of:
            for field in (name, *companions):
                row[field] = None
    return row
