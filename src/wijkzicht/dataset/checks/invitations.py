"""Rule `invitation`: a response agrees with the invitation it answers.

A warning: response is counted by the invitation, answers by the response, so a difference in
informant, questionnaire, team or casus puts them under different heads.
"""

from collections.abc import Iterator

from wijkzicht.dataset.checks.core import SetCheck

SAME = ("vragenlijst", "team_id", "casus_id", "informant")


def checks() -> Iterator[SetCheck]:
    """One for each field that both have, and one for their days."""
    for field in SAME:
        yield _check(
            ("uitnodiging_id", field),
            {"respons": ("uitnodiging_id", field), "uitnodiging": ("uitnodiging_id", field)},
            f"a.{field} <> b.{field}",
            f"De uitnodiging heeft een andere waarde voor {field}.",
        )
    yield _check(
        ("uitnodiging_id", "datum"),
        {
            "respons": ("uitnodiging_id", "datum"),
            "uitnodiging": ("uitnodiging_id", "verstuurd_op"),
        },
        "a.datum < b.verstuurd_op",
        "Het antwoord van {1} ligt voor de dag van de uitnodiging.",
    )


def _check(fields: tuple[str, str], needs: dict, differs: str, message: str) -> SetCheck:
    return SetCheck(
        "invitation",
        "respons",
        fields,
        needs,
        f"""
        SELECT a.row, a.{fields[0]}, a.{fields[1]}
        FROM stage.respons AS a SEMI JOIN stage.uitnodiging AS b
        ON a.uitnodiging_id = b.uitnodiging_id AND {differs}
        """,
        message,
        "Kijk of uitnodiging_id klopt.",
        warning=True,
    )
