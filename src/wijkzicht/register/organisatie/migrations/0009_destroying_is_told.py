from django.db import migrations

from wijkzicht.register.walls.sql import BEHEER, SIGNED_IN, Policy, in_team, protect

WRITES = f"({BEHEER} OR (SELECT walls.has_role('analist')) OR {in_team('teamleider')})"
TELLS = f"({WRITES} OR (SELECT walls.has_role('privacy_officer')))"


class Migration(migrations.Migration):
    """Who destroys files tells beside the figures that they went."""

    dependencies = [
        ("organisatie", "0008_walls_of_working_days"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect("organisatie_gebeurtenis", Policy(SIGNED_IN, TELLS, WRITES, WRITES)),
    ]
