"""May somebody be invited, may this be answered."""

from datetime import date
from decimal import Decimal

from wijkzicht.register.clock import today
from wijkzicht.register.vragenlijsten.models import Respons, Uitnodiging
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.vocabulary.codelists import codelist
from wijkzicht.vocabulary.questionnaires import names, questionnaire


def check_can_invite(vragenlijst: str, informant: str, verstuurd_op: date) -> None:
    """Raise if this voice can't be invited to that questionnaire."""
    if vragenlijst not in names():
        raise NotAllowed("Deze vragenlijst bestaat niet. Kies een vragenlijst uit de lijst.")
    if informant not in codelist("informant").codes:
        raise NotAllowed("Kies voor wie de brief is: ouder, jeugdige of volwassene.")
    if verstuurd_op > today():
        raise NotAllowed("Deze dag is nog niet geweest. Kies de dag waarop je de brief verstuurt.")


def check_can_answer(uitnodiging: Uitnodiging | None) -> None:
    """Raise if the code opens nothing: mistyped, used, or too old."""
    if uitnodiging is None:
        raise NotAllowed("Deze code klopt niet. Kijk nog eens goed naar de code in de brief.")
    if Respons.objects.filter(uitnodiging=uitnodiging).exists():
        raise NotAllowed(
            "Met deze code is de vragenlijst al ingevuld. Dank je wel voor het meedoen."
        )
    if uitnodiging.geldig_tot < today():
        raise NotAllowed("Deze code is niet meer geldig. Vraag het team om een nieuwe brief.")


def check_answers(vragenlijst: str, waarden: dict[str, int | Decimal | None]) -> None:
    """Raise if an answer is not on the scale of its question; None is a question that was skipped."""
    questions = {q.vraag: q for q in questionnaire(vragenlijst)}
    for vraag, waarde in waarden.items():
        question = questions.get(vraag)
        if question is None or question.schaal is None:
            raise NotAllowed(
                "Deze vraag hoort niet bij de vragenlijst. Open de vragenlijst opnieuw."
            )
        if waarde is not None and not question.fits(waarde):
            raise NotAllowed(
                f"Kies een antwoord van 1 tot {question.schaal}, of sla de vraag over."
            )
