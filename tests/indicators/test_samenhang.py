"""One household, one plan, one coordinator, worked out by hand from INDICATORS.md."""

CASUS = """
casus_id | huishouden_id | team_id | geopend    | gesloten
c1       | h1            | t1      | 2025-01-01 | 2025-02-12
c2       | h2            | t1      | 2025-01-01 | 2025-02-11
c3       | h3            | t1      | 2025-01-01 | 2025-06-30
c4       | h4            | t1      | 2025-01-01 |
c5       | h5            | t1      | 2025-05-20 |
"""

PLAN = """
plan_id | casus_id | vastgesteld
p1      | c2       | 2025-01-10
p2      | c3       | 2025-06-30
p3      | c4       | 2025-02-12
p4      | c4       | 2025-06-01
"""


def test_s01_only_files_open_for_42_days(spec):
    # c1: 42 days, no plan. c2: 41 days. c3: a plan on its last day.
    given = {"casus": CASUS, "plan": PLAN}
    spec("S01", given, {("t1", "2025-H1"): {"teller": 1, "noemer": 2, "waarde": 50.0}})


def test_s02_a_plan_on_or_before_day_42(spec):
    # c1 and c2 were closed by day 42. c3: too late. c4: on day 42 (12 February). c5: none.
    given = {"casus": CASUS, "plan": PLAN}
    spec("S02", given, {("t1", "2025-H1"): {"teller": 1, "noemer": 3}})
    # c5 can be followed from 1 July on.
    spec("S02", given, {("t1", "2025-H1"): {"teller": 1, "noemer": 2}}, as_of="2025-06-30")
    spec("S02", given, {("t1", "2025-H1"): {"teller": 1, "noemer": 3}}, as_of="2025-07-01")


def test_s03_goals_on_two_of_the_domains_that_were_asked(spec):
    # p2: asked in two domains (one on an unknown day), goals in both. p1: goals in two, but
    # only one that was asked. p3: one domain. p4: asked in two, the second goal came later.
    given = {
        "casus": CASUS,
        "plan": PLAN,
        "hulpvraag": """
            hulpvraag_id | casus_id | leefgebied | datum
            v1           | c3       | financien  |
            v2           | c3       | veiligheid | 2025-06-30
            v3           | c2       | financien  | 2025-01-01
            v4           | c2       | justitie   | 2025-01-02
            v5           | c2       |            | 2025-01-02
            v6           | c4       | financien  | 2025-02-01
            v7           | c4       | justitie   | 2025-05-01
        """,
        "doel": """
            doel_id | casus_id | gesteld_op | leefgebied
            d1      | c3       | 2025-06-01 | financien
            d2      | c3       | 2025-06-01 | veiligheid
            d3      | c2       | 2025-01-01 | financien
            d4      | c2       | 2025-01-01 | huisvesting
            d5      | c4       | 2025-01-01 | financien
            d6      | c4       | 2025-06-02 | justitie
        """,
    }
    spec("S03", given, {("t1", "2025-H1"): {"teller": 1, "noemer": 3}})


def test_s04_changes_of_medewerker_in_order_of_van(spec):
    # c1: m1, m2 (same day, by id), m1: 2 changes. c2: one row. c3: m1 twice, and m9 after
    # closing. c4 is open. Mean of 2, 0 and 0.
    regie = """
    casus_id | medewerker_id | van
    c1       | m2            | 2025-01-01
    c1       | m1            | 2025-01-01
    c1       | m1            | 2025-01-20
    c2       | m1            | 2025-01-01
    c3       | m1            | 2025-01-01
    c3       | m1            | 2025-06-30
    c3       | m9            | 2025-07-01
    c4       | m1            | 2025-01-01
    """
    spec(
        "S04",
        {"casus": CASUS, "regie": regie},
        {("t1", "2025-H1"): {"teller": None, "noemer": 3, "waarde": 2 / 3, "status": "ok"}},
    )


def test_s05_distinct_medewerkers_of_work_contacts(spec):
    # c1: m1 and m2; administratie by m3 is no work. c2: m1 and somebody unknown. c3: nobody known.
    contact = """
    contact_id | casus_id | datum      | activiteit    | medewerker_id
    k1         | c1       | 2025-01-01 | regie         | m1
    k2         | c1       | 2025-01-02 | hulp          | m2
    k3         | c1       | 2025-01-03 | hulp          | m1
    k4         | c1       | 2025-01-04 | administratie | m3
    k5         | c2       | 2025-01-04 | nazorg        | m1
    k6         | c2       | 2025-01-04 | nazorg        |
    k7         | c3       | 2025-01-04 | nazorg        |
    k8         | c1       | 2025-07-01 | nazorg        | m1
    """
    half = 12.706204736174698 * 0.5  # t with one degree of freedom × sd / √2
    spec(
        "S05",
        {"casus": CASUS, "contact": contact},
        {
            ("t1", "2025-H1"): {
                "noemer": 2,
                "waarde": 1.5,
                "onder": 1.5 - half,
                "boven": 1.5 + half,
                "onbekend": 0.0,
            },
            ("t1", "2025-H2"): {"noemer": 1, "waarde": 1.0, "onder": None, "boven": None},
            ("t1", "2026-H1"): {"noemer": 0, "waarde": None, "status": "geen_noemer"},
        },
    )


def test_s06_within_90_days_before_the_plan(spec):
    # p1: on the day itself. p2: day 91 before. p3: day 90 before. p4: after the plan, or null.
    contact = """
    contact_id | casus_id | datum      | activiteit       | gedragswetenschapper
    k1         | c2       | 2025-01-10 | administratie    | true
    k2         | c3       | 2025-03-31 | casusbespreking  | true
    k3         | c4       | 2024-11-14 | casusbespreking  | true
    k4         | c4       | 2025-06-02 | casusbespreking  | true
    k5         | c4       | 2025-05-02 | casusbespreking  |
    """
    given = {"casus": CASUS, "plan": PLAN, "contact": contact}
    spec("S06", given, {("t1", "2025-H1"): {"teller": 2, "noemer": 4}})


def test_s07_partners_only(survey):
    survey("S07", "samenwerking", ("partner", "ouder"))
