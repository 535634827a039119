from django.db import migrations

from wijkzicht.register.walls.sql import HUISHOUDEN, protect, protect_history

TABLES = ("meldcode", "meldcodestap", "veiligheidsafspraak", "drang")


class Migration(migrations.Migration):
    """The safety of a household: for who may see the household."""

    dependencies = [
        ("veiligheid", "0001_initial"),
        ("walls", "0001_functions"),
    ]

    operations = [
        operation
        for table in TABLES
        for operation in (
            *protect(f"veiligheid_{table}", HUISHOUDEN),
            *protect_history(f"veiligheid_{table}event"),
        )
    ]
