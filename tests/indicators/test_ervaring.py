"""Deciding together, and what people say, worked out by hand from INDICATORS.md."""

import pytest

CASUS = """
casus_id | huishouden_id | team_id | geopend    | gesloten   | reden_sluiting
c1       | h1            | t1      | 2025-01-01 | 2025-06-30 | eenzijdig_client
c2       | h2            | t1      | 2025-01-01 | 2025-06-30 |
c3       | h3            | t1      | 2025-01-01 | 2025-06-30 |
c4       | h4            | t1      | 2025-01-01 |            |
"""

PERSOON = """
persoon_id | huishouden_id | geboortejaar | rol
kind       | h1            | 2017         | jeugdige
jong       | h2            | 2018         | jeugdige
puber      | h4            | 2013         | jeugdige
moeder     | h3            | 1984         | ouder
baby       | h3            |              | jeugdige
"""


def grades(spec, code, vraag):
    given = {
        "casus": CASUS,
        "respons": """
            respons_id | vragenlijst | team_id | informant | datum
            r1         | ceo         | t1      | ouder     | 2025-06-30
            r2         | ceo         | t1      | jeugdige  | 2025-06-30
            r3         | ceo         | t1      | ouder     | 2025-06-30
            r4         | ceo         | t1      | partner   | 2025-06-30
        """,
        "antwoord": f"""
            respons_id | vraag   | waarde
            r1         | {vraag} | 7.5
            r2         | {vraag} | 8.5
            r3         | {vraag} | 11
            r4         | {vraag} | 1
        """,
    }
    half = 12.706204736174698 * 0.5
    spec(
        code,
        given,
        {
            ("t1", "2025-H1"): {
                "teller": None,
                "noemer": 2,
                "waarde": 8.0,
                "onder": 8.0 - half,
                "onbekend": 100 / 3,
            },
            ("t1", "2025-H1", "jeugdige"): {"noemer": 1, "waarde": 8.5, "onder": None},
            ("t1", "2025-H1", "ouder"): {"noemer": 1, "waarde": 7.5, "onbekend": 50.0},
        },
    )


def test_v01_v12_grades_from_one_to_ten(spec):
    grades(spec, "V01", "rapportcijfer")
    grades(spec, "V12", "nut_effect")


@pytest.mark.parametrize(
    "code, vraag",
    [
        ("V02", "helpend"),
        ("V03", "passend"),
        ("V04", "deskundig"),
        ("V13", "zonder_hulp_verder"),
    ],
)
def test_survey_shares(survey, code, vraag):
    survey(code, vraag)


def test_v05_v06_young_persons_and_parents_apart(survey):
    survey("V05", "meebeslist", ("jeugdige", "ouder"))
    survey("V06", "meebeslist", ("ouder", "jeugdige"))


def test_v07_young_persons_of_eight_and_older(spec):
    # c1: kind turns 8 in 2025. c2: jong is 7. c3: birth year unknown. c4 is open.
    contact = """
    contact_id | casus_id | datum      | activiteit | jeugdige_alleen
    k1         | c1       | 2025-01-10 | nazorg     | true
    k2         | c1       | 2025-01-11 | nazorg     |
    """
    given = {"casus": CASUS, "persoon": PERSOON, "contact": contact}
    spec("V07", given, {("t1", "2025-H1"): {"teller": 1, "noemer": 1}})


def test_v07_not_spoken_to_alone(spec):
    contact = """
    contact_id | casus_id | datum      | activiteit | jeugdige_alleen
    k1         | c1       | 2025-01-10 | nazorg     | false
    """
    given = {"casus": CASUS, "persoon": PERSOON, "contact": contact}
    spec("V07", given, {("t1", "2025-H1"): {"teller": 0, "noemer": 1}})


PLAN = """
plan_id | casus_id | vastgesteld | akkoord_jeugdige | klachtroute_verteld | vertrouwenspersoon_verteld | clientondersteuner_verteld
p1      | c4       | 2025-01-10  | 2025-07-10       | true                | true                       | true
p2      | c4       | 2025-01-10  |                  | true                | true                       | false
p3      | c1       | 2025-01-10  | 2025-01-10       | true                |                            | true
"""


def test_v08_young_persons_of_twelve_and_older(spec):
    # c4: puber turns 12 in 2025. In the household of c1 nobody is 12.
    given = {"casus": CASUS, "persoon": PERSOON, "plan": PLAN}
    spec("V08", given, {("t1", "2025-H1"): {"teller": 1, "noemer": 2}})
    spec("V08", given, {("t1", "2025-H1"): {"teller": 0, "noemer": 2}}, as_of="2025-07-09")


def test_v14_all_three_told(spec):
    spec("V14", {"casus": CASUS, "plan": PLAN}, {("t1", "2025-H1"): {"teller": 1, "noemer": 3}})


# kind: stopped by the client, by the reason of the casus. jong: a hulpeinde without a reason.
# puber: silence. moeder is not young.
HULP = {
    "casus": CASUS,
    "persoon": PERSOON,
    "contact": """
        contact_id | casus_id | datum      | activiteit
        k1         | c1       | 2025-02-01 | hulp
        k2         | c2       | 2025-02-01 | hulp
        k3         | c4       | 2025-02-01 | hulp
        k4         | c3       | 2025-02-01 | hulp
    """,
    "contact_persoon": """
        contact_id | persoon_id
        k1         | kind
        k2         | jong
        k3         | puber
        k4         | moeder
    """,
    "hulpeinde": """
        casus_id | persoon_id | datum      | reden
        c2       | jong       | 2025-02-01 |
    """,
}


def test_v09_known_reasons_only(spec):
    spec("V09", HULP, {("t1", "2025-H1"): {"teller": 1, "noemer": 1, "onbekend": 0.0}})


def test_v11_silence_alone(spec):
    spec("V11", HULP, {("t1", "2025-H1"): {"teller": 1, "noemer": 3}})
    # 180 days after 1 February is 31 July: puber is not silent yet, so still helped.
    spec("V11", HULP, {("t1", "2025-H1"): {"teller": 0, "noemer": 2}}, as_of="2025-07-31")


def test_v10_answers_within_six_weeks(spec):
    given = {
        "casus": CASUS,
        "uitnodiging": """
            uitnodiging_id | vragenlijst | team_id | informant | verstuurd_op
            u1             | ceo         | t1      | ouder     | 2025-01-01
            u2             | ceo         | t1      | ouder     | 2025-01-01
            u3             | ceo         | t1      | jeugdige  | 2025-06-30
        """,
        "respons": """
            respons_id | uitnodiging_id | vragenlijst | team_id | informant | datum
            r1         | u1             | ceo         | t1      | ouder     | 2025-02-12
            r2         | u2             | ceo         | t1      | ouder     | 2025-02-13
            r3         |                | ceo         | t1      | ouder     | 2025-02-01
        """,
    }
    spec(
        "V10",
        given,
        {("t1", "2025-H1"): {"teller": 1, "noemer": 3}, ("t1", "2025-H1", "ouder"): None},
    )
    spec("V10", given, {("t1", "2025-H1"): {"teller": 1, "noemer": 2}}, as_of="2025-08-10")
