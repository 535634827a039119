"""Several lists of rows in one statement, for a page that shows many nouns of one casus or team."""

import json
from decimal import Decimal
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import BinaryField, Field, Model, QuerySet

NOTHING = "SELECT WHERE false"


def together(*lists: QuerySet) -> list[list[Any]]:
    """The rows of each queryset, in its order and with its annotations; one statement for all.

    Row security holds in each of them. `tie` and `gather` join the rows of one list to those of
    another. Joins of the queryset itself do not come along: ValueError.
    """
    parts, values = [], []
    for rows in lists:
        sql, own = _sql(rows)
        parts.append(f"(SELECT json_agg(line) FROM ({sql}) AS line)::text")
        values += own
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(parts)}", values)
        found = cursor.fetchone()
    return [_read(rows, text) for rows, text in zip(lists, found, strict=True)]


def tie(rows: list[Model], name: str, targets: list[Model]) -> None:
    """`name` of each row is the target that it points to, None where that is not among them; as
    `select_related` leaves it: the key stays."""
    known = {target.pk: target for target in targets}
    for row in rows:
        field = row._meta.get_field(name)
        field.set_cached_value(row, known.get(getattr(row, field.attname)))


def gather(parents: list[Model], name: str, rows: list[Any]) -> None:
    """`name` of each parent is those of the rows that point to it, as `prefetch_related` leaves it."""
    field = parents[0]._meta.get_field(name).remote_field if parents else None
    for parent in parents:
        mine = getattr(parent, name).all()
        mine._result_cache = [row for row in rows if getattr(row, field.attname) == parent.pk]
        mine._prefetch_done = True
        vars(parent).setdefault("_prefetched_objects_cache", {})[name] = mine


def _sql(rows: QuerySet) -> tuple[str, tuple]:
    if rows.query.select_related:
        raise ValueError(f"{rows.model.__name__}: take the joined rows as a list of their own.")
    try:
        return rows.query.sql_with_params()
    except EmptyResultSet:
        return NOTHING, ()


def _read(rows: QuerySet, text: str | None) -> list[Any]:
    lines = json.loads(text, parse_float=Decimal) if text else []
    fields = [f for f in rows.model._meta.concrete_fields if lines and f.column in lines[0]]
    extra = {name: what.output_field for name, what in rows.query.annotation_select.items()}
    names, found = [field.attname for field in fields], []
    for line in lines:
        row = rows.model.from_db(rows.db, names, [_value(f, line[f.column]) for f in fields])
        for name, field in extra.items():
            setattr(row, name, _value(field, line[name]))
        found.append(row)
    return found


def _value(field: Field, value: Any) -> Any:
    if isinstance(field, BinaryField):
        return bytes.fromhex(value.removeprefix("\\x")) if value else value
    return field.to_python(value)
