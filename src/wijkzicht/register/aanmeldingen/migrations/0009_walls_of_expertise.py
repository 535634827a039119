from django.db import migrations

from wijkzicht.register.walls.sql import WORKS_HERE, Policy, protect

OWN = f"({WORKS_HERE} AND medewerker_id = (SELECT walls.me()))"


class Migration(migrations.Migration):
    """Colleagues see what somebody is good at; everybody says so of themselves."""

    dependencies = [
        ("aanmeldingen", "0008_deskundigheid"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect("aanmeldingen_deskundigheid", Policy(WORKS_HERE, OWN, None, OWN, extract=False)),
    ]
