"""The words of a measure, whose it is, and a file of another team."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkzicht.indicators.eigen_bestand import LARGEST_FILE, TEXTS, Faulty, read
from wijkzicht.register.cijfers.policies import Group
from wijkzicht.web.forms import line, text


class WordsForm(forms.Form):
    """What a measure is called and what its makers want a reader to know."""

    vraag = line(
        _("Welke vraag beantwoordt het cijfer?"),
        max_length=TEXTS["vraag"][0],
        required=True,
        help_text=_("Bijvoorbeeld: hoe vaak spreken we de jeugdige alleen?"),
        error_messages={"required": _("Schrijf op welke vraag het cijfer beantwoordt.")},
    )
    titel = line(
        _("Korte naam"),
        max_length=TEXTS["titel"][0],
        required=True,
        error_messages={"required": _("Geef de maat een korte naam.")},
    )
    kanttekening = text(_("Wat zegt dit cijfer niet?"), rows=2, max_length=TEXTS["kanttekening"][0])
    uitleg = text(
        _("Uitleg in eigen woorden"),
        rows=2,
        max_length=TEXTS["uitleg"][0],
        help_text=_("Leeg? Dan staat de zin van hierboven erbij."),
    )
    groep = forms.ChoiceField(label=_("Van wie is de maat?"))

    def __init__(self, groups: list[Group], *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["groep"].choices = [(group.key, group.naam) for group in groups]
        if len(groups) < 2:
            del self.fields["groep"]


class FileForm(forms.Form):
    """A measure that another team shared."""

    bestand = forms.FileField(
        label=_("Bestand van de maat"),
        help_text=_("Een .json-bestand dat een ander team heeft bewaard."),
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
        error_messages={
            "required": _("Kies een bestand."),
            "empty": _("Dit bestand is leeg. Kies een ander bestand."),
        },
    )

    def clean_bestand(self):
        """The measure in the file, or each fault as a sentence."""
        sent = self.cleaned_data["bestand"]
        try:
            return read(sent.read(LARGEST_FILE + 1))
        except Faulty as faulty:
            raise forms.ValidationError(faulty.sentences) from None
