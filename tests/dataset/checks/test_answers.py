from dataset.checks.examine import found
from wijkzicht.dataset.checks import answers
from wijkzicht.dataset.schema import tables


def test_an_answer_off_its_scale(tmp_path):
    text = """
        respons_id,vraag,waarde
        r,helpend,5
        r,helpend,6
        r,rapportcijfer,10
        r,rapportcijfer,0
        r,eigen_vraag,100
        r,helpend,
    """
    assert found(tmp_path, "answer_range", antwoord=text) == [
        ("antwoord", 2, "vraag,waarde"),
        ("antwoord", 4, "vraag,waarde"),
    ]


def test_the_questions_are_those_of_the_contract():
    described = tables()["antwoord"].description
    five, ten = described.split(": ", 1)[1].split("; ")
    assert five.split(" (1-5")[0].split(", ") == list(answers.FIVE_STEPS)
    assert ten.split(" (1-10")[0].split(" and ") == list(answers.TEN_STEPS)
