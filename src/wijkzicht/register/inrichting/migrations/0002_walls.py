from django.db import migrations

from wijkzicht.register.walls.sql import BEHEER, Policy, protect


class Migration(migrations.Migration):
    """Everybody reads it, also who is not signed in; beheer adds, nobody changes or removes."""

    dependencies = [
        ("inrichting", "0001_initial"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect("inrichting_instelling", Policy("true", BEHEER, None, None, extract=False)),
    ]
