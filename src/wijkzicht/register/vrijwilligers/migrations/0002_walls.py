from django.db import migrations

from wijkzicht.register.walls.sql import (
    HUISHOUDEN,
    WORKS_HERE,
    Policy,
    in_team,
    protect,
    protect_history,
)

TEAM = in_team("professional", "gedragswetenschapper", "teamleider")


class Migration(migrations.Migration):
    """Who volunteers is for whoever works here, and written by the own team; for which family is for
    who may see that household. A volunteer has no account."""

    dependencies = [
        ("vrijwilligers", "0001_initial"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect("vrijwilligers_vrijwilliger", Policy(WORKS_HERE, TEAM, TEAM, None, extract=False)),
        *protect("vrijwilligers_inzet", HUISHOUDEN.but(delete=None, extract=False)),
        *protect_history("vrijwilligers_inzetevent"),
    ]
