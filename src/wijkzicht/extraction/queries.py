"""The query for each table that the register knows: what becomes a row of the basisset, in SQL.

One file a table in `sql/`. `KEY(x)` stands for the key of the row under alias x: its pseudonym in
an extract, its own key in the snapshot. A file may name the columns by which it is cut in parts:
`-- team: ...`, with `-- day: ...` for a part a year, or `-- huishouden: ...`.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

PSEUDONYM = "pseudoniem"
INTERNAL = "id"


@dataclass(frozen=True)
class TableQuery:
    """How the register yields one table. `team`, `day`, `huishouden`: columns that cut it, if any."""

    table: str
    sql: str
    team: str | None
    day: str | None
    huishouden: str | None

    def render(
        self,
        key: str,
        team: str | None = None,
        year: int | None = None,
        digit: str | None = None,
    ) -> str:
        """The SQL with keys of the kind asked, for the whole table or for one part of it.

        `team` is a key from the register, never text from outside. `digit`: the first of the key of
        the household.
        """
        sql = re.sub(r"KEY\((\w+)\)", rf"\1.{key}::text", self.sql)
        where = []
        if team is not None:
            where.append(f"{self.team} = '{team}'::uuid")
        if year is not None:
            where.append(
                f"{self.day} >= date '{year}-01-01' AND {self.day} < date '{year + 1}-01-01'"
            )
        if digit is not None:
            low, high = (digit + rest * 31 for rest in "0f")
            where.append(f"{self.huishouden} BETWEEN '{low}'::uuid AND '{high}'::uuid")
        if not where:
            return sql
        return f"{sql}\n{'AND' if 'WHERE' in sql else 'WHERE'} {' AND '.join(where)}"


@cache
def table_queries() -> dict[str, TableQuery]:
    """Every table the register knows, by name."""
    found = sorted(files(__package__).joinpath("sql").iterdir(), key=lambda path: path.name)
    queries = (_parse(path.name.removesuffix(".sql"), path.read_text("utf-8")) for path in found)
    return {query.table: query for query in queries}


def _parse(table: str, text: str) -> TableQuery:
    marks = dict(re.findall(r"^-- (team|day|huishouden): (\S+)$", text, flags=re.MULTILINE))
    sql = "\n".join(line for line in text.splitlines() if not line.startswith("--"))
    return TableQuery(table, sql, *map(marks.get, ("team", "day", "huishouden")))
