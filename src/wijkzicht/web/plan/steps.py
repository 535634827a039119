"""The five steps of a goal in words. The middle one is what the family wants."""

from django.utils.translation import gettext_lazy as _

STEPS = {
    -2: _("Nog lang niet"),
    -1: _("Nog niet"),
    0: _("Gelukt"),
    1: _("Beter dan gehoopt"),
    2: _("Veel beter"),
}
WANTED = 0
# Whose scores are asked, in this order: the young person first.
VOICES = ("jeugdige", "ouder", "volwassene", "professional")
# What happened to a goal between two versions.
CHANGES = {
    "nieuw": _("Nieuw"),
    "weg": _("Gestopt"),
    "gewijzigd": _("Gewijzigd"),
    "gelijk": _("Niet veranderd"),
}


def steps_of(schaal: list[str]) -> dict[int, str]:
    """The words of the five steps: the family's own where it gave them."""
    own = dict(zip(STEPS, schaal, strict=False))
    return {step: own.get(step) or words for step, words in STEPS.items()}
