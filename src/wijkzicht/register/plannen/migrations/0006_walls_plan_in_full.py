from django.db import migrations

from wijkzicht.register.walls.sql import HUISHOUDEN, protect, protect_history


class Migration(migrations.Migration):
    """The family's own plan, looking back, and scores on instruments."""

    dependencies = [
        ("plannen", "0005_plan_in_full"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect("plannen_familiegroepsplan", HUISHOUDEN),
        *protect_history("plannen_familiegroepsplanevent"),
        *protect("plannen_evaluatie", HUISHOUDEN),
        *protect_history("plannen_evaluatieevent"),
        *protect("plannen_meting", HUISHOUDEN),
    ]
