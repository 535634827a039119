"""May this paper be made, or removed; is this template one we can use."""

from datetime import date

from wijkzicht.register.afspraken.models import Afspraak
from wijkzicht.register.besluiten.models import Besluit
from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.casussen.policies import check_can_write
from wijkzicht.register.clock import today
from wijkzicht.register.documenten import pictures
from wijkzicht.register.documenten.letters import all_pictures, misspelt, unknown_fields
from wijkzicht.register.documenten.models import KINDS, Document, Soort
from wijkzicht.register.documenten.velden import VELDEN
from wijkzicht.register.personen.models import Persoon
from wijkzicht.rules.errors import NotAllowed


def check_can_make_letter(casus: Casus, soort: str, persoon: Persoon | None) -> None:
    """Raise if there is no such letter, or it would go to somebody of another household."""
    check_can_write(casus)
    if soort not in KINDS:
        raise NotAllowed("Kies welke brief je wilt maken.")
    if persoon and persoon.huishouden_id != casus.huishouden_id:
        raise NotAllowed(
            f"{persoon.volledige_naam} hoort niet bij dit gezin. Kies iemand uit het gezin."
        )


def check_about(soort: str, afspraak: Afspraak | None, besluit: Besluit | None) -> None:
    """Raise if what the letter is about is not there."""
    if soort == Soort.HERINNERING and (afspraak is None or afspraak.afgezegd_op):
        raise NotAllowed("Er staat geen afspraak. Maak eerst een afspraak.")
    if soort == Soort.HERINNERING and afspraak.datum < today():
        raise NotAllowed("Deze afspraak is al geweest. Kies een afspraak die nog komt.")
    if soort == Soort.BESCHIKKING and (besluit is None or besluit.uitkomst is None):
        raise NotAllowed("Er is nog geen besluit. Leg eerst het besluit vast.")


def check_can_remove(document: Document, reden: str) -> None:
    """Raise if the paper is gone already, or nobody says why it must go."""
    if document.verwijderd_op:
        raise NotAllowed("Dit papier is al verwijderd.")
    if not reden.strip():
        raise NotAllowed("Schrijf op waarom dit papier weg moet.")


def check_template(soort: str, inhoud: bytes, geldig_van: date, geldig_tot: date | None) -> None:
    """Raise if the file is no Word file, or has a field that we can't fill or a picture that can't stand
    in the PDF: which one, and what to do."""
    if soort not in KINDS:
        raise NotAllowed("Kies voor welke brief dit is.")
    if geldig_tot and geldig_tot < geldig_van:
        raise NotAllowed("De laatste dag ligt voor de eerste dag. Pas een van de twee aan.")
    if broken := misspelt(inhoud):
        raise NotAllowed(
            f"Bij ‘{broken[0]}’ ontbreekt een haakje. Schrijf een veld zo: {{{{gezin}}}}."
        )
    if unknown := unknown_fields(inhoud, VELDEN):
        names = ", ".join(f"{{{{{name}}}}}" for name in unknown)
        raise NotAllowed(
            f"Dit veld kennen we niet: {names}. Kies een veld uit de lijst op deze bladzijde, "
            "pas het Word-bestand aan en plaats het opnieuw."
        )
    for picture in all_pictures(inhoud):
        pictures.check(picture)
