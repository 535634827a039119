"""Which delivery, and the receipt of one that was sent."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from wijkzicht.register.clock import today
from wijkzicht.register.leveringen.models import Vorm
from wijkzicht.vocabulary.periods import Period, period_of
from wijkzicht.vocabulary.protocols import protocol, valid_in
from wijkzicht.web.forms import DayField, RadioTiles

# Five years back; older ones are not delivered again.
OFFERED = 10
SENT_AS = [(vorm.value, f".{vorm.value}") for vorm in (Vorm.CSV, Vorm.TXT, Vorm.XLSX)]


def offered() -> list[tuple[str, str]]:
    """Half-years that are over, newest first, each with the one protocol that is valid in it."""
    period, found = period_of("halfjaar", today()), []
    while len(found) < OFFERED:
        period = period.previous()
        name = valid_in(period.start, period.end)
        if name is None:
            break
        label = _now("%(period)s, protocol %(name)s (versie %(version)s)") % {
            "period": period.name,
            "name": name,
            "version": protocol(name).version,
        }
        found.append((f"{period.name}/{name}", label))
    return found


class AskForm(forms.Form):
    """Which half-year, with its protocol."""

    wat = forms.ChoiceField(
        label=_("Halfjaar en protocol"),
        help_text=_("Bij elk halfjaar past één protocol. Andere staan er daarom niet in."),
        error_messages={
            "required": _("Kies een halfjaar."),
            "invalid_choice": _("Deze levering kan niet. Kies een regel uit de lijst."),
        },
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["wat"].choices = offered()

    @property
    def asked(self) -> tuple[Period, str]:
        """Period and name of the protocol, once the form is valid."""
        period, _, name = self.cleaned_data["wat"].partition("/")
        return Period.parse(period), name


class SentForm(forms.Form):
    """When it was sent, in which form, and what came back."""

    verzonden_op = DayField(
        label=_("Dag van verzenden"),
        error_messages={"required": _("Vul in wanneer je de levering verzond.")},
    )
    vorm = forms.ChoiceField(
        label=_("Welk bestand heb je verzonden?"),
        choices=SENT_AS,
        widget=RadioTiles,
        error_messages={"required": _("Kies het bestand dat je verzond.")},
    )
    ontvangst = forms.CharField(
        label=_("Ontvangstbewijs"),
        help_text=_("Het nummer of de tekst die je van het CBS terugkreeg."),
        max_length=200,
        error_messages={"required": _("Schrijf het nummer of de tekst op.")},
    )
