"""Two versions of a plan beside each other, with each goal as it read when the version stood."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.plannen.models import Doel, Plan


@dataclass(frozen=True)
class Reading:
    """A goal as it read at one moment. `uitkomst` known: it was looked back on by then."""

    tekst: str
    waaraan_zien_we_het: str
    streefdatum: date | None
    uitkomst: str | None


@dataclass(frozen=True)
class Change:
    """One goal in two versions; None: it was not in that version."""

    before: Reading | None
    after: Reading | None

    @property
    def kind(self) -> str:
        """`nieuw`, `weg`, `gewijzigd` or `gelijk`. A goal with an outcome is no longer worked on."""
        if self.before is None:
            return "nieuw"
        if self.after is None or (self.after.uitkomst and not self.before.uitkomst):
            return "weg"
        return "gelijk" if self.before == self.after else "gewijzigd"


def compare(casus: Casus, old: Plan, new: Plan) -> list[Change]:
    """Every goal of the two versions, in order of setting; four statements."""
    doelen = list(Doel.objects.filter(casus=casus).order_by("gesteld_op", "pk"))
    moments = _moments(casus)
    order = sorted(moments, key=lambda key: moments[key])
    earlier = _earlier(doelen)

    def reading(doel: Doel, plan: Plan) -> Reading | None:
        came = doel.plan_id
        late = order.index(came) > order.index(plan.pk) if came in moments else False
        if late or (came is None and plan.vastgesteld and doel.gesteld_op > plan.vastgesteld):
            return None
        rows = earlier.get(doel.pk, [])
        row = next((r for r in rows if r.pgh_created_at >= moments[plan.pk]), doel)
        done = row.geevalueerd_op and row.geevalueerd_op <= moments[plan.pk].date()
        outcome = row.uitkomst if done else None
        return Reading(row.tekst, row.waaraan_zien_we_het, row.streefdatum, outcome)

    found = [Change(reading(doel, old), reading(doel, new)) for doel in doelen]
    return [change for change in found if _in_sight(change)]


def _in_sight(change: Change) -> bool:
    """In one of the two, and not done with before the older one stood."""
    if change.before is None:
        return change.after is not None
    return not change.before.uitkomst


def _moments(casus: Casus) -> dict[UUID, datetime]:
    """When the content of each version stood: when it was established, and for one in the making now.

    A version that was loaded has no history: the end of its day.
    """
    made = Plan.pgh_event_models["update"].objects.filter(casus_id=casus.pk)
    stood = {
        row.pgh_obj_id: row.pgh_created_at
        for row in made.filter(vastgesteld__isnull=True).order_by("pgh_created_at")
    }
    moments = {}
    for plan in Plan.objects.filter(casus=casus):
        if plan.vastgesteld is None:
            moments[plan.pk] = timezone.now() + timedelta(days=1)
        else:
            end = timezone.make_aware(datetime.combine(plan.vastgesteld, time.max))
            moments[plan.pk] = stood.get(plan.pk, end)
    return moments


def _earlier(doelen: list[Doel]) -> dict[UUID, list]:
    """How each goal read before each change, oldest first."""
    events = Doel.pgh_event_models["update"].objects.filter(pgh_obj_id__in=[d.pk for d in doelen])
    found: dict[UUID, list] = {}
    for event in events.order_by("pgh_created_at", "pk"):
        found.setdefault(event.pgh_obj_id, []).append(event)
    return found
