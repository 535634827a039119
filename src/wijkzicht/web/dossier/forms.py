"""The form of a contact. Three things count: what was done, what was seen, with whom."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.casussen.queries import Involved
from wijkzicht.register.clock import today
from wijkzicht.register.contacten import policies
from wijkzicht.register.contacten.models import Contact
from wijkzicht.register.personen.models import Persoon
from wijkzicht.register.plannen.models import Doel
from wijkzicht.rules.activity import CLASSES, is_aftercare, is_help, klasse
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.web.codes import CodeChoice, label, offered
from wijkzicht.web.dossier.frame import short_name
from wijkzicht.web.forms import CheckboxTiles, DayField, spare

# What is done most stands in sight; the rest is one tap away, by class.
COMMON = ("hulp", "vraagverheldering", "planvorming", "regie", "evaluatie", "afstemming")
CLASS_NAMES = {
    "toegang": _("Vraag en plan"),
    "hulp": _("Hulp"),
    "regie": _("Regie"),
    "overig": _("Ander werk"),
}


def activities() -> list:
    """Choices of a kind of work: the common ones, then a group a class."""
    used = offered("activiteit")
    rest = [
        (
            name,
            [
                (code, label("activiteit", code))
                for code in codes
                if code in used and code not in COMMON
            ],
        )
        for key, codes in CLASSES.items()
        for name in [CLASS_NAMES[key]]
    ]
    common = [(code, label("activiteit", code)) for code in COMMON if code in used]
    return common + [row for row in rest if row[1]]


class ActivityTiles(forms.RadioSelect):
    """Kind of work by one tap; what is under `meer` lies open when it was chosen."""

    template_name = "dossier/activity_tiles.html"
    focus = False  # whether the keyboard starts at the first one

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        groups = context["widget"]["optgroups"]
        context["common"] = [o for group, options, _i in groups if not group for o in options]
        context["more"] = [(group, options) for group, options, _i in groups if group]
        context["more_open"] = bool(value) and value not in COMMON
        return context

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        if klasse(value) == "hulp":
            option["attrs"]["data-hulp"] = ""
        if self.focus and value == COMMON[0]:
            option["attrs"]["autofocus"] = True
        return option


class ContactForm(forms.Form):
    """One moment of work. `personen` and `doelen` of the household are what one can choose from."""

    formulier = forms.UUIDField(widget=forms.HiddenInput, required=False)
    activiteit = forms.ChoiceField(
        label=_("Wat deed je?"),
        choices=activities,
        widget=ActivityTiles,
        error_messages={"required": _("Kies wat je deed.")},
    )
    ook_hulp = forms.BooleanField(label=_("Ik gaf ook hulp"), required=False)
    feiten = forms.CharField(
        label=_("Wat gebeurde er?"),
        help_text=_("Feiten: wat je zag en hoorde."),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )
    mening = forms.CharField(
        label=_("Wat vind jij ervan?"),
        help_text=_("Jouw mening als professional staat apart."),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )
    personen = forms.MultipleChoiceField(
        label=_("Met wie, of voor wie?"), widget=CheckboxTiles, required=False
    )
    datum = DayField(
        label=_("Wanneer?"), error_messages={"required": _("Vul de dag in van dit contact.")}
    )
    vorm = spare("contact.vorm", CodeChoice("vorm", label=_("Hoe?")))
    duur_minuten = forms.IntegerField(
        label=_("Hoeveel minuten?"),
        required=False,
        min_value=0,
        max_value=1440,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"),
            _("Vul minuten in als getal, van 0 tot 1440. Of laat dit leeg."),
        ),
    )
    volgende_stap = forms.CharField(
        label=_("Wat is de volgende stap?"),
        max_length=300,
        required=False,
        error_messages={"max_length": _("Maak de volgende stap korter: tot 300 tekens.")},
    )
    volgende_stap_op = DayField(
        label=_("Wanneer is die stap?"),
        help_text=_("Bijvoorbeeld maandag of 5 dec."),
        future=True,
        required=False,
        initial=None,
    )
    doel = forms.ChoiceField(label=_("Bij welk doel hoort dit?"), required=False)
    samen_met = forms.ChoiceField(label=_("Samen met welke collega?"), required=False)
    vertrouwelijk_voor = forms.ChoiceField(
        label=_("Is dit vertrouwelijk van een van hen?"),
        help_text=_(
            "Dan staat het alleen in zijn of haar eigen dossier, en niet op papier voor het gezin. "
            "Onder de 12 jaar mag een ouder met gezag het wel inzien."
        ),
        required=False,
    )
    gezin_vond = forms.CharField(
        label=_("Wat vond het gezin ervan?"),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )
    jeugdige_alleen = forms.BooleanField(label=_("Jeugdige alleen gesproken"), required=False)
    gedragswetenschapper = forms.BooleanField(
        label=_("Gedragswetenschapper dacht mee"), required=False
    )
    eigen_hulp_gestopt = forms.BooleanField(
        label=_("Eigen hulp gestopt, regie gaat door"), required=False
    )

    def __init__(
        self,
        *args: Any,
        casus: Casus,
        personen: list[Persoon],
        doelen: list[Doel],
        collegas: list[Involved] = (),
        **kw: Any,
    ) -> None:
        super().__init__(*args, **kw)
        self.casus = casus
        self.people = {str(p.pk): p for p in personen}
        self.goals = {str(d.pk): d for d in doelen}
        self.fields["personen"].choices = [(k, short_name(p)) for k, p in self.people.items()]
        alone = [("", gettext("Met niemand"))]
        self.fields["samen_met"].choices = alone + [
            (str(c.medewerker_id), c.naam) for c in collegas
        ]
        nobody = [("", gettext("Nee, het is voor het hele gezin"))]
        people = self.fields["personen"].choices
        self.fields["vertrouwelijk_voor"].choices = nobody + list(people)
        none = [("", gettext("Niet bij een doel"))]
        self.fields["doel"].choices = none + [(k, d.tekst[:90]) for k, d in self.goals.items()]

    @property
    def more_open(self) -> bool:
        """Whether something under the fold is filled in or refused."""
        names = ("vorm", "duur_minuten", "doel", "samen_met", "gezin_vond")
        names += ("jeugdige_alleen", "gedragswetenschapper", "vertrouwelijk_voor")
        return any(self[name].value() or self[name].errors for name in names)

    def clean(self) -> dict:
        data = super().clean()
        people = self.chosen(data)
        if data.get("datum"):
            try:
                after = is_aftercare(data.get("activiteit"), data.get("ook_hulp"))
                policies.check_can_record(self.casus, data["datum"], people, nazorg=after)
            except NotAllowed as refusal:
                self.add_error("datum", refusal.sentence)
        helped = is_help(data.get("activiteit"), data.get("ook_hulp"))
        if (helped or data.get("eigen_hulp_gestopt")) and not people:
            self.add_error("personen", gettext("Kies voor wie de hulp is."))
        try:
            policies.check_confidential(self.people.get(data.get("vertrouwelijk_voor")), people)
        except NotAllowed as refusal:
            self.add_error("vertrouwelijk_voor", refusal.sentence)
        if data.get("volgende_stap_op") and not data.get("volgende_stap"):
            self.add_error("volgende_stap", gettext("Schrijf op wat de volgende stap is."))
        return data

    def chosen(self, data: dict) -> list[Persoon]:
        """The people that are ticked."""
        return [self.people[key] for key in data.get("personen", []) if key in self.people]

    def contact_fields(self) -> dict[str, Any]:
        """What was filled in, under the names that the action takes; not ticked is no.

        Whether a young person was spoken to alone is unknown when none was there.
        """
        data = dict(self.cleaned_data)
        people = self.chosen(data)
        young = any(p.rol == "jeugdige" for p in people)
        alone = data.pop("jeugdige_alleen") if young else None
        data.pop("formulier"), data.pop("eigen_hulp_gestopt")
        met = data.pop("samen_met")
        return data | {
            "samen_met_id": uuid.UUID(met) if met else None,
            "personen": people,
            "doel": self.goals.get(data["doel"]),
            "vertrouwelijk_voor": self.people.get(data["vertrouwelijk_voor"]),
            "jeugdige_alleen": alone,
            "ook_hulp": None if klasse(data["activiteit"]) == "hulp" else data["ook_hulp"],
        }


def fresh(last: Contact | None, met: list, personen: list[Persoon]) -> dict[str, Any]:
    """Initial values of a new contact: today, with those of last time (or whoever lives alone)."""
    keys = [str(row.persoon_id) for row in met]
    if last is None and len(personen) == 1:
        keys = [str(personen[0].pk)]
    return {"formulier": uuid.uuid4(), "datum": today(), "personen": keys}


def stored(contact: Contact, met: list) -> dict[str, Any]:
    """Initial values of a contact that is changed."""
    names = [name for name in ContactForm.base_fields if hasattr(contact, name)]
    rows = {"doel", "samen_met", "vertrouwelijk_voor"}
    values = {name: getattr(contact, name) for name in names if name not in rows}
    return values | {
        "doel": str(contact.doel_id or ""),
        "samen_met": str(contact.samen_met_id or ""),
        "vertrouwelijk_voor": str(contact.vertrouwelijk_voor_id or ""),
        "personen": [str(row.persoon_id) for row in met],
    }
