"""What surrounds the households: organisation, teams, inhabitants, staff, activities, complaints."""

from datetime import date

import numpy as np
import pyarrow as pa

from wijkzicht.dataset.sample import columns as col
from wijkzicht.dataset.sample.calendar import Calendar
from wijkzicht.dataset.sample.cases import Cases
from wijkzicht.dataset.sample.columns import EMPTY, Choice, enum
from wijkzicht.dataset.sample.town import BANDS, Town

_ACTIVITY = Choice(
    enum("activiteit", "soort"),
    {
        "voorlichting": 0.14, "training": 0.16, "groep": 0.22, "inloop": 0.2,
        "inwonersinitiatief": 0.06, "vindplaats": 0.1, "outreach": 0.06,
        "consultatie_partner": 0.06,
    },
)  # fmt: skip
_THEMES = (
    "opvoeden",
    "scheiden",
    "geldzorgen",
    "weerbaarheid",
    "mantelzorg",
    "eenzaamheid",
    "school",
)
_COMPLAINTS = ("wachttijd", "bejegening", "informatie", "besluit", "privacy")
_RESULT = Choice(
    enum("resultaat", "soort"),
    {
        "huisuitzetting_voorkomen": 0.18, "problematische_schuld_voorkomen": 0.24,
        "uitkering_voorkomen": 0.04, "uithuisplaatsing_voorkomen": 0.2, "maatregel_voorkomen": 0.14,
        "formeel_vervangen_door_informeel": 0.16, "anders": 0.04,
    },
)  # fmt: skip
_GROUNDS = (
    "Afspraak met de verhuurder ligt vast in het dossier.",
    "De betalingsregeling loopt en is drie maanden nagekomen.",
    "De ouders, de jeugdige en de professional zien dit alle drie zo.",
    "Het eerder genoemde besluit is niet genomen.",
)


def rows(rng, town: Town, calendar: Calendar, first: date, last: date) -> dict[str, dict]:
    """Rows of every table that doesn't hang on a household."""
    return {
        "organisatie": _literal(
            organisatie_id=["o1"], naam=["Sociaal team (verzonnen)"], positionering=["eigen_beheer"]
        ),
        "team": _teams(town),
        "bevolking": _population(town),
        "formatie": _staff(town, calendar),
        "activiteit": _activities(rng, town, calendar),
        "klacht": _complaints(rng, town, calendar),
        "gebeurtenis": _events(town, first, last),
        "team_gemeente": _literal(team_id=[], gemeente_code=[]),
    }


def _literal(**columns: list) -> dict[str, pa.Array]:
    """Columns from plain values; an empty list is a column of text."""
    return {
        n: pa.array(values) if values else pa.array([], pa.string())
        for n, values in columns.items()
    }


def _teams(town: Town) -> dict:
    n = len(town.teams)
    numbers = np.arange(n)
    return {
        "team_id": col.ids("t", numbers + 1),
        "organisatie_id": col.texts(("o1",), np.zeros(n, int)),
        "naam": pa.array(town.teams),
        "gemeente_code": col.texts((town.gemeente_code,), np.zeros(n, int)),
        "doelgroep": col.texts(("integraal",), np.zeros(n, int)),
        "model": col.texts(("A1",), np.zeros(n, int)),
        "biedt_zelf_hulp": col.bools(np.ones(n, int)),
        "actief_van": col.nothing(pa.date32(), n),
        "actief_tot": col.nothing(pa.date32(), n),
    }


def _population(town: Town) -> dict:
    """Inhabitants of each team's working area and, without team, of the municipality: their sum."""
    parts = []
    for year, counts in town.bevolking.items():
        for team, bands in enumerate([*counts, counts.sum(axis=0)]):
            number = team if team < len(counts) else EMPTY
            parts += [(number, year, *BANDS[b], int(n)) for b, n in enumerate(bands)]
    team, year, low, high, count = (np.array(column) for column in zip(*parts, strict=True))
    n = team.size
    return {
        "gemeente_code": col.texts((town.gemeente_code,), np.zeros(n, int)),
        "wijk_code": col.nothing(pa.string(), n),
        "team_id": col.ids("t", np.where(team == EMPTY, EMPTY, team + 1)),
        "jaar": col.whole(year),
        "leeftijd_van": col.whole(low),
        "leeftijd_tot": col.whole(high),
        "aantal": col.whole(count),
    }


def _staff(town: Town, calendar: Calendar) -> dict:
    staff = town.staff
    place, turn = np.nonzero(staff.since <= calendar.last)
    since = staff.since[place, turn]
    after = np.column_stack([staff.since[:, 1:], np.full(staff.team.size, 2_000_000)])[place, turn]
    until = np.where(after <= calendar.last, after - 1, EMPTY)
    functions = enum("formatie", "functie")
    functie = np.array([functions.index(name) for name in staff.functie])[place]
    desk = np.isin(functie, [functions.index("teamleider"), functions.index("ondersteuning")])
    return {
        "medewerker_id": col.ids("m", staff.holder[place, turn] + 1),
        "team_id": col.ids("t", staff.team[place] + 1),
        "functie": col.codes("formatie", "functie", functie),
        "skj": col.bools(np.where(desk, 0, (staff.holder[place, turn] % 5 > 0).astype(int))),
        "fte": pa.array(staff.fte[place, turn]),
        "van": col.days(since),
        "tot": col.days(until),
    }


def _activities(rng, town: Town, calendar: Calendar) -> dict:
    teams = len(town.teams)
    n = int((calendar.last - calendar.first) / 30 * 4 * teams)
    day = calendar.to_workday(calendar.request_days(rng, n))
    team = rng.integers(0, teams, n)
    wijk = np.array([rng.choice(np.flatnonzero(town.wijk_team == t)) for t in team])
    known = ~col.chance(rng, n, 0.1)
    return {
        "activiteit_id": col.ids("x", np.arange(n) + 1),
        "team_id": col.ids("t", team + 1),
        "wijk_code": col.texts(town.wijken, np.where(col.chance(rng, n, 0.1), EMPTY, wijk)),
        "soort": col.codes("activiteit", "soort", _ACTIVITY.draw(rng, n)),
        "thema": col.texts(_THEMES, rng.integers(0, len(_THEMES), n)),
        "datum": col.days(day),
        "deelnemers": col.whole(np.where(known, rng.poisson(9, n), EMPTY)),
        "minuten": col.whole(np.where(known, 30 * rng.integers(2, 7, n), EMPTY)),
    }


def _complaints(rng, town: Town, calendar: Calendar) -> dict:
    n = int((calendar.last - calendar.first) / 365 * 2.2 * len(town.teams))
    day = calendar.request_days(rng, n)
    done = col.not_after(day + 7 + rng.gamma(2, 14, n).astype(np.int32), calendar.last)
    verdict = np.where(done == EMPTY, EMPTY, col.yes_no(rng, n, 0.4, unknown=0.1))
    return {
        "klacht_id": col.ids("g", np.arange(n) + 1),
        "team_id": col.ids("t", rng.integers(0, len(town.teams), n) + 1),
        "datum": col.days(day),
        "aard": col.texts(_COMPLAINTS, rng.integers(0, len(_COMPLAINTS), n)),
        "afgehandeld_op": col.days(done),
        "gegrond": col.bools(verdict),
    }


def _events(town: Town, first: date, last: date) -> dict:
    """What a reader of the series must know of this made-up organisation."""
    late = next(n for n, habit in enumerate(town.habits) if habit.name == "sluit_laat") + 1
    listed = [
        (None, first, None, "nieuw_systeem", "N02,T01,T02,T08",
         "Begin met dit systeem. Lopende casussen zijn in drie weken overgezet en tellen daarom "
         "als geopend; van eerder afgesloten casussen is niets overgenomen."),
        (late, date(last.year - 1, 12, 20), date(last.year - 1, 12, 31), "opschoning", "N03,N04,R01,R02",
         "Dit team sloot eind december een reeks stille casussen."),
        (None, date(last.year, 1, 1), None, "beleid", None,
         "De gemeente vraagt om bij elke casus binnen zes weken een plan te maken."),
    ]  # fmt: skip
    listed = [event for event in listed if first <= event[1] <= last]
    team, day, until, kind, hits, text = zip(*listed, strict=True)
    return {
        "gebeurtenis_id": col.ids("e", np.arange(len(listed)) + 1),
        "team_id": col.ids("t", np.array([number or EMPTY for number in team])),
        "datum": pa.array(day, pa.date32()),
        "tot": pa.array(until, pa.date32()),
        "soort": pa.array(kind),
        "raakt": pa.array(hits, pa.string()),
        "omschrijving": pa.array(text),
    }


def result_rows(rng, cases: Cases, at: dict) -> dict:
    """Rows of `resultaat`: something that can be named, in one in twelve closed files."""
    casus = np.flatnonzero((cases.closed != EMPTY) & col.chance(rng, cases.closed.size, 0.08))
    n = casus.size
    day = np.minimum(cases.until[casus], cases.closed[casus])
    grounds = np.where(col.chance(rng, n, 0.2), EMPTY, rng.integers(0, len(_GROUNDS), n))
    return {
        "casus_id": col.ids("k", at["casus"] + casus),
        "soort": col.codes("resultaat", "soort", _RESULT.draw(rng, n)),
        "datum": col.days(day),
        "onderbouwing": col.texts(_GROUNDS, grounds),
    }
