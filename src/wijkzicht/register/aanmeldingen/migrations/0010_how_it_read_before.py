from django.db import migrations

from wijkzicht.register.walls.sql import SIGNED_IN, Policy, in_team, may_household, protect

NOT_HIDDEN = "(huishouden_id IS NULL OR NOT walls.confidential(huishouden_id))"
# The inner query falls under the policies of the request itself.
READ_NOW = "EXISTS (SELECT 1 FROM aanmeldingen_aanmelding a WHERE a.id = pgh_obj_id)"
HISTORY = f"({may_household()} OR ({in_team('teamleider')} AND {NOT_HIDDEN}) OR {READ_NOW})"


class Migration(migrations.Migration):
    """Who reads a request reads how it read before it was corrected."""

    dependencies = [("aanmeldingen", "0009_walls_of_expertise"), ("walls", "0001_functions")]

    operations = protect(
        "aanmeldingen_aanmeldingevent", Policy(HISTORY, SIGNED_IN, None, None, extract=False)
    )
