from django.db import migrations

from wijkzicht.register.walls.sql import HUISHOUDEN, protect, protect_history


class Migration(migrations.Migration):
    """Help elsewhere of a person."""

    dependencies = [
        ("voorzieningen", "0001_initial"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect("voorzieningen_voorziening", HUISHOUDEN),
        *protect_history("voorzieningen_voorzieningevent"),
    ]
