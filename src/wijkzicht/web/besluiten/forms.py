"""The forms of decisions."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wijkzicht.register.personen.models import Persoon
from wijkzicht.register.voorzieningen.models import Voorziening
from wijkzicht.web.codes import CodeChoice, label
from wijkzicht.web.forms import DayField, RadioTiles, text
from wijkzicht.web.saving import ActionForm, RowChoice, yes_no

OUTCOMES = (
    ("toegekend", _("Toegekend")),
    ("afgewezen", _("Afgewezen")),
    ("ingetrokken", _("Ingetrokken")),
)


class ChangeForm(ActionForm):
    """What is known of an aanvraag that was not decided."""

    soort = CodeChoice(
        "voorziening_soort",
        label=_("Waarvoor is de aanvraag?"),
        required=True,
        empty=None,
        widget=RadioTiles,
        error_messages={"required": _("Kies waarvoor de aanvraag is.")},
    )
    aanvraag_op = DayField(
        label=_("Op welke dag kwam de aanvraag?"),
        error_messages={"required": _("Vul in op welke dag de aanvraag kwam.")},
    )
    voorstel = text(_("Wat stel je voor, en waarom?"))
    leveringsvorm = CodeChoice(
        "leveringsvorm", label=_("Hoe wordt het betaald?"), widget=RadioTiles, empty=None
    )
    uiterlijk = DayField(
        label=_("Afgesproken latere dag om te beslissen"),
        required=False,
        future=True,
        initial=None,
    )


class ApplyForm(ChangeForm):
    """Somebody of the household applied."""

    persoon = RowChoice(
        label=_("Voor wie?"),
        required=True,
        widget=RadioTiles,
        error_messages={"required": _("Kies voor wie de aanvraag is.")},
    )
    field_order = ["persoon", "soort", "aanvraag_op", "voorstel"]

    def __init__(self, *args: Any, personen: list[Persoon], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["persoon"].offer_people(personen)
        if len(personen) == 1:
            self.initial.setdefault("persoon", personen[0].pk)


class LookForm(ActionForm):
    """The second look of a colleague."""

    akkoord = yes_no(_("Ben je het eens met dit voorstel?"))
    tekst = text(_("Wat wil je hierover zeggen?"))


class DecideForm(ActionForm):
    """What was decided, and what it grants."""

    uitkomst = forms.ChoiceField(
        label=_("Wat is er besloten?"),
        choices=OUTCOMES,
        widget=RadioTiles,
        error_messages={"required": _("Kies wat er is besloten.")},
    )
    besluit_op = DayField(
        label=_("Op welke dag?"), error_messages={"required": _("Vul in op welke dag.")}
    )
    reden = text(
        _("Waarom?"), help_text=_("Nodig bij afwijzen en intrekken. Schrijf het voor het gezin.")
    )
    start = DayField(label=_("Geldt vanaf"), required=False, future=True, initial=None)
    eind = DayField(label=_("Geldt tot en met"), required=False, future=True, initial=None)
    leveringsvorm = CodeChoice(
        "leveringsvorm", label=_("Hoe wordt het betaald?"), widget=RadioTiles, empty=None
    )
    voorziening = RowChoice(label=_("Bij welke hulp hoort het?"))
    aanbieder = forms.CharField(
        label=_("Wie geeft de hulp?"),
        required=False,
        max_length=200,
        error_messages={"max_length": _("Maak de naam korter: tot 200 tekens.")},
    )

    def __init__(self, *args: Any, hulp: list[Voorziening], **options: Any) -> None:
        super().__init__(*args, **options)
        rows = [(row, help_in_words(row)) for row in hulp]
        self.fields["voorziening"].offer(rows, empty=gettext("Nieuwe hulp, die nog begint"))


def help_in_words(row: Voorziening) -> str:
    """Help elsewhere in a few words."""
    return ", ".join(
        part for part in (label("voorziening_soort", row.soort), row.aanbieder) if part
    )
