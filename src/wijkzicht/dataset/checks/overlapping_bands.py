"""Rule `overlapping_bands`: age bands of one area and year do not overlap.

Who stands in two bands is counted twice. Bands that are wholly the same are doubles of the key
and told by `primary_key`.
"""

from collections.abc import Iterator

from wijkzicht.dataset.checks.core import SetCheck

_AREA = "gemeente_code, wijk_code, team_id, jaar"


def checks() -> Iterator[SetCheck]:
    """One, on bevolking; every band of an overlap is told."""
    yield SetCheck(
        "overlapping_bands",
        "bevolking",
        ("leeftijd_van", "leeftijd_tot"),
        {"bevolking": (*_AREA.split(", "), "leeftijd_van", "leeftijd_tot")},
        f"""
        WITH bands AS (
            SELECT DISTINCT {_AREA}, leeftijd_van, leeftijd_tot FROM stage.bevolking
            WHERE leeftijd_van <= leeftijd_tot AND gemeente_code IS NOT NULL AND jaar IS NOT NULL
        ), beside AS (
            SELECT *, max(leeftijd_tot) OVER earlier AS former,
                      min(leeftijd_van) OVER later AS latter
            FROM bands
            WINDOW earlier AS (PARTITION BY {_AREA} ORDER BY leeftijd_van, leeftijd_tot
                               ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
                   later AS (PARTITION BY {_AREA} ORDER BY leeftijd_van, leeftijd_tot
                             ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)
        ), overlapping AS (
            FROM beside WHERE former >= leeftijd_van OR latter <= leeftijd_tot
        )
        SELECT a.row, a.leeftijd_van, a.leeftijd_tot
        FROM stage.bevolking AS a SEMI JOIN overlapping AS b
        ON a.gemeente_code = b.gemeente_code AND a.wijk_code IS NOT DISTINCT FROM b.wijk_code
           AND a.team_id IS NOT DISTINCT FROM b.team_id AND a.jaar = b.jaar
           AND a.leeftijd_van = b.leeftijd_van AND a.leeftijd_tot = b.leeftijd_tot
        """,
        "De leeftijdsgroep {0} tot en met {1} overlapt een andere groep van dit gebied en jaar.",
        "Laat elke leeftijd in een groep voorkomen.",
    )
