from pathlib import Path

from django.db import migrations

from wijkzicht.register.walls.sql import Policy, may_household, protect

FUNCTIONS = Path(__file__).parents[1] / "functions.sql"
SEES = "(SELECT walls.has_role('privacy_officer', 'beheer'))"
OFFICER = "(SELECT walls.has_role('privacy_officer'))"
PUTS_OFF = f"({OFFICER} OR {may_household()})"


class Migration(migrations.Migration):
    """Lists are read by who makes or signs them and written by the functions alone; a file is put off
    by a privacy officer or by who sees it."""

    dependencies = [
        ("bewaren", "0001_initial"),
        ("cijfers", "0006_touched_households"),
        ("inrichting", "0003_bewaren"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect("bewaren_vernietiging", Policy(SEES, None, None, None, extract=False)),
        *protect("bewaren_vernietigingsregel", Policy(SEES, None, None, None, extract=False)),
        *protect("bewaren_uitstel", Policy(PUTS_OFF, PUTS_OFF, PUTS_OFF, None, extract=False)),
        migrations.RunSQL(FUNCTIONS.read_text(), migrations.RunSQL.noop),
    ]
