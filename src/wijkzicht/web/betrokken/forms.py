"""Whom to involve, whom to ask along, and who takes the regie."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.web.forms import DayField, text
from wijkzicht.web.saving import ActionForm, RowChoice


class _ColleagueForm(ActionForm):
    """A colleague out of those who can be asked."""

    medewerker = RowChoice(
        label=_("Collega"),
        required=True,
        error_messages={"required": _("Kies een collega.")},
    )

    def __init__(self, *args: Any, collegas: Iterable[Medewerker], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(collega, collega.naam) for collega in collegas]
        self.fields["medewerker"].offer(choices, empty=gettext("Kies"))


class InvolveForm(_ColleagueForm):
    """A colleague of the team works with this household from now on."""


class ConsultForm(_ColleagueForm):
    """Advice of a colleague, also one of another team: who looks along, or who gave it already."""

    vraag = text(_("Wat is je vraag?"), rows=2)
    tot = DayField(label=_("Kijkt mee tot en met"), required=False, future=True, initial=None)
    advies = text(_("Kreeg je het advies al? Schrijf het hier op."), rows=3)


class RegieForm(_ColleagueForm):
    """Who takes the regie, and since when."""

    van = DayField(
        label=_("Vanaf"),
        error_messages={"required": _("Vul in vanaf welke dag.")},
    )
