from django.db import migrations

from wijkzicht.register.walls.roles import EXTRACT


class Migration(migrations.Migration):
    """What is decided for the screen of somebody from outside is decided beside what was published."""

    dependencies = [("verslagen", "0003_periode")]

    operations = [
        migrations.RunSQL(
            f"GRANT SELECT ON verslagen_cel, verslagen_publicatie TO {EXTRACT};"
            f"CREATE POLICY extractie ON verslagen_publicatie FOR SELECT TO {EXTRACT} USING (true);"
            f"CREATE POLICY extractie ON verslagen_cel FOR SELECT TO {EXTRACT} USING (EXISTS (SELECT 1"
            " FROM verslagen_publicatie p WHERE p.verslag_id = verslagen_cel.verslag_id))",
            "DROP POLICY extractie ON verslagen_cel; DROP POLICY extractie ON verslagen_publicatie;"
            f"REVOKE SELECT ON verslagen_cel, verslagen_publicatie FROM {EXTRACT}",
        ),
    ]
