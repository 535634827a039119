"""SQL that reads a delivery file once: its cells, their dates, and one bit a rule."""

from wijkzicht.deliveries.check.rule import Rule
from wijkzicht.deliveries.records_file import COLUMNS, EXTRA

# Eight digits that are a day there is. Going through a number keeps out blanks and signs.
_DATE = (
    "CASE WHEN regexp_full_match({0}, '[0-9]{{8}}')"
    " THEN TRY_CAST({0}[1:4] || '-' || {0}[5:6] || '-' || {0}[7:8] AS DATE) END"
)
# The first and the last day a person can be born; JJJJMM00 and JJJJ0000 leave a month or a year.
_FIRST = (
    "CASE WHEN geboren IS NOT NULL THEN geboren"
    " WHEN geboortedatum LIKE '____0000' THEN {year_start}"
    " WHEN geboortedatum LIKE '______00' THEN {month_start} END"
)


def load(relation: str, rules: list[Rule]) -> str:
    """SQL that makes the table `levering` from a relation with `row`, `broken` and the columns.

    `broken_rules` holds bit i where rule i is broken; a record that is not well-formed breaks
    only that, and takes part in no other rule.
    """
    cells = ", ".join((*COLUMNS, EXTRA))
    bits = " + ".join(
        f"CASE WHEN {rule.broken} THEN {1 << i} ELSE 0 END" for i, rule in enumerate(rules)
    )
    return f"""
        CREATE TABLE levering AS
        WITH cells AS (SELECT row, broken, {cells} FROM ({relation})),
        dated AS (
            SELECT *, {_DATE.format("datum_aanvang")} AS aanvang,
                {_DATE.format("datum_einde")} AS einde, {_DATE.format("geboortedatum")} AS geboren
            FROM cells
        ),
        born AS (SELECT *, {_vroegst()} AS vroegst FROM dated),
        bounded AS (SELECT *, {_LAST} AS laatst FROM born)
        SELECT row, {cells}, aanvang, einde, vroegst, laatst,
            CASE WHEN broken THEN 0 ELSE {bits} END::BIGINT AS broken_rules
        FROM bounded
    """


def _vroegst() -> str:
    year = "TRY_CAST(geboortedatum[1:4] || '-01-01' AS DATE)"
    month = "TRY_CAST(geboortedatum[1:4] || '-' || geboortedatum[5:6] || '-01' AS DATE)"
    first = _FIRST.format(year_start=year, month_start=month)
    plausible = "regexp_full_match(geboortedatum, '(19|20|21)[0-9]{6}')"
    return f"CASE WHEN {plausible} THEN {first} END"


_LAST = (
    "CASE WHEN geboren IS NOT NULL THEN vroegst"
    " WHEN geboortedatum LIKE '____0000' THEN vroegst + INTERVAL 1 YEAR - INTERVAL 1 DAY"
    " ELSE vroegst + INTERVAL 1 MONTH - INTERVAL 1 DAY END"
)
