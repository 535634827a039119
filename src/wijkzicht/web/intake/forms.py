"""The forms of a request: taking it down, and ending it."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wijkzicht.register.aanmeldingen import policies
from wijkzicht.register.organisatie.models import Team
from wijkzicht.register.organisatie.queries import Colleague
from wijkzicht.register.personen.queries import Found
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.web.codes import CodeChoice
from wijkzicht.web.forms import DayField, RadioList, RadioTiles
from wijkzicht.web.person_form import PersonLine
from wijkzicht.web.saving import yes_no

SAFETY = {"ja": True, "nee": False, "onbekend": None}


class RequestForm(forms.Form):
    """Safety first; then the question in the words of who asks. Only the question has to be there."""

    formulier = forms.UUIDField(widget=forms.HiddenInput, required=False)
    team = forms.ChoiceField(label=_("Voor welk team?"), required=False)
    crisis = forms.ChoiceField(
        label=_("Is er nu iemand niet veilig?"),
        choices=[("nee", _("Nee")), ("ja", _("Ja")), ("onbekend", _("Dat weet ik niet"))],
        widget=RadioTiles,
        error_messages={"required": _("Kies of er nu iemand niet veilig is.")},
    )
    veiligheid = forms.CharField(
        label=_("Wat speelt er rond veiligheid?"),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )
    vraag = forms.CharField(
        label=_("Wat is de vraag?"),
        help_text=_("In de woorden van wie belt of schrijft."),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf op wat er gevraagd wordt.")},
    )
    naam = forms.CharField(
        label=_("Over wie gaat het?"),
        help_text=_("Voornaam en achternaam, of de naam van het gezin."),
        max_length=200,
        required=False,
    )
    herken = forms.CharField(
        label=_("Geboortedatum of adres"),
        help_text=_("Alleen om te zien of we dit gezin al kennen. We bewaren dit niet."),
        max_length=100,
        required=False,
    )
    huishouden_id = forms.ChoiceField(required=False)
    gebracht_door = forms.CharField(label=_("Wie vraagt het?"), max_length=200, required=False)
    bereikbaar = forms.CharField(
        label=_("Hoe en wanneer is het veilig om contact te zoeken?"),
        max_length=300,
        required=False,
    )
    stil_thuis = yes_no(_("Moet dit thuis geheim blijven?"))
    kind_betrokken = yes_no(_("Is er een kind of jongere onder de 18 bij?"))
    urgentie = CodeChoice(
        "urgentie", label=_("Hoe snel moet iemand bellen?"), empty=None, widget=RadioTiles
    )
    ernst = CodeChoice("ernst", label=_("Hoe ver is het al?"))
    datum = DayField(
        label=_("Wanneer kwam de vraag?"),
        error_messages={"required": _("Vul de dag in waarop de vraag kwam.")},
    )
    kanaal = CodeChoice("kanaal", label=_("Hoe kwam de vraag bij ons?"))
    vindplaats = CodeChoice(
        "vindplaats",
        label=_("Op een vindplaats gesproken?"),
        help_text=_("Zoals op school of bij de huisarts."),
    )
    leefgebied = CodeChoice("leefgebied", label=_("Waar gaat het vooral over?"))
    advies = forms.CharField(
        label=_("Welk advies gaf je?"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )

    def __init__(
        self, *args: Any, teams: list[Team], known: list[Found], short: bool = False, **kw
    ):
        super().__init__(*args, **kw)
        self.short = short
        self.fields["team"].choices = [(str(team.pk), team.naam) for team in teams]
        keys = {str(row.huishouden_id) for row in known}
        self.fields["huishouden_id"].choices = [("", "")] + [(key, key) for key in keys]
        self.fields["huishouden_id"].error_messages["invalid_choice"] = _(
            "Kijk opnieuw of we dit gezin kennen en kies het gezin."
        )

    @property
    def opened(self) -> bool:
        """Whether something that is folded needs a look."""
        return bool({"datum", "ernst", "vindplaats", "team"} & set(self.errors))

    def clean_crisis(self) -> bool | None:
        return SAFETY[self.cleaned_data["crisis"]]

    def clean(self) -> dict:
        data = super().clean()
        if data.get("datum"):
            self._check_day(data)
        if self.short and not data.get("advies"):
            self.add_error("advies", gettext("Schrijf op welk advies je gaf."))
        elif not self.short and not (data.get("naam") or data.get("huishouden_id")):
            self.add_error(
                "naam",
                gettext("Vul in over wie het gaat. Of geef alleen advies: dat kan zonder naam."),
            )
        return data

    def _check_day(self, data: dict) -> None:
        try:
            policies.check_can_record(
                datum=data["datum"], vraag="-", naam="-", known=False, anoniem=False
            )
        except NotAllowed as refusal:
            self.add_error("datum", refusal.sentence)


class TriageForm(forms.Form):
    """How a request ends. Of a casus: for which family and with whom."""

    uitkomst = CodeChoice(
        "triage_uitkomst",
        label=_("Hoe loopt het af?"),
        empty=None,
        required=True,
        widget=RadioList,
        error_messages={"required": _("Kies hoe de aanmelding afloopt.")},
    )
    op = DayField(label=_("Wanneer?"), error_messages={"required": _("Vul de dag in.")})
    toelichting = forms.CharField(
        label=_("Waarom?"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    wie = forms.ChoiceField(label=_("Wie gaat ermee verder?"), required=False)
    regie = forms.BooleanField(label=_("Deze collega heeft ook de regie"), required=False)
    kader = CodeChoice("kader", label=_("In welk kader?"))
    gezin = forms.ChoiceField(label=_("Welk gezin?"), widget=RadioList, required=False)
    gezin_naam = forms.CharField(label=_("Naam van het gezin"), max_length=200, required=False)
    postcode = forms.CharField(label=_("Postcode"), max_length=7, required=False)
    huisnummer = forms.CharField(label=_("Huisnummer"), max_length=20, required=False)

    def __init__(self, *args: Any, colleagues: list[Colleague], known: list[Found] | None, **kw):
        super().__init__(*args, **kw)
        people = {str(row.medewerker_id): row.naam for row in colleagues}
        self.fields["wie"].choices = [("", gettext("Kies een collega")), *people.items()]
        if known is None:
            for name in ("gezin", "gezin_naam", "postcode", "huisnummer"):
                del self.fields[name]
            return
        found = {str(row.huishouden_id): family_in_words(row) for row in known}
        self.fields["gezin"].choices = [*found.items(), ("", gettext("Een nieuw gezin"))]

    @property
    def opens(self) -> bool:
        """Whether a casus is opened."""
        return self.cleaned_data.get("uitkomst") == policies.CASUS


People = forms.formset_factory(PersonLine, extra=3)


def family_in_words(row: Found) -> str:
    """Somebody found, in a line to choose from."""
    born = f" ({row.geboortejaar})" if row.geboortejaar else ""
    team = f", {row.team}" if row.team else ""
    return f"{row.naam}{born}{team}"
