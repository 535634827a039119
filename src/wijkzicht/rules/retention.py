"""How long a file is kept."""

from datetime import date

YEARS_KEPT = 20


def kept_until(last_change: date) -> date:
    """The last day on which a file with jeugdhulp is certainly kept: 20 years from its last change.

    Source: Jeugdwet 7.3.8, third paragraph, as it reads since 2020. Not taken into account: longer
    keeping where good care asks for it, a request for destruction, and other terms for other
    parts of the file, such as the Wmo.
    """
    try:
        return last_change.replace(year=last_change.year + YEARS_KEPT)
    except ValueError:  # 29 February in a year without one
        return date(last_change.year + YEARS_KEPT, 3, 1)
