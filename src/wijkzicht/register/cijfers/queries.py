"""Read figures. Nothing is computed here."""

from collections import Counter
from datetime import datetime
from typing import NamedTuple

from django.db.models import Max, Q, QuerySet

from wijkzicht.register.cijfers import policies
from wijkzicht.register.cijfers.models import Cijfer, FigureRow, Verloop, Vuil
from wijkzicht.register.inrichting.queries import ground_of, without_ground
from wijkzicht.register.organisatie.models import Medewerker, Team
from wijkzicht.rules.instellingen import NO_GROUND
from wijkzicht.rules.publicatie import Smallest, may_publish

# In the place of the status of a figure that is too small to be shown outside the team.
TOO_FEW = "te_weinig_gegevens"


class Freshness(NamedTuple):
    """When the figures of a group were last computed, and whether work was saved that they lack."""

    berekend_op: datetime | None
    werk_sinds: datetime | None


def figures(
    *,
    by: Medewerker,
    groep: str,
    indicatoren: list[str] | None = None,
    periodes: list[str] | None = None,
    part: slice = slice(None),
) -> list[Cijfer]:
    """The rows of one group that `by` may see, in the order of the contract.

    Raises `NotAllowed` for a group that is not theirs. `indicatoren` or `periodes` empty: all.
    `part`: only those of all rows.
    """
    group = policies.group_for(by, groep)
    return rows(group, indicatoren=indicatoren, periodes=periodes, part=part)


def rows(
    group: policies.Group,
    *,
    indicatoren: list[str] | None = None,
    periodes: list[str] | None = None,
    part: slice = slice(None),
    dimensie: str = "",
) -> list[Cijfer]:
    """As `figures`, for a group out of `policies.visible_groups`: that has decided already.

    Page, file and interface all get their rows here, so that a figure too small to leave the team
    is without any number in each of them, and so is one whose ground has ended. `dimensie`: only the
    parts of that one; else the rows of the catalogue itself.
    """
    found = list(_rows(group, indicatoren, periodes, dimensie)[part])
    off = without_ground()
    for row in found:
        if row.indicator in off:
            close(row, "niet_te_berekenen", NO_GROUND)
        elif group.buiten and not row.naar_buiten:
            close(row)
        elif running := ground_of(row.indicator):
            row.toelichting += f" Grond: {running.tekst} Tot en met {running.tot}."
    return found


def number(group: policies.Group, indicatoren: list[str] | None, periodes: list[str] | None) -> int:
    """How many rows `rows` has in all."""
    return _rows(group, indicatoren, periodes).count()


def _rows(
    group: policies.Group,
    indicatoren: list[str] | None,
    periodes: list[str] | None,
    dimensie: str = "",
) -> QuerySet[Cijfer]:
    found = Cijfer.objects.filter(groep=group.key)
    if dimensie:
        found = found.filter(dimensie__startswith=f"{dimensie}=")
    else:
        found = found.filter(Q(dimensie="") | Q(dimensie__startswith="informant="))
    if indicatoren is not None:
        found = found.filter(indicator__in=indicatoren)
    if periodes is not None:
        found = found.filter(periode__in=periodes)
    return found.order_by("indicator", "groep", "periode", "dimensie")


def close(
    row: FigureRow, status: str = TOO_FEW, why: str = "Te weinig gegevens om te laten zien."
) -> None:
    """Leave no number in a row that this reader may not see."""
    for name in ("teller", "noemer", "waarde", "onder", "boven", "onbekend"):
        setattr(row, name, None)
    row.status, row.toelichting = status, why


def verloop(group: policies.Group, code: str) -> list[Verloop]:
    """What was kept of a group out of `policies.visible_groups`, and the quarters of one code."""
    keys = [""] if code in without_ground() else ["", code]
    found = Verloop.objects.filter(groep=group.key, sleutel__in=keys)
    return list(found.order_by("soort"))


def freshness(groep: str) -> Freshness:
    """How fresh the figures of this group are.

    For a whole, work of any team counts. For a team too where it is not known whose it is: until the
    worker has looked, for a few seconds, it may be theirs.
    """
    computed = Cijfer.objects.filter(groep=groep).aggregate(last=Max("berekend_op"))["last"]
    waiting = Vuil.objects.order_by("sinds")
    if groep != policies.TOTAL:
        waiting = waiting.filter(Q(team=groep) | Q(team=None), teams_klaar=False)
    return Freshness(computed, waiting.values_list("sinds", flat=True).first())


class Dot(NamedTuple):
    """A share of one team: `teller` of `noemer`. Which team it is, is only told of one's own.

    `shown` False: it counts along in what all teams say together and is not shown by itself.
    """

    teller: int
    noemer: int
    own: bool
    shown: bool


def spread(group: policies.Group, code: str, periode: str, smallest: Smallest) -> list[Dot]:
    """The shares of the teams of the same doelgroep, the largest first; no order by value exists.

    `group`: out of `policies.visible_groups`; of somebody from outside there is no spread. Of the
    whole: every team of the doelgroep that most teams have. Another team too small to be shown
    outside it is not shown, and where it is the only one the next smallest is not either: the whole
    would give it away. Two statements.
    """
    if group.buiten or code in without_ground():
        return []
    kinds = {str(pk): kind for pk, kind in Team.objects.values_list("pk", "doelgroep")}
    if not kinds:
        return []
    wanted = kinds.get(group.key) or Counter(kinds.values()).most_common(1)[0][0]
    rows = Cijfer.objects.filter(indicator=code, periode=periode, dimensie="", noemer__gt=0)
    dots = sorted(
        (
            Dot(int(teller), int(noemer), groep == group.key, groep == group.key)
            for groep, teller, noemer in rows.values_list("groep", "teller", "noemer")
            if kinds.get(groep) == wanted and teller is not None
        ),
        key=lambda dot: (-dot.noemer, dot.teller),
    )
    others = [place for place, dot in enumerate(dots) if not dot.own]
    seen = [
        place
        for place in others
        if may_publish(True, dots[place].teller, dots[place].noemer, smallest)
    ]
    if len(others) - len(seen) == 1:
        seen = seen[:-1]
    return [dot._replace(shown=dot.own or place in seen) for place, dot in enumerate(dots)]
