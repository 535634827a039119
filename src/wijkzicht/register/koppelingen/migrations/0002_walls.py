from django.db import migrations

from wijkzicht.register.walls.sql import BEHEER, Policy, protect


class Migration(migrations.Migration):
    """Only beheer makes one. Reading comes before it is known who asks; it holds no key."""

    dependencies = [
        ("koppelingen", "0001_initial"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect("koppelingen_koppeling", Policy("true", BEHEER, BEHEER, None, extract=False)),
    ]
