"""Read decisions: of a household, and those that ask for somebody's attention."""

from datetime import timedelta
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from wijkzicht.register.besluiten.models import Besluit
from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.casussen.queries import involvements
from wijkzicht.register.clock import today
from wijkzicht.register.inrichting.queries import termijn
from wijkzicht.register.organisatie.models import Medewerker


def of_household(huishouden_id: UUID) -> list[Besluit]:
    """Decisions of a household with person and colleagues: undecided first, then newest. One statement."""
    rows = Besluit.objects.filter(huishouden=huishouden_id)
    rows = rows.select_related("persoon", "medewerker", "tweede_door", "voorziening")
    return list(rows.order_by(F("besluit_op").desc(nulls_first=True), "-aanvraag_op", "pk"))


def last_decided(casus: Casus) -> Besluit | None:
    """What was decided last in a casus; one statement."""
    rows = Besluit.objects.filter(casus=casus, uitkomst__isnull=False)
    return rows.select_related("persoon", "voorziening").order_by("-besluit_op", "-pk").first()


def ending_rows(by: Medewerker, within: timedelta | None = None) -> QuerySet[Besluit]:
    """What was granted to families of `by` and ends within that time (the organisation's own if not given).

    Left out where nobody needs to act: it did not begin yet, a new aanvraag for the same person and
    kind was made, or a later besluit runs on.
    """
    within = within or timedelta(days=termijn("besluit_einde"))
    later = Besluit.objects.filter(
        Q(uitkomst__isnull=True) | Q(uitkomst="toegekend", eind__gt=OuterRef("eind")),
        persoon=OuterRef("persoon"),
        soort=OuterRef("soort"),
    )
    rows = Besluit.objects.filter(
        ~Exists(later),
        Q(start__isnull=True) | Q(start__lte=today()),
        uitkomst="toegekend",
        eind__range=(today(), today() + within),
    )
    return rows.filter(_mine(by), casus__gesloten__isnull=True)


def undecided_rows(by: Medewerker) -> QuerySet[Besluit]:
    """Aanvragen of families of `by` that were not decided."""
    return Besluit.objects.filter(_mine(by), uitkomst__isnull=True, casus__gesloten__isnull=True)


def _mine(by: Medewerker) -> Q:
    rows = involvements(by)
    return Q(huishouden__in=rows.values("huishouden_id"))
