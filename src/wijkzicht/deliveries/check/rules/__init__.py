"""The rules on one record, one file each: `rule(protocol, period)` gives it, or None if it does not apply."""

import pkgutil
from importlib import import_module

from wijkzicht.deliveries.check.rule import Rule
from wijkzicht.vocabulary.periods import Period
from wijkzicht.vocabulary.protocols import Protocol


def rules_for(protocol: Protocol, period: Period) -> list[Rule]:
    """Every rule that applies to a delivery by this protocol over this period, by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    made = (import_module(f"{__name__}.{name}").rule(protocol, period) for name in names)
    return [rule for rule in made if rule is not None]
