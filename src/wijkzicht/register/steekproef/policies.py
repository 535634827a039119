"""May somebody judge a look."""

from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.register.steekproef.models import Inzage, Oordeel
from wijkzicht.rules.errors import NotAllowed


def check_can_judge(inzage: Inzage, oordeel: str, woorden: str, by: Medewerker) -> None:
    """Raise if it is one's own look, or if what is not plainly good has no words."""
    if inzage.medewerker_id == by.pk:
        raise NotAllowed("Dit heb je zelf bekeken. Laat een ander het nakijken.")
    if oordeel not in Oordeel.values:
        raise NotAllowed("Kies wat je ervan vindt.")
    if oordeel != Oordeel.GOED and not woorden.strip():
        raise NotAllowed("Schrijf erbij wat je navraagt of wat niet klopt.")
