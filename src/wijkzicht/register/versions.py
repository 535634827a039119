"""Saving a change that was made on an older page: who was second is told, nothing is overwritten."""

from typing import Any, TypeVar

from django.db import models
from django.db.models import F

Changed = TypeVar("Changed", bound=models.Model)


class Conflict(Exception):
    """Somebody else saved first. Both texts are here, so that a page can show them side by side.

    `mine` and `theirs` hold the fields in which they differ; `versie` is the one to send with the
    next attempt.
    """

    sentence = (
        "Iemand anders heeft dit intussen gewijzigd. Hieronder staan beide teksten. "
        "Kies wat blijft en sla opnieuw op."
    )

    def __init__(self, *, mine: dict[str, Any], theirs: dict[str, Any], versie: int):
        super().__init__(self.sentence)
        self.mine = mine
        self.theirs = theirs
        self.versie = versie


def save_changes(row: Changed, *, versie: int, **values: Any) -> Changed:
    """Write `values` if the row still has `versie`, as one statement, and bring `row` up to date.

    Nothing is written and `Conflict` is raised if the row has moved on. A row that is gone, or that
    the person may no longer see, raises its `DoesNotExist`.
    """
    model = type(row)
    written = model.objects.filter(pk=row.pk, versie=versie).update(
        **values, versie=F("versie") + 1
    )
    if written:
        for field, value in values.items():
            setattr(row, field, value)
        row.versie = versie + 1
        return row
    now = model.objects.get(pk=row.pk)
    differing = [field for field, value in values.items() if getattr(now, field) != value]
    raise Conflict(
        mine={field: values[field] for field in differing},
        theirs={field: getattr(now, field) for field in differing},
        versie=now.versie,
    )
