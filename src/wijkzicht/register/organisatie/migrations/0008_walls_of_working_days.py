from django.db import migrations

from wijkzicht.register.walls.sql import SIGNED_IN, Policy, protect

# One's own, or of whoever one leads.
OWN = "(medewerker_id = (SELECT walls.me()) OR (SELECT walls.leads()))"


class Migration(migrations.Migration):
    """Colleagues see on which days somebody works; oneself and the team leader write it."""

    dependencies = [
        ("organisatie", "0007_working_days"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect("organisatie_werkdagen", Policy(SIGNED_IN, OWN, OWN, OWN, extract=False)),
    ]
