"""
What was known on a day: later rows do not exist, later second dates are empty.

Stated once, for figures and for deliveries (INDICATORS.md, As-of date).
"""

from functools import cache

import ibis
from ibis.expr.types import DateValue, Table

from wijkzicht.dataset.schema import tables

# The day of the row itself; a row without one (hulpvraag.datum) is kept.
OWN_DAY = {
    "aanmelding": "datum",
    "activiteit": "datum",
    "casus": "geopend",
    "contact": "datum",
    "doel": "gesteld_op",
    "doelscore": "datum",
    "formatie": "van",
    "gebeurtenis": "datum",
    "hulpeinde": "datum",
    "hulptraject": "start",
    "hulpvraag": "datum",
    "klacht": "datum",
    "meting": "datum",
    "plan": "vastgesteld",
    "regie": "van",
    "respons": "datum",
    "resultaat": "datum",
    "uitnodiging": "verstuurd_op",
}

# Second dates, each with what came with it.
LATER = {
    "aanmelding": {"triage_datum": ["triage_uitkomst"]},
    "casus": {"gesloten": ["reden_sluiting", "vervolg"]},
    "contact": {"vastgelegd_op": []},
    "doel": {"geevalueerd_op": ["uitkomst"]},
    "formatie": {"tot": []},
    "gebeurtenis": {"tot": []},
    "hulptraject": {"eind": ["reden_einde"]},
    "klacht": {"afgehandeld_op": ["gegrond"]},
    "plan": {"akkoord_ouder": [], "akkoord_jeugdige": []},
    "regie": {"tot": []},
    "voorziening": {
        "verwezen_op": ["door_team", "reden_verwijzing"],
        "start": ["crisis"],
        "eind": ["reden_einde"],
    },
}

_IBIS_TYPES = {
    "string": "string",
    "integer": "int64",
    "number": "float64",
    "boolean": "boolean",
    "date": "date",
}


@cache
def unbound(name: str) -> Table:
    """The contract's table of that name as an Ibis table without data."""
    columns = {f.name: _IBIS_TYPES[f.type] for f in tables()[name].fields.values()}
    return ibis.table(columns, name=name)


def known(name: str, table: Table, day: DateValue) -> Table:
    """
    The rows of contract table `name` as they were known on `day`.

    Rows follow their own day only: a contact_persoon of a contact that is not known yet
    stays, and is reached by nobody who starts from contact.
    """
    if name == "voorziening":
        own = ibis.least(
            table.verwezen_op.fill_null(table.start), table.start.fill_null(table.verwezen_op)
        )
        table = table.filter(own.isnull() | (own <= day))
    elif name in OWN_DAY:
        own = table[OWN_DAY[name]]
        keep = own <= day
        table = table.filter(own.isnull() | keep if name == "hulpvraag" else keep)
    emptied = {}
    for second, companions in LATER.get(name, {}).items():
        later = table[second] > day
        for column in [second, *companions]:
            emptied[column] = ibis.cases(
                (later, ibis.null(table[column].type())), else_=table[column]
            )
    return table.mutate(**emptied) if emptied else table
