from django.db import migrations

from wijkzicht.register.walls.sql import BEHEER, HUISHOUDEN, SIGNED_IN, Policy, protect


class Migration(migrations.Migration):
    """Papers of a household, which never leave in an extraction; templates, which beheer edits."""

    dependencies = [
        ("documenten", "0001_initial"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect("documenten_document", HUISHOUDEN.but(extract=False)),
        *protect("documenten_sjabloon", Policy(SIGNED_IN, BEHEER, BEHEER, None, extract=False)),
    ]
