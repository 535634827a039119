"""Waiting, duration and delay on small tables worked out by hand, and what too little data gives."""

from datetime import date

import pytest

from indicators.conftest import connect
from statistics_oracles import ORACLES
from wijkzicht.indicators.core import compiled, relation
from wijkzicht.indicators.doorloop import ROUTES, doorlopen, followed
from wijkzicht.indicators.engine import ask
from wijkzicht.indicators.vertraging import delays, laat_vastgelegd, laat_zichtbaar, vertragingen

TEAM = """
team_id | organisatie_id | naam | gemeente_code | doelgroep
t1      | o1             | Een  | GM0001        | integraal
"""
CASUS = """
casus_id | huishouden_id | team_id | geopend    | gesloten   | reden_sluiting   | vervolg
c1       | h1            | t1      | 2025-01-01 | 2025-01-11 | volgens_plan     | eigen_kracht
c2       | h2            | t1      | 2025-01-01 | 2025-01-21 | volgens_plan     | specialistisch
c3       | h3            | t1      | 2025-01-01 | 2025-01-21 | eenzijdig_client | eigen_kracht
c4       | h4            | t1      | 2025-01-01 | 2025-01-31 | volgens_plan     |
c5       | h5            | t1      | 2025-01-01 |            |                  |
"""
CONTACT = """
contact_id | casus_id | datum      | activiteit | vastgelegd_op
k1         | c1       | 2025-01-05 | hulp       | 2025-01-05
k2         | c2       | 2025-01-06 | regie      |
"""
AANMELDING = """
aanmelding_id | team_id | datum      | triage_uitkomst | casus_id
a1            | t1      | 2025-01-01 | casus           | c1
a2            | t1      | 2025-01-01 | casus           | c3
a3            | t1      | 2025-01-01 |                 |
"""
GIVEN = {"team": TEAM, "casus": CASUS, "contact": CONTACT, "aanmelding": AANMELDING}
AS_OF = date(2025, 2, 10)


def rows_of(route):
    con = connect(GIVEN)
    made = {(d.groep, d.route): d for d in doorlopen(con, list(GIVEN), as_of=AS_OF)}
    return made["t1", route]


def test_how_each_casus_ended_and_who_is_still_there():
    found = rows_of("sluiting")
    (year,) = found.jaren
    assert (found.aantal, found.wacht, year.jaar, year.helft) == (5, 1, 2025, 20)
    # Five is too few for a picture, and nobody could be followed for 90 days yet.
    assert found.dagen == []
    assert year.na == {90: None, 180: None, 365: None}


def test_who_never_got_a_contact_is_no_event_and_does_not_vanish():
    assert (rows_of("eerste_contact").aantal, rows_of("eerste_contact").wacht) == (3, 1)
    assert (rows_of("eerste_hulp").aantal, rows_of("eerste_hulp").wacht) == (5, 1)


def test_the_ends_are_those_of_the_oracle():
    # Own strength 1, referral 2, drop-out 3, as R cmprsk has it; all began in 2024.
    cases = zip(ORACLES["cif"]["t"], ORACLES["cif"]["e"], strict=True)
    (team, total) = followed(
        "sluiting", [("t1", 2024, t, e, 1) for t, e in cases], date(2025, 7, 1)
    )
    assert (team.groep, total.groep) == ("t1", "totaal")
    place = team.dagen.index(154)
    # Between day 140 and 154 one more referral happened: S(150) / 4 at risk.
    extra = ORACLES["cif"]["S150"] / 4
    wanted = [*ORACLES["cif"]["F150"], 0]
    wanted[1] += extra
    assert [share[place] for share in team.delen] == pytest.approx(wanted, abs=1e-4)
    assert team.onder[place] < sum(wanted) < team.boven[place]
    assert team.jaren[0].na[90] == pytest.approx([0.2, 0.1, 0.06, 0], abs=0.1)


def test_without_rows_or_tables_there_is_nothing():
    assert followed("sluiting", [], AS_OF) == []
    assert doorlopen(connect({"team": TEAM}), ["team"], as_of=AS_OF) == []


def test_what_is_still_to_come_as_in_the_oracle():
    ladder = ORACLES["chainladder"]["inc"]
    rows = [
        ("t1", 2025 * 12 + i, j, many) for i, row in enumerate(ladder) for j, many in enumerate(row)
    ]
    # Twelve months: the six of the oracle, after six that were written down at once.
    rows += [("t1", 2025 * 12 - 6 + i, 0, 40) for i in range(6)]
    found, total = delays(rows, date(2025, 7, 3))
    assert [m.maand for m in found.maanden][-1] == "2025-06"
    assert found.maanden[-1].bekend == 26
    assert found.maanden[-1].verwacht > 26
    assert found.maanden[0].verwacht == found.maanden[0].bekend == 40
    assert total.maanden == found.maanden


def test_what_was_written_down_this_month_waits_until_the_month_is_over():
    rows = [("t1", 2025 * 12 + i, 0, 40) for i in range(-6, 6)]
    before = delays(rows, date(2025, 7, 3))[0]
    after = delays([*rows, ("t1", 2025 * 12 + 5, 1, 9)], date(2025, 7, 3))[0]
    assert after == before


@pytest.mark.parametrize(
    "rows, why",
    [
        ([("t1", 2025 * 12 + 5, None, 400)], "geen_dagen"),
        ([("t1", 2025 * 12 + 5, 0, 4)], "weinig"),
        ([("t1", 2025 * 12 + 5, 0, 400)], "geen_patroon"),
    ],
)
def test_when_nothing_can_be_said_it_says_why(rows, why):
    found = delays(rows, date(2025, 7, 3))[0]
    assert (found.maanden, found.waarom) == ([], why)


def late_work(cleaned=None):
    """Thirty contacts a month at once and thirty a month later; in `cleaned` all of the year before."""
    first = 2024 * 12 + 6
    rows = [("t1", first + i, later, 30) for i in range(12) for later in (0, 1)]
    if cleaned is not None:
        rows += [("t1", first + i, cleaned - i, 60) for i in range(cleaned)]
    return rows


def test_a_clean_up_in_the_log_is_left_out_of_the_delay():
    day, month = date(2025, 7, 3), 2024 * 12 + 6 + 8
    plain = delays(late_work(), day)[0]
    believed = delays(late_work(8), day)[0]
    told = delays(late_work(8), day, [("t1", month, month)])[0]
    still = [v.maanden[-1].verwacht - v.maanden[-1].bekend for v in (plain, believed, told)]
    assert still[0] == pytest.approx(30, abs=1)
    assert still[2] == pytest.approx(30, abs=3)
    assert still[1] > still[2]
    assert (told.opschoningen, plain.opschoningen) == (["2025-03"], [])


@pytest.mark.parametrize(("team", "months"), [("t1", ["2025-03"]), (None, ["2025-03"]), ("t2", [])])
def test_a_clean_up_of_another_team_is_nothing_to_this_one(team, months):
    month = 2024 * 12 + 6 + 8
    one, whole = delays(late_work(), date(2025, 7, 3), [(team, month, month)])
    assert (one.groep, one.opschoningen) == ("t1", months)
    assert (whole.groep, whole.opschoningen) == ("totaal", ["2025-03"])


def test_the_log_comes_from_the_events():
    events = """
    gebeurtenis_id | team_id | datum      | tot        | soort
    g1             |         | 2025-02-10 |            | opschoning
    g2             | t1      | 2025-01-10 | 2025-03-01 | opschoning
    g3             | t1      | 2025-02-10 |            | beleid
    """
    given = {**GIVEN, "gebeurtenis": events}
    found = vertragingen(connect(given), list(given), as_of=AS_OF)
    assert [v.opschoningen for v in found] == [["2025-01"], ["2025-01"]]


def test_days_of_writing_down_come_from_the_contacts():
    found = vertragingen(connect(GIVEN), list(GIVEN), as_of=AS_OF)
    assert [(v.groep, v.zonder_dag, v.waarom) for v in found] == [
        ("t1", 1, "weinig"),
        ("totaal", 1, "weinig"),
    ]


def test_when_a_casus_is_seen_at_the_end_of_a_month():
    contacts = """
    contact_id | casus_id | datum      | activiteit | vastgelegd_op
    k1         | c1       | 2025-01-05 | hulp       | 2025-01-06
    k2         | c2       | 2025-02-20 | hulp       | 2025-05-02
    k3         | c2       | 2025-03-10 | regie      | 2025-03-10
    k4         | c3       | 2025-03-31 | hulp       |
    """
    given = {**GIVEN, "contact": contacts}
    day = date(2025, 6, 2)
    _years, rows = ask(connect(given), list(given), laat_zichtbaar, kind="jaar", as_of=day)
    found = {(month - 2025 * 12 + 1, later): many for _team, month, later, many in rows}
    assert found == {
        (1, 0): 1, (2, 0): 1, (2, 3): 1, (3, 0): 2, (3, None): 1, (4, 0): 1, (4, None): 1,
        (5, 0): 1, (5, None): 1,
    }  # fmt: skip


def test_it_compiles_for_spark():
    for question in (*[r.question for r in ROUTES.values()], laat_vastgelegd, laat_zichtbaar):
        names = question.__code__.co_varnames[: question.__code__.co_argcount]
        sql = compiled(question(**{name: relation(name) for name in names}), "pyspark")
        assert "GROUP BY" in sql
