from django.db import migrations

from wijkzicht.register.walls.sql import in_team, protect, same


class Migration(migrations.Migration):
    """Complaints about a team, for who leads it."""

    dependencies = [
        ("klachten", "0001_initial"),
        ("walls", "0001_functions"),
    ]

    operations = [*protect("klachten_klacht", same(in_team("teamleider")).but(delete=None))]
