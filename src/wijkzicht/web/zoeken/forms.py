"""The forms of looking along: why, until when, or why not."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wijkzicht.web.forms import DayField, line
from wijkzicht.web.saving import ActionForm

USUAL = timedelta(days=14)


class AskForm(ActionForm):
    """Why somebody wants to look along."""

    waarom = line(
        _("Waarom wil je meekijken?"),
        required=True,
        help_text=_("Eén regel. Wie antwoord geeft, leest dit."),
        error_messages={"required": _("Schrijf in één regel waarom je wilt meekijken.")},
    )


class GrantForm(ActionForm):
    """Until when a colleague looks along."""

    tot = DayField(
        label=_("Kijkt mee tot en met"),
        future=True,
        initial=lambda: timezone.localdate() + USUAL,
        error_messages={"required": _("Kies tot welke dag je collega meekijkt.")},
    )


class RefuseForm(ActionForm):
    """Why a colleague does not look along."""

    woord = line(
        _("Waarom niet?"),
        required=True,
        help_text=_("Eén regel. Je collega leest dit."),
        error_messages={"required": _("Schrijf in één regel waarom niet. Je collega leest dit.")},
    )
