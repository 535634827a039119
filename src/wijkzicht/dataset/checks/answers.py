"""Rule `answer_range`: an answer to a standard question lies on its scale.

A warning: figures leave other values out.
"""

from collections.abc import Iterator

from wijkzicht.dataset.checks.core import RowCheck

FIVE_STEPS = (
    "bekend",
    "tijdig",
    "passend",
    "helpend",
    "deskundig",
    "zelfredzaam",
    "eigen_regie",
    "meebeslist",
    "samenwerking",
    "doelen_bereikt",
    "zonder_hulp_verder",
    "verhaal_eenmaal",
    "netwerk_gegroeid",
    "hulp_sluit_aan",
    "bereikbaar",
    "afspraken_nagekomen",
)
TEN_STEPS = ("rapportcijfer", "nut_effect")


def checks() -> Iterator[RowCheck]:
    """One for each scale; questions of a team's own are free."""
    for questions, highest in ((FIVE_STEPS, 5), (TEN_STEPS, 10)):
        yield RowCheck(
            "answer_range",
            "antwoord",
            ("vraag", "waarde"),
            f"vraag IN {questions} AND (waarde < 1 OR waarde > {highest})",
            f"Een antwoord op {{0}} loopt van 1 tot en met {highest}.",
            "Verbeter de waarde, of laat de cel leeg.",
            warning=True,
        )
