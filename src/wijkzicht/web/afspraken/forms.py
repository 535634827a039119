"""The forms of appointments."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkzicht.register.personen.models import Persoon
from wijkzicht.web.dossier.frame import short_name
from wijkzicht.web.forms import CheckboxTiles, DayField
from wijkzicht.web.saving import ActionForm


class AppointmentForm(ActionForm):
    """When, where, with whom. Only the day is needed."""

    datum = DayField(
        label=_("Welke dag?"),
        future=True,
        initial=None,
        error_messages={"required": _("Vul in op welke dag de afspraak is.")},
    )
    tijd = forms.TimeField(
        label=_("Hoe laat?"),
        required=False,
        help_text=_("Bijvoorbeeld 14:30."),
        input_formats=["%H:%M", "%H.%M", "%H:%M:%S", "%H"],
        widget=forms.TextInput(attrs={"autocomplete": "off", "size": 6}),
        error_messages={
            "invalid": _("Dit is geen tijd die we kennen. Schrijf bijvoorbeeld 14:30.")
        },
    )
    plaats = forms.CharField(
        label=_("Waar?"),
        required=False,
        max_length=200,
        error_messages={"max_length": _("Maak dit korter: tot 200 tekens.")},
    )
    personen = forms.TypedMultipleChoiceField(
        label=_("Met wie?"), required=False, widget=CheckboxTiles
    )
    onderwerp = forms.CharField(
        label=_("Waarover?"),
        required=False,
        max_length=200,
        error_messages={"max_length": _("Maak dit korter: tot 200 tekens.")},
    )
    duur_minuten = forms.IntegerField(
        label=_("Hoeveel minuten?"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 4}),
        error_messages={"invalid": _("Schrijf het aantal minuten als een getal, bijvoorbeeld 60.")},
    )

    def __init__(self, *args: Any, personen: list[Persoon], **options: Any) -> None:
        super().__init__(*args, **options)
        rows = {str(persoon.pk): persoon for persoon in personen}
        self.fields["personen"].choices = [(key, short_name(row)) for key, row in rows.items()]
        self.fields["personen"].coerce = rows.__getitem__
        if (hour := self.initial.get("tijd")) is not None:
            self.initial["tijd"] = f"{hour:%H:%M}"


class CalendarForm(forms.Form):
    """What may go along to a calendar that others may see."""

    plaats = forms.BooleanField(label=_("Zet de plaats erbij"), required=False)
    gezin = forms.BooleanField(label=_("Zet de naam van het gezin erbij"), required=False)
    onderwerp = forms.BooleanField(label=_("Zet erbij waarover het gaat"), required=False)
