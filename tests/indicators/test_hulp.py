"""Own help and specialist help, worked out by hand from INDICATORS.md."""

CASUS = """
casus_id | huishouden_id | team_id | geopend    | gesloten   | vervolg
c1       | h1            | t1      | 2024-01-10 | 2024-06-30 |
c2       | h2            | t1      | 2024-01-10 |            |
c3       | h1            | t2      | 2025-06-30 | 2025-12-01 | ander_team
c4       | h3            | t1      | 2024-03-01 | 2024-06-01 |
"""

PERSOON = """
persoon_id | huishouden_id | geboortejaar | rol
kind       | h1            | 2014         | jeugdige
buur       | h2            | 2010         | jeugdige
vriend     | h2            | 2011         | jeugdige
alleen     | h3            | 1980         | volwassene
moeder     | h1            | 1984         | ouder
"""

CONTACT = """
contact_id | casus_id | datum      | activiteit
k1         | c1       | 2024-02-01 | hulp
k2         | c1       | 2024-06-29 | hulp
k3         | c2       | 2024-02-01 | hulp
k4         | c2       | 2024-08-01 | hulp
"""

CONTACT_PERSOON = """
contact_id | persoon_id
k1         | kind
k2         | kind
k3         | buur
k4         | vriend
"""

VOORZIENING = """
voorziening_id | persoon_id | casus_id | soort             | hulpvorm            | door_team | reden_verwijzing | verwezen_op | start      | eind
v1             | kind       | c1       | jeugdhulp         | ambulant_op_locatie | true      | wachtlijst       | 2024-06-30  | 2025-06-29 |
v2             | buur       | c2       | jeugdbescherming  |                     |           |                  |             | 2024-01-01 | 2024-01-31
v3             | vriend     | c2       | jeugdhulp         | pleegzorg           | false     |                  | 2024-02-01  | 2024-03-01 | 2024-08-01
v4             | moeder     | c1       | wmo               |                     | true      |                  | 2023-12-01  | 2023-12-01 | 2024-01-10
v5             | buur       |          | jeugdhulp         | daghulp_op_locatie  |           |                  | 2024-03-01  | 2024-07-01 | 2024-07-10
"""

TEAM = """
team_id | organisatie_id | naam | gemeente_code | doelgroep
t1      | o1             | Een  | GM0001        | integraal
t2      | o1             | Twee | GM0001        | integraal
"""

GIVEN = {
    "team": TEAM,
    "casus": CASUS,
    "persoon": PERSOON,
    "contact": CONTACT,
    "contact_persoon": CONTACT_PERSOON,
    "voorziening": VOORZIENING,
}

FULL = {"voorziening": "volledig"}


def test_z01_own_help_among_own_and_ambulant_help(spec):
    # H1: kind and buur have own help; v3 is no ambulant form. H2: vriend own, buur v5.
    spec(
        "Z01",
        GIVEN,
        {
            ("totaal", "2024-H1"): {"teller": 2, "noemer": 2, "status": "ok"},
            ("totaal", "2024-H2"): {"teller": 1, "noemer": 2},
            ("t1", "2024-H2"): None,
        },
        coverage=FULL,
    )
    spec("Z01", GIVEN, {("totaal", "2024-H1"): {"status": "onvolledige_bron"}})


def test_z02_young_persons_and_the_time_the_casus_was_open(spec):
    # c1: kind was referred on the day of closing. c3: v1 still runs. c4 has no young person.
    spec(
        "Z02",
        GIVEN,
        {
            ("t1", "2024-H1"): {"teller": 0, "noemer": 1},
            ("t2", "2025-H2"): {"teller": 0, "noemer": 1},
        },
    )


def test_z11_anybody_of_the_household(spec):
    # c1: v4 of moeder ends on the day the casus opens, and v1. c4: nothing.
    spec("Z11", GIVEN, {("t1", "2024-H1"): {"teller": 1, "noemer": 2, "status": "ok"}})


def test_z12_known_reasons_of_referrals_by_the_team(spec):
    spec("Z12", GIVEN, {("t1", "2024-H1"): {"teller": 1, "noemer": 1, "onbekend": 0.0}})
    # v4 was referred in 2023 without a reason.
    spec(
        "Z12",
        GIVEN,
        {("t1", "2023-H2"): {"noemer": 0, "onbekend": 100.0}},
        first=_day("2023-07-01"),
    )


def _day(text):
    from datetime import date

    return date.fromisoformat(text)


def test_z03_per_thousand_a_year(spec):
    bevolking = """
    gemeente_code | team_id | jaar | leeftijd_van | leeftijd_tot | aantal
    GM0001        | t1      | 2023 | 0            | 22           | 500
    """
    # One young person in 182 days: 1 / 500 × 1000 × 365.25 / 182.
    spec(
        "Z03",
        {**GIVEN, "bevolking": bevolking},
        {
            ("t1", "2024-H1"): {
                "teller": 1,
                "noemer": 500,
                "waarde": 2 * 365.25 / 182,
                "onder": 0.02531780798428988 * 2 * 365.25 / 182,
                "status": "ok",
            },
            ("t2", "2024-H1"): {"noemer": None, "waarde": None, "status": "geen_noemer"},
        },
    )


def test_z04_known_door_team(spec):
    spec("Z04", GIVEN, {("totaal", "2024-H1"): {"teller": 1, "noemer": 2, "onbekend": 100 / 3}})


def test_z05_no_other_help_in_the_same_period(spec):
    # H1: kind none (v1 starts later), buur has v2. H2: vriend has v3 until 1 August.
    spec(
        "Z05",
        GIVEN,
        {
            ("t1", "2024-H1"): {"teller": 1, "noemer": 2},
            ("t1", "2024-H2"): {"teller": 0, "noemer": 1},
        },
    )


def test_z06_a_year_after_the_last_day(spec):
    # kind: last day 29 June 2024; v1 starts on day 365. buur ended by silence: v5 within a year.
    # vriend: v3 ends on the last day itself, so it does not run after it.
    spec(
        "Z06",
        GIVEN,
        {
            ("t1", "2024-H1"): {"teller": 0, "noemer": 2},
            ("t1", "2024-H2"): {"teller": 1, "noemer": 1},
        },
    )


def test_z07_another_casus_of_the_household_with_any_team(spec):
    # c1 closed on 30 June 2024; c3 opens on day 365. c4 has no other. c3 went to another team.
    spec(
        "Z07",
        GIVEN,
        {
            ("t1", "2024-H1"): {"teller": 1, "noemer": 2},
            ("t2", "2025-H2"): {"noemer": 0, "status": "geen_noemer"},
        },
    )
    spec("Z07", GIVEN, {("t1", "2024-H1"): {"noemer": 1}}, as_of="2025-06-29")


def test_z08_length_of_own_help(spec):
    # kind: 150 days, ended by closing. buur: one day, ended by silence.
    spec("Z08", GIVEN, {("t1", "2024-H1"): {"teller": 2, "noemer": 2, "waarde": 1.0}})
    # On 30 July neither closing nor silence ended that of buur: censored at 1 day.
    spec(
        "Z08",
        GIVEN,
        {("t1", "2024-H1"): {"teller": 1, "noemer": 2, "waarde": 150.0}},
        as_of="2024-07-30",
    )


def test_z09_longer_than_182_days(spec):
    contact = """
    contact_id | casus_id | datum      | activiteit
    k1         | c1       | 2024-01-01 | hulp
    k2         | c1       | 2024-04-01 | hulp
    k3         | c1       | 2024-06-30 | hulp
    k4         | c1       | 2024-07-01 | hulp
    """
    persons = """
    contact_id | persoon_id
    k1         | kind
    k2         | kind
    k3         | kind
    k1         | buur
    k2         | buur
    k4         | buur
    """
    # kind: 182 days. buur: 183, ended a day later, in the next period.
    spec(
        "Z09",
        {**GIVEN, "contact": contact, "contact_persoon": persons},
        {
            ("t1", "2024-H1"): {"teller": 0, "noemer": 1},
            ("t1", "2024-H2"): {"teller": 1, "noemer": 1},
        },
    )


def test_z10_ambulant_help_from_start_to_end(spec):
    # v5: 10 days. v1 runs on from 29 June 2025.
    spec(
        "Z10",
        GIVEN,
        {
            ("totaal", "2024-H2"): {"teller": 1, "noemer": 1, "waarde": 10.0},
            ("totaal", "2025-H1"): {"teller": 0, "noemer": 1, "status": "niet_bereikt"},
            ("t1", "2024-H2"): None,
        },
    )
