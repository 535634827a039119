from django.db import migrations

from wijkzicht.register.walls.sql import in_team, protect, same

TEAM = in_team("professional", "gedragswetenschapper", "teamleider", "analist")
MY_SESSION = (
    "EXISTS (SELECT 1 FROM leren_leersessie s WHERE s.id = leren_leersessie_verhalen.leersessie_id)"
)


class Migration(migrations.Migration):
    """Stories and learning sessions of a team, for everybody with a role in that team."""

    dependencies = [
        ("leren", "0001_initial"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect("leren_verhaal", same(TEAM)),
        *protect("leren_leersessie", same(TEAM)),
        *protect("leren_leersessie_verhalen", same(MY_SESSION)),
    ]
