"""The letter code, the questions behind it, and whom to invite."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from wijkzicht.vocabulary.questionnaires import Question, questionnaire
from wijkzicht.web.forms import RadioList, RadioTiles

AGREEMENT = (
    ("1", _("Helemaal niet")),
    ("2", _("Niet")),
    ("3", _("Een beetje")),
    ("4", _("Wel")),
    ("5", _("Helemaal wel")),
)
LONGEST = 2000  # letters in an open answer


class CodeForm(forms.Form):
    """The code of the letter; capitals, spaces and dashes do not matter."""

    code = forms.CharField(
        label=_("Code uit de brief"),
        max_length=40,
        error_messages={"required": _("Vul de code in die in de brief staat.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )


class QuestionForm(forms.Form):
    """One field a question, none of them required. `informant`: whose voice it is."""

    def __init__(self, name: str, informant: str, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.questions = {question.vraag: question for question in questionnaire(name)}
        for vraag, question in self.questions.items():
            self.fields[vraag] = _field(question, informant)

    @property
    def values(self) -> dict[str, int | None]:
        """The answers on a scale; None for a question that was skipped."""
        return {
            vraag: int(answer) if (answer := self.cleaned_data[vraag]) else None
            for vraag, question in self.questions.items()
            if question.schaal
        }

    @property
    def texts(self) -> dict[str, str]:
        """The open answers."""
        return {v: self.cleaned_data[v] for v, q in self.questions.items() if not q.schaal}


def _field(question: Question, informant: str) -> forms.Field:
    label = question.words(informant, (get_language() or "nl")[:2])
    if question.schaal is None:
        return forms.CharField(
            label=label,
            required=False,
            max_length=LONGEST,
            widget=forms.Textarea(attrs={"rows": 4}),
        )
    marks = tuple((str(mark), str(mark)) for mark in range(1, question.schaal + 1))
    choices = AGREEMENT if question.schaal == len(AGREEMENT) else marks
    return forms.ChoiceField(label=label, required=False, choices=choices, widget=RadioTiles)


class InviteForm(forms.Form):
    """Whose voice is asked: parent and young person each get a letter of their own."""

    informant = forms.ChoiceField(
        label=_("Voor wie is de brief?"),
        choices=(
            ("jeugdige", _("Jongere vanaf 12 jaar")),
            ("ouder", _("Ouder of verzorger")),
            ("volwassene", _("Volwassene")),
        ),
        widget=RadioList,
        error_messages={"required": _("Kies voor wie de brief is.")},
    )
