"""Ways of working and recording in which the made-up teams differ, so that figures show it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Habit:
    """One way of working. Times are means in days, shares lie between 0 and 1.

    `idle`: days between the last contact and closing; `tidy`: share of files closed in the last
    days of a half-year; `regie_as_help`: share of coordination recorded as help; `plan`: share of
    files with a plan; `goals`: mean number of goals in a plan; `late`: days until a contact is
    recorded; `network`: chance that family or volunteers do something for a goal; `wait`: days
    until the first contact.
    """

    name: str
    idle: float = 18
    tidy: float = 0.08
    regie_as_help: float = 0.0
    plan: float = 0.78
    goals: float = 1.35
    late: float = 1.1
    network: float = 0.3
    wait: float = 14


HABITS = (
    Habit("gewoon"),
    Habit("sluit_laat", idle=150, tidy=0.6),
    Habit("regie_als_hulp", regie_as_help=0.75),
    Habit("weinig_doelen", plan=0.7, goals=0.35),
    Habit("legt_laat_vast", late=11.0),
    Habit("sterk_netwerk", network=0.75, wait=9),
)
