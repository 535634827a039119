"""Everything that is encrypted put under the newest key, so that an older key can be thrown away.

In parts, each a transaction of its own: what is done stays done, and a second run goes on where the
first was stopped. Nobody's page notices: no version goes up, no history is written, nothing is logged
as looked at, because nobody reads anything.
"""

import uuid
from collections.abc import Callable, Sequence
from functools import partial

from django.apps import apps
from django.db import models

from wijkzicht.register.personen.bsn import needs_rotation, rotated, unseal
from wijkzicht.register.personen.models import Persoon
from wijkzicht.register.samenvoegen.models import Samenvoeging
from wijkzicht.register.walls.rights import maintenance

PART = 500  # rows in one transaction
ENDING = "versleuteld"  # so ends the name of every encrypted column
TABLE = Persoon._meta.db_table


def rotate(done: Callable[[str, int], None] = lambda name, count: None) -> int:
    """Re-encrypts every value that stands under an older key; gives how many. As the owner.

    `done` is told of each column and what merged households keep, with its number. Raises NotReadable
    for a value whose key is not here; the parts before it stand.
    """
    total = 0
    for model, column in encrypted():
        count = _in_parts(model, partial(_column, model, column))
        done(f"{model._meta.db_table}.{column}", count)
        total += count
    # After the rows themselves: taking a merge back compares what it kept with what stands there now.
    kept = _in_parts(Samenvoeging, _kept)
    done(f"{Samenvoeging._meta.db_table}.bewaard", kept)
    return total + kept


def encrypted() -> list[tuple[type[models.Model], str]]:
    """Every encrypted column of the register."""
    return [
        (model, field.name)
        for model in apps.get_models()
        for field in model._meta.local_fields
        if isinstance(field, models.BinaryField) and field.name.endswith(ENDING)
    ]


def _in_parts(model: type[models.Model], work: Callable[[Sequence[uuid.UUID]], int]) -> int:
    """Does the work on the rows in the order of their keys, each part in a transaction of its own."""
    total, last = 0, None
    while True:
        with maintenance():
            rows = model.objects.order_by("pk")
            if last is not None:
                rows = rows.filter(pk__gt=last)
            keys = list(rows.select_for_update().values_list("pk", flat=True)[:PART])
            if not keys:
                return total
            total += work(keys)
        last = keys[-1]


def _column(model: type[models.Model], column: str, keys: Sequence[uuid.UUID]) -> int:
    stored = model.objects.filter(pk__in=keys).exclude(**{column: None}).values_list("pk", column)
    fresh = rotated(stored)
    for key, value in fresh:
        model.objects.filter(pk=key).update(**{column: value})
    return len(fresh)


def _kept(keys: Sequence[uuid.UUID]) -> int:
    """What merges keep of persons, as PostgreSQL writes bytes in JSON: `\\x` and hexadecimals."""
    count = 0
    for act in Samenvoeging.objects.filter(pk__in=keys):
        lines = [line for line in act.bewaard if line.get("tabel") == TABLE and "voor" in line]
        changed = sum(_line(line) for line in lines)
        if changed:
            act.save(update_fields=["bewaard"])
        count += changed
    return count


def _line(line: dict) -> int:
    """One person as kept before and after: what is the same text as now becomes the same bytes."""
    key, count = uuid.UUID(line["id"]), 0
    now = Persoon.objects.filter(pk=key).first()
    for row in (line["voor"], line.get("na") or {}):
        for column in [name for name, value in row.items() if name.endswith(ENDING) and value]:
            old = bytes.fromhex(row[column].removeprefix("\\x"))
            if needs_rotation(old):
                ((_, fresh),) = rotated([(key, old)])
                current = getattr(now, column, None)
                if current and unseal(bytes(current), key) == unseal(old, key):
                    fresh = bytes(current)
                row[column] = f"\\x{fresh.hex()}"
                count += 1
    return count
