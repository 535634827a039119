"""The forms of safety: a step of the meldcode, an agreement, drang."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkzicht.web.forms import DayField, RadioTiles, line, text
from wijkzicht.web.saving import ActionForm, yes_no
from wijkzicht.web.veiligheid.words import ASKED


class SignalsForm(ActionForm):
    """Step 1."""

    uitkomst = text(
        _("Welke signalen zijn er?"),
        rows=5,
        help_text=_("Schrijf feiten op: wat zag of hoorde je, wanneer, van wie?"),
    )
    datum = DayField(label=_("Op welke dag?"))


class ConsultForm(ActionForm):
    """Step 2."""

    geraadpleegd = forms.ChoiceField(
        label=_("Met wie overlegde je?"),
        required=False,
        choices=lambda: list(ASKED.items()),
        widget=RadioTiles,
    )
    met = line(_("Naam"))
    afweging = text(_("Wat vroeg je?"))
    uitkomst = text(_("Wat was het advies?"))
    datum = DayField(label=_("Op welke dag?"))


class TalkForm(ActionForm):
    """Step 3."""

    met = line(_("Met wie sprak je?"), help_text=_("Bijvoorbeeld moeder, en apart met Noor."))
    uitkomst = text(_("Wat vond het gezin van je zorgen?"), rows=4)
    afweging = text(_("Sprak je iemand niet? Schrijf op waarom."), rows=2)
    datum = DayField(label=_("Op welke dag?"))


class WeighForm(ActionForm):
    """Step 4."""

    afweging = text(
        _("Wat weeg je mee?"),
        rows=5,
        help_text=_("Risico's, wat goed gaat en wie er helpt. Twijfel je? Bel Veilig Thuis."),
    )
    uitkomst = text(_("Wat is je conclusie?"))
    datum = DayField(label=_("Op welke dag?"))


class DecideForm(ActionForm):
    """Step 5: two decisions."""

    melden = yes_no(_("1. Is een melding bij Veilig Thuis nodig?"))
    hulp_mogelijk = yes_no(_("2. Kun je zelf goede hulp geven of regelen?"))
    afweging = text(_("Waarom besluit je dit?"))
    uitkomst = text(_("Wat ga je doen, en wie weet ervan?"))
    datum = DayField(label=_("Op welke dag?"))


STEP_FORMS: dict[int, type[ActionForm]] = {
    1: SignalsForm,
    2: ConsultForm,
    3: TalkForm,
    4: WeighForm,
    5: DecideForm,
}


class FinishForm(ActionForm):
    """The meldcode is done."""

    op = DayField(label=_("Op welke dag rond je af?"))


class AgreementForm(ActionForm):
    """Who promises what; the rest can be told later."""

    wie = line(
        _("Wie belooft iets?"),
        required=True,
        error_messages={"required": _("Schrijf op wie dit belooft.")},
    )
    wat = text(
        _("Wat spreken jullie af?"),
        required=True,
        help_text=_("In de woorden van het gezin. Zeg wat iemand wél doet."),
        error_messages={"required": _("Schrijf op wat is beloofd, in de woorden van het gezin.")},
    )
    bel = line(_("Wie bel je als het niet lukt?"), help_text=_("Naam en telefoonnummer."))
    tot = DayField(label=_("Tot wanneer?"), required=False, future=True, initial=None)
    kijken_op = DayField(
        label=_("Wanneer kijken jullie hoe het gaat?"), required=False, future=True, initial=None
    )
    besproken_met = line(_("Met wie besproken?"))
    met_kind = yes_no(_("Is het ook met de jeugdige besproken?"))
    afgesproken_op = DayField(label=_("Afgesproken op"))


class LookForm(ActionForm):
    """How the agreement goes, and what next."""

    bevinding = text(_("Hoe gaat het met deze afspraak?"))
    op = DayField(label=_("Op welke dag keek je?"))
    again = DayField(
        label=_("Wanneer kijken jullie weer?"), required=False, future=True, initial=None
    )
    stop = forms.BooleanField(label=_("De afspraak stopt"), required=False)


class DrangForm(ActionForm):
    """Help under pressure: since when, why, and what the family was told."""

    waarom = text(
        _("Waarom is drang nodig?"),
        required=True,
        error_messages={"required": _("Schrijf op waarom je drang gebruikt.")},
    )
    verteld = text(_("Wat heb je het gezin hierover verteld?"))
    begonnen_op = DayField(label=_("Sinds welke dag?"))


class DrangChangeForm(DrangForm):
    """The reason and what was told; the first day stays."""

    begonnen_op = None


class RequestForm(ActionForm):
    """A request for investigation, and what the family was told about it."""

    verzoek_op = DayField(
        label=_("Op welke dag deed je het verzoek?"),
        error_messages={"required": _("Vul in op welke dag je het verzoek deed.")},
    )
    verzoek_verteld = text(_("Wat heb je het gezin over het verzoek verteld?"))


class DrangStopForm(ActionForm):
    """The pressure ended."""

    gestopt_op = DayField(
        label=_("Op welke dag stopte de drang?"),
        error_messages={"required": _("Vul in op welke dag de drang stopte.")},
    )
    afloop = text(_("Hoe liep het af?"))
