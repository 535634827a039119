from django.db import migrations

from wijkzicht.register.walls.sql import Policy, protect

ANALIST = "(SELECT walls.has_role('analist'))"

MY_STORY = (
    "EXISTS (SELECT 1 FROM leren_verhaal v WHERE v.id = verslagen_verslag_verhalen.verhaal_id)"
)


def published(table: str, column: str, also: str = "") -> str:
    """Whether the report that a row belongs to was published."""
    return (
        f"EXISTS (SELECT 1 FROM verslagen_publicatie p WHERE p.verslag_id = {table}.{column}{also})"
    )


def frozen(table: str, column: str = "verslag_id", read: str = ANALIST) -> Policy:
    """Written by who makes reports, until the report is published; then by nobody."""
    open_ = f"({ANALIST} AND NOT {published(table, column)})"
    return Policy(read, open_, open_, open_, extract=False)


class Migration(migrations.Migration):
    """What is published is for all, by its publication; the rest for who makes it."""

    dependencies = [
        ("verslagen", "0001_initial"),
        ("walls", "0001_functions"),
    ]

    operations = [
        # Before the others, whose policies read it. It holds who, when and why; no figure.
        *protect("verslagen_publicatie", Policy("true", ANALIST, ANALIST, None, extract=False)),
        *protect("verslagen_verslag", frozen("verslagen_verslag", "id").but(delete=None)),
        # Who may take a story back, takes it from the list of every report as well.
        *protect(
            "verslagen_verslag_verhalen",
            frozen("verslagen_verslag_verhalen").but(
                read=f"({ANALIST} OR {MY_STORY})", delete=MY_STORY
            ),
        ),
        *protect("verslagen_cel", frozen("verslagen_cel").but(update=None)),
        *protect(
            "verslagen_bestand",
            frozen(
                "verslagen_bestand",
                read=f"({ANALIST} OR "
                + published("verslagen_bestand", "verslag_id", " AND p.ingetrokken_op IS NULL")
                + ")",
            ).but(update=None),
        ),
    ]
