from django.db import migrations

from wijkzicht.register.walls.sql import WORKS_HERE, Policy, may_household, protect

OWN = "medewerker_id = (SELECT walls.me())"
# The inner query falls under the policy of that table: only whom search shows can be asked about.
FOUND = (
    "EXISTS (SELECT 1 FROM personen_persoonskaart k"
    " WHERE k.persoon_id = toegang_toegangsvraag.persoon_id"
    " AND k.huishouden_id = toegang_toegangsvraag.huishouden_id)"
)


class Migration(migrations.Migration):
    """A question is read by who asked and by who may see the household; only the latter answer."""

    dependencies = [
        ("toegang", "0001_initial"),
        ("personen", "0002_walls"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect(
            "toegang_toegangsvraag",
            Policy(
                f"({OWN} OR {may_household()})",
                f"({WORKS_HERE} AND {OWN} AND antwoord = '' AND {FOUND})",
                may_household(),
                None,
                extract=False,
            ),
        ),
    ]
