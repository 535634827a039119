"""Arrays and counts in, numbers out; no words of the field."""

from wijkzicht.statistics.intervals import (
    Interval,
    Mean,
    detectable,
    difference,
    jeffreys,
    newcombe,
    poisson_exact,
    rate_ratio,
    student,
    student_mean,
    wilson,
)
from wijkzicht.statistics.survival import kaplan_meier_median

__all__ = [
    "Interval",
    "Mean",
    "detectable",
    "difference",
    "jeffreys",
    "kaplan_meier_median",
    "newcombe",
    "poisson_exact",
    "rate_ratio",
    "student",
    "student_mean",
    "wilson",
]
