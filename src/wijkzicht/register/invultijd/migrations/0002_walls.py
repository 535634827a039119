from django.db import migrations

from wijkzicht.register.walls.sql import WORKS_HERE, Policy, in_team, protect

READ = (
    "(SELECT walls.has_role('analist', 'beheer'))"
    f" OR (team_id IS NOT NULL AND {in_team('teamleider')})"
)


class Migration(migrations.Migration):
    """Who works here adds; a team leader reads the team, analist and beheer the whole. Nobody changes."""

    dependencies = [
        ("invultijd", "0001_initial"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect("invultijd_invultijd", Policy(READ, WORKS_HERE, None, None, extract=False)),
    ]
