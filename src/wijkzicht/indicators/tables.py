"""
The tables indicators ask for: the contract's, as known on the as-of date, with team and period.

A function here adds columns to the contract table of its own name. `periode` is the number
of the reporting period that holds the row's own day: 0 for the first period asked, negative
before it, null outside the calendar. `team_id` is the team the row belongs to.
"""

import ibis
from ibis.expr.types import DateColumn, Table

from wijkzicht.dataset.expressions import is_help, is_work, klasse
from wijkzicht.dataset.known import known, unbound

# Made by the engine for each run; small.
PEILDATUM = ibis.table({"dag": "date"}, name="peildatum")
KALENDER = ibis.table({"dag": "date", "periode": "int32"}, name="kalender")
PERIODE = ibis.table(
    # p1 is the last day of the period, or the as-of date when that is earlier.
    {"periode": "int32", "p0": "date", "p1": "date"},
    name="periode",
)
GROEP = ibis.table({"team_id": "string", "groep": "string"}, name="groep")
# The casussen that matter to the teams that are asked, when it is not all of them.
GEVRAAGD = ibis.table({"casus_id": "string"}, name="gevraagd")

AS_OF = PEILDATUM.dag.as_scalar()


def as_known(name: str, of_teams: bool = False) -> Table:
    """
    The contract table as known on the as-of date, without further columns.

    `of_teams`: only what matters to the casussen in GEVRAAGD.
    """
    table = unbound(name)
    return known(name, NARROWED[name](table) if of_teams else table, AS_OF)


def _of_household(casus: Table) -> Table:
    # Not only their own: who comes back may come back to another team.
    return casus.semi_join(casus.semi_join(GEVRAAGD, "casus_id"), "huishouden_id")


def _of_their_casus(table: Table) -> Table:
    return table.semi_join(GEVRAAGD, "casus_id")


def _of_their(parent: str, key: str):
    def narrowed(table: Table) -> Table:
        return table.semi_join(_of_their_casus(unbound(parent)), key)

    return narrowed


# The tables that grow with the work. The others stay whole: they are small, or tell of a person or
# household what happened at another team.
NARROWED = {
    "casus": _of_household,
    "contact_persoon": _of_their("contact", "contact_id"),
    "doelactie": _of_their("doel", "doel_id"),
    "doelscore": _of_their("doel", "doel_id"),
    **dict.fromkeys(
        ("contact", "plan", "hulpvraag", "doel", "regie", "meting", "hulpeinde", "hulptraject"),
        _of_their_casus,
    ),
}


def dated(table: Table, kalender: Table, day: DateColumn, name: str = "periode") -> Table:
    """The table with the number of the period that holds `day` as column `name`."""
    days = kalender.select(kalender_dag=kalender.dag, **{name: kalender.periode})
    return table.left_join(days, day == days.kalender_dag).drop("kalender_dag")


def _of_casus(table: Table, casus: Table) -> Table:
    return table.join(casus.select("casus_id", "team_id"), "casus_id")


def aanmelding(aanmelding, kalender):
    return dated(aanmelding, kalender, aanmelding.datum)


def activiteit(activiteit, kalender):
    return dated(activiteit, kalender, activiteit.datum)


def klacht(klacht, kalender):
    return dated(klacht, kalender, klacht.datum)


def uitnodiging(uitnodiging, kalender):
    return dated(uitnodiging, kalender, uitnodiging.verstuurd_op)


def respons(respons, kalender):
    return dated(respons, kalender, respons.datum)


def antwoord(antwoord, respons):
    asked = respons.select("respons_id", "team_id", "casus_id", "periode", "informant")
    return antwoord.select("respons_id", "vraag", "waarde").join(asked, "respons_id")


def casus(casus, kalender):
    opened = dated(casus, kalender, casus.geopend, "geopend_in")
    return dated(opened, kalender, opened.gesloten, "gesloten_in")


def contact(contact, casus, kalender):
    work = _of_casus(contact, casus)
    work = dated(work, kalender, work.datum)
    return work.select(
        "contact_id",
        "casus_id",
        "team_id",
        "periode",
        "datum",
        "medewerker_id",
        "activiteit",
        "duur_minuten",
        "jeugdige_alleen",
        "gedragswetenschapper",
        "vastgelegd_op",
        klasse=klasse(work.activiteit),
        hulp=is_help(work.activiteit, work.ook_hulp),
        werk=is_work(work.activiteit),
    )


def plan(plan, casus, kalender):
    made = _of_casus(plan, casus)
    return dated(made, kalender, made.vastgesteld)


def doel(doel, casus):
    closed = casus.select("casus_id", "team_id", "gesloten_in")
    return doel.join(closed, "casus_id")


def resultaat(resultaat, casus, kalender):
    named = _of_casus(resultaat, casus)
    return dated(named, kalender, named.datum)


def voorziening(voorziening, kalender):
    referred = dated(voorziening, kalender, voorziening.verwezen_op, "verwezen_in")
    return dated(referred, kalender, referred.start, "gestart_in")


ENRICHED = {
    f.__name__: f
    for f in (
        aanmelding,
        activiteit,
        klacht,
        uitnodiging,
        respons,
        antwoord,
        casus,
        contact,
        plan,
        doel,
        resultaat,
        voorziening,
    )
}
