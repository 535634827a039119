"""Reach and access: each indicator on a small table, worked out by hand from INDICATORS.md."""

TEAM = """
team_id | organisatie_id | naam | gemeente_code | doelgroep
t1      | o1             | Een  | GM0001        | integraal
t2      | o1             | Twee | GM0001        | integraal
"""

PERSOON = """
persoon_id | huishouden_id | geboortejaar | rol      | herkomst
kind       | h1            | 2014         | jeugdige | buiten_europa
broer      | h1            |              | jeugdige | onbekend
moeder     | h1            | 1984         | ouder    | nederland
zus        | h1            | 2002         | jeugdige | nederland
buur       | h2            | 2010         | jeugdige | nederland
"""

CASUS = """
casus_id | huishouden_id | team_id | geopend    | gesloten
c1       | h1            | t1      | 2025-01-10 | 2025-08-01
c2       | h2            | t2      | 2025-01-10 |
c3       | h1            | t2      | 2025-01-10 |
"""

CONTACT = """
contact_id | casus_id | datum      | activiteit
k1         | c1       | 2025-02-01 | hulp
k2         | c1       | 2025-03-01 | hulp
k3         | c2       | 2025-04-01 | regie
k4         | c3       | 2025-05-01 | hulp
k5         | c2       | 2025-05-01 | administratie
k6         | c1       | 2025-06-01 | hulp
"""

CONTACT_PERSOON = """
contact_id | persoon_id
k1         | kind
k1         | zus
k2         | kind
k3         | buur
k4         | kind
"""

BEVOLKING = """
gemeente_code | team_id | wijk_code | jaar | leeftijd_van | leeftijd_tot | aantal
GM0001        | t1      |           | 2024 | 0            | 17           | 900
GM0001        | t1      |           | 2024 | 18           | 22           | 100
GM0001        | t1      |           | 2024 | 23           | 99           | 5000
GM0001        |         |           | 2024 | 0            | 22           | 3000
GM0001        |         | WK000101  | 2024 | 0            | 22           | 700
GM0001        |         |           | 2026 | 0            | 22           | 9999
"""

GIVEN = {
    "team": TEAM,
    "persoon": PERSOON,
    "casus": CASUS,
    "contact": CONTACT,
    "contact_persoon": CONTACT_PERSOON,
    "bevolking": BEVOLKING,
}


def test_b01_counts_a_household_once_in_the_total_too(spec):
    aanmelding = """
    aanmelding_id | team_id | datum      | huishouden_id
    a1            | t1      | 2025-01-01 | h1
    a2            | t1      | 2025-01-01 | h9
    a3            | t1      | 2025-01-01 |
    """
    spec(
        "B01",
        {**GIVEN, "aanmelding": aanmelding},
        {
            ("t1", "2025-H1"): {"teller": 2},  # h1, h9; a3 is anonymous
            ("t2", "2025-H1"): {"teller": 2},  # h2 by regie, h1 by help
            ("totaal", "2025-H1"): {"teller": 3},
        },
    )


def test_b02_counts_a_young_person_once_of_the_population_up_to_22(spec):
    # zus is 23 in 2025 by year; kind is helped by both teams and counts once in the total.
    # Not every team has rows, so the total is of the municipality; 2026 comes too late for 2025.
    spec(
        "B02",
        GIVEN,
        {
            ("t1", "2025-H1"): {"teller": 1, "noemer": 1000, "waarde": 0.1, "onbekend": 100 / 3},
            ("t2", "2025-H1"): {
                "teller": 1,
                "noemer": None,
                "waarde": None,
                "status": "geen_noemer",
            },
            ("totaal", "2025-H1"): {"teller": 1, "noemer": 3000, "onbekend": 25.0, "status": "ok"},
            ("totaal", "2026-H1"): {"teller": 0, "noemer": 9999},
        },
    )


def test_b02_is_provisional_for_180_days(spec):
    spec("B02", GIVEN, {("t1", "2025-H1"): {"status": "voorlopig"}}, as_of="2025-12-26")
    spec("B02", GIVEN, {("t1", "2025-H1"): {"status": "ok"}}, as_of="2025-12-27")


def test_b02_needs_to_know_for_whom_help_was(spec):
    given = {name: text for name, text in GIVEN.items() if name != "contact_persoon"}
    spec(
        "B02",
        given,
        {
            ("t1", "2025-H1"): {
                "status": "niet_te_berekenen",
                "toelichting": "tabel contact_persoon ontbreekt",
            }
        },
    )


def test_b02_takes_hulptraject_from_a_source_without_contacts(spec):
    traject = """
    hulptraject_id | casus_id | persoon_id | start      | eind
    x1             | c1       | kind       | 2025-02-01 | 2025-06-30
    x2             | c2       | buur       | 2025-07-01 |
    """
    given = {"team": TEAM, "persoon": PERSOON, "casus": CASUS, "bevolking": BEVOLKING}
    spec(
        "B02",
        {**given, "hulptraject": traject},
        {
            ("t1", "2025-H1"): {"teller": 1, "onbekend": None},
            ("t1", "2025-H2"): {"teller": 0},
            ("t2", "2026-H1"): {"teller": 1},
        },
    )


def test_b03_counts_files_not_help(spec):
    spec(
        "B03",
        GIVEN,
        {
            ("t1", "2025-H1"): {"teller": 2, "noemer": 1000},  # kind, broer; zus is too old
            ("t1", "2025-H2"): {"teller": 2},
            ("t1", "2026-H1"): {"teller": 0, "onbekend": 0.0},
            ("totaal", "2025-H1"): {"teller": 3},
        },
    )


def test_b11_a_hulpeinde_ends_the_record_and_help_after_it_is_another(spec):
    # kind at t1: hulpeinde on 1 June, later help in no period. At t2: still running.
    einde = """
    casus_id | persoon_id | datum
    c1       | kind       | 2025-06-01
    """
    spec(
        "B11",
        {**GIVEN, "hulpeinde": einde},
        {
            ("t1", "2025-H1"): {"teller": 2},  # kind and zus: no age limit here
            ("t1", "2025-H2"): {"teller": 1},  # zus: the casus closed in August
            ("t1", "2026-H1"): {"teller": 0},
            ("t2", "2026-H1"): {"teller": 1},
        },
    )


def test_b04_asks_for_help_of_the_same_group(spec):
    # broer has a file and no help; buur had coordination only; kind is helped by both teams.
    spec(
        "B04",
        GIVEN,
        {
            ("t1", "2025-H1"): {"teller": 1, "noemer": 2, "waarde": 50.0},
            ("t2", "2025-H1"): {"teller": 2, "noemer": 3},
            ("totaal", "2025-H1"): {"teller": 2, "noemer": 3},
        },
    )


KANALEN = """
aanmelding_id | team_id | datum      | kanaal    | triage_uitkomst
a1            | t1      | 2025-01-01 | zelf      | advies
a2            | t1      | 2025-02-01 | school    | casus
a3            | t1      | 2025-03-01 | proactief | ingetrokken
a4            | t1      | 2025-04-01 | onbekend  |
a5            | t1      | 2025-05-01 |           | netwerk
"""


def test_b05_b06_onbekend_is_unknown(spec):
    given = {"aanmelding": KANALEN, "casus": CASUS}
    expected = {("t1", "2025-H1"): {"teller": 1, "noemer": 3, "onbekend": 40.0}}
    spec("B05", given, expected)
    spec("B06", given, expected)


def test_b07_withdrawn_is_no_part_of_it(spec):
    spec(
        "B07",
        {"aanmelding": KANALEN, "casus": CASUS},
        {("t1", "2025-H1"): {"teller": 1, "noemer": 3, "onbekend": 25.0}},
    )


def test_b08_of_the_young_persons_of_b02(spec):
    spec(
        "B08",
        GIVEN,
        {
            ("t1", "2025-H1"): {"teller": 1, "noemer": 1, "onbekend": 100 / 3},
            ("totaal", "2025-H1"): {"teller": 1, "noemer": 1},
        },
    )


def test_b09_answers_four_and_five_for_each_informant(spec):
    given = {
        "casus": CASUS,
        "respons": """
            respons_id | vragenlijst | team_id | informant    | datum
            r1         | ceo         | t1      | jeugdige     | 2025-01-01
            r2         | ceo         | t1      | ouder        | 2025-01-01
            r3         | ceo         | t1      | ouder        | 2025-01-01
            r4         | ceo         | t1      | professional | 2025-01-01
            r5         | ceo         | t1      | volwassene   | 2025-01-01
        """,
        "antwoord": """
            respons_id | vraag  | waarde
            r1         | bekend | 4
            r2         | bekend | 3
            r3         | bekend | 9
            r4         | bekend | 5
            r5         | bekend |
            r1         | tijdig | 1
        """,
    }
    spec(
        "B09",
        given,
        {
            ("t1", "2025-H1"): {"teller": 1, "noemer": 2, "onbekend": 50.0},
            ("t1", "2025-H1", "jeugdige"): {"teller": 1, "noemer": 1, "onbekend": 0.0},
            ("t1", "2025-H1", "ouder"): {"teller": 0, "noemer": 1, "onbekend": 50.0},
            ("t1", "2025-H1", "volwassene"): {
                "noemer": 0,
                "onbekend": 100.0,
                "status": "geen_noemer",
            },
            ("t1", "2025-H1", "professional"): None,
        },
    )


def test_b10_one_day_of_help_followed_for_180_days(spec):
    # zus: one day. kind at t1: two days, at t2 one. The follow-up of k4 ends on 28 October.
    spec(
        "B10",
        GIVEN,
        {
            ("t1", "2025-H1"): {"teller": 1, "noemer": 2},
            ("totaal", "2025-H1"): {"teller": 2, "noemer": 3},
        },
    )
    spec("B10", GIVEN, {("t2", "2025-H1"): {"noemer": 1}}, as_of="2025-10-28")
    spec("B10", GIVEN, {("t2", "2025-H1"): {"noemer": 0}}, as_of="2025-10-27")
