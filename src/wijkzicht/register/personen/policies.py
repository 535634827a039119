"""May this household or person be made or changed so."""

import re
from collections.abc import Iterable
from datetime import date

from wijkzicht.register.clock import today
from wijkzicht.register.personen.bsn import normal
from wijkzicht.register.personen.models import Persoon
from wijkzicht.rules.ages import Birth
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.rules.family import Doubt, Member, check_expected, doubts
from wijkzicht.vocabulary.days import in_words

OLDEST_BIRTH_YEAR = 1900
# Why somebody looks at what is masked. In the log stands the code; nobody has to type a reason.
REASONS = {
    "gegevens": "Om de gegevens te controleren",
    "doorgeven": "Om het aan een ander door te geven, met toestemming of op grond van de wet",
    "bezoek": "Voor een bezoek of een brief",
    "veiligheid": "Voor iemands veiligheid",
}


def check_household(naam: str, postcode: str) -> None:
    """Raise if a household can't be recognised or its postcode can't be one."""
    if not naam.strip():
        raise NotAllowed("Vul een naam in voor het gezin, bijvoorbeeld de achternaam.")
    if postcode and not re.fullmatch(r"\d{4}[A-Z]{2}", postcode):
        raise NotAllowed("Een postcode heeft vier cijfers en twee letters. Vul hem zo in: 1234 AB.")


def check_person(voornaam: str, achternaam: str, uitgerekend_op: date | None = None) -> None:
    """Raise if a person has no name at all; a child that is not born yet needs none."""
    check_expected(uitgerekend_op, today())
    if not (voornaam.strip() or achternaam.strip() or uitgerekend_op):
        raise NotAllowed("Vul een voornaam of een achternaam in. Een roepnaam is genoeg.")


def check_birth(
    geboortedatum: date | None, geboortejaar: int | None, geboortemaand: int | None
) -> None:
    """Raise if nobody can be born then, or if date, year and month contradict each other."""
    now = today()
    year = geboortedatum.year if geboortedatum else geboortejaar
    if year is not None and not OLDEST_BIRTH_YEAR <= year <= now.year:
        raise NotAllowed(
            f"Het geboortejaar {year} kan niet. Kies een jaar van {OLDEST_BIRTH_YEAR} tot {now.year}."
        )
    if geboortedatum and geboortedatum > now:
        raise NotAllowed(
            f"{in_words(geboortedatum)} is nog niet geweest. Vul de geboortedatum opnieuw in."
        )
    if geboortemaand is not None and geboortejaar is None and geboortedatum is None:
        raise NotAllowed("Vul ook het geboortejaar in. Een maand alleen is niet genoeg.")


def check_bsn(text: str) -> str:
    """The nine digits; raise if they can't be a BSN."""
    try:
        return normal(text)
    except ValueError:
        raise NotAllowed(
            "Dit is geen burgerservicenummer. Controleer de cijfers, of laat het leeg."
        ) from None


def check_established(nagegaan: str) -> None:
    """Raise if a number is kept without how it was established that it is this person's."""
    if nagegaan not in Persoon.Nagegaan:
        raise NotAllowed("Kies waarmee is nagegaan dat dit nummer van deze persoon is.")


def doubtful_births(personen: Iterable[Persoon]) -> list[Doubt]:
    """Children who would be older than a parent, or hardly younger: asked, not refused."""
    return doubts(
        Member(
            str(p), p.rol, Birth(day=p.geboortedatum, year=p.geboortejaar, month=p.geboortemaand)
        )
        for p in personen
    )


def check_authority(
    kind: Persoon, houder: Persoon | None, houder_naam: str, van: date | None, tot: date | None
) -> None:
    """Raise if nobody is said to have the authority, or not in that time."""
    if houder is None and not houder_naam.strip():
        raise NotAllowed("Kies wie het gezag heeft, of vul de naam in.")
    if houder is not None and houder.huishouden_id != kind.huishouden_id:
        raise NotAllowed("Deze persoon staat niet in dit gezin. Vul de naam in.")
    if houder is not None and houder.pk == kind.pk:
        raise NotAllowed("Een kind heeft geen gezag over zichzelf. Kies iemand anders.")
    check_span(van, tot)


def check_stay(persoon: Persoon, huishouden_id, van: date | None, tot: date | None) -> None:
    """Raise if somebody can't also live there in that time."""
    if persoon.huishouden_id == huishouden_id:
        raise NotAllowed(f"{persoon} staat al in dit gezin. Kies een ander gezin.")
    check_span(van, tot)


def check_span(van: date | None, tot: date | None) -> None:
    """Raise if the first day is still to come, or the last day lies before it."""
    if van and van > today():
        raise NotAllowed(f"{in_words(van)} is nog niet geweest. Kies vandaag of een eerdere dag.")
    if van and tot and tot < van:
        raise NotAllowed("De laatste dag ligt voor de eerste dag. Controleer de dagen.")


def check_reason(reden: str) -> None:
    """Raise if no reason of the list is given for looking at what is masked."""
    if reden not in REASONS:
        raise NotAllowed("Kies waarom je dit wilt zien.")


def check_has_bsn(persoon: Persoon) -> None:
    """Raise if there is no number to ask with."""
    if not persoon.bsn_versleuteld:
        raise NotAllowed("Vul eerst het BSN in. Zonder nummer vragen we niets op.")
