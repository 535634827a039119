"""How much: each indicator on a small table, worked out by hand from INDICATORS.md."""

CASUS = """
casus_id | huishouden_id | team_id | geopend    | gesloten
c1       | h1            | t1      | 2025-01-10 | 2025-06-30
c2       | h2            | t1      | 2025-06-30 |
c3       | h3            | t1      | 2024-12-31 | 2025-07-01
c4       | h4            | t1      | 2025-07-01 |
"""

AANMELDING = """
aanmelding_id | team_id | datum      | triage_datum | triage_uitkomst | ernst
a1            | t1      | 2025-01-01 | 2025-01-02   | advies          | geescaleerd
a2            | t1      | 2025-06-30 | 2025-07-20   | advies          | vroeg
a3            | t1      | 2025-03-01 |              |                 |
a4            | t1      | 2025-07-01 |              | casus           | gevorderd
a5            | t9      | 2025-02-01 |              | casus           | vroeg
"""


def test_n01_counts_every_aanmelding_and_the_total_also_that_of_an_unknown_team(spec):
    spec(
        "N01",
        {"aanmelding": AANMELDING, "casus": CASUS},
        {
            ("t1", "2025-H1"): {"teller": 3, "noemer": None, "waarde": 3.0, "status": "ok"},
            ("totaal", "2025-H1"): {"teller": 4, "onbekend": 0.0},
            ("t1", "2026-H1"): {"teller": 0, "waarde": 0.0, "onbekend": None, "status": "ok"},
        },
    )


def test_n01_as_of_hides_later_days_and_cuts_the_period_short(spec):
    spec(
        "N01",
        {"aanmelding": AANMELDING, "casus": CASUS},
        {("t1", "2025-H1"): {"teller": 2, "status": "onvolledig"}, ("t1", "2025-H2"): None},
        as_of="2025-06-29",
    )


def test_n01_without_its_table_is_not_zero(spec):
    spec(
        "N01",
        {"casus": CASUS},
        {
            ("t1", "2025-H1"): {
                "teller": None,
                "waarde": None,
                "onbekend": None,
                "status": "niet_te_berekenen",
                "toelichting": "tabel aanmelding ontbreekt",
            }
        },
    )


def test_no_row_for_a_team_in_a_period_wholly_outside_its_time(spec):
    team = """
    team_id | organisatie_id | naam | gemeente_code | doelgroep | actief_van | actief_tot
    t1      | o1             | Een  | GM0001        | jeugd     | 2025-06-30 | 2025-07-01
    """
    spec(
        "N01",
        {"aanmelding": AANMELDING, "casus": CASUS, "team": team},
        {
            ("t1", "2024-H2"): None,
            ("t1", "2025-H1"): {"teller": 3},
            ("t1", "2025-H2"): {"teller": 1},
            ("t1", "2026-H1"): None,
            ("totaal", "2026-H1"): {"teller": 0},
        },
    )


def test_n02_n03_n04_add_up(spec):
    # On 30 June c2 and c3 are open; c1 is closed on that day and does not count.
    spec(
        "N02",
        {"casus": CASUS},
        {("t1", "2025-H1"): {"teller": 2}, ("t1", "2025-H2"): {"teller": 1}},
    )
    spec(
        "N03",
        {"casus": CASUS},
        {("t1", "2025-H1"): {"teller": 1}, ("t1", "2025-H2"): {"teller": 1}},
    )
    spec(
        "N04",
        {"casus": CASUS},
        {
            ("t1", "2024-H2"): {"teller": 1},
            ("t1", "2025-H1"): {"teller": 2},  # 1 + 2 − 1
            ("t1", "2025-H2"): {"teller": 2},  # 2 + 1 − 1
        },
    )


def test_n04_looks_at_the_as_of_date_in_a_period_cut_short(spec):
    spec(
        "N04",
        {"casus": CASUS},
        {("t1", "2025-H1"): {"teller": 2, "status": "onvolledig"}},
        as_of="2025-06-29",
    )


def test_n05_no_outcome_yet_is_unknown(spec):
    # a3 has no outcome; that of a2 came after the as-of date in the second case.
    given = {"aanmelding": AANMELDING, "casus": CASUS}
    spec("N05", given, {("t1", "2025-H1"): {"teller": 2, "onbekend": 100 / 3}})
    spec("N05", given, {("t1", "2025-H1"): {"teller": 1, "onbekend": 200 / 3}}, as_of="2025-07-10")


HULP = {
    "casus": CASUS,
    "persoon": """
        persoon_id | huishouden_id | rol
        kind       | h1            | jeugdige
        moeder     | h1            | ouder
        oom        | h2            | volwassene
    """,
    "contact": """
        contact_id | casus_id | datum      | activiteit        | ook_hulp
        k1         | c1       | 2025-02-01 | hulp              |
        k2         | c1       | 2025-02-08 | crisishulp        |
        k3         | c2       | 2025-07-01 | regie             | true
        k4         | c2       | 2025-07-02 | vraagverheldering |
    """,
    "contact_persoon": """
        contact_id | persoon_id
        k1         | kind
        k2         | kind
        k2         | moeder
        k3         | oom
        k4         | moeder
    """,
}


def test_n06_counts_a_person_once_and_only_with_help(spec):
    spec(
        "N06",
        HULP,
        {
            ("t1", "2025-H1"): {"teller": 2, "onbekend": 0.0, "status": "ok"},
            ("totaal", "2025-H2"): {"teller": 1},
            ("t1", "2026-H2"): {"teller": 0, "onbekend": None, "status": "voorlopig"},
        },
    )


def test_n07_leaves_out_the_young(spec):
    spec("N07", HULP, {("t1", "2025-H1"): {"teller": 1}, ("t1", "2025-H2"): {"teller": 1}})


FORMATIE = """
medewerker_id | team_id | functie      | fte | van        | tot
m1            | t1      | generalist   | 0.8 | 2024-01-01 | 2025-06-30
m2            | t1      | teamleider   | 0.7 | 2024-01-01 |
m3            | t1      | generalist   | 0.1 | 2025-06-30 | 2025-07-31
m4            | t1      | ondersteuning| 1   | 2025-07-01 |
"""


def test_n08_adds_all_functies_on_the_last_day(spec):
    spec(
        "N08",
        {"casus": CASUS, "formatie": FORMATIE},
        {
            ("t1", "2025-H1"): {"teller": 1.6, "waarde": 1.6, "onder": None},
            ("t1", "2025-H2"): {"teller": 1.7},
        },
    )


def test_n09_leaves_out_unknown_ernst(spec):
    spec(
        "N09",
        {"aanmelding": AANMELDING, "casus": CASUS},
        {("t1", "2025-H1"): {"teller": 1, "noemer": 2, "waarde": 50.0, "onbekend": 100 / 3}},
    )


def test_n10_needs_three_leefgebieden_within_42_days(spec):
    # c1: three, the last on day 42. c2: two different ones and one without leefgebied.
    # c4: asked too late, so it is no part of it. c3 was opened in the period before.
    vraag = """
    hulpvraag_id | casus_id | leefgebied | datum
    v1           | c1       | financien  | 2025-01-10
    v2           | c1       | veiligheid |
    v3           | c1       | justitie   | 2025-02-21
    v4           | c2       | financien  |
    v5           | c2       | veiligheid |
    v6           | c2       |            |
    v7           | c4       | financien  | 2025-08-13
    """
    given = {"casus": CASUS, "hulpvraag": vraag}
    spec(
        "N10",
        given,
        {
            ("t1", "2025-H1"): {"teller": 1, "noemer": 2, "waarde": 50.0},
            ("t1", "2025-H2"): {"teller": 0, "noemer": 0, "waarde": None, "status": "geen_noemer"},
        },
    )
    # c2 can be followed for 42 days from 11 August on.
    spec("N10", given, {("t1", "2025-H1"): {"teller": 1, "noemer": 1}}, as_of="2025-08-10")
    spec("N10", given, {("t1", "2025-H1"): {"noemer": 2}}, as_of="2025-08-11")


def test_n11_counts_resultaten_through_their_casus(spec):
    resultaat = """
    casus_id | soort                   | datum
    c1       | huisuitzetting_voorkomen | 2025-03-01
    c2       | anders                  | 2025-06-30
    cx       | anders                  | 2025-06-30
    """
    spec("N11", {"casus": CASUS, "resultaat": resultaat}, {("t1", "2025-H1"): {"teller": 2}})
