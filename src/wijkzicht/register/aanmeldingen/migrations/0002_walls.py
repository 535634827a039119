from django.db import migrations

from wijkzicht.register.walls.sql import SIGNED_IN, Policy, in_team, may_household, protect

TEAM = in_team("professional", "gedragswetenschapper", "teamleider")
MINE = "(SELECT walls.me()) IN (toegewezen_aan_id, vastgelegd_door_id)"
NOT_HIDDEN = "(huishouden_id IS NULL OR NOT walls.confidential(huishouden_id))"
READ = (
    f"({may_household()} OR ({TEAM} AND (kolom <> 'afgerond' OR {MINE}"
    f" OR {in_team('teamleider')}) AND {NOT_HIDDEN}))"
)
HISTORY = f"({may_household()} OR ({in_team('teamleider')} AND {NOT_HIDDEN}))"


class Migration(migrations.Migration):
    """An open aanmelding is read by its team, so that it can be divided; a done one by who had it."""

    dependencies = [
        ("aanmeldingen", "0001_initial"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect("aanmeldingen_aanmelding", Policy(READ, TEAM, READ, None)),
        *protect(
            "aanmeldingen_aanmeldingevent", Policy(HISTORY, SIGNED_IN, None, None, extract=False)
        ),
    ]
