"""Made-up Dutch names and texts for a demo, so that a household reads like a household.

Every function takes a `random.Random`, so that the same seed gives the same words. Nothing here
comes from a real file.
"""

from wijkzicht.dataset.sample.texts.names import Family, Member, address, family
from wijkzicht.dataset.sample.texts.steps import HOW_ON, OWN_PLANS, STEPS
from wijkzicht.dataset.sample.texts.write import aanmelding, contact, doel, hulpvraag

__all__ = [
    "HOW_ON",
    "OWN_PLANS",
    "STEPS",
    "Family",
    "Member",
    "aanmelding",
    "address",
    "contact",
    "doel",
    "family",
    "hulpvraag",
]
