"""The forms of what an organisation sets itself."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkzicht.register.inrichting import queries
from wijkzicht.rules.instellingen import LONGEST_GROUND, LONGEST_LABEL, TERMIJNEN
from wijkzicht.rules.retention import BEWAARSOORTEN
from wijkzicht.vocabulary.codelists import codelist
from wijkzicht.web.forms import DayField
from wijkzicht.web.inrichting import words
from wijkzicht.web.saving import ActionForm


class From(ActionForm):
    """From which day it holds."""

    van = DayField(
        label=_("Vanaf"),
        future=True,
        error_messages={"required": _("Vul in vanaf welke dag dit geldt.")},
    )


class ListForm(From):
    """For each code of a list the words that come with the program, own words, and whether it is used."""

    def __init__(self, *args: Any, lijst: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.lijst = lijst
        self.codes = codelist(lijst).codes
        for code in self.codes:
            given = codelist(lijst).label(code)
            self.fields[f"woord-{code}"] = forms.CharField(
                label=given,
                max_length=LONGEST_LABEL,
                required=False,
                initial=queries.own_word(lijst, code),
            )
            self.fields[f"gebruik-{code}"] = forms.BooleanField(
                label=_("in gebruik"), required=False, initial=queries.is_used(lijst, code)
            )

    @property
    def rows(self) -> list[tuple[str, Any, Any]]:
        """The words that come with the program, the field for own words, the tick."""
        return [
            (codelist(self.lijst).label(code), self[f"woord-{code}"], self[f"gebruik-{code}"])
            for code in self.codes
        ]

    def arguments(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "woorden": {code: data[f"woord-{code}"] for code in self.codes},
            "in_gebruik": {code for code in self.codes if data[f"gebruik-{code}"]},
            "van": data["van"],
        }


class FieldsForm(From):
    """A tick for each field that may be left out of the forms."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for veld, name in words.FIELDS.items():
            self.fields[veld] = forms.BooleanField(
                label=name, required=False, initial=queries.is_used("veld", veld)
            )

    @property
    def ticks(self) -> list[Any]:
        """The fields that are ticked or not."""
        return [self[veld] for veld in words.FIELDS]

    def arguments(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {"gevraagd": {veld for veld in words.FIELDS if data[veld]}, "van": data["van"]}


class TermsForm(From):
    """A number of days for each term."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for naam, term in TERMIJNEN.items():
            words_for = (
                _("Kies een leeftijd van %(least)s tot %(most)s jaar.")
                if term.jaren
                else _("Kies een aantal dagen van %(least)s tot %(most)s.")
            )
            wrong = words_for % {"least": term.least, "most": term.most}
            self.fields[naam] = forms.IntegerField(
                label=words.TERMS[naam],
                min_value=term.least,
                max_value=term.most,
                initial=queries.termijn(naam),
                widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
                error_messages=dict.fromkeys(
                    ("required", "invalid", "min_value", "max_value"), wrong
                ),
            )
        self.order_fields([*TERMIJNEN, "van"])

    def arguments(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        return {"van": data.pop("van"), "dagen": data}


class RetentionForm(From):
    """How long a kind is kept, and where that comes from."""

    bron = forms.CharField(
        label=_("Waar komt dat vandaan?"),
        help_text=_("Noem de wet of het besluit, met de dag waarop je het nakeek."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        error_messages={
            "required": _("Schrijf op waar de termijn vandaan komt."),
            "max_length": _("Maak de tekst korter: tot 500 tekens."),
        },
    )

    def __init__(self, *args: Any, soort: str, **options: Any) -> None:
        super().__init__(*args, **options)
        kind = BEWAARSOORTEN[soort]
        words_for = (
            _("Kies %(least)s tot en met %(most)s dagen.")
            if kind.dagen
            else _("Kies %(least)s tot en met %(most)s jaar.")
        )
        limits = words_for % {"least": kind.least, "most": kind.most}
        self.fields["termijn"] = forms.IntegerField(
            label=_("Hoeveel dagen?") if kind.dagen else _("Hoeveel jaar?"),
            help_text=limits,
            min_value=kind.least,
            max_value=kind.most,
            initial=queries.retention_term(soort),
            widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
            error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), limits),
        )
        self.fields["bron"].initial = queries.retention_source(soort)
        self.order_fields(["termijn", "bron", "van"])


class TextForm(From):
    """A text of the organisation."""

    tekst = forms.CharField(
        label=_("Tekst"),
        help_text=_("Schrijf kort en gewoon. Leeg is: geen eigen tekst."),
        widget=forms.Textarea(attrs={"rows": 8}),
        required=False,
        max_length=4000,
        error_messages={"max_length": _("Maak de tekst korter: tot 4000 tekens.")},
    )
    field_order = ("tekst", "van")


class GroundForm(From):
    """On what ground, from when and until when."""

    tekst = forms.CharField(
        label=_("Grond"),
        help_text=_("Het artikel van de wet of het besluit, in gewone woorden."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST_GROUND,
        error_messages={
            "required": _("Schrijf op waarom het mag. Zonder grond is er geen cijfer."),
            "max_length": _("Maak de grond korter: tot %(limit_value)s tekens."),
        },
    )
    tot = DayField(
        label=_("Tot en met"),
        future=True,
        initial=None,
        error_messages={"required": _("Vul de laatste dag in. Zonder einde kan het niet.")},
    )
    field_order = ("tekst", "van", "tot")
