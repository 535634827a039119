from django.db import migrations

from wijkzicht.register.walls.sql import HUISHOUDEN, protect, protect_history


class Migration(migrations.Migration):
    """Appointments with a household."""

    dependencies = [
        ("afspraken", "0001_initial"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect("afspraken_afspraak", HUISHOUDEN.but(extract=False)),
        *protect_history("afspraken_afspraakevent"),
        *protect("afspraken_afspraakpersoon", HUISHOUDEN.but(extract=False)),
    ]
