"""The work itself, and how well it is recorded, worked out by hand from INDICATORS.md."""

CASUS = """
casus_id | huishouden_id | team_id | geopend    | gesloten
c1       | h1            | t1      | 2025-01-01 | 2025-06-30
c2       | h2            | t1      | 2025-01-01 |
c3       | h3            | t1      | 2025-06-30 |
c4       | h4            | t1      | 2024-12-31 | 2025-06-01
"""

FORMATIE = """
medewerker_id | team_id | functie       | fte | van        | tot
m1            | t1      | generalist    | 0.8 | 2024-01-01 |
m2            | t1      | teamleider    | 1   | 2024-01-01 |
m3            | t1      | specialist    | 0.7 | 2024-01-01 | 2025-06-30
m4            | t1      | ondersteuning | 1   | 2024-01-01 | 2025-02-01
m5            | t1      | generalist    | 0.5 | 2025-02-01 |
m3            | t2      | specialist    | 0.7 | 2025-07-01 |
"""

TEAM = """
team_id | organisatie_id | naam | gemeente_code | doelgroep
t1      | o1             | Een  | GM0001        | integraal
t2      | o1             | Twee | GM0001        | integraal
"""


def test_w01_open_on_the_last_day_per_fte(spec):
    # c1 still counts on the day it closes: 3 casussen on 0.8 + 0.7 + 0.5 fte.
    spec(
        "W01",
        {"team": TEAM, "casus": CASUS, "formatie": FORMATIE},
        {
            ("t1", "2025-H1"): {
                "teller": 3,
                "noemer": 2,
                "waarde": 1.5,
                "onder": None,
                "onbekend": 0.0,
            },
            ("t2", "2025-H1"): {
                "noemer": 0,
                "waarde": None,
                "onbekend": None,
                "status": "geen_noemer",
            },
            ("totaal", "2025-H2"): {"teller": 2, "noemer": 2, "waarde": 1.0},
        },
    )


def test_w02_the_last_day_of_work_is_a_day_of_work(spec):
    formatie = """
    medewerker_id | team_id | functie | fte | van | tot
    m9 | t1 | generalist | 1.0 | 2024-01-01 | 2025-01-01
    """
    spec(
        "W02",
        {"team": TEAM, "casus": CASUS, "formatie": formatie},
        {
            ("t1", "2025-H1"): {"teller": 1, "noemer": 1},
            ("t1", "2025-H2"): {"noemer": 0},
        },
    )


def test_w02_who_moves_within_the_group_did_not_leave(spec):
    # On 1 January m1 and m3. On 1 July m3 works for t2.
    spec(
        "W02",
        {"team": TEAM, "casus": CASUS, "formatie": FORMATIE},
        {
            ("t1", "2025-H1"): {"teller": 1, "noemer": 2, "waarde": 50.0},
            ("t2", "2025-H1"): {"noemer": 0},
            ("totaal", "2025-H1"): {"teller": 0, "noemer": 2},
            ("t1", "2025-H2"): {"teller": 0, "noemer": 2},
        },
    )


CONTACT = """
contact_id | casus_id | datum      | activiteit        | ook_hulp | duur_minuten | vastgelegd_op
k1         | c1       | 2025-01-10 | hulp              |          | 60           | 2025-01-17
k2         | c1       | 2025-01-10 | vraagverheldering | true     | 30           | 2025-01-18
k3         | c1       | 2025-01-10 | monitoring        |          | 20           | 2025-01-10
k4         | c1       | 2025-01-10 | administratie     |          | 10           |
k5         | c2       | 2025-06-28 | crisishulp        |          |              | 2025-06-28
"""


def test_w03_minutes_stay_with_the_main_kind(spec):
    given = {"casus": CASUS, "contact": CONTACT}
    for code, minutes in (("W03", 60), ("W03t", 30), ("W03r", 20), ("W03o", 10)):
        spec(
            code,
            given,
            {
                ("t1", "2025-H1"): {
                    "teller": minutes,
                    "noemer": 120,
                    "waarde": 100 * minutes / 120,
                    "onbekend": 20.0,
                    "status": "ok",
                }
            },
        )


def test_w04_activities_beside_contacts(spec):
    activiteit = """
    activiteit_id | team_id | soort  | datum      | minuten
    x1            | t1      | inloop | 2025-01-01 | 40
    x2            | t1      | groep  | 2025-06-30 |
    """
    spec(
        "W04",
        {"casus": CASUS, "contact": CONTACT, "activiteit": activiteit},
        {("t1", "2025-H1"): {"teller": 40, "noemer": 160, "waarde": 25.0, "onbekend": 200 / 7}},
    )


def test_w05_within_seven_days_null_counts_as_not(spec):
    given = {"casus": CASUS, "contact": CONTACT}
    spec("W05", given, {("t1", "2025-H1"): {"teller": 3, "noemer": 5, "waarde": 60.0}})
    # k5 can be followed from 5 July on; on 9 January nothing had happened yet.
    spec("W05", given, {("t1", "2025-H1"): {"teller": 2, "noemer": 4}}, as_of="2025-07-04")
    # What is recorded later is not known: on 17 January k2 counts as not recorded.
    spec("W05", given, {("t1", "2025-H1"): {"teller": 2, "noemer": 4}}, as_of="2025-01-17")


def test_r01_half_a_year_without_work(spec):
    # On 31 December: c2 is old and had only administratie since 28 June (day 186). c3 is old as
    # well (184 days), with work on day 179 before. On 30 June c1 and c2 are 180 days old.
    contact = """
    contact_id | casus_id | datum      | activiteit
    k1         | c2       | 2025-06-28 | hulp
    k2         | c2       | 2025-12-01 | administratie
    k3         | c3       | 2025-07-05 | nazorg
    """
    given = {"casus": CASUS, "contact": contact}
    spec(
        "R01",
        given,
        {
            ("t1", "2025-H1"): {"teller": 0, "noemer": 3},
            ("t1", "2025-H2"): {"teller": 1, "noemer": 2, "waarde": 50.0},
        },
    )
    spec(
        "R01",
        given,
        {("t1", "2025-Q4"): {"teller": 1, "noemer": 2}},
        per=("team", "kwartaal"),
    )
    later = contact.replace("2025-07-05", "2025-07-04")
    spec("R01", {**given, "contact": later}, {("t1", "2025-H2"): {"teller": 2, "noemer": 2}})


def test_r02_no_work_in_the_90_days_before_closing(spec):
    # c1 (30 June): work on 1 April is 90 days before. c4 (1 June): the last work was on 2 March.
    contact = """
    contact_id | casus_id | datum      | activiteit
    k1         | c1       | 2025-04-01 | regie
    k2         | c4       | 2025-03-02 | regie
    k3         | c4       | 2025-06-01 | administratie
    """
    given = {"casus": CASUS, "contact": contact}
    spec("R02", given, {("t1", "2025-H1"): {"teller": 1, "noemer": 2}})
    spec(
        "R02",
        {**given, "contact": contact.replace("2025-04-01", "2025-03-31")},
        {("t1", "2025-H1"): {"teller": 2, "noemer": 2}},
    )


def test_r03_help_for_nobody(spec):
    persons = """
    contact_id | persoon_id
    k1         | kind
    k1         | moeder
    k3         | kind
    """
    # Hulp contacts: k1, k2 (ook_hulp) and k5.
    spec(
        "R03",
        {"casus": CASUS, "contact": CONTACT, "contact_persoon": persons},
        {("t1", "2025-H1"): {"teller": 2, "noemer": 3, "onbekend": 0.0}},
    )


KLACHT = """
klacht_id | team_id | datum      | afgehandeld_op
q1        | t1      | 2025-01-01 | 2025-02-12
q2        | t1      | 2025-01-01 | 2025-02-13
q3        | t1      | 2025-06-30 |
"""


def test_k01_k02_complaints(spec):
    given = {"casus": CASUS, "klacht": KLACHT}
    spec("K01", given, {("t1", "2025-H1"): {"teller": 3, "waarde": 3.0}})
    spec("K02", given, {("t1", "2025-H1"): {"teller": 1, "noemer": 3}})
    spec("K02", given, {("t1", "2025-H1"): {"teller": 1, "noemer": 2}}, as_of="2025-08-10")
