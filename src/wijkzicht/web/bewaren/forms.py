"""The forms of signing a list and of putting a file off."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkzicht.web.bewaren.words import REASONS
from wijkzicht.web.forms import DayField, RadioList
from wijkzicht.web.saving import ActionForm


class SignForm(ActionForm):
    """One tick, so that nobody destroys by a click too many."""

    bekeken = forms.BooleanField(
        label=_("Ik heb de lijst bekeken. Dit mag weg."),
        error_messages={"required": _("Bekijk de lijst en zet een vinkje.")},
    )

    def arguments(self) -> dict:
        return {}


class PutOffForm(ActionForm):
    """Why a file is kept longer, and until when if that is known."""

    reden = forms.ChoiceField(
        label=_("Waarom blijft het dossier langer?"),
        choices=list(REASONS.items()),
        widget=RadioList,
        error_messages={"required": _("Kies waarom het dossier langer blijft.")},
    )
    tot = DayField(
        label=_("Tot en met"),
        help_text=_("Laat leeg als je het nog niet weet. Dan geldt het tot iemand het stopt."),
        required=False,
        initial=None,
        future=True,
    )
