from django.db import migrations

from wijkzicht.register.walls.sql import HUISHOUDEN, protect, protect_history


class Migration(migrations.Migration):
    """Decisions: for who may see the household."""

    dependencies = [
        ("besluiten", "0001_initial"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect("besluiten_besluit", HUISHOUDEN),
        *protect_history("besluiten_besluitevent"),
    ]
