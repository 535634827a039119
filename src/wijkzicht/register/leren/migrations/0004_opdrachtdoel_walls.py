from django.db import migrations

from wijkzicht.register.walls.sql import SIGNED_IN, Policy, protect

ANALIST = "(SELECT walls.has_role('analist'))"


class Migration(migrations.Migration):
    """Goals hold no persons: who is signed in reads them, an analyst writes them."""

    dependencies = [
        ("leren", "0003_opdrachtdoel"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect("leren_opdrachtdoel", Policy(SIGNED_IN, ANALIST, ANALIST, ANALIST, extract=False)),
    ]
