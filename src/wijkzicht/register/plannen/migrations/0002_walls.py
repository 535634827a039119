from django.db import migrations

from wijkzicht.register.walls.sql import HUISHOUDEN, protect, protect_history


class Migration(migrations.Migration):
    """The plan of a household."""

    dependencies = [
        ("plannen", "0001_initial"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect("plannen_plan", HUISHOUDEN),
        *protect_history("plannen_planevent"),
        *protect("plannen_hulpvraag", HUISHOUDEN),
        *protect_history("plannen_hulpvraagevent"),
        *protect("plannen_doel", HUISHOUDEN),
        *protect_history("plannen_doelevent"),
        *protect("plannen_doelactie", HUISHOUDEN),
        *protect("plannen_doelscore", HUISHOUDEN),
    ]
