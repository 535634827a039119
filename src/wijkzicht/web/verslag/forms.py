"""Which period, own texts and stories, and why a publication is taken back."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from wijkzicht.register.clock import today
from wijkzicht.register.leren.models import Verhaal
from wijkzicht.vocabulary.periods import Period, period_of
from wijkzicht.vocabulary.verslagen import report_name
from wijkzicht.web.forms import CheckboxList
from wijkzicht.web.verslag.sections import Section

# Older periods are not written about any more.
OFFERED = {"jaar": 5, "halfjaar": 4}
_HEADINGS = {"jaar": _("Over een heel jaar"), "halfjaar": _("Over een halfjaar")}


class PeriodForm(forms.Form):
    """Which year or half a year the report is about; last year unless told."""

    periode = forms.TypedChoiceField(
        label=_("Welk verslag wil je maken?"),
        coerce=Period.parse,
        error_messages={
            "required": _("Kies een verslag."),
            "invalid_choice": _("Kies een verslag uit de lijst."),
        },
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["periode"].choices = [
            (_HEADINGS[kind], [(p.name, report_name(p, get_language())) for p in _last(kind, most)])
            for kind, most in OFFERED.items()
        ]
        self.fields["periode"].initial = f"{today().year - 1}"


def _last(kind: str, most: int) -> list[Period]:
    """The newest that has begun first."""
    found = [period_of(kind, today())]
    while len(found) < most:
        found.append(found[-1].previous())
    return found


class TextsForm(forms.Form):
    """A text for every section, and the stories that go in."""

    verhalen = forms.MultipleChoiceField(
        label=_("Verhalen die erin komen"),
        help_text=_("Alleen verhalen waarvoor de verteller toestemming gaf, staan in deze lijst."),
        required=False,
        widget=CheckboxList,
    )

    def __init__(self, parts: list[Section], stories: list[Verhaal], *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.parts, self.stories = parts, stories
        for part in parts:
            self.fields[part.slug] = forms.CharField(
                label=part.title,
                help_text=_("Schrijf hier over: %(waarover)s.") % {"waarover": part.ask},
                required=False,
                widget=forms.Textarea(attrs={"rows": 5}),
                max_length=20_000,
                error_messages={"max_length": _("Deze tekst is te lang. Maak hem korter.")},
            )
        self.fields["verhalen"].choices = [
            (str(story.pk), f"{story.titel} ({story.team.naam})") for story in stories
        ]

    @property
    def rows(self) -> list[tuple[Section, forms.BoundField]]:
        """Each section with its field, in the order of the report."""
        return [(part, self[part.slug]) for part in self.parts]

    @property
    def teksten(self) -> dict[str, str]:
        """The texts by heading, once the form is valid."""
        return {part.slug: self.cleaned_data[part.slug] for part in self.parts}

    @property
    def chosen(self) -> list[Verhaal]:
        """The stories, once the form is valid."""
        return [story for story in self.stories if str(story.pk) in self.cleaned_data["verhalen"]]


class TakeBackForm(forms.Form):
    """Why a publication is taken back."""

    reden = forms.CharField(
        label=_("Waarom trek je de publicatie in?"),
        help_text=_("Iedereen kan dit lezen. Schrijf geen namen op."),
        max_length=300,
        error_messages={"required": _("Schrijf op waarom. Iedereen kan dat lezen.")},
    )
