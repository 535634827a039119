"""May this be done to a casus, as it is now."""

from datetime import date

from django.db.models import Max, Q

from wijkzicht.register.casussen.models import Casus, Regie
from wijkzicht.register.clock import today
from wijkzicht.register.inrichting.queries import termijn
from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.register.organisatie.policies import check_works_in
from wijkzicht.register.overdrachten.models import WAITS
from wijkzicht.rules import casus as rules
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.vocabulary.days import in_words


def check_can_open(huishouden_id, team_id, geopend: date) -> None:
    """Raise if the team can't open a casus of this household: one open at a time, no day to come."""
    if geopend > today():
        raise NotAllowed("De dag van openen is nog niet geweest. Kies vandaag of een eerdere dag.")
    running = Casus.objects.filter(huishouden=huishouden_id, team=team_id, gesloten__isnull=True)
    found = running.values_list("geopend", flat=True).first()
    if found:
        raise NotAllowed(
            f"Dit gezin heeft al een open casus bij dit team, sinds {in_words(found)}. Werk daarin verder."
        )


def check_can_write(casus: Casus) -> None:
    """Raise if nothing more may be written in the casus."""
    if not taken_over(casus):
        rules.check_open(casus.gesloten)


def taken_over(casus: Casus) -> bool:
    """Whether another team goes on from this casus: it keeps what still runs in it up to date."""
    if casus.gesloten is None:
        return False
    later = Casus.objects.filter(eerder=casus.pk, gesloten__isnull=True)
    return later.exclude(team=casus.team_id).exists()


def can_write(casus: Casus) -> bool:
    """Whether something may be written in the casus."""
    try:
        check_can_write(casus)
    except NotAllowed:
        return False
    return True


def check_can_close(
    casus: Casus, op: date, *, reden: str | None, vervolg: str | None, toelichting: str = ""
) -> None:
    """Raise if the casus can't close on that day in that way."""
    waiting = casus.overdrachten.filter(WAITS).first()
    if waiting:
        raise NotAllowed(
            f"Dit gezin wacht op iemand van {waiting.naar}. Neem het eerst terug, of wacht daarop."
        )
    rules.check_closing(
        op,
        geopend=casus.geopend,
        gesloten=casus.gesloten,
        last_work=last_work(casus),
        open_goals=casus.doelen.filter(uitkomst__isnull=True).count(),
        reden=reden,
        vervolg=vervolg,
        toelichting=toelichting,
        today=today(),
    )


def can_close(casus: Casus, op: date, *, reden: str, vervolg: str, toelichting: str = "") -> bool:
    """Whether the casus can close on that day in that way."""
    try:
        check_can_close(casus, op, reden=reden, vervolg=vervolg, toelichting=toelichting)
    except NotAllowed:
        return False
    return True


def check_can_undo_close(casus: Casus) -> None:
    """Raise if the closing can't be taken back: too long ago, or the family has a newer casus."""
    rules.check_undo(
        casus.gesloten,
        recorded=casus.sluiting_vastgelegd_op,
        days=termijn("nawerk"),
        today=today(),
    )
    newer = Casus.objects.filter(huishouden=casus.huishouden_id, geopend__gte=casus.gesloten)
    newer = newer.filter(Q(team=casus.team_id) | Q(eerder=casus.pk)).exclude(pk=casus.pk)
    if newer.filter(eerder=casus.pk).exclude(team=casus.team_id).exists():
        raise NotAllowed("Een ander team heeft dit gezin overgenomen. Overleg met dat team.")
    if newer.exists():
        raise NotAllowed("Dit gezin heeft al een nieuwe casus bij dit team. Werk daarin verder.")


def can_undo_close(casus: Casus) -> bool:
    """Whether the closing can be taken back."""
    try:
        check_can_undo_close(casus)
    except NotAllowed:
        return False
    return True


def check_follow_up(nazorg_op: date | None, op: date) -> None:
    """Raise if the family can't be called again on that day."""
    if nazorg_op and nazorg_op <= op:
        raise NotAllowed("Kies voor de nazorg een dag na het sluiten.")


def check_result(casus: Casus, datum: date) -> None:
    """Raise if a result can't be of that day."""
    if datum > today():
        raise NotAllowed("Deze dag is nog niet geweest. Kies vandaag of een eerdere dag.")
    if datum < casus.geopend:
        raise NotAllowed(
            f"De casus is geopend op {in_words(casus.geopend)}. Kies die dag of later."
        )


def last_work(casus: Casus) -> date | None:
    """The last day with a contact, an end of own help or a new regisseur."""
    days = (
        casus.contacten.aggregate(day=Max("datum"))["day"],
        casus.hulpeinden.aggregate(day=Max("datum"))["day"],
        casus.regie.aggregate(day=Max("van"))["day"],
    )
    return max((day for day in days if day), default=None)


def check_can_involve(casus: Casus, medewerker: Medewerker, van: date, tot: date | None) -> None:
    """Raise if somebody can't be involved in the casus in those days."""
    check_can_write(casus)
    check_works_in(medewerker, casus.team, max(van, today()))
    if tot and tot < van:
        raise NotAllowed("De laatste dag ligt voor de eerste. Kies een latere laatste dag.")


def check_can_consult(casus: Casus, medewerker: Medewerker, tot: date | None) -> None:
    """Raise if somebody can't be consulted: also from another team, always with a last day."""
    check_can_write(casus)
    if not medewerker.is_active:
        raise NotAllowed(f"{medewerker.naam} werkt hier niet meer. Kies een andere collega.")
    if tot is None:
        raise NotAllowed("Kies tot welke dag je collega meekijkt.")
    if tot < today():
        raise NotAllowed("De laatste dag van meekijken is al voorbij. Kies vandaag of later.")


def check_can_take_regie(
    casus: Casus, medewerker: Medewerker, van: date, now: Regie | None
) -> None:
    """Raise if somebody can't take over the regie from that day: one regisseur a day at most."""
    check_can_write(casus)
    check_works_in(medewerker, casus.team, today())
    if van > today():
        raise NotAllowed("Deze dag is nog niet geweest. Kies vandaag of een eerdere dag.")
    if van < casus.geopend:
        raise NotAllowed(
            f"De casus is geopend op {in_words(casus.geopend)}. Kies die dag of later."
        )
    if now and now.medewerker_id == medewerker.pk and now.tot is None:
        raise NotAllowed(f"{medewerker.naam} heeft de regie al, sinds {in_words(now.van)}.")
    if now and van < now.van:
        raise NotAllowed(
            f"{now.medewerker.naam} heeft de regie sinds {in_words(now.van)}. Kies die dag of later."
        )
