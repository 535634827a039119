"""Run the checks over tables written as text and tell what one rule found."""

from datetime import date

from dataset.folders import folder
from wijkzicht.dataset.checks.run import Examination

TODAY = date(2025, 6, 30)


def findings(path, **tables):
    """Every finding on these tables: (is a warning, Fault)."""
    return list(Examination(folder(path, **tables), TODAY).findings())


def found(path, rule, **tables):
    """(table, row, field) of each finding of this rule, whether a fault or a warning."""
    return [(f.table, f.row, f.field) for _, f in findings(path, **tables) if f.rule == rule]


def kinds(path, rule, **tables):
    """Whether the findings of this rule are faults, warnings or both."""
    return {
        "warning" if is_warning else "fault"
        for is_warning, f in findings(path, **tables)
        if f.rule == rule
    }
