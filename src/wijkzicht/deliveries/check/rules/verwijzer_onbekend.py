"""Verwijzer unknown is only for help that began before 2015."""

from wijkzicht.deliveries.check.rule import Rule
from wijkzicht.vocabulary.periods import Period
from wijkzicht.vocabulary.protocols import Protocol


def rule(protocol: Protocol, period: Period) -> Rule:
    """Verwijzer unknown is only for help that began before 2015."""
    return Rule(
        name="verwijzer_onbekend",
        fields=("verwijzer", "datum_aanvang"),
        broken="verwijzer = '07' AND aanvang >= DATE '2015-01-01'",
        message="Verwijzer 07 (onbekend) mag alleen bij hulp die voor 1 januari 2015 begon.",
        todo="Vul de verwijzer in; begon de hulp zonder besluit of verwijzing, dan 06.",
    )
