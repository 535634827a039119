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
        _("Waarom wil je meekijken?"), help_text=_("Eén regel. Wie antwoord geeft, leest dit.")
    )


class GrantForm(ActionForm):
    """Until when a colleague looks along."""

    tot = DayField(
        label=_("Kijkt mee tot en met"),
        required=False,
        future=True,
        initial=lambda: timezone.localdate() + USUAL,
    )


class RefuseForm(ActionForm):
    """Why a colleague does not look along."""

    woord = line(_("Waarom niet?"), help_text=_("Eén regel. Je collega leest dit."))
