from django.db import migrations

from wijkzicht.register.walls.sql import SIGNED_IN, Policy, protect


class Migration(migrations.Migration):
    """Figures hold no persons; which groups a reader may see is decided in code, for pages and exports alike."""

    dependencies = [
        ("cijfers", "0001_initial"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect("cijfers_cijfer", Policy(SIGNED_IN, None, None, None)),
        *protect("cijfers_vuil", Policy("true", "true", None, None)),
        migrations.RunSQL(
            "GRANT INSERT, UPDATE, DELETE ON cijfers_cijfer, cijfers_vuil TO wijkzicht_extract;"
            "CREATE POLICY rekenen ON cijfers_cijfer TO wijkzicht_extract USING (true) WITH CHECK (true);"
            "CREATE POLICY rekenen ON cijfers_vuil TO wijkzicht_extract USING (true) WITH CHECK (true)",
            "DROP POLICY rekenen ON cijfers_cijfer; DROP POLICY rekenen ON cijfers_vuil",
        ),
    ]
