from django.db import migrations

from wijkzicht.register.walls.sql import BEHEER, SIGNED_IN, Policy, in_team, protect

# An analyst works for every team, so may also write down what touched all of them.
WRITES = f"({BEHEER} OR (SELECT walls.has_role('analist')) OR {in_team('teamleider')})"


class Migration(migrations.Migration):
    """Whoever looks at the figures of the whole may write in the log of the whole."""

    dependencies = [
        ("organisatie", "0002_walls"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect("organisatie_gebeurtenis", Policy(SIGNED_IN, WRITES, WRITES, WRITES)),
    ]
