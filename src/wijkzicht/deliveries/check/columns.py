"""SQL that reads a delivery file once: its cells, their dates, and one bit a rule."""

from wijkzicht.deliveries.check.rule import Rule
from wijkzicht.deliveries.records_file import COLUMNS, EXTRA

# Eight digits that are a day there is. TRY_STRPTIME forgives only blanks at the ends, and with a
# blank the number is smaller; a pattern for the digits would cost as much as the date itself.
_DATE = (
    "CASE WHEN strlen({0}) = 8 AND TRY_CAST({0} AS UINTEGER) >= 10000000"
    " THEN TRY_STRPTIME({0}, '%Y%m%d')::DATE END"
)
# The first day a person can be born; JJJJMM00 leaves a month open, JJJJ0000 a year.
_VROEGST = """
    CASE WHEN strlen(geboortedatum) <> 8 OR geboren_getal NOT BETWEEN 19000000 AND 21999999
            OR geboren_getal IS NULL THEN NULL
        WHEN geboren_getal % 100 <> 0 THEN TRY_STRPTIME(geboortedatum, '%Y%m%d')::DATE
        WHEN NOT regexp_full_match(geboortedatum, '[0-9]{8}') THEN NULL
        WHEN geboren_getal % 10000 = 0
            THEN TRY_STRPTIME(geboortedatum[1:4] || '0101', '%Y%m%d')::DATE
        ELSE TRY_STRPTIME(geboortedatum[1:6] || '01', '%Y%m%d')::DATE END
"""
_LAATST = """
    CASE WHEN geboren_getal % 100 <> 0 THEN vroegst
        WHEN geboren_getal % 10000 = 0 THEN vroegst + INTERVAL 1 YEAR - INTERVAL 1 DAY
        ELSE vroegst + INTERVAL 1 MONTH - INTERVAL 1 DAY END
"""


def load(relation: str, rules: list[Rule]) -> str:
    """SQL that makes the table `levering` from a relation with `row`, `broken` and the columns.

    `broken_rules` holds bit i where rule i is broken; a record that is not well-formed breaks
    only that, and takes part in no other rule.
    """
    cells = ", ".join((*COLUMNS, EXTRA))
    bits = " + ".join(
        f"CASE WHEN {rule.broken} THEN {1 << i} ELSE 0 END" for i, rule in enumerate(rules)
    )
    aanvang, einde = (_DATE.format(name) for name in ("datum_aanvang", "datum_einde"))
    return f"""
        CREATE TABLE levering AS
        WITH cells AS (
            SELECT row, broken, {cells}, TRY_CAST(geboortedatum AS UINTEGER) AS geboren_getal,
                TRY_CAST(bsn AS UINTEGER) AS bsn_getal
            FROM ({relation})
        ),
        dated AS (
            SELECT *, {aanvang} AS aanvang, {einde} AS einde, {_VROEGST} AS vroegst FROM cells
        ),
        bounded AS (SELECT *, ({_LAATST})::DATE AS laatst FROM dated)
        SELECT row, {cells}, aanvang, einde, vroegst, laatst,
            CASE WHEN broken THEN 0 ELSE {bits} END::BIGINT AS broken_rules
        FROM bounded
    """
