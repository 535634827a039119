"""The forms of help elsewhere."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkzicht.register.personen.models import Persoon
from wijkzicht.web.codes import CodeChoice
from wijkzicht.web.forms import DayField, RadioList, RadioTiles, line
from wijkzicht.web.saving import ActionForm, RowChoice, yes_no


class HelpForm(ActionForm):
    """What is known of help elsewhere, whoever referred. What is rarely needed is folded."""

    soort = CodeChoice(
        "voorziening_soort",
        label=_("Wat voor hulp?"),
        required=True,
        empty=None,
        widget=RadioTiles,
        error_messages={"required": _("Kies wat voor hulp het is.")},
    )
    aanbieder = forms.CharField(
        label=_("Wie geeft de hulp?"),
        required=False,
        max_length=200,
        error_messages={"max_length": _("Maak de naam korter: tot 200 tekens.")},
    )
    hulpvorm = CodeChoice("hulpvorm", label=_("Vorm van jeugdhulp"), empty=_("Kies"))
    leveringsvorm = CodeChoice(
        "leveringsvorm", label=_("Hoe wordt het betaald?"), widget=RadioTiles, empty=None
    )
    crisis = yes_no(_("Begon het vanuit een crisis?"))
    toelichting = forms.CharField(
        label=_("Toelichting"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    overbrugging = line(
        _("Wie helpt tot de hulp begint?"),
        max_length=300,
        help_text=_("Bijvoorbeeld: wij bellen elke week."),
    )
    eigen_nummer = line(
        _("Nummer van de aanbieder"),
        max_length=60,
        help_text=_("Daarmee zet je later dagen uit een tabel bij deze hulp."),
    )

    FOLDED = ("overbrugging", "hulpvorm", "leveringsvorm", "crisis", "eigen_nummer", "toelichting")

    @property
    def sight(self) -> list[forms.BoundField]:
        """The fields in sight."""
        return [field for field in self if field.name not in self.FOLDED]

    @property
    def folded(self) -> list[forms.BoundField]:
        """The fields that one opens when needed."""
        return [self[name] for name in self.FOLDED]

    @property
    def folded_open(self) -> bool:
        """Whether something that is folded is filled in or refused."""
        return any(field.value() not in (None, "") or field.errors for field in self.folded)


class _ForSomebody(HelpForm):
    """Help for one of the household."""

    persoon = RowChoice(
        label=_("Voor wie?"),
        required=True,
        widget=RadioTiles,
        error_messages={"required": _("Kies voor wie de hulp is.")},
    )

    def __init__(self, *args: Any, personen: list[Persoon], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["persoon"].offer_people(personen)
        if len(personen) == 1:
            self.initial.setdefault("persoon", personen[0].pk)


class ReferForm(_ForSomebody):
    """The team refers somebody: why, and since when."""

    reden_verwijzing = CodeChoice(
        "reden_verwijzing",
        label=_("Waarom verwijs je?"),
        help_text=_("Zo leert het team wat het zelf nog niet kan bieden."),
        required=True,
        empty=None,
        widget=RadioList,
        error_messages={"required": _("Kies waarom je verwijst.")},
    )
    verwezen_op = DayField(
        label=_("Verwezen op"),
        error_messages={"required": _("Vul in op welke dag je verwees.")},
    )
    field_order = ["persoon", "soort", "reden_verwijzing", "verwezen_op", "aanbieder"]


class RecordForm(_ForSomebody):
    """Help that somebody has without the team referring."""

    verwijzer = CodeChoice("verwijzer", label=_("Wie verwees?"), empty=_("Kies"))
    start = DayField(label=_("Begonnen op"), required=False, initial=None)
    eind = DayField(label=_("Gestopt op"), required=False, initial=None)
    field_order = ["persoon", "soort", "aanbieder", "verwijzer", "start", "eind"]


class ChangeForm(HelpForm):
    """Change what is known, whoever referred."""

    verwezen_op = DayField(label=_("Verwezen op"), required=False, initial=None)
    start = DayField(label=_("Begonnen op"), required=False, initial=None)
    eind = DayField(label=_("Gestopt op"), required=False, initial=None)
    field_order = ["soort", "aanbieder", "verwezen_op", "start", "eind"]


class WaitForm(ActionForm):
    """Since when somebody waits, and who helps until then."""

    wacht_sinds = DayField(label=_("Sinds wanneer wacht iemand?"))
    overbrugging = line(
        _("Wie helpt tot de hulp begint?"),
        max_length=300,
        help_text=_("Bijvoorbeeld: wij bellen elke week."),
    )


class StartForm(ActionForm):
    """The day the help began."""

    start = DayField(
        label=_("Op welke dag begon de hulp?"),
        error_messages={"required": _("Vul in op welke dag de hulp begon.")},
    )


class EndForm(ActionForm):
    """The day the help ended, and why."""

    eind = DayField(
        label=_("Op welke dag stopte de hulp?"),
        error_messages={"required": _("Vul in op welke dag de hulp stopte.")},
    )
    reden_einde = CodeChoice(
        "voorziening_reden_einde", label=_("Waarom stopte de hulp?"), widget=RadioList, empty=None
    )
