"""May these people move out so."""

from datetime import date

from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.clock import today
from wijkzicht.register.personen.models import Huishouden, Persoon
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.vocabulary.days import in_words


def check_can_move_out(
    huishouden: Huishouden,
    personen: list[Persoon],
    naar: Huishouden | None,
    op: date,
    geopend: date | None,
) -> None:
    """Raise if nobody is said to move out, or not to there, or not on that day."""
    if not personen:
        raise NotAllowed("Kies wie er uit huis gaat.")
    if any(p.huishouden_id != huishouden.pk for p in personen):
        raise NotAllowed("Kies mensen die in dit gezin staan.")
    if naar and naar.pk == huishouden.pk:
        raise NotAllowed("Kies een ander gezin. Dit is hetzelfde gezin.")
    if huishouden.vertrouwelijk or (naar and naar.vertrouwelijk):
        raise NotAllowed("Bij een vertrouwelijk gezin kan dit niet. Maak een nieuwe aanmelding.")
    if geopend is None and naar is None:
        raise NotAllowed("Dit gezin heeft nog geen casus. Rond eerst de aanmelding af.")
    if not naar and huishouden.personen.count() == len(personen):
        raise NotAllowed(
            "Dan woont hier niemand meer. Wijzig het adres als het hele gezin verhuist."
        )
    if op > today():
        raise NotAllowed("Deze dag is nog niet geweest. Kies vandaag of een eerdere dag.")
    if geopend and op < geopend:
        raise NotAllowed(f"De casus is geopend op {in_words(geopend)}. Kies die dag of later.")


def check_goals_have_a_place(there: Casus | None) -> None:
    """Raise if nobody goes on with the goals where these people go."""
    if there is None:
        raise NotAllowed(
            "Daar is geen open casus om de doelen in te zetten. Laat het team verdergaan met het "
            "nieuwe gezin, of laat de doelen hier."
        )
