from pathlib import Path

from django.db import migrations

from wijkzicht.register.walls.sql import Policy, protect

FUNCTIONS = Path(__file__).parents[1] / "functions.sql"
OFFICER = "(SELECT walls.has_role('privacy_officer'))"
SIGNS = f"({OFFICER} AND beoordeeld_door_id = (SELECT walls.me()))"
# Nothing of a line is changed but what the reviewer thought of it.
JUDGES = """
REVOKE UPDATE ON steekproef_inzage FROM wijkzicht_app;
GRANT UPDATE (oordeel, woorden, beoordeeld_door_id, beoordeeld_op) ON steekproef_inzage TO wijkzicht_app;
ALTER POLICY wijzigen ON steekproef_inzage USING ((SELECT walls.has_role('privacy_officer')));
"""


class Migration(migrations.Migration):
    """A privacy officer reads the sample and signs; only the worker draws it."""

    dependencies = [
        ("steekproef", "0001_initial"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect("steekproef_steekproef", Policy(OFFICER, None, None, None, extract=False)),
        *protect("steekproef_inzage", Policy(OFFICER, None, SIGNS, None, extract=False)),
        migrations.RunSQL(JUDGES, migrations.RunSQL.noop),
        migrations.RunSQL(FUNCTIONS.read_text(), migrations.RunSQL.noop),
    ]
