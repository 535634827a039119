"""Days between what happens seldom, by team and together."""

from datetime import date

import pytest

from indicators.conftest import connect
from wijkzicht.indicators.core import compiled, relation
from wijkzicht.indicators.tussentijd import SELDOM_THINGS, between, tussentijden

TEAM = """
team_id | organisatie_id | naam | gemeente_code | doelgroep
t1      | o1             | Een  | GM0001        | integraal
t2      | o1             | Twee | GM0001        | integraal
"""
KLACHT = """
klacht_id | team_id | datum
k1        | t1      | 2025-01-01
k2        | t1      | 2025-01-11
k3        | t2      | 2025-01-11
k4        | t1      | 2025-03-02
k5        | t1      | 2025-07-01
"""


def test_the_days_between_of_a_team_and_of_all_together():
    casus = "casus_id | team_id | geopend\nc1 | t1 | 2025-01-01"
    given = {"team": TEAM, "casus": casus, "klacht": KLACHT}
    found = tussentijden(connect(given), list(given), as_of=date(2025, 6, 30))
    # k5 had not happened yet; t2 had one klacht, so nothing lies between.
    assert [(row.groep, row.dagen, row.laatste) for row in found] == [
        ("t1", [10, 50], "2025-03-02"),
        ("totaal", [10, 0, 50], "2025-03-02"),
    ]
    assert found[0].op == ["2025-01-11", "2025-03-02"]


def test_children_of_a_family_in_the_same_crisis_are_one_time():
    given = {
        "team": TEAM,
        "aanmelding": "aanmelding_id | team_id | datum\na1 | t1 | 2025-01-01",
        "persoon": "persoon_id | huishouden_id | rol | geboortejaar\n"
        + "\n".join(f"p{i} | h{h} | jeugdige | 2015" for i, h in enumerate((1, 1, 2, 3, 4))),
        "casus": "casus_id | huishouden_id | team_id | geopend\n"
        + "\n".join(f"c{i} | h{i} | t1 | 2025-01-01" for i in (1, 2, 3, 4)),
        "contact": "contact_id | casus_id | datum | activiteit\n"
        + "\n".join(
            f"k{i} | c{i} | 2025-0{i}-05 | {kind}"
            for i, kind in ((1, "crisishulp"), (2, "crisishulp"), (3, "hulp"), (4, "crisishulp"))
        ),
        "contact_persoon": "contact_id | persoon_id\nk1 | p0\nk1 | p1\nk2 | p2\nk3 | p3\nk4 | p4",
    }
    found = tussentijden(connect(given), list(given), as_of=date(2025, 6, 30))
    assert [(row.indicator, row.groep, row.dagen) for row in found] == [
        ("T03", "t1", [31, 59]),
        ("T03", "totaal", [31, 59]),
    ]


@pytest.mark.parametrize(("a_month", "told"), [(4, True), (5, False)])
def test_what_happens_often_is_counted_instead(a_month, told):
    days = [date(2024, month, 1 + 5 * i) for month in range(1, 13) for i in range(a_month)]
    assert bool(between("K01", [("t1", day) for day in days], date(2024, 12, 31))) is told


def test_it_compiles_for_spark():
    for question in SELDOM_THINGS.values():
        names = question.__code__.co_varnames[: question.__code__.co_argcount]
        assert "SELECT" in compiled(question(**{n: relation(n) for n in names}), "pyspark")
