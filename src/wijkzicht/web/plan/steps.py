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
