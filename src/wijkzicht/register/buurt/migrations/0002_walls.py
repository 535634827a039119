from django.db import migrations

from wijkzicht.register.walls.sql import SIGNED_IN, WORKS_HERE, Policy, in_team, protect, same

TEAM = in_team("professional", "gedragswetenschapper", "teamleider")


class Migration(migrations.Migration):
    """Work of a team beside families, for that team; the social map for who works here."""

    dependencies = [
        ("buurt", "0001_initial"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect("buurt_plek", same(TEAM).but(delete=None, extract=False)),
        *protect("buurt_activiteit", same(TEAM)),
        *protect("buurt_activiteitevent", Policy(TEAM, SIGNED_IN, None, None, extract=False)),
        *protect("buurt_signaal", same(TEAM).but(delete=None, extract=False)),
        *protect("buurt_aanbod", same(WORKS_HERE).but(delete=None, extract=False)),
    ]
