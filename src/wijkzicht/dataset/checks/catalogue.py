"""Every check there is, in the order in which they are told."""

from functools import cache

from wijkzicht.dataset.checks import (
    age_bands,
    age_order,
    answers,
    bounds,
    bsn,
    codes,
    dates_in_order,
    double_casus,
    early_dates,
    future_dates,
    help_without_person,
    invitations,
    keys,
    mixed_organisations,
    other_casus,
    other_household,
    outside_casus,
    overlapping_bands,
    patterns,
    reasons,
    references,
    required,
    types,
    youth_care_form,
)
from wijkzicht.dataset.checks.core import RowCheck, SetCheck

_ROW = (
    types,
    required,
    codes,
    patterns,
    bounds,
    dates_in_order,
    future_dates,
    early_dates,
    age_bands,
    age_order,
    reasons,
    youth_care_form,
    answers,
    bsn,
)
_SET = (
    keys,
    references,
    overlapping_bands,
    help_without_person,
    outside_casus,
    other_casus,
    other_household,
    mixed_organisations,
    invitations,
    double_casus,
)


@cache
def row_checks(table: str) -> tuple[RowCheck, ...]:
    """The checks on one row of this table."""
    return tuple(check for rule in _ROW for check in rule.checks() if check.table == table)


@cache
def set_checks() -> tuple[SetCheck, ...]:
    """The checks on rows beside other rows."""
    return tuple(check for rule in _SET for check in rule.checks())
