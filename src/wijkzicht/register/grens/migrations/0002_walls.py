from django.db import migrations

from wijkzicht.register.walls.sql import in_team, protect, same

TEAM = in_team("professional", "gedragswetenschapper", "teamleider")


class Migration(migrations.Migration):
    """The judgements of a team, for everybody who works in it; a row does not say whose it is."""

    dependencies = [
        ("grens", "0001_initial"),
        ("walls", "0001_functions"),
    ]

    operations = [*protect("grens_grensantwoord", same(TEAM).but(delete=None))]
