from django.db import migrations

from wijkzicht.register.walls.sql import Policy, in_team, protect

TEAM = in_team("professional", "gedragswetenschapper", "teamleider")


class Migration(migrations.Migration):
    """Advice to partners is about no household: for everybody who works in the team."""

    dependencies = [
        ("aanmeldingen", "0005_de_deur"),
        ("walls", "0001_functions"),
    ]

    operations = [*protect("aanmeldingen_partneradvies", Policy(TEAM, TEAM, None, None))]
