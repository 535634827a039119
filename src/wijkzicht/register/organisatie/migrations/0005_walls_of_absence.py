from django.db import migrations

from wijkzicht.register.walls.sql import BEHEER, SIGNED_IN, Policy, protect

LEADS = "(SELECT walls.leads())"
# One's own, or as a team leader.
OWN = f"(medewerker_id = walls.me() OR {LEADS} OR {BEHEER})"


class Migration(migrations.Migration):
    """Colleagues see who is away; oneself and the team leader write it."""

    dependencies = [
        ("organisatie", "0004_absence"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect("organisatie_afwezigheid", Policy(SIGNED_IN, OWN, None, OWN, extract=False)),
    ]
