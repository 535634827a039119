"""The life of a casus: which step may follow which, and the days on which work can fall in it."""

from datetime import date, timedelta
from enum import Enum

from wijkzicht.rules.errors import NotAllowed
from wijkzicht.vocabulary.days import in_words


class State(Enum):
    """Whether work can be recorded."""

    OPEN = "open"
    GESLOTEN = "gesloten"


# From each state: the steps there are, and the state each leads to. Closing is only undone as a
# mistake, soon after; a family that comes back gets a new casus, so that each figure keeps what it
# counted. Work of before the closing, and aftercare, can still be written down.
TRANSITIONS: dict[State, dict[str, State]] = {
    State.OPEN: {"write": State.OPEN, "late": State.OPEN, "close": State.GESLOTEN},
    State.GESLOTEN: {"late": State.GESLOTEN, "undo": State.OPEN},
}


def state_of(gesloten: date | None) -> State:
    """Open until a closing day is recorded."""
    return State.OPEN if gesloten is None else State.GESLOTEN


def check_step(step: str, gesloten: date | None) -> None:
    """Raise if the casus has no such step now."""
    if step not in TRANSITIONS[state_of(gesloten)]:
        raise NotAllowed(
            f"Deze casus is gesloten op {in_words(gesloten)}. Je kunt dit niet meer vastleggen. "
            "Begin opnieuw als het gezin weer hulp vraagt."
            if gesloten
            else "Deze casus is open. Er is geen sluiting om ongedaan te maken."
        )


def check_open(gesloten: date | None) -> None:
    """Raise if nothing more may be written in the casus."""
    check_step("write", gesloten)


def check_day_of_work(
    datum: date,
    *,
    geopend: date,
    gesloten: date | None,
    today: date,
    late: bool = False,
    nazorg: bool = False,
) -> None:
    """Raise if work can't have been done in the casus on `datum`.

    `late`: this kind of work may still be written down when the casus is closed. After the closing
    only aftercare (`nazorg`, without help): help again is a new beginning.
    """
    check_step("late" if late else "write", gesloten)
    if datum > today:
        raise NotAllowed(
            f"{in_words(datum)} is nog niet geweest. Kies vandaag of een eerdere dag. "
            "Zet wat nog komt bij de volgende stap."
        )
    if datum < geopend:
        raise NotAllowed(
            f"De casus is geopend op {in_words(geopend)}. Kies die dag of een latere dag."
        )
    if gesloten and datum > gesloten and not nazorg:
        raise NotAllowed(
            f"De casus is gesloten op {in_words(gesloten)}. Was dit later? Kies Nazorg. "
            "Geeft het team weer hulp? Begin dan opnieuw, of maak het sluiten ongedaan."
        )


def check_undo(gesloten: date | None, *, recorded: date | None, days: int, today: date) -> None:
    """Raise if the closing can't be undone: only soon after it was recorded.

    `recorded`: the day somebody recorded the closing; unknown counts as the closing day.
    """
    check_step("undo", gesloten)
    last = (recorded or gesloten) + timedelta(days=days)
    if today > last:
        raise NotAllowed(
            f"Ongedaan maken kon tot en met {in_words(last)}. Begin opnieuw met dit gezin."
        )


def check_closing(
    op: date,
    *,
    geopend: date,
    gesloten: date | None,
    last_work: date | None,
    open_goals: int,
    reden: str | None,
    vervolg: str | None,
    toelichting: str,
    today: date,
) -> None:
    """Raise if the casus can't close on day `op`.

    Goals may stay open, with a reason in `toelichting`: closing is not an outcome of a goal.
    `last_work` is the last day with a contact or with an end of help.
    """
    check_step("close", gesloten)
    if op > today:
        raise NotAllowed("De dag van sluiten is nog niet geweest. Kies vandaag of een eerdere dag.")
    if op < geopend:
        raise NotAllowed(
            f"De casus is geopend op {in_words(geopend)}. Kies die dag of een latere dag om te sluiten."
        )
    if last_work is not None and op < last_work:
        raise NotAllowed(
            f"Het laatste contact is van {in_words(last_work)}. Sluit de casus op die dag of later."
        )
    if not reden:
        raise NotAllowed("Kies waarom de casus sluit.")
    if not vervolg:
        raise NotAllowed("Kies hoe het gezin verder gaat. Weet je het niet? Kies dan Onbekend.")
    if open_goals and not toelichting.strip():
        doelen = "Er is nog 1 doel" if open_goals == 1 else f"Er zijn nog {open_goals} doelen"
        raise NotAllowed(
            f"{doelen} zonder uitkomst. Vul de uitkomst in, of schrijf in de toelichting "
            "waarom het zo blijft."
        )
