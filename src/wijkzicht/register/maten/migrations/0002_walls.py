from django.db import migrations

from wijkzicht.register.walls.sql import WORKS_HERE, Policy, in_team, protect

WORKERS = ("professional", "gedragswetenschapper", "teamleider")
ANALIST = "(SELECT walls.has_role('analist'))"
READ = f"({in_team(*WORKERS)} OR (team_id IS NULL AND {WORKS_HERE}) OR {ANALIST})"
MAKE = f"({in_team('teamleider')} OR {ANALIST})"
OF_MINE = "EXISTS (SELECT 1 FROM maten_maat m WHERE m.id = maten_maatcijfer.maat_id)"


class Migration(migrations.Migration):
    """All of a team read its measures, team leader and analyst make them; nobody removes one.

    Their figures hold no persons; only what extracts writes them.
    """

    dependencies = [
        ("maten", "0001_initial"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect("maten_maat", Policy(READ, MAKE, MAKE, None)),
        *protect("maten_maatcijfer", Policy(OF_MINE, None, None, None)),
        migrations.RunSQL(
            "GRANT INSERT, UPDATE, DELETE ON maten_maatcijfer TO wijkzicht_extract;"
            "CREATE POLICY rekenen ON maten_maatcijfer TO wijkzicht_extract USING (true) WITH CHECK (true)",
            "DROP POLICY rekenen ON maten_maatcijfer",
        ),
    ]
