from django.db import migrations

from wijkzicht.register.walls.sql import HUISHOUDEN, protect, protect_history


class Migration(migrations.Migration):
    """Contacts of a household."""

    dependencies = [
        ("contacten", "0001_initial"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect("contacten_contact", HUISHOUDEN),
        *protect_history("contacten_contactevent"),
        *protect("contacten_contactpersoon", HUISHOUDEN),
        *protect("contacten_hulpeinde", HUISHOUDEN),
    ]
