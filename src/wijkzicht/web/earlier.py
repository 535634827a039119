"""How something read until it was changed: the old text stays in sight."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Earlier:
    """How a row read until it was changed: label and old text of each field that changed."""

    until: datetime
    lines: list[tuple[str, str]]


def earlier(row: models.Model, words: Mapping[str, str | Promise]) -> list[Earlier]:
    """How a row with history read before, newest change first; one statement, none if never changed.

    `words`: the texts that are shown, each with its label. A change of anything else is left out.
    """
    if row.versie == 1:
        return []
    events = type(row).pgh_event_models["update"].objects.filter(pgh_obj_id=row.pk)
    found, newer = [], {name: str(getattr(row, name)) for name in words}
    for event in events.order_by("-pgh_created_at", "-versie"):
        old = {name: str(getattr(event, name)) for name in words}
        changed = [name for name in words if old[name] != newer[name]]
        newer = old
        if changed:
            lines = [(str(words[name]), old[name] or _("niets")) for name in changed]
            found.append(Earlier(event.pgh_created_at, lines))
    return found
