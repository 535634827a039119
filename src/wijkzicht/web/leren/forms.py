"""A story with consent, and a learning session on one figure."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkzicht.web.forms import CheckboxList, DayField

VOICES = (
    ("jongere", _("Jongere")),
    ("ouder", _("Ouder of verzorger")),
    ("volwassene", _("Volwassene")),
    ("professional", _("Professional")),
)


class StoryForm(forms.Form):
    """A story of a resident, without what could give them away."""

    titel = forms.CharField(
        label=_("Titel"),
        max_length=200,
        error_messages={"required": _("Geef het verhaal een titel.")},
    )
    tekst = forms.CharField(
        label=_("Het verhaal"),
        help_text=_("Schrijf geen namen, adressen of scholen op."),
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Schrijf het verhaal op.")},
    )
    verteld_door = forms.ChoiceField(label=_("Wie vertelt het?"), choices=VOICES)
    toestemming_op = DayField(
        label=_("Dag waarop de verteller toestemming gaf"),
        error_messages={"required": _("Vul de dag van de toestemming in. Zonder kan het niet.")},
    )


class SessionForm(forms.Form):
    """What a team asks itself about one figure, what it makes of it and what it will do."""

    datum = DayField(
        label=_("Dag"), error_messages={"required": _("Vul in wanneer jullie samen keken.")}
    )
    vraag = forms.CharField(
        label=_("Welke vraag stellen jullie je?"),
        max_length=300,
        error_messages={"required": _("Schrijf op welke vraag jullie je stellen.")},
    )
    verhalen = forms.MultipleChoiceField(
        label=_("Verhalen die jullie erbij lezen"), required=False, widget=CheckboxList
    )
    lezing = forms.CharField(
        label=_("Wat zien jullie erin?"), required=False, widget=forms.Textarea(attrs={"rows": 5})
    )
    afspraak = forms.CharField(
        label=_("Wat gaan jullie doen?"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    kijken_op = DayField(
        label=_("Wanneer kijken jullie opnieuw?"), required=False, future=True, initial=None
    )

    def __init__(self, stories, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["verhalen"].choices = [(str(story.pk), story.titel) for story in stories]
        if not stories:
            del self.fields["verhalen"]
