"""Measures of a team's own as pages need them: the measure, its indicator, who may see and make."""

from collections.abc import Collection

from django.conf import settings
from django.http import HttpRequest

from wijkzicht.indicators import Indicator, catalogue
from wijkzicht.indicators.eigen import Maat, indicator
from wijkzicht.indicators.eigen_bestand import Faulty, from_data
from wijkzicht.register.cijfers import policies as cijfers
from wijkzicht.register.cijfers.policies import Group
from wijkzicht.register.maten import queries
from wijkzicht.register.maten.models import Maat as Row
from wijkzicht.register.maten.models import MaatCijfer
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.rules.publicatie import Smallest
from wijkzicht.web.policy import WORKERS
from wijkzicht.web.roles import roles_of, teams_of

# Who reads them: what leaves the organisation is published figures only.
READERS = (*WORKERS, Rol.ANALIST)
MAKERS = (Rol.TEAMLEIDER, Rol.ANALIST)


def read(row: Row) -> Maat | None:
    """The measure that a row holds; None if this version of the program can't read it."""
    try:
        return from_data(row.inhoud)
    except Faulty:
        return None


def indicator_of(code: str) -> Indicator | None:
    """The newest version of a measure that one may see, as an indicator."""
    row = queries.newest(code) if code.startswith("X-") else None
    made = read(row) if row else None
    return indicator(made) if made else None


def of_group(group: Group, codes: Collection[str]) -> dict[Row, Indicator]:
    """Of these codes the measures that a group has, in their newest version; those of the catalogue
    are no measures. At most one statement."""
    if not any(code.startswith("X-") for code in codes):
        return {}
    rows = [row for row in queries.of_group(group) if row.code in codes]
    return {row: indicator(made) for row in rows if (made := read(row))}


def known(code: str) -> Indicator | None:
    """An indicator of the catalogue, or a measure that one may see."""
    return catalogue().get(code) or indicator_of(code)


def smallest(request: HttpRequest, group: Group) -> Smallest | None:
    """What somebody sees at least of a group they do not work in; None for who works there."""
    mine = {str(team) for team in teams_of(request, *WORKERS)}
    works = group.key in mine or (group.key == cijfers.TOTAL and mine)
    return None if works else settings.KLEINSTE


def figures(request: HttpRequest, group: Group, maten: list[Row], **which: str) -> list[MaatCijfer]:
    """The figures of these measures for a group, as this reader may see them.

    `which`: `per` and `dimensie` of the query.
    """
    return queries.figures(group, maten, smallest(request, group), **which)


def own_groups(request: HttpRequest) -> list[Group]:
    """For whom one may make a measure: the teams one leads; for an analyst each team and the whole."""
    groups = cijfers.visible_groups(request.user)
    if Rol.ANALIST in roles_of(request):
        return groups
    mine = {str(team) for team in teams_of(request, Rol.TEAMLEIDER)}
    return [group for group in groups if group.key in mine]
