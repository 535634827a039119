"""What a rule on one record is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """A rule that every record of a delivery file must keep.

    `broken` is an SQL condition, true where the record breaks the rule, over the columns of the
    file as text (NULL when empty) and these, made from them: `aanvang` and `einde` (DATE, NULL
    when it is no date), `vroegst` and `laatst` (DATE, the first and last day on which the person
    can be born; NULL when not known at all), `bsn_getal` (the BSN as a number, or NULL).
    """

    name: str
    fields: tuple[str, ...]
    broken: str
    message: str
    todo: str
    warning: bool = False


def one_of(field: str, codes: dict[str, str] | tuple[str, ...]) -> str:
    """SQL: `field` holds none of the codes; an empty field counts as none of them."""
    listed = ", ".join(f"'{code}'" for code in codes)
    return f"coalesce({field} NOT IN ({listed}), true)"


def written(codes: dict[str, str]) -> str:
    """A list of codes for a sentence: `V (Vrouw), M (Man)`."""
    return ", ".join(f"{code} ({label})" for code, label in codes.items())
