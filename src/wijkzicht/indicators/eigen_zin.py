"""A measure of a team's own, read back in Dutch."""

from wijkzicht.indicators.core import Kind
from wijkzicht.indicators.eigen import (
    ALL,
    AT_LEAST,
    AT_MOST,
    EMPTY,
    FILLED,
    OTHER,
    YES,
    Condition,
    Maat,
    Test,
)  # fmt: skip
from wijkzicht.indicators.eigen_bouwstenen import DAY, SUBJECTS, YES_NO, Subject


def sentence(maat: Maat) -> str:
    """The whole measure, read back."""
    group = noemer(maat)
    if maat.kind is Kind.AANDEEL:
        return f"Van de {group}: het deel {_test(maat, maat.counts)}."
    if maat.kind is Kind.AANTAL:
        return f"Het aantal {group}."
    first, last = _days(maat)
    return (
        f"Van de {group}: het aantal dagen tussen {first} en {last}."
        " Bij de helft is het zo lang of korter."
    )


def noemer(maat: Maat) -> str:
    """What belongs to it, without capital and full stop."""
    subject = SUBJECTS[maat.subject]
    parts = [subject.words, subject.fields[maat.when].yes]
    if maat.only.conditions:
        parts += [
            "en" if subject.fields[maat.when].yes.split()[0] in _LINKS else "",
            _test(maat, maat.only),
        ]
    return " ".join(part for part in parts if part)


_LINKS = {"die", "waarbij", "waarvan", "waarover", "waar", "met", "van"}


def teller(maat: Maat) -> str:
    """What is counted: with capital, without full stop; empty for a median."""
    subject = SUBJECTS[maat.subject]
    if maat.kind is Kind.AANDEEL:
        return f"{subject.words.capitalize()} {_test(maat, maat.counts)}"
    if maat.kind is Kind.AANTAL:
        return noemer(maat)[0].upper() + noemer(maat)[1:]
    return ""


def _days(maat: Maat) -> tuple[str, str]:
    fields = SUBJECTS[maat.subject].fields
    return fields[maat.days[0]].words, fields[maat.days[1]].words


def _test(maat: Maat, test: Test) -> str:
    subject = SUBJECTS[maat.subject]
    joint = " en " if test.join == ALL else " of "
    return joint.join(condition_words(subject, condition) for condition in test.conditions)


def condition_words(subject: Subject, condition: Condition) -> str:
    """One condition, as it reads in the sentence."""
    field = subject.fields[condition.field]
    if condition.is_ in (FILLED, EMPTY):
        filled = condition.is_ == FILLED
        if field.kind == DAY:
            return f"{'met een' if filled else 'zonder'} dag voor {field.words}"
        return f"waarbij {field.words} {'' if filled else 'niet '}is ingevuld"
    if condition.until:
        last = subject.fields[condition.until].words
        days = "1 dag zit" if condition.number == 1 else f"{condition.number} dagen zitten"
        return f"waarbij tussen {field.words} en {last} {condition.is_} {days}"
    if condition.is_ in (AT_LEAST, AT_MOST):
        return f"waarvan {field.words} {condition.is_} {condition.number} is"
    if field.kind == YES_NO:
        return field.yes if YES in condition.values else field.no
    words = [f"‘{field.codes[value]}’" for value in condition.values]
    listed = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} of {words[-1]}"
    other = "iets anders is dan " if condition.is_ == OTHER else ""
    return f"waarvan {field.words} {other}{listed}" + ("" if other else " is")
