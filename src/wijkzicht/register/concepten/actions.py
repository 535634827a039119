"""Keep what somebody typed and did not save yet."""

from typing import Any
from uuid import UUID

from django.db import transaction

from wijkzicht.register.concepten.models import Concept
from wijkzicht.register.organisatie.models import Medewerker

KEPT_DAYS = 14

# No audit line: a draft is nobody's record yet, is read by its writer only, and is saved every few
# seconds while typing.


@transaction.atomic
def save(
    *, formulier: str, inhoud: dict[str, Any], by: Medewerker, voorwerp: UUID | None = None
) -> Concept:
    """Keep what stands in a form now, in place of what was kept. `voorwerp`: what it is about."""
    return Concept.objects.update_or_create(
        medewerker=by, formulier=formulier, voorwerp=voorwerp, defaults={"inhoud": inhoud}
    )[0]


@transaction.atomic
def clear(*, formulier: str, by: Medewerker, voorwerp: UUID | None = None) -> None:
    """Forget it: the form was saved, or thrown away."""
    Concept.objects.filter(medewerker=by, formulier=formulier, voorwerp=voorwerp).delete()


def remove_old(cursor) -> int:
    """Remove what was not touched for 14 days; says how many. For the worker, at night.

    `cursor` is that of the role that extracts: it sees when a draft was touched and nothing else.
    """
    cursor.execute(
        "DELETE FROM concepten_concept WHERE bijgewerkt_op < now() - make_interval(days => %s)",
        [KEPT_DAYS],
    )
    return cursor.rowcount
