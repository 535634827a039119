"""A story with consent, and a learning session on one figure."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkzicht.indicators import catalogue
from wijkzicht.register.clock import today
from wijkzicht.vocabulary.opdracht import DEEL, LANDELIJK, aims
from wijkzicht.web.forms import CheckboxList, DayField, RadioList
from wijkzicht.web.saving import ActionForm

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


SOORTEN = (
    ("input", _("Wat erin gaat (input)")),
    ("output", _("Wat er gedaan wordt (output)")),
    ("outcome", _("Wat het mensen brengt (outcome)")),
)


class GoalForm(ActionForm):
    """A goal agreed on with the municipality, and the figures to talk about it with."""

    gemeente_code = forms.ChoiceField(
        label=_("Gemeente"),
        error_messages={"required": _("Kies de gemeente waarmee dit is afgesproken.")},
    )
    periode = forms.ChoiceField(
        label=_("Jaar of halfjaar"),
        error_messages={"required": _("Kies een jaar of een halfjaar.")},
    )
    soort = forms.ChoiceField(
        label=_("Waar gaat het doel over?"),
        choices=SOORTEN,
        widget=RadioList,
        error_messages={"required": _("Kies waar het doel over gaat.")},
    )
    doel = forms.CharField(
        label=_("Wat is het doel?"),
        help_text=_("In één zin, zonder streefgetal."),
        max_length=300,
        error_messages={"required": _("Schrijf het doel in een zin op.")},
    )
    afspraak = forms.CharField(
        label=_("Wat is afgesproken?"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    indicatoren = forms.CharField(
        label=_("Welke cijfers zeggen er iets over?"),
        help_text=_(
            "De codes uit ‘Alle definities’, met een spatie ertussen. Bijvoorbeeld T01 T02."
        ),
        error_messages={"required": _("Vul minstens één code in. Bijvoorbeeld T01.")},
    )
    landelijk_doel = forms.ChoiceField(label=_("Landelijk doel"), required=False)
    opdrachtdeel = forms.ChoiceField(label=_("Deel van de brede opdracht"), required=False)
    lezing = forms.CharField(
        label=_("Wat zien de teams in de cijfers?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, gemeenten: dict[str, str], *args, **kwargs):
        super().__init__(*args, **kwargs)
        codes = self.initial.get("indicatoren")
        if isinstance(codes, list):
            self.initial["indicatoren"] = " ".join(codes)
        self.fields["gemeente_code"].choices = list(gemeenten.items())
        self.fields["periode"].choices = [(name, name) for name in _periods(self.initial)]
        self.initial.setdefault("periode", str(today().year))
        for name in (LANDELIJK, DEEL):
            choices = [(code, aim.nl) for code, aim in aims(name).items()]
            self.fields[name].choices = [("", _("Geen of onbekend")), *choices]

    def clean_indicatoren(self) -> list[str]:
        codes = self.cleaned_data["indicatoren"].replace(",", " ").split()
        known = {code.upper(): code for code in catalogue()}
        for code in codes:
            if code.upper() not in known:
                raise forms.ValidationError(
                    _(
                        "‘%(code)s’ is geen code van een cijfer. Zoek de code op bij ‘Alle definities’."
                    ),
                    params={"code": code},
                )
        return list(dict.fromkeys(known[code.upper()] for code in codes))


def _periods(initial: dict) -> list[str]:
    """Next year, this one and the two before, each with its half-years; and the one that was chosen."""
    years = [today().year + 1 - back for back in range(4)]
    names = [name for year in years for name in (f"{year}", f"{year}-H2", f"{year}-H1")]
    kept = initial.get("periode")
    return names if not kept or kept in names else [*names, kept]
