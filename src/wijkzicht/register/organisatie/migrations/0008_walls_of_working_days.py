from django.db import migrations

from wijkzicht.register.walls.sql import SIGNED_IN, Policy, protect

OWN = "medewerker_id = (SELECT walls.me())"


class Migration(migrations.Migration):
    """Colleagues see on which days somebody works; only oneself writes it."""

    dependencies = [
        ("organisatie", "0007_working_days"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect("organisatie_werkdagen", Policy(SIGNED_IN, OWN, OWN, OWN, extract=False)),
    ]
