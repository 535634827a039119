"""May this be done to an aanmelding, as it is now."""

from datetime import date

from wijkzicht.register.aanmeldingen.models import Aanmelding, Kolom
from wijkzicht.register.casussen.queries import of_household
from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Medewerker, Rol, Team
from wijkzicht.register.organisatie.policies import check_works_in
from wijkzicht.register.organisatie.queries import roles
from wijkzicht.register.personen.queries import seen
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.vocabulary.codelists import codelist
from wijkzicht.vocabulary.days import in_words

CASUS = "casus"
# Ways in by which a resident comes alone, or nobody knows how: those are no partners.
NO_PARTNER = {"zelf", "proactief", "onbekend"}
LONGEST_ADVICE = 600  # minutes

# The steps on the board; afgerond is reached by triage alone, and from there nothing goes back.
MOVES: dict[str, set[str]] = {
    kolom: {other for other in Kolom.values if other not in {kolom, Kolom.AFGEROND}}
    for kolom in Kolom.values
    if kolom != Kolom.AFGEROND
} | {Kolom.AFGEROND: set()}


def check_can_record(*, datum: date, vraag: str, naam: str, known: bool, anoniem: bool) -> None:
    """Raise if an aanmelding lacks what makes it one: a day that has been, a question, a name."""
    if datum > today():
        raise NotAllowed("Deze dag is nog niet geweest. Kies vandaag of een eerdere dag.")
    if not vraag.strip():
        raise NotAllowed(
            "Schrijf op wat er gevraagd wordt, in de woorden van wie belt of schrijft."
        )
    if not (naam.strip() or known or anoniem):
        raise NotAllowed(
            "Vul in over wie het gaat. Wil iemand geen naam geven? Kies dan Advies zonder naam."
        )


def check_partner_advice(datum: date, kanaal: str | None, minuten: int | None) -> None:
    """Raise if nobody asked, the day has not been, or it lasted impossibly long."""
    if datum > today():
        raise NotAllowed("Deze dag is nog niet geweest. Kies vandaag of een eerdere dag.")
    if kanaal not in codelist("kanaal").codes or kanaal in NO_PARTNER:
        raise NotAllowed("Kies welke partner het vroeg, zoals een school of een huisarts.")
    if minuten is not None and not 0 < minuten <= LONGEST_ADVICE:
        raise NotAllowed("Vul het aantal minuten in, van 1 tot en met 600, of laat het leeg.")


def check_can_change(aanmelding: Aanmelding) -> None:
    """Raise if the aanmelding is done."""
    if aanmelding.kolom == Kolom.AFGEROND:
        op = f" op {in_words(aanmelding.triage_datum)}" if aanmelding.triage_datum else ""
        raise NotAllowed(
            f"Deze aanmelding is afgerond{op}. Maak een nieuwe aanmelding als er weer een vraag is."
        )


def can_change(aanmelding: Aanmelding) -> bool:
    """Whether the aanmelding is not done yet."""
    return aanmelding.kolom != Kolom.AFGEROND


def check_can_move(aanmelding: Aanmelding, kolom: str) -> None:
    """Raise if the aanmelding can't go to that column."""
    check_can_change(aanmelding)
    if kolom == Kolom.AFGEROND:
        raise NotAllowed("Kies eerst een uitkomst. Dan gaat de aanmelding vanzelf van het bord.")
    if kolom not in Kolom.values:
        raise NotAllowed("Deze kolom bestaat niet. Kies een kolom van het bord.")
    if kolom not in MOVES[aanmelding.kolom]:
        raise NotAllowed("De aanmelding staat al in deze kolom. Kies een andere.")


def check_can_assign(aanmelding: Aanmelding, medewerker: Medewerker | None) -> None:
    """Raise if the aanmelding can't go to this colleague; None (nobody) is always possible."""
    check_can_change(aanmelding)
    if medewerker is None:
        return
    check_works_in(medewerker, aanmelding.team, today())
    if aanmelding.huishouden_id and not seen(aanmelding.huishouden_id):
        raise NotAllowed(
            "Je bent zelf niet betrokken bij dit gezin. Vraag de teamleider om deze aanmelding te geven."
        )


def check_can_wait(aanmelding: Aanmelding, overbrugging: str, kijk_op: date | None) -> None:
    """Raise if a request can't wait so: somebody looks again on a day to come."""
    check_can_change(aanmelding)
    if kijk_op is None:
        raise NotAllowed("Vul in wanneer iemand weer kijkt. Zo wordt niemand vergeten.")
    if kijk_op < today():
        raise NotAllowed(f"{in_words(kijk_op)} is al geweest. Kies vandaag of een latere dag.")
    if not overbrugging.strip():
        raise NotAllowed("Schrijf op wat er gebeurt zolang het gezin wacht. ‘Niets’ mag ook.")


def check_can_hand_over(aanmelding: Aanmelding, team: Team) -> None:
    """Raise if the request can't go to that team.

    About a household we know somebody has to see it; while it has a casus here the household is
    handed over first, and a confidential one would not be seen there.
    """
    check_can_change(aanmelding)
    if team.pk == aanmelding.team_id:
        raise NotAllowed("De aanmelding is al van dit team. Kies een ander team.")
    if team.actief_tot and team.actief_tot < today():
        raise NotAllowed(f"{team.naam} bestaat niet meer. Kies een ander team.")
    if aanmelding.huishouden_id is None:
        return
    huishouden = seen(aanmelding.huishouden_id)
    if huishouden is None:
        raise NotAllowed(
            "Je bent zelf niet betrokken bij dit gezin. Vraag de teamleider om deze aanmelding over te zetten."
        )
    if has_casus_here(aanmelding):
        raise NotAllowed(
            "Dit gezin heeft een casus bij jullie team. Draag eerst het gezin over, "
            "en zet dan de aanmelding over."
        )
    if huishouden.vertrouwelijk:
        raise NotAllowed(
            "Dit gezin is afgeschermd: het andere team zou de aanmelding niet zien. "
            "Maak eerst een collega van dat team betrokken."
        )


def has_casus_here(aanmelding: Aanmelding) -> bool:
    """Whether the household has an open casus with the team of the request, as far as is seen."""
    return any(
        casus.team_id == aanmelding.team_id and casus.gesloten is None
        for casus in of_household(aanmelding.huishouden_id)
    )


def check_can_triage(
    aanmelding: Aanmelding, *, op: date, uitkomst: str | None, has_household: bool
) -> None:
    """Raise if the aanmelding can't end that day in that way."""
    check_can_change(aanmelding)
    if op > today():
        raise NotAllowed("De dag van triage is nog niet geweest. Kies vandaag of een eerdere dag.")
    if op < aanmelding.datum:
        raise NotAllowed(
            f"De aanmelding is van {in_words(aanmelding.datum)}. Kies die dag of later."
        )
    if uitkomst not in codelist("triage_uitkomst").codes:
        raise NotAllowed("Kies hoe de aanmelding afloopt.")
    if uitkomst == CASUS and not has_household and aanmelding.huishouden_id:
        raise NotAllowed(
            "Je bent zelf niet betrokken bij dit gezin. Vraag de teamleider om de casus te openen."
        )
    if uitkomst == CASUS and not has_household:
        raise NotAllowed("Kies of maak eerst het gezin. Een casus hoort altijd bij een gezin.")


def check_may_triage(aanmelding: Aanmelding, by: Medewerker) -> None:
    """Raise if a colleague has the request: then only that colleague or the team leader ends it."""
    if aanmelding.toegewezen_aan_id in {None, by.pk} or aanmelding.vastgelegd_door_id == by.pk:
        return
    leads = {(Rol.TEAMLEIDER, None), (Rol.TEAMLEIDER, aanmelding.team_id)}
    if not leads & roles(by, today()):
        raise NotAllowed(
            f"{aanmelding.toegewezen_aan.naam} heeft deze aanmelding. Overleg samen, "
            "of zet de aanmelding eerst op je eigen naam."
        )


def can_triage(aanmelding: Aanmelding, *, op: date, uitkomst: str, has_household: bool) -> bool:
    """Whether the aanmelding can end that day in that way."""
    try:
        check_can_triage(aanmelding, op=op, uitkomst=uitkomst, has_household=has_household)
    except NotAllowed:
        return False
    return True
