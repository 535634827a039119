"""Figures and the groups they are of, for who has a key; the same rows as the pages."""

from ninja import Query, Router

from wijkzicht.register.cijfers import policies, queries
from wijkzicht.register.koppelingen.models import Recht
from wijkzicht.web.api.keys import Key
from wijkzicht.web.api.shapes import FigurePage, FigureQuestion, GroupShape, Problem

PAGE = 500

router = Router(tags=["cijfers"], auth=Key(Recht.CIJFERS))
REFUSALS = {401: Problem, 403: Problem, 422: Problem}


@router.get("/groepen", response={200: list[GroupShape], 401: Problem}, summary="Groepen")
def groepen(request):
    """The groups of which this koppeling may read figures: the whole first, then teams by name."""
    return [
        {"sleutel": group.key, "naam": group.naam}
        for group in policies.visible_groups(request.user)
    ]


@router.get("/cijfers", response={200: FigurePage, **REFUSALS}, summary="Cijfers")
def cijfers(
    request,
    vraag: Query[FigureQuestion],
):
    """The figures of one group, in the order of the contract. Small figures are hidden from who is
    not of the organisation, as on the page."""
    group = policies.group_for(request.user, vraag.groep)
    asked = {"indicatoren": vraag.indicator or None, "periodes": vraag.periode or None}
    first = (vraag.pagina - 1) * PAGE
    found = queries.rows(group, **asked, part=slice(first, first + PAGE + 1))
    return {
        "aantal": queries.number(group, **asked),
        "volgende": vraag.pagina + 1 if len(found) > PAGE else None,
        "cijfers": found[:PAGE],
    }
