from django.db import migrations

from wijkzicht.register.walls.sql import Policy, in_team, may_household, protect

TEAM = in_team("professional", "gedragswetenschapper", "teamleider")
MINE = "(SELECT walls.me()) IN (toegewezen_aan_id, vastgelegd_door_id)"
NOT_HIDDEN = "(huishouden_id IS NULL OR NOT walls.confidential(huishouden_id))"
# Who gave it to another team sees that it arrived; opening it takes the page's own rule.
GIVEN = "(overgezet_door_id = (SELECT walls.me()) AND kolom <> 'afgerond')"
READ = (
    f"({may_household()} OR ({TEAM} AND (kolom <> 'afgerond' OR {MINE}"
    f" OR {in_team('teamleider')}) AND {NOT_HIDDEN}) OR ({GIVEN} AND {NOT_HIDDEN}))"
)
# From outside only a new request about no household we know, and to be read by the team alone.
NEW = (
    "kolom = 'nieuw' AND huishouden_id IS NULL AND casus_id IS NULL AND toegewezen_aan_id IS NULL"
    " AND triage_uitkomst IS NULL AND overgezet_door_id IS NULL AND nagekeken_op IS NULL"
)
RESIDENT = (
    "(SELECT walls.letter_code()) IS NOT NULL AND bron = 'inwoner' AND vastgelegd_door_id IS NULL"
)
PARTNER = f"bron = 'partner' AND vastgelegd_door_id = (SELECT walls.me()) AND {in_team('partner')}"
INSERT = f"({TEAM} OR ({NEW} AND (({RESIDENT}) OR ({PARTNER}))))"


class Migration(migrations.Migration):
    """A resident and a partner can add a new request and never read one."""

    dependencies = [
        ("aanmeldingen", "0006_walls_of_advice"),
        ("walls", "0001_functions"),
    ]

    operations = [*protect("aanmeldingen_aanmelding", Policy(READ, INSERT, READ, None))]
