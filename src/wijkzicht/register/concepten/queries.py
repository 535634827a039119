"""Read drafts: each only by its writer."""

from uuid import UUID

from wijkzicht.register.concepten.models import Concept
from wijkzicht.register.organisatie.models import Medewerker


def read(*, formulier: str, by: Medewerker, voorwerp: UUID | None = None) -> Concept | None:
    """What `by` typed in this form and did not save, if there is any."""
    return Concept.objects.filter(medewerker=by, formulier=formulier, voorwerp=voorwerp).first()


def left_open(by: Medewerker) -> list[Concept]:
    """All drafts of `by`, newest first; one statement."""
    return list(Concept.objects.filter(medewerker=by).order_by("-bijgewerkt_op"))
