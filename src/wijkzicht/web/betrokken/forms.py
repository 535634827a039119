"""Whom to involve, whom to ask along, and who takes the regie."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.web.forms import DayField
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
    """A colleague looks along until a day, also one of another team."""

    tot = DayField(
        label=_("Tot en met"),
        future=True,
        initial=None,
        error_messages={"required": _("Kies tot welke dag je collega meekijkt.")},
    )


class RegieForm(_ColleagueForm):
    """Who takes the regie, and since when."""

    van = DayField(
        label=_("Vanaf"),
        error_messages={"required": _("Vul in vanaf welke dag.")},
    )
