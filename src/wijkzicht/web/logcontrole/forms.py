"""What to look for in the log."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wijkzicht.register.audit.models import Handeling
from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.web.forms import DayField
from wijkzicht.web.saving import RowChoice

ACTS = (
    ("", _("Alles")),
    (Handeling.BEKEKEN, _("Bekeken")),
    (Handeling.GEZOCHT, _("Gevonden bij zoeken")),
    (Handeling.VASTGELEGD, _("Vastgelegd")),
    (Handeling.GEWIJZIGD, _("Gewijzigd")),
    (Handeling.VERWIJDERD, _("Verwijderd")),
    (Handeling.VERSTREKT, _("Gegeven aan een ander")),
    (Handeling.AANGEMELD, _("Ingelogd")),
)
_KEY = _("Dit is geen kenmerk van een gezin. Kopieer het uit een regel of uit het adres.")


class LogForm(forms.Form):
    """Nothing filled in shows the newest lines."""

    medewerker = RowChoice(label=_("Medewerker"))
    huishouden = forms.UUIDField(
        label=_("Kenmerk van het gezin"), required=False, error_messages={"invalid": _KEY}
    )
    van = DayField(label=_("Vanaf"), required=False, initial=None, help_text="")
    tot = DayField(label=_("Tot en met"), required=False, initial=None, help_text="")
    handeling = forms.ChoiceField(label=_("Wat"), choices=ACTS, required=False)
    geweigerd = forms.BooleanField(label=_("Alleen geweigerd"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        everybody = Medewerker.objects.order_by("naam")
        self.fields["medewerker"].offer([(m, m.naam) for m in everybody], empty=gettext("Iedereen"))

    def wanted(self) -> dict[str, Any]:
        """The conditions that were filled in, as a filter on the lines."""
        data = self.cleaned_data
        found = {
            "medewerker_id": data["medewerker"] and data["medewerker"].pk,
            "huishouden_id": data["huishouden"],
            "moment__date__gte": data["van"],
            "moment__date__lte": data["tot"],
            "handeling": data["handeling"],
            "toegestaan": False if data["geweigerd"] else None,
        }
        return {name: value for name, value in found.items() if value not in (None, "")}
