"""What a report over a year or half a year is called, in Dutch and English."""

from wijkzicht.vocabulary.periods import Period

KINDS = {"jaar": "Jaarverslag", "halfjaar": "Halfjaarbericht"}
_NAMES = {
    "nl": (
        f"{KINDS['jaar']} {{}}",
        f"{KINDS['halfjaar']} {{}}, eerste helft",
        f"{KINDS['halfjaar']} {{}}, tweede helft",
    ),
    "en": (
        "Annual report {}",
        "Half-yearly report {}, first half",
        "Half-yearly report {}, second half",
    ),
}


def report_name(period: Period, language: str | None = "nl", nummer: int = 1) -> str:
    """`Jaarverslag 2025`, or `Halfjaarbericht 2025, eerste helft`; of a quarter there is none.

    `nummer`: how many publications over this period there are, this one included.
    """
    half = 0 if period.kind == "jaar" else 1 if period.start.month == 1 else 2
    name = _NAMES["en" if language == "en" else "nl"][half].format(period.start.year)
    return f"{name} ({nummer})" if nummer > 1 else name
