from django.db import migrations

from wijkzicht.register.walls.sql import protect, same


class Migration(migrations.Migration):
    """A draft is read by its writer only, and never leaves."""

    dependencies = [
        ("concepten", "0001_initial"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect(
            "concepten_concept", same("medewerker_id = (SELECT walls.me())").but(extract=False)
        ),
    ]
