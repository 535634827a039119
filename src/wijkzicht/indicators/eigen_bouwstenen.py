"""
What a measure of one's own may be made of: subjects, and their fields with Dutch words.

A subject is a function of tables and facts that gives one row for each thing that is counted,
with `team_id`. A field that is not among its columns is added by a function of `MORE`, so that a
measure needs no table but those of the fields it names. No field says who did the work.
"""

import csv
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import ibis
from ibis.expr.types import Table

from wijkzicht.indicators.parts import exists, picked
from wijkzicht.vocabulary.codelists import codelist_of

CODE, YES_NO, NUMBER, DAY, LASTS = "code", "ja_nee", "getal", "dag", "loopt"
UNKNOWN = "onbekend"  # a code that says nothing


@dataclass(frozen=True)
class Field:
    """
    Something one may ask of a subject. `words` names it in the middle of a sentence.

    `yes` and `no`: how a yes/no field reads; of a day (or of a time that lasts) `yes` is how the
    subject reads when that day decides its period. `codes` with their Dutch words, without onbekend.
    """

    name: str
    kind: str
    words: str
    yes: str
    no: str
    codes: dict[str, str]


@dataclass(frozen=True)
class Subject:
    """What is counted: `words` is its plural. `lasts`: first and last day of a row."""

    name: str
    words: str
    rows: Callable[..., Table]
    lasts: tuple[str, str] | None = None
    own_help: bool = False

    @property
    def fields(self) -> dict[str, Field]:
        """Its fields by name, in the order of the list."""
        return _fields()[self.name]

    def of_kind(self, *kinds: str) -> list[Field]:
        """Its fields of these kinds."""
        return [field for field in self.fields.values() if field.kind in kinds]


@cache
def _fields() -> dict[str, dict[str, Field]]:
    text = files(__package__).joinpath("eigen_velden.csv").read_text("utf-8")
    found: dict[str, dict[str, Field]] = {}
    for row in csv.DictReader(text.splitlines()):
        codes = {}
        if row["lijst"]:
            listed = codelist_of(*row["lijst"].split("."))
            codes = {code: listed.label(code) for code in listed.codes if code != UNKNOWN}
        field = Field(row["veld"], row["soort"], row["woorden"], row["waar"], row["onwaar"], codes)
        found.setdefault(row["onderwerp"], {})[field.name] = field
    return found


# --- subjects --------------------------------------------------------------------------------


def aanmelding(aanmelding):
    return picked(
        aanmelding, "team_id", "datum", "triage_datum", "kanaal", "leefgebied", "ernst", "triage_uitkomst",
        "crisis",
    )  # fmt: skip


def wachtend(wachtend):
    return picked(wachtend, "team_id", "datum", "eerste", "gesloten")


def casus(casus):
    return picked(
        casus, "casus_id", "huishouden_id", "team_id", "geopend", "gesloten", "kader", "reden_sluiting",
        "vervolg",
    )  # fmt: skip


def hulpvraag(hulpvraag, casus):
    return _of_casus(picked(hulpvraag, "hulpvraag_id", "casus_id", "datum", "leefgebied"), casus)


def plan(plan):
    return picked(
        plan, "plan_id", "team_id", "vastgesteld", "akkoord_ouder", "akkoord_jeugdige",
        "klachtroute_verteld", "vertrouwenspersoon_verteld", "clientondersteuner_verteld",
    )  # fmt: skip


def doel(doel):
    return picked(
        doel, "doel_id", "casus_id", "team_id", "gesteld_op", "streefdatum", "geevalueerd_op",
        "leefgebied", "uitkomst", "meetbaar",
    )  # fmt: skip


def contact(contact):
    return picked(
        contact, "contact_id", "team_id", "datum", "vastgelegd_op", "activiteit", "hulp", "jeugdige_alleen",
        "gedragswetenschapper", "duur_minuten",
    )  # fmt: skip


def traject(jeugdtraject):
    runs = jeugdtraject
    return picked(
        runs,
        "team_id",
        "reden",
        eerste_dag=runs["first"],
        laatste_dag=ibis.cases((runs.ended, runs["last"])),
        # Help that came back did not fall silent.
        stilgevallen=runs.stilgevallen & runs.is_last,
        crisis="crisis_day",
        dagen="length",
    )


def voorziening(voorziening, casus):
    named = picked(
        voorziening, "casus_id", "verwezen_op", "start", "eind", "soort", "hulpvorm", "verwijzer",
        "reden_verwijzing", "reden_einde", "leveringsvorm", "door_team", "crisis",
    )  # fmt: skip
    return _of_casus(named, casus)


def activiteit(activiteit):
    return picked(activiteit, "team_id", "datum", "soort", "deelnemers", "minuten")


def resultaat(resultaat):
    return picked(resultaat, "team_id", "datum", "soort")


def klacht(klacht):
    return picked(klacht, "team_id", "datum", "afgehandeld_op", "gegrond")


def uitnodiging(uitnodiging):
    return picked(uitnodiging, "uitnodiging_id", "team_id", "verstuurd_op", "informant")


SUBJECTS = {
    subject.name: subject
    for subject in (
        Subject("casus", "casussen", casus, ("geopend", "gesloten")),
        Subject("aanmelding", "aanmeldingen", aanmelding),
        Subject("wachtend", "aanmeldingen voor een casus of nog zonder besluit", wachtend),
        Subject("hulpvraag", "hulpvragen", hulpvraag),
        Subject("plan", "plannen", plan),
        Subject("doel", "doelen", doel),
        Subject("contact", "contacten", contact),
        Subject("traject", "trajecten van hulp aan jeugdigen", traject, own_help=True),
        Subject(
            "voorziening", "voorzieningen bij een casus van het team", voorziening,
            ("start", "eind"),
        ),
        Subject("activiteit", "activiteiten", activiteit),
        Subject("resultaat", "benoemde resultaten", resultaat),
        Subject("klacht", "klachten", klacht),
        Subject("uitnodiging", "uitnodigingen voor een vragenlijst", uitnodiging),
    )
}  # fmt: skip


# --- further fields --------------------------------------------------------------------------


def _of_casus(table: Table, casus: Table) -> Table:
    return table.join(casus.select("casus_id", "team_id"), "casus_id")


def _with(rows: Table, others: Table, by: str) -> Table:
    """The rows with the further columns of `others`, null where it has no row."""
    return rows.left_join(others, by).drop(f"{by}_right")


def _has(rows: Table, others: Table, by: str, name: str) -> Table:
    return exists(rows, others, by).rename({name: "bestaat"})


def _number(rows: Table, others: Table, by: str, name: str) -> Table:
    return _with(rows, others, by).mutate(**{name: ibis._[name].fill_null(0)})


def _eerste_hulp(rows, casuswerk):
    return _with(rows, casuswerk.select("casus_id", "eerste_hulp"), "casus_id")


def _eerste_plan(rows, plan):
    made = plan.group_by("casus_id").aggregate(eerste_plan=plan.vastgesteld.min())
    return _with(rows, made, "casus_id")


def _samenstelling(rows, huishouden):
    return _with(rows, huishouden.select("huishouden_id", "samenstelling"), "huishouden_id")


def _jeugdige(rows, persoon):
    return _has(rows, persoon.filter(persoon.rol == "jeugdige"), "huishouden_id", "jeugdige")


def _hulp(rows, casuswerk):
    return _has(rows, casuswerk.filter(casuswerk.hulp), "casus_id", "hulp")


def _jeugdige_alleen(rows, casuswerk):
    alone = casuswerk.filter(casuswerk.jeugdige_alleen)
    return _has(rows, alone, "casus_id", "jeugdige_alleen")


def _plan(rows, plan):
    return _has(rows, plan, "casus_id", "plan")


def _doel(rows, doel):
    return _has(rows, doel, "casus_id", "doel")


def _doel_behaald(rows, doel):
    return _has(rows, doel.filter(doel.uitkomst == "behaald"), "casus_id", "doel_behaald")


def _scored(doelscore, informant):
    return doelscore.filter(doelscore.informant == informant).select("doel_id")


def _casus_score(informant):
    def added(rows, doelscore, doel):
        goals = doel.semi_join(_scored(doelscore, informant), "doel_id")
        return _has(rows, goals, "casus_id", f"score_{informant}")

    return added


def _doel_score(informant):
    def added(rows, doelscore):
        return _has(rows, _scored(doelscore, informant), "doel_id", f"score_{informant}")

    return added


def _by_network(doelactie):
    asked = doelactie.uitvoerder.isin(["netwerk", "vrijwilliger"])
    return doelactie.filter(asked).select("doel_id")


def _casus_netwerk(rows, doelactie, doel):
    goals = doel.semi_join(_by_network(doelactie), "doel_id")
    return _has(rows, goals, "casus_id", "inzet_netwerk")


def _doel_netwerk(rows, doelactie):
    return _has(rows, _by_network(doelactie), "doel_id", "inzet_netwerk")


def _resultaat(rows, resultaat):
    return _has(rows, resultaat, "casus_id", "resultaat")


def _contacten(rows, contact):
    work = contact.filter(contact.werk).group_by("casus_id")
    return _number(
        rows, work.aggregate(aantal_contacten=ibis._.count()), "casus_id", "aantal_contacten"
    )


def _leefgebieden(rows, hulpvraag):
    asked = hulpvraag.group_by("casus_id").aggregate(
        aantal_leefgebieden=hulpvraag.leefgebied.nunique()
    )
    return _number(rows, asked, "casus_id", "aantal_leefgebieden")


def _doel_bij_vraag(rows, doel):
    return _has(rows, doel.filter(doel.hulpvraag_id.notnull()), "hulpvraag_id", "doel")


def _doel_in_plan(rows, plandoel):
    return _has(rows, plandoel, "plan_id", "doel")


def _vraag_bij_plan(rows, planvraag):
    return _has(rows, planvraag, "plan_id", "hulpvraag")


def _gesloten(rows, casus):
    return _with(rows, casus.select("casus_id", "gesloten"), "casus_id")


def _erbij(name, roles):
    def added(rows, contact_persoon, persoon):
        people = persoon.filter(persoon.rol.isin(roles)).select("persoon_id")
        there = contact_persoon.filter(contact_persoon.aanwezig.fill_null(False))
        return _has(rows, there.semi_join(people, "persoon_id"), "contact_id", name)

    return added


def _beantwoord(rows, respons):
    answers = respons.group_by("uitnodiging_id").aggregate(beantwoord_op=respons.datum.min())
    return _with(rows, answers, "uitnodiging_id")


MORE: dict[tuple[str, str], Callable[..., Table]] = {
    ("casus", "eerste_hulp"): _eerste_hulp,
    ("casus", "eerste_plan"): _eerste_plan,
    ("casus", "samenstelling"): _samenstelling,
    ("casus", "jeugdige"): _jeugdige,
    ("casus", "hulp"): _hulp,
    ("casus", "jeugdige_alleen"): _jeugdige_alleen,
    ("casus", "plan"): _plan,
    ("casus", "doel"): _doel,
    ("casus", "doel_behaald"): _doel_behaald,
    ("casus", "score_jeugdige"): _casus_score("jeugdige"),
    ("casus", "score_ouder"): _casus_score("ouder"),
    ("casus", "inzet_netwerk"): _casus_netwerk,
    ("casus", "resultaat"): _resultaat,
    ("casus", "aantal_contacten"): _contacten,
    ("casus", "aantal_leefgebieden"): _leefgebieden,
    ("hulpvraag", "doel"): _doel_bij_vraag,
    ("plan", "doel"): _doel_in_plan,
    ("plan", "hulpvraag"): _vraag_bij_plan,
    ("doel", "gesloten"): _gesloten,
    ("doel", "score_jeugdige"): _doel_score("jeugdige"),
    ("doel", "score_ouder"): _doel_score("ouder"),
    ("doel", "inzet_netwerk"): _doel_netwerk,
    ("contact", "jeugdige_erbij"): _erbij("jeugdige_erbij", ["jeugdige"]),
    ("contact", "ouder_erbij"): _erbij("ouder_erbij", ["ouder", "volwassene"]),
    ("uitnodiging", "beantwoord_op"): _beantwoord,
}


def needs(subject: Subject, fields: list[str]) -> list[str]:
    """The tables and facts under a subject with these fields, each once."""
    found = list(inspect.signature(subject.rows).parameters)
    for name in fields:
        if added := MORE.get((subject.name, name)):
            found += list(inspect.signature(added).parameters)[1:]
    return list(dict.fromkeys(found))


def rows(subject: Subject, fields: list[str], tables: dict[str, Table]) -> Table:
    """The rows of a subject with at least these fields."""
    found = subject.rows(*(tables[p] for p in inspect.signature(subject.rows).parameters))
    for name in fields:
        if added := MORE.get((subject.name, name)):
            names = list(inspect.signature(added).parameters)[1:]
            found = added(found, *(tables[p] for p in names))
    return found
