"""Read drafts: each only by its writer."""

from uuid import UUID

from wijkzicht.register.concepten.models import Concept
from wijkzicht.register.organisatie.models import Medewerker

_DRAFT = """
    SELECT * FROM concepten_concept
    WHERE medewerker_id = %(wie)s AND formulier = %(formulier)s
        AND voorwerp IS NOT DISTINCT FROM %(voorwerp)s::uuid
"""


def read(*, formulier: str, by: Medewerker, voorwerp: UUID | None = None) -> Concept | None:
    """What `by` typed in this form and did not save, if there is any."""
    asked = {"wie": by.pk, "formulier": formulier, "voorwerp": voorwerp}
    return next(iter(Concept.objects.raw(_DRAFT, asked)), None)


def left_open(by: Medewerker) -> list[Concept]:
    """All drafts of `by`, newest first; one statement."""
    return list(Concept.objects.filter(medewerker=by).order_by("-bijgewerkt_op"))
