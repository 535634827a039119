from django.db import migrations

from wijkzicht.register.walls.sql import HUISHOUDEN, protect, protect_history


class Migration(migrations.Migration):
    """The network of a household: for who may see the household."""

    dependencies = [
        ("netwerk", "0001_initial"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect("netwerk_netwerklid", HUISHOUDEN),
        *protect_history("netwerk_netwerklidevent"),
        *protect("netwerk_band", HUISHOUDEN),
        *protect_history("netwerk_bandevent"),
    ]
