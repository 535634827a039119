"""Movements of the three counts add up exactly, and planted effects are named."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.conftest import connect
from municipalities import AS_OF, HALVES, make
from wijkzicht.indicators import compute
from wijkzicht.indicators.bewegingen import TELLINGEN, added_up, bewegingen
from wijkzicht.indicators.bewegingen import moved as moved_expression
from wijkzicht.indicators.core import compiled, relation
from wijkzicht.indicators.registratie import Event, findings
from wijkzicht.vocabulary.periods import Period, period_of

TEAM = """
team_id | organisatie_id | naam | gemeente_code | doelgroep
t1      | o1             | Een  | GM0001        | integraal
t2      | o1             | Twee | GM0001        | integraal
"""
# c1 coordination from a day on; c2 closed long after the work; c3 silent in between; c4 handed
# over to t2 as c5; c6 new and gone within one half-year; c7 nobody ever worked on.
CASUS = """
casus_id | huishouden_id | team_id | geopend    | gesloten   | vervolg
c1       | h1            | t1      | 2024-09-01 |            |
c2       | h2            | t1      | 2024-01-10 | 2025-03-31 |
c3       | h3            | t1      | 2024-09-01 |            |
c4       | h4            | t1      | 2024-09-01 | 2025-02-01 | ander_team
c5       | h4            | t2      | 2025-02-10 |            |
c6       | h6            | t1      | 2025-02-10 | 2025-05-01 | eigen_kracht
c7       | h7            | t1      | 2024-11-01 |            |
"""
CONTACT = """
contact_id | casus_id | datum      | activiteit
k1         | c1       | 2024-12-01 | hulp
k2         | c1       | 2025-06-01 | regie
k3         | c2       | 2024-02-01 | hulp
k4         | c3       | 2024-12-20 | hulp
k5         | c3       | 2025-09-01 | hulp
k6         | c4       | 2025-01-15 | hulp
k7         | c5       | 2025-06-10 | hulp
k8         | c6       | 2025-04-01 | hulp
k9         | c7       | 2025-06-30 | administratie
"""
GIVEN = {"team": TEAM, "casus": CASUS, "contact": CONTACT}


def moved(given, as_of=date(2026, 1, 1)):
    con = connect(given)
    rows = bewegingen(con, list(given), as_of=as_of)
    return {(r.groep, r.periode, r.telling): (r.opening, r.stand, r.delen) for r in rows}


def test_each_casus_goes_where_it_went():
    found = moved(GIVEN)
    assert found["t1", "2025-H1", "dossier"] == (
        5, 3, {"laat_gesloten": -1, "overgedragen": -1}
    )  # fmt: skip
    assert found["t1", "2025-H1", "actief"] == (2, 1, {"even_stil": -1})
    assert found["t1", "2025-H1", "hulp"] == (2, 0, {"even_stil": -1, "zonder_hulp": -1})
    assert found["t2", "2025-H1", "dossier"] == (0, 1, {"overgenomen": 1})
    assert found["totaal", "2025-H1", "dossier"][:2] == (5, 4)
    assert found["t1", "2025-H2", "actief"][2] == {"stil": -1}


def test_it_compiles_for_spark():
    names = ("casus", "contact", "casuswerk", "periode")
    sql = compiled(moved_expression(**{name: relation(name) for name in names}), "pyspark")
    assert "GROUP BY" in sql


def test_a_period_that_is_not_over_is_left_out():
    assert {key[1] for key in moved(GIVEN, date(2025, 11, 1))} == {"2024-H2", "2025-H1"}


def test_without_contact_or_without_rows_there_is_nothing_to_say():
    assert moved({"team": TEAM, "casus": CASUS}) == {}
    empty = CONTACT.splitlines()[1]
    nobody = moved({"team": TEAM, "casus": CASUS.splitlines()[1], "contact": empty})
    assert nobody == {}
    assert findings([]) == []


def test_the_stand_of_dossier_is_the_figure_n04():
    made = make(3, "levering")
    con = made.connect()
    present = ["team", "casus", "contact"]
    figures = compute(con, present, as_of=AS_OF, only=["N04"])
    stood = {(f.groep, f.periode): f.teller for f in figures}
    rows = [r for r in bewegingen(con, present, as_of=AS_OF) if r.telling == "dossier"]
    assert len(rows) == 22
    assert all(row.stand == stood[row.groep, row.periode] for row in rows)


STATES = st.sampled_from([None, "hulp", "zonder_hulp", "stil", "even_stil"])
LIVES = st.lists(st.tuples(st.sampled_from("ab"), st.lists(STATES, min_size=5, max_size=5)))


@given(LIVES)
def test_every_count_adds_up_and_one_follows_on_the_other(lives):
    rows = Counter()
    for team, states in lives:
        for number, (before, after) in enumerate(pairwise(states), start=1):
            if before or after:
                how = "nieuw" if not before else "gesloten" if not after else None
                rows[team, number, before, after, how] += 1
    periods = [Period.parse(f"202{y}-H{h}") for y in (4, 5, 6) for h in (1, 2)][:5]
    found = added_up([(*key, many) for key, many in rows.items()], periods)
    stood = {}
    for row in found:
        assert row.opening + sum(row.delen.values()) == row.stand
        number = [p.name for p in periods].index(row.periode)
        inside = TELLINGEN[row.telling]
        team = [s for t, s in lives if row.groep in (t, "totaal")]
        assert row.stand == sum(states[number] in inside for states in team)
        assert row.opening == stood.get((row.groep, row.telling), row.opening)
        stood = {**stood, (row.groep, row.telling): row.stand} if number else {}


PLANTED = {"laat_sluiten": "opschoning", "definitie": "definitie", "levering": "levering_fout"}


def found_in(kind, seed, event=None):
    made = make(seed, kind)
    day = HALVES[made.half]
    rows = bewegingen(made.connect(), ["team", "casus", "contact"], as_of=AS_OF)
    log = [Event(event, day + timedelta(days=30))] if event else []
    return period_of("halfjaar", day).name, [f for f in findings(rows, log) if f.groep == "totaal"]


@pytest.mark.parametrize("kind", PLANTED)
def test_a_planted_effect_is_named_with_its_event(kind):
    for seed in range(3):
        period, found = found_in(kind, seed, PLANTED[kind])
        named = [f for f in found if (f.periode, f.soort) == (period, kind)]
        assert len(named) == 1
        assert named[0].event.soort == PLANTED[kind]
        assert 0 < named[0].meer <= named[0].aantal <= named[0].van


def test_a_quiet_municipality_and_a_real_fall_get_no_finding():
    assert sum(bool(found_in("rustig", seed)[1]) for seed in range(5)) == 0


def test_causes_at_once_come_apart():
    # As in the municipality of the 2021 report that changed its system at the start of 2019.
    named = []
    for seed in range(4):
        period, found = found_in("samen", seed, "nieuw_systeem")
        named.append({f.soort for f in found if f.periode == period})
    assert all("laat_sluiten" in kinds for kinds in named)
    assert sum(kinds == {"laat_sluiten", "definitie"} for kinds in named) >= 2


def test_an_event_of_another_kind_is_not_held_responsible():
    period, found = found_in("laat_sluiten", 0, "definitie")
    assert [(f.periode, f.soort, f.event) for f in found] == [(period, "laat_sluiten", None)]


def test_few_periods_say_nothing_of_what_is_usual():
    con = make(0, "laat_sluiten").connect()
    rows = bewegingen(con, ["team", "casus", "contact"], as_of=AS_OF)
    few = sorted({row.periode for row in rows})[4:8]
    assert findings([row for row in rows if row.periode in few]) == []
