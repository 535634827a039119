from django.db import migrations

from wijkzicht.register.walls.sql import HUISHOUDEN, protect, protect_history


class Migration(migrations.Migration):
    """Handovers, for who may see the household."""

    dependencies = [
        ("overdrachten", "0001_initial"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect("overdrachten_overdracht", HUISHOUDEN),
        *protect_history("overdrachten_overdrachtevent"),
    ]
