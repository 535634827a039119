"""Rule `bsn`: a burgerservicenummer passes the elfproef.

Nine digits; nine times the first, eight times the second, down to twice the eighth, minus the
last, is a multiple of eleven. A form other than nine digits is told by `pattern`.
"""

from collections.abc import Iterator

from wijkzicht.dataset.checks.core import RowCheck


def checks() -> Iterator[RowCheck]:
    """One, on identiteit. The value is never repeated."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    total = " + ".join(
        f"{weight} * TRY_CAST(bsn[{place}] AS INTEGER)" for place, weight in enumerate(weights, 1)
    )
    yield RowCheck(
        "bsn",
        "identiteit",
        ("bsn",),
        f"regexp_full_match(bsn, '[0-9]{{9}}') AND (({total}) % 11 <> 0 OR bsn = '000000000')",
        "Dit is geen bestaand burgerservicenummer.",
        "Neem het BSN opnieuw over, of laat de cel leeg als het niet bekend is.",
    )
