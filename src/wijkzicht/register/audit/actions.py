"""Adds lines to the log, in the transaction of the caller."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection, models

from wijkzicht.register.audit.acts import ACTS
from wijkzicht.register.audit.models import Logregel


def write(lines: Iterable[Logregel]) -> None:
    """Adds the lines in one statement. When that fails the exception stands: no log, no page."""
    Logregel.objects.bulk_create(lines)


_EACH = """
    INSERT INTO audit_logregel (id, persoon_id, huishouden_id, moment, medewerker_id, rol,
        handeling, soort, voorwerp_id, toegestaan, regel, reden, noodtoegang, route, herkomst)
    SELECT gen_random_uuid(), persoon_id, huishouden_id, %(moment)s, %(medewerker_id)s::uuid,
        %(rol)s, %(handeling)s, %(soort)s, %(voorwerp_id)s::uuid, %(toegestaan)s, %(regel)s,
        %(reden)s, %(noodtoegang)s, %(route)s, %(herkomst)s::inet
    FROM unnest(%(personen)s::uuid[], %(huishoudens)s::uuid[]) AS over(persoon_id, huishouden_id)
"""


def write_each(line: Logregel, about: Iterable[tuple[UUID | None, UUID | None]]) -> None:
    """Adds the line for each (person, household), in one statement, for a list may have hundreds.

    When that fails the exception stands: no log, no page.
    """
    if not (pairs := list(about)):
        return
    personen, huishoudens = map(list, zip(*pairs, strict=True))
    values = {field.attname: getattr(line, field.attname) for field in Logregel._meta.fields}
    with connection.cursor() as cursor:
        cursor.execute(_EACH, values | {"personen": personen, "huishoudens": huishoudens})


def record(
    act: str,
    *,
    by: models.Model | None,
    huishouden: models.Model | UUID | None = None,
    persoon: models.Model | None = None,
    object: models.Model | None = None,
    reden: str = "",
) -> None:
    """Adds that an action was done, by whom (None: a resident by letter code, or the first start).

    `act` is a name of `acts.py`, any other raises KeyError. What was written is not in the line;
    `reden` is a code of a list, never words of somebody.
    """
    subject = object or persoon
    household = huishouden.pk if isinstance(huishouden, models.Model) else huishouden
    line = Logregel(
        medewerker_id=by.pk if by else None,
        handeling=ACTS[act],
        soort=subject._meta.model_name if subject else "huishouden",
        voorwerp_id=subject.pk if subject else household,
        persoon_id=persoon.pk if persoon else None,
        huishouden_id=household,
        toegestaan=True,
        regel=act,
        reden=reden,
    )
    write([line])
