"""Rule `mixed_organisations`: ids of two organisations do not run through each other.

A request, invitation or response of one organisation that names a casus of another, or a
coordinator or professional known only at another, is a fault: the sets were joined without
keeping their ids apart. A professional or household found at two organisations is a warning:
it may be the same one, or two that got the same pseudonym.
"""

from collections.abc import Iterator

from wijkzicht.dataset.checks.core import SetCheck

_TEAM = {"team": ("team_id", "organisatie_id")}
_CASUS = {"casus": ("casus_id", "team_id")}
_TODO = "Geef de ids van elke organisatie een eigen voorvoegsel voordat je ze samenvoegt."


def checks() -> Iterator[SetCheck]:
    """One for each way in which two organisations meet in one row."""
    yield _team_and_casus("aanmelding", ("team_id", "casus_id"))
    yield _team_and_casus("uitnodiging", ("team_id", "casus_id"))
    yield _team_and_casus("respons", ("team_id", "casus_id"))
    yield _worker("contact")
    yield _worker("regie")
    yield _at_two("formatie", "medewerker_id", "Deze medewerker")
    yield _at_two("casus", "huishouden_id", "Dit huishouden")


def _team_and_casus(table: str, fields: tuple[str, str]) -> SetCheck:
    return SetCheck(
        "mixed_organisations",
        table,
        fields,
        {table: fields, **_TEAM, **_CASUS},
        f"""
        SELECT DISTINCT a.row, a.team_id, a.casus_id FROM stage.{table} AS a
        JOIN stage.casus AS c ON a.casus_id = c.casus_id
        JOIN stage.team AS ours ON a.team_id = ours.team_id
        JOIN stage.team AS theirs ON c.team_id = theirs.team_id
        WHERE ours.organisatie_id <> theirs.organisatie_id
        """,
        "Team {0} en casus {1} zijn van twee verschillende organisaties.",
        _TODO,
    )


def _worker(table: str) -> SetCheck:
    return SetCheck(
        "mixed_organisations",
        table,
        ("casus_id", "medewerker_id"),
        {
            table: ("casus_id", "medewerker_id"),
            "formatie": ("medewerker_id", "team_id"),
            **_TEAM,
            **_CASUS,
        },
        f"""
        WITH works AS (
            SELECT DISTINCT f.medewerker_id, t.organisatie_id
            FROM stage.formatie AS f JOIN stage.team AS t USING (team_id)
        ), known AS (
            SELECT a.row, a.casus_id, a.medewerker_id, t.organisatie_id FROM stage.{table} AS a
            JOIN stage.casus AS c ON a.casus_id = c.casus_id
            JOIN stage.team AS t ON c.team_id = t.team_id
            SEMI JOIN works ON a.medewerker_id = works.medewerker_id
        )
        SELECT DISTINCT a.row, a.casus_id, a.medewerker_id FROM known AS a
        ANTI JOIN works AS w
        ON a.medewerker_id = w.medewerker_id AND a.organisatie_id = w.organisatie_id
        """,
        "Medewerker {1} werkt bij een andere organisatie dan die van casus {0}.",
        _TODO,
    )


def _at_two(table: str, field: str, who: str) -> SetCheck:
    return SetCheck(
        "mixed_organisations",
        table,
        (field,),
        {table: (field, "team_id"), **_TEAM},
        f"""
        WITH shared AS (
            SELECT a.{field} FROM stage.{table} AS a JOIN stage.team AS t USING (team_id)
            GROUP BY ALL HAVING count(DISTINCT t.organisatie_id) > 1
        )
        SELECT a.row, a.{field} FROM stage.{table} AS a SEMI JOIN shared USING ({field})
        """,
        f"{who} komt bij meer dan een organisatie voor.",
        f"Kijk of het dezelfde is. Zo niet: {_TODO[0].lower()}{_TODO[1:]}",
        warning=True,
    )
