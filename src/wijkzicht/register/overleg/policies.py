"""May this be recorded of an overleg or of advice."""

from collections.abc import Iterable
from datetime import date

from wijkzicht.register.casussen.models import Betrokkenheid, Casus
from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.register.organisatie.queries import active
from wijkzicht.register.overleg.models import Consultatie, Overleg
from wijkzicht.rules import casus as rules
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.vocabulary.days import in_words


def check_intervisie(datum: date, onderwerp: str, geleerd: str) -> None:
    """Raise if an intervisie was not held yet, or says nothing."""
    if datum > today():
        raise NotAllowed(f"{in_words(datum)} is nog niet geweest. Leg een overleg vast na afloop.")
    if not (onderwerp.strip() or geleerd.strip()):
        raise NotAllowed("Schrijf op waar het over ging. Eén zin is genoeg.")


def check_discussed(casus: Casus, datum: date, vraag: str, besluit: str) -> None:
    """Raise if a family can't have been discussed that day, or nothing is said of it."""
    rules.check_day_of_work(datum, geopend=casus.geopend, gesloten=casus.gesloten, today=today())
    if not (vraag.strip() or besluit.strip()):
        raise NotAllowed("Schrijf op wat jullie bespraken of besloten. Eén zin is genoeg.")


def check_steps(casus: Casus, medewerkers: Iterable[Medewerker]) -> None:
    """Raise if somebody who is not involved would get a step: they could not see it."""
    wanted = {medewerker.pk: medewerker for medewerker in medewerkers}
    rows = active(Betrokkenheid.objects.filter(huishouden=casus.huishouden_id), today())
    involved = set(rows.filter(medewerker__in=wanted).values_list("medewerker_id", flat=True))
    for key, medewerker in wanted.items():
        if key not in involved:
            raise NotAllowed(
                f"{medewerker.naam} is niet betrokken bij dit gezin. "
                "Kies iemand die betrokken is, of maak je collega eerst betrokken."
            )


def check_one_meeting(overleg: Overleg, casus: Casus) -> None:
    """Raise if the family was discussed in this meeting already, or it is another kind."""
    if overleg.soort != Overleg.Soort.CASUSOVERLEG:
        raise NotAllowed("Dit is een intervisie. Daar staat geen gezin bij.")
    if casus.besprekingen.filter(overleg=overleg).exists():
        raise NotAllowed("Dit gezin staat al bij dit overleg. Wijzig wat er staat.")


def check_asked(vraag: str, advies: str, tot: date | None) -> None:
    """Raise if neither question nor advice is there, or the colleague can't see the question."""
    if tot is None and not advies.strip():
        raise NotAllowed(
            "Kies tot welke dag je collega meekijkt. Kreeg je het advies al? Schrijf het dan op."
        )
    if tot is None and not vraag.strip():
        raise NotAllowed("Schrijf ook op wat je vroeg.")


def check_advice(row: Consultatie, by: Medewerker, advies: str) -> None:
    """Raise if there is no advice, or somebody else would write it than who asked or was asked."""
    if by.pk not in {row.medewerker_id, row.gevraagd_door_id}:
        raise NotAllowed("Alleen wie advies vroeg of geeft, schrijft het hier op.")
    if not advies.strip():
        raise NotAllowed("Schrijf het advies op. Eén zin is genoeg.")
