from django.db import migrations

from wijkzicht.register.walls.sql import HUISHOUDEN, protect, protect_history


class Migration(migrations.Migration):
    """Results of a casus, for who may see the household."""

    dependencies = [
        ("casussen", "0005_results_and_undone_closings"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect("casussen_resultaat", HUISHOUDEN),
        *protect_history("casussen_resultaatevent"),
    ]
