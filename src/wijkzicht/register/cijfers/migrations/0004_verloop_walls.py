from django.db import migrations

from wijkzicht.register.walls.sql import SIGNED_IN, Policy, protect


class Migration(migrations.Migration):
    """Holds no persons, as the figures; only what extracts writes it."""

    dependencies = [
        ("cijfers", "0003_verloop"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect("cijfers_verloop", Policy(SIGNED_IN, None, None, None)),
        migrations.RunSQL(
            "GRANT INSERT, UPDATE, DELETE ON cijfers_verloop TO wijkzicht_extract;"
            "CREATE POLICY rekenen ON cijfers_verloop TO wijkzicht_extract USING (true) WITH CHECK (true)",
            "DROP POLICY rekenen ON cijfers_verloop",
        ),
    ]
