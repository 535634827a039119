"""The forms of the neighbourhood. Few fields: a group of ten is recorded in half a minute."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkzicht.register.buurt.models import Plek
from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.web.codes import CodeChoice, choices
from wijkzicht.web.forms import CheckboxTiles, DayField, RadioTiles, spare
from wijkzicht.web.saving import ActionForm, RowChoice, yes_no

ADVICE = "consultatie_partner"
_NUMBER = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})


def whole(label: Any, most: int, help_text: Any = "") -> forms.IntegerField:
    """A whole number that may be unknown."""
    wrong = _("Vul een getal in, van 0 tot %(most)s. Of laat dit leeg.") % {"most": most}
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        required=False,
        min_value=0,
        max_value=most,
        widget=_NUMBER,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), wrong),
    )


class ActivityForm(ActionForm):
    """What, how many people, when; the rest is known or may stay unknown."""

    soort = CodeChoice(
        "activiteit_soort",
        label=_("Wat deed je?"),
        required=True,
        empty=None,
        widget=RadioTiles,
        error_messages={"required": _("Kies wat je deed.")},
    )
    thema = spare(
        "activiteit.thema",
        forms.CharField(
            label=_("Waarover?"),
            help_text=_("Bijvoorbeeld: schermtijd."),
            max_length=100,
            required=False,
            error_messages={"max_length": _("Maak dit korter: tot 100 tekens.")},
        ),
    )
    deelnemers = whole(_("Hoeveel mensen?"), 5000)
    minuten = whole(_("Hoeveel minuten?"), 1440)
    datum = DayField(label=_("Wanneer?"), error_messages={"required": _("Vul in wanneer dit was.")})
    plek = RowChoice(label=_("Waar?"))

    def __init__(self, *args: Any, plekken: list[Plek], **options: Any) -> None:
        super().__init__(*args, **options)
        # Advice to a partner has a form of its own.
        kinds = self.fields["soort"].choices
        self.fields["soort"].choices = [pair for pair in kinds if pair[0] != ADVICE]
        self.fields["plek"].offer([(row, row.naam) for row in plekken], empty="–")
        row = options.get("row")
        if row:
            self.initial["plek"] = str(row.plek_id or "")

    def arguments(self) -> dict[str, Any]:
        key = {} if self.versie else {"formulier": self.formulier}
        return dict(self.cleaned_data) | key


class PlaceForm(ActionForm):
    """A place with who the place calls, and how often somebody comes."""

    naam = forms.CharField(
        label=_("Naam"), max_length=200, error_messages={"required": _("Geef de plek een naam.")}
    )
    soort = forms.ChoiceField(
        label=_("Wat voor plek?"),
        choices=Plek.Soort.choices,
        widget=RadioTiles,
        error_messages={"required": _("Kies wat voor plek het is.")},
    )
    vast_contact = RowChoice(label=_("Wie is daar het vaste gezicht?"))
    ritme = forms.CharField(
        label=_("Hoe vaak zijn jullie er?"),
        help_text=_("Bijvoorbeeld: elke dinsdag."),
        max_length=100,
        required=False,
    )
    gestopt_op = DayField(
        label=_("Komen jullie er niet meer? Sinds wanneer?"), required=False, initial=None
    )

    def __init__(self, *args: Any, people: list[Medewerker], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["vast_contact"].offer([(row, row.naam) for row in people], empty="–")
        row = options.get("row")
        if row:
            self.initial["vast_contact"] = str(row.vast_contact_id or "")
        else:
            del self.fields["gestopt_op"]


class SignalForm(ActionForm):
    """One sentence, without anybody in it."""

    tekst = forms.CharField(
        label=_("Wat zien jullie vaker?"),
        help_text=_("Eén zin, zonder namen. Bijvoorbeeld: gezinnen wachten lang op een woning."),
        max_length=300,
        error_messages={
            "required": _("Schrijf in één zin op wat jullie zien."),
            "max_length": _("Maak de tekst korter: tot 300 tekens."),
        },
    )
    leefgebied = CodeChoice("leefgebied", label=_("Waar gaat het over?"))
    postcode = forms.ChoiceField(label=_("In welke buurt?"), required=False)

    def __init__(self, *args: Any, postcodes: list[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["postcode"].choices = [
            ("", _("Overal, of dat weten we niet")),
            *((code, code) for code in postcodes),
        ]
        if not postcodes:
            del self.fields["postcode"]

    def arguments(self) -> dict[str, Any]:
        return self.cleaned_data | {"formulier": self.formulier}


class OfferForm(ActionForm):
    """An offer of the social map."""

    naam = forms.CharField(
        label=_("Naam"), max_length=200, error_messages={"required": _("Geef het aanbod een naam.")}
    )
    aanbieder = forms.CharField(label=_("Van wie?"), max_length=200, required=False)
    wat = forms.CharField(
        label=_("Wat is het?"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    leefgebieden = forms.MultipleChoiceField(
        label=_("Waarbij helpt het?"),
        required=False,
        choices=choices("leefgebied"),
        widget=CheckboxTiles,
    )
    leeftijd_van = whole(_("Vanaf welke leeftijd?"), 120)
    leeftijd_tot = whole(_("Tot en met welke leeftijd?"), 120)
    waar = forms.CharField(label=_("Waar?"), max_length=200, required=False)
    kosten = forms.CharField(label=_("Wat kost het?"), max_length=100, required=False)
    wachttijd = forms.CharField(label=_("Hoe lang wacht je?"), max_length=100, required=False)
    contact = forms.CharField(label=_("Hoe meld je iemand aan?"), max_length=200, required=False)
    gestopt_op = DayField(
        label=_("Is het er niet meer? Sinds wanneer?"), required=False, initial=None
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if not options.get("row"):
            del self.fields["gestopt_op"]


class SearchForm(forms.Form):
    """What one looks for in the social map."""

    woord = forms.CharField(label=_("Zoek een woord"), required=False, max_length=100)
    leefgebied = forms.ChoiceField(label=_("Waarbij?"), required=False)
    leeftijd = whole(_("Voor welke leeftijd?"), 120)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["leefgebied"].choices = choices("leefgebied", _("Alles"))()


KINDS = ("bejegening", "wachttijd", "besluit", "informatie", "samenwerking", "privacy", "anders")
_KIND_WORDS = (
    ("bejegening", _("Hoe iemand is behandeld")),
    ("wachttijd", _("Wachten")),
    ("besluit", _("Een besluit")),
    ("informatie", _("Informatie")),
    ("samenwerking", _("Samenwerking")),
    ("privacy", _("Privacy")),
    ("anders", _("Iets anders")),
)


class ComplaintForm(ActionForm):
    """When, what about, and how it ended. Not who complained."""

    datum = DayField(
        label=_("Wanneer kwam de klacht?"),
        error_messages={"required": _("Vul in wanneer de klacht kwam.")},
    )
    aard = spare(
        "klacht.aard",
        forms.ChoiceField(
            label=_("Waar gaat de klacht over?"),
            required=False,
            choices=(("", "–"), *_KIND_WORDS),
        ),
    )
    afgehandeld_op = DayField(
        label=_("Wanneer is de klacht afgehandeld?"), required=False, initial=None
    )
    gegrond = yes_no(_("Had de klager gelijk?"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        row = options.get("row")
        if row and row.aard and row.aard not in KINDS:
            self.fields["aard"].choices = [*self.fields["aard"].choices, (row.aard, row.aard)]
