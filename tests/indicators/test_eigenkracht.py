"""Own strength, network and prevention, worked out by hand from INDICATORS.md."""

CASUS = """
casus_id | huishouden_id | team_id | geopend    | gesloten   | vervolg
c1       | h1            | t1      | 2025-01-05 | 2025-06-01 | eigen_kracht
c2       | h2            | t1      | 2025-01-05 | 2025-06-01 | specialistisch
c3       | h3            | t1      | 2025-01-05 | 2025-06-01 | onbekend
c4       | h4            | t1      | 2025-01-05 | 2025-06-01 |
c5       | h5            | t1      | 2025-01-05 | 2025-06-01 | voorliggend
"""


def test_e01_e09_where_people_were_sent(spec):
    aanmelding = """
    aanmelding_id | team_id | datum      | triage_uitkomst
    a1            | t1      | 2025-01-01 | eigen_kracht
    a2            | t1      | 2025-01-01 | voorliggend
    a3            | t1      | 2025-01-01 | informele_hulp
    a4            | t1      | 2025-01-01 | casus
    a5            | t1      | 2025-01-01 | ingetrokken
    a6            | t1      | 2025-01-01 |
    """
    given = {"casus": CASUS, "aanmelding": aanmelding}
    spec("E01", given, {("t1", "2025-H1"): {"teller": 3, "noemer": 4, "onbekend": 20.0}})
    spec("E09", given, {("t1", "2025-H1"): {"teller": 2, "noemer": 4, "onbekend": 20.0}})


def test_e02_only_goals_of_the_plan(spec):
    # p1: d1 by the network. p2: its goal came later, so it has none. p3: d3 by the team.
    # p4: d4 was evaluated before the plan, d5 on the day itself.
    given = {
        "casus": CASUS,
        "plan": """
            plan_id | casus_id | vastgesteld
            p1      | c1       | 2025-02-01
            p2      | c2       | 2025-02-01
            p3      | c3       | 2025-02-01
            p4      | c4       | 2025-02-01
        """,
        "doel": """
            doel_id | casus_id | gesteld_op | geevalueerd_op
            d1      | c1       | 2025-02-01 |
            d2      | c2       | 2025-02-02 |
            d3      | c3       | 2025-01-20 |
            d4      | c4       | 2025-01-20 | 2025-01-31
            d5      | c4       | 2025-01-20 | 2025-02-01
        """,
        "doelactie": """
            doel_id | uitvoerder
            d1      | netwerk
            d1      | team
            d2      | vrijwilliger
            d3      | team
            d4      | netwerk
            d5      | gezin
        """,
    }
    spec("E02", given, {("t1", "2025-H1"): {"teller": 1, "noemer": 3}})


def test_e03_onbekend_is_unknown(spec):
    spec("E03", {"casus": CASUS}, {("t1", "2025-H1"): {"teller": 2, "noemer": 3, "onbekend": 40.0}})


def test_e03_what_came_with_a_later_closing_is_not_known(spec):
    spec(
        "E03",
        {"casus": CASUS},
        {("t1", "2025-H1"): {"noemer": 0, "onbekend": None, "status": "geen_noemer"}},
        as_of="2025-05-31",
    )


def test_e04_e05_surveys(survey):
    survey("E04", "zelfredzaam")
    survey("E05", "eigen_regie")


def test_e06_e10_the_last_score_beside_the_first(spec):
    # moeder, c1: financien 2 → 4 over 60 days, up. veiligheid 3 → 2, down. justitie: 59 days
    # only. werk: the same. kind is young. The score of c2 and of another instrument stay out.
    given = {
        "casus": CASUS,
        "persoon": """
            persoon_id | huishouden_id | rol
            moeder     | h1            | ouder
            kind       | h1            | jeugdige
        """,
        "meting": """
            persoon_id | casus_id | instrument | domein     | datum      | score
            moeder     | c1       | zrm2017    | financien  | 2025-02-01 | 2
            moeder     | c1       | zrm2017    | financien  | 2025-03-01 | 1
            moeder     | c1       | zrm2017    | financien  | 2025-04-02 | 4
            moeder     | c1       | zrm2017    | veiligheid | 2025-02-01 | 3
            moeder     | c1       | zrm2017    | veiligheid | 2025-05-01 | 2
            moeder     | c1       | zrm2017    | justitie   | 2025-02-01 | 1
            moeder     | c1       | zrm2017    | justitie   | 2025-04-01 | 5
            moeder     | c1       | zrm2017    | werk       | 2025-02-01 | 3
            moeder     | c1       | zrm2017    | werk       | 2025-05-01 | 3
            moeder     | c2       | zrm2017    | werk       | 2025-05-30 | 5
            moeder     | c1       | sdq        | werk       | 2025-05-30 | 5
            kind       | c1       | zrm2017    | financien  | 2025-02-01 | 1
            kind       | c1       | zrm2017    | financien  | 2025-05-01 | 5
        """,
    }
    spec("E06", given, {("t1", "2025-H1"): {"teller": 1, "noemer": 3}})
    spec("E10", given, {("t1", "2025-H1"): {"teller": 1, "noemer": 3}})


ACTIVITEIT = """
activiteit_id | team_id | soort  | datum      | deelnemers | minuten
x1            | t1      | inloop | 2025-01-01 | 12         | 60
x2            | t1      | groep  | 2025-06-30 |            | 90
x3            | t1      | groep  | 2025-07-01 |            |
"""


def test_e07_e08_unknown_deelnemers_are_not_zero(spec):
    given = {"casus": CASUS, "activiteit": ACTIVITEIT}
    spec("E07", given, {("t1", "2025-H1"): {"teller": 2}, ("t1", "2025-H2"): {"teller": 1}})
    spec(
        "E08",
        given,
        {
            ("t1", "2025-H1"): {"teller": 12, "waarde": 12.0, "onbekend": 50.0, "status": "ok"},
            ("t1", "2025-H2"): {"teller": None, "waarde": None, "onbekend": 100.0},
        },
    )
