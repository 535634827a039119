"""May somebody ask to look along, or answer such a question."""

from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.casussen.queries import involvements
from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.register.personen.models import Persoonskaart
from wijkzicht.register.toegang.models import Toegangsvraag
from wijkzicht.register.toegang.queries import asked, to_answer_rows
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.vocabulary.days import in_words


def check_can_ask(kaart: Persoonskaart, by: Medewerker, waarom: str) -> None:
    """Raise if the reason lacks, or nobody is to be asked: no team, involved already, or asked."""
    if not waarom.strip():
        raise NotAllowed("Schrijf in één regel waarom je wilt meekijken.")
    if kaart.team_id is None:
        raise NotAllowed("Bij dit gezin werkt nu geen team. Er is niemand om het aan te vragen.")
    if involvements(by).filter(huishouden=kaart.huishouden_id).exists():
        raise NotAllowed("Je bent al betrokken bij dit gezin. Open het gezin.")
    if day := asked(by, [kaart.huishouden_id]).get(kaart.huishouden_id):
        raise NotAllowed(f"Je vroeg dit al op {in_words(day)}. Je krijgt antwoord op Mijn dag.")


def check_can_answer(vraag: Toegangsvraag, by: Medewerker) -> None:
    """Raise if a colleague answered before, or it is not for `by` to answer."""
    if vraag.antwoord:
        raise NotAllowed(
            f"{vraag.beantwoord_door.naam} gaf al antwoord op {in_words(vraag.beantwoord_op)}."
        )
    if not to_answer_rows(by).filter(pk=vraag.pk).exists():
        raise NotAllowed("Wie de regie heeft of het team leidt, beantwoordt deze vraag.")


def check_word(woord: str) -> None:
    """Raise if who asked would not learn why not."""
    if not woord.strip():
        raise NotAllowed("Schrijf in één regel waarom niet. Je collega leest dit.")


def check_there_is_a_file(casus: Casus | None) -> None:
    """Raise if nobody works with the household now, so there is nothing to look along with."""
    if casus is None:
        raise NotAllowed("Dit gezin heeft nu geen open casus. Meekijken kan daarom niet.")
