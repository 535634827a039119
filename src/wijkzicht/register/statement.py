"""A question that stands on pages asked all day, written in SQL.

The ORM composes its SQL anew each time, which takes longer than the answer of the database. So what
the household page, the caseload and search ask is written out; all else is asked by the ORM.
"""

import json
from typing import Any, TypeVar

from django.db import connection

Kind = TypeVar("Kind", bound=tuple)


def ask(kind: type[Kind], sql: str, **values: Any) -> list[Kind]:
    """The rows, each as a `kind`: a NamedTuple with the columns in order. One statement.

    `values` stand in the SQL as `%(name)s`. Row security holds, as for the ORM.
    """
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [kind(*row) for row in cursor]


def nested(text: str | None) -> list[list]:
    """Rows within a row, from `jsonb_agg(jsonb_build_array(...))`; days and keys as text. None: none."""
    return json.loads(text) if text else []
