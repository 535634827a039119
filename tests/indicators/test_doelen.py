"""Goals, worked out by hand from INDICATORS.md."""

CASUS = """
casus_id | huishouden_id | team_id | geopend    | gesloten
c1       | h1            | t1      | 2025-01-01 | 2025-06-30
c2       | h2            | t1      | 2025-01-01 | 2025-06-30
c3       | h3            | t1      | 2025-01-01 |
c4       | h4            | t1      | 2025-01-01 | 2025-07-01
"""

PLAN = """
plan_id | casus_id | vastgesteld
p1      | c1       | 2025-02-01
p2      | c2       | 2025-02-01
p3      | c3       | 2025-02-01
p4      | c4       | 2025-02-01
"""

# p1: a clear goal. p2: measurable, but without a day. p3: its goal came after the plan.
DOEL = """
doel_id | casus_id | gesteld_op | meetbaar | streefdatum | uitkomst      | geevalueerd_op
d1      | c1       | 2025-02-01 | true     | 2026-06-01  | behaald       | 2025-06-01
d2      | c1       | 2025-02-01 |          | 2025-06-01  | deels_behaald | 2025-06-01
d3      | c1       | 2025-02-01 | false    |             |               |
d4      | c1       | 2025-02-01 | false    |             | vervallen     | 2025-06-01
d5      | c2       | 2025-01-01 | true     |             |               |
d6      | c3       | 2025-02-02 | true     | 2025-06-01  | behaald       |
"""

VRAAG = """
hulpvraag_id | casus_id | leefgebied | datum
v1           | c1       | financien  | 2025-01-01
v2           | c3       |            | 2025-02-01
v3           | c4       | financien  | 2025-02-12
"""

GIVEN = {"casus": CASUS, "plan": PLAN, "doel": DOEL, "hulpvraag": VRAAG}


def test_d00_d01_d02_what_is_in_the_plan(spec):
    # p4: no goal, and its question came later. p3: a question without leefgebied, no goal.
    spec("D00", GIVEN, {("t1", "2025-H1"): {"teller": 1, "noemer": 4, "waarde": 25.0}})
    spec("D01", GIVEN, {("t1", "2025-H1"): {"teller": 1, "noemer": 4, "onbekend": 0.0}})
    spec("D02", GIVEN, {("t1", "2025-H1"): {"teller": 1, "noemer": 4}})


def test_d01_a_goal_evaluated_before_the_plan_is_no_goal_of_it(spec):
    doel = """
    doel_id | casus_id | gesteld_op | meetbaar | streefdatum | geevalueerd_op
    d1      | c1       | 2025-01-01 | true     | 2025-06-01  | 2025-01-31
    d2      | c2       | 2025-01-01 | true     | 2025-06-01  | 2025-02-01
    """
    spec("D01", {**GIVEN, "doel": doel}, {("t1", "2025-H1"): {"teller": 1, "noemer": 4}})


def test_d03_d04_d07_three_ways_to_look_at_goals(spec):
    # Closed in H1: d1, d2, d3, d5; d4 has lapsed, d6 is of an open casus.
    spec("D03", GIVEN, {("t1", "2025-H1"): {"teller": 2, "noemer": 4}})
    spec("D04", GIVEN, {("t1", "2025-H1"): {"teller": 1, "noemer": 2, "onbekend": 50.0}})
    spec("D07", GIVEN, {("t1", "2025-H1"): {"teller": 1, "noemer": 4, "onbekend": 0.0}})


def test_d03_an_outcome_of_a_later_evaluation_is_not_known(spec):
    doel = """
    doel_id | casus_id | gesteld_op | uitkomst | geevalueerd_op
    d1      | c1       | 2025-02-01 | behaald  | 2025-07-02
    d2      | c1       | 2025-02-01 | behaald  |
    """
    given = {**GIVEN, "doel": doel}
    spec("D03", given, {("t1", "2025-H1"): {"teller": 1, "noemer": 2}}, as_of="2025-07-01")
    spec("D03", given, {("t1", "2025-H1"): {"teller": 2, "noemer": 2}}, as_of="2025-07-02")


def test_d05_last_score_minus_first_by_informant(spec):
    scores = """
    doel_id | datum      | informant | score
    d1      | 2025-02-01 | jeugdige  | -2
    d1      | 2025-03-01 | jeugdige  | 2
    d1      | 2025-06-01 | jeugdige  | 1
    d1      | 2025-02-01 | ouder     | 0
    d2      | 2025-02-01 | ouder     | 0
    d2      | 2025-06-01 | ouder     | -1
    d6      | 2025-02-01 | ouder     | -2
    d6      | 2025-06-01 | ouder     | 2
    """
    spec(
        "D05",
        {**GIVEN, "doelscore": scores},
        {
            ("t1", "2025-H1"): {"noemer": 2, "waarde": 1.0},
            ("t1", "2025-H1", "jeugdige"): {"noemer": 1, "waarde": 3.0, "onder": None},
            ("t1", "2025-H1", "ouder"): {"noemer": 1, "waarde": -1.0},
        },
    )


def test_d08_survey(survey):
    survey("D08", "doelen_bereikt")


def test_d09_no_goal_of_the_casus_evaluated(spec):
    # c1 was evaluated; c2 was not. c4 has a plan and no goals at all.
    spec(
        "D09",
        GIVEN,
        {
            ("t1", "2025-H1"): {"teller": 1, "noemer": 2},
            ("t1", "2025-H2"): {"teller": 1, "noemer": 1},
        },
    )


def test_d06_a_question_on_a_domain_within_42_days(spec):
    # c1 on day 0; c4 on day 42 (12 February); that of c3 is without leefgebied.
    spec("D06", GIVEN, {("t1", "2025-H1"): {"teller": 2, "noemer": 4}})
    spec("D06", GIVEN, {("t1", "2025-H1"): {"noemer": 0}}, as_of="2025-02-11")
