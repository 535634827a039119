from django.db import migrations

from wijkzicht.register.walls.sql import protect, same


class Migration(migrations.Migration):
    """How somebody likes a list is read and written by that person only, and never leaves."""

    dependencies = [
        ("weergave", "0001_initial"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect(
            "weergave_weergave", same("medewerker_id = (SELECT walls.me())").but(extract=False)
        ),
    ]
