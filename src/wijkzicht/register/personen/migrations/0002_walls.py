from django.db import migrations

from wijkzicht.register.walls.sql import (
    HUISHOUDEN,
    WORKS_HERE,
    Policy,
    gate,
    may_household,
    protect,
    protect_history,
    same,
)

# A new household: nobody is involved yet and no other team has it.
TAKE_UP = f"({may_household()} OR walls.unclaimed(huishouden_id))"
# Colleagues recognise a person, unless the household is confidential.
RECOGNISE = f"(({WORKS_HERE} AND NOT vertrouwelijk) OR {may_household()})"
# The inner queries fall under the policies of those tables.
HAS_CARD = "EXISTS (SELECT 1 FROM personen_persoonskaart k WHERE k.persoon_id = personen_zoeksleutel.persoon_id)"
OWN_PERSON = (
    "EXISTS (SELECT 1 FROM personen_persoon p WHERE p.id = personen_zoeksleutel.persoon_id)"
)


class Migration(migrations.Migration):
    """Households and persons: who is involved, or leads the team. Search finds, and shows the least."""

    dependencies = [
        ("personen", "0001_initial"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect("personen_huishouden", same(may_household("id")).but(insert=WORKS_HERE)),
        *protect_history("personen_huishoudenevent", "pgh_obj_id"),
        *protect("personen_huishouden_team", HUISHOUDEN.but(insert=TAKE_UP)),
        *protect("personen_persoon", HUISHOUDEN),
        *protect_history("personen_persoonevent"),
        *protect("personen_persoonskaart", HUISHOUDEN.but(read=RECOGNISE)),
        *protect(
            "personen_zoeksleutel", Policy(HAS_CARD, OWN_PERSON, None, OWN_PERSON, extract=False)
        ),
        *gate("personen_huishouden", "id", "vertrouwelijk"),
        *gate("personen_huishouden_team", "huishouden_id", "team_id"),
    ]
