"""In time: each indicator on a small table, worked out by hand from INDICATORS.md."""

CASUS = """
casus_id | huishouden_id | team_id | geopend    | gesloten
c1       | h1            | t1      | 2025-01-05 | 2025-03-01
c2       | h2            | t1      | 2025-01-05 | 2025-02-01
c3       | h3            | t1      | 2025-01-05 |
"""

AANMELDING = """
aanmelding_id | team_id | datum      | triage_uitkomst | casus_id
a1            | t1      | 2025-01-01 | casus           | c1
a2            | t1      | 2025-01-11 | casus           | c2
a3            | t1      | 2025-01-21 |                 | c3
a4            | t1      | 2025-01-31 |                 |
a5            | t1      | 2025-01-31 | advies          |
"""

CONTACT = """
contact_id | casus_id | datum      | activiteit        | ook_hulp
k0         | c1       | 2025-01-02 | administratie     |
k1         | c1       | 2025-01-11 | vraagverheldering |
k2         | c1       | 2025-01-15 | hulp              |
k3         | c3       | 2025-01-20 | hulp              |
k4         | c3       | 2025-07-01 | afstemming        | true
k5         | c1       | 2025-02-01 | overbruggingshulp |
"""

GIVEN = {"casus": CASUS, "aanmelding": AANMELDING, "contact": CONTACT}


def test_t01_events_and_those_who_still_wait(spec):
    # a1: 10 days. a2: censored at closing after 21. a3: 161 days (k3 was the day before).
    # a4: no casus, censored on the as-of date. S: 3/4 after 10, then 3/4 × 1/2 after 161.
    spec(
        "T01",
        GIVEN,
        {
            ("t1", "2025-H1"): {
                "teller": 2,
                "noemer": 4,
                "waarde": 161.0,
                "onder": None,
                "status": "ok",
            }
        },
    )


def test_t01_not_reached(spec):
    spec(
        "T01",
        GIVEN,
        {
            ("t1", "2025-H1"): {
                "teller": 1,
                "noemer": 4,
                "waarde": None,
                "status": "niet_bereikt",
            }
        },
        as_of="2025-06-30",
    )


def test_t02_from_opening_to_the_first_help_whoever_it_was_with(spec):
    # c1: 10. c3: 15. c2: censored after 27 days. S: 2/3, then 1/3.
    spec(
        "T02",
        GIVEN,
        {
            ("t1", "2025-H1"): {"teller": 2, "noemer": 3, "waarde": 15.0},
            ("t1", "2025-H2"): {"teller": 0, "noemer": 0, "status": "geen_noemer"},
        },
    )


def test_t08_no_help_contact_at_all(spec):
    spec("T08", GIVEN, {("t1", "2025-H1"): {"teller": 1, "noemer": 2}})


def test_t03_only_the_first_trajectory_of_a_young_person(spec):
    # kind: crisishulp on the first day. broer: 28 days after a crisis aanmelding of the casus.
    # zus: 29 days after it. moeder is not young. The second trajectory of kind does not count.
    given = {
        "casus": CASUS,
        "persoon": """
            persoon_id | huishouden_id | rol
            kind       | h1            | jeugdige
            broer      | h1            | jeugdige
            zus        | h1            | jeugdige
            moeder     | h1            | ouder
        """,
        "aanmelding": """
            aanmelding_id | team_id | datum      | casus_id | crisis
            a1            | t1      | 2025-01-03 | c1       | true
            a2            | t1      | 2025-02-01 | c1       |
            a3            | t1      | 2025-02-01 | c2       | true
        """,
        "contact": """
            contact_id | casus_id | datum      | activiteit
            k1         | c1       | 2025-01-02 | crisishulp
            k2         | c1       | 2025-01-31 | hulp
            k3         | c1       | 2025-02-01 | hulp
            k4         | c1       | 2025-09-01 | crisishulp
        """,
        "contact_persoon": """
            contact_id | persoon_id
            k1         | kind
            k1         | moeder
            k2         | broer
            k3         | zus
            k4         | kind
        """,
    }
    spec(
        "T03",
        given,
        {
            ("t1", "2025-H1"): {"teller": 2, "noemer": 3, "onbekend": 0.0},
            ("t1", "2025-H2"): {"noemer": 0, "status": "geen_noemer"},
        },
    )


VOORZIENING = """
voorziening_id | persoon_id | casus_id | soort     | verwezen_op | start      | eind | crisis
v1             | p1         | c1       | jeugdhulp | 2025-01-01  | 2025-01-11 |      | true
v2             | p2         | c1       | jeugdhulp | 2025-02-01  | 2025-01-25 |      | false
v3             | p3         | c1       | jeugdhulp | 2025-03-01  |            |      |
v4             | p4         |          | jeugdhulp | 2025-03-01  | 2025-04-01 |      |
v5             | p5         | c1       | wmo       | 2025-03-01  | 2025-04-01 |      | true
"""


def test_t04_is_for_the_total_and_ok_only_with_full_coverage(spec):
    given = {"casus": CASUS, "voorziening": VOORZIENING}
    counts = {"teller": 1, "noemer": 2, "onbekend": 100 / 3}
    spec(
        "T04",
        given,
        {("totaal", "2025-H1"): {**counts, "status": "onvolledige_bron"}, ("t1", "2025-H1"): None},
    )
    spec(
        "T04",
        given,
        {("totaal", "2025-H1"): {**counts, "status": "ok"}},
        coverage={"voorziening": "volledig"},
    )


def test_t05_ervaren_tijdigheid(survey):
    survey("T05", "tijdig")


def test_t06_who_waits_at_the_end_of_the_period(spec):
    # On 30 June: a3 (k4 comes a day later) and a4. a2 is closed; a1 was seen.
    # On 31 December a3 was seen; a4 of 31 January is within 365 days. A year later it is not.
    spec(
        "T06",
        GIVEN,
        {
            ("t1", "2025-H1"): {"teller": 2},
            ("t1", "2025-H2"): {"teller": 1},
            ("t1", "2026-H1"): {"teller": 0, "status": "ok"},
        },
    )


def test_t06_after_365_days_nobody_counts_as_waiting(spec):
    aanmelding = """
    aanmelding_id | team_id | datum
    a1            | t1      | 2024-12-31
    a2            | t1      | 2025-01-01
    """
    spec(
        "T06",
        {"casus": CASUS, "aanmelding": aanmelding, "contact": CONTACT},
        {("t1", "2025-H2"): {"teller": 1}},
    )


def test_t07_of_all_help_contacts(spec):
    spec("T07", GIVEN, {("t1", "2025-H1"): {"teller": 1, "noemer": 3}})


def test_t09_a_start_before_the_referral_is_zero_days(spec):
    # v1: 10, v2: 0, v3: still waiting; v4 names no casus. S: 2/3 after 0, 1/3 after 10.
    spec(
        "T09",
        {"casus": CASUS, "voorziening": VOORZIENING},
        {("t1", "2025-H1"): {"teller": 2, "noemer": 3, "waarde": 10.0}},
    )
