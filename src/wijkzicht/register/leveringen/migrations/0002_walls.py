from django.db import migrations

from wijkzicht.register.walls.sql import Policy, may_household, protect

ANALIST = "(SELECT walls.has_role('analist'))"
ADD_ONLY = Policy(ANALIST, ANALIST, None, None, extract=False)


class Migration(migrations.Migration):
    """Deliveries for who makes them; a row to confirm also for who may see the household."""

    dependencies = [
        ("leveringen", "0001_initial"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect("leveringen_levering", ADD_ONLY.but(update=ANALIST)),
        *protect("leveringen_bestand", ADD_ONLY),
        *protect("leveringen_verzending", ADD_ONLY),
        *protect(
            "leveringen_tebevestigen",
            ADD_ONLY.but(read=f"({ANALIST} OR {may_household()})", delete=ANALIST),
        ),
    ]
