"""Keep what somebody typed and did not save yet."""

from typing import Any
from uuid import UUID

from django.db import transaction

from wijkzicht.register.concepten.models import Concept
from wijkzicht.register.organisatie.models import Medewerker

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
