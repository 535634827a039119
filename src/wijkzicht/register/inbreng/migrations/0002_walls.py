from django.db import migrations

from wijkzicht.register.walls.sql import BEHEER, Policy, in_team, protect

# The inner query falls under the policies of that table.
OURS = "EXISTS (SELECT 1 FROM aanmeldingen_aanmelding a WHERE a.id = inbreng_inbreng.aanmelding_id)"
WITH_CODE = "code_zoek = (SELECT walls.letter_code())"
PARTNER = "(partner_id = (SELECT walls.me()) AND (SELECT walls.has_role('partner')))"
NEW = "stand = 'binnen' AND bericht_door_id IS NULL AND grondslag IS NULL"
AREA = f"({BEHEER} OR {in_team('teamleider')})"


class Migration(migrations.Migration):
    """A receipt is for who holds the code, the partner who wrote it, and who may read the request."""

    dependencies = [
        ("inbreng", "0001_initial"),
        ("aanmeldingen", "0006_walls_of_advice"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect(
            "inbreng_inbreng",
            Policy(
                f"({WITH_CODE} OR {PARTNER} OR {OURS})",
                f"({NEW} AND ({WITH_CODE} OR {PARTNER}))",
                OURS,
                None,
                extract=False,
            ),
        ),
        # No personal data; the page of residents asks it before anybody signs in.
        *protect("inbreng_werkgebied", Policy("true", AREA, None, AREA, extract=False)),
    ]
