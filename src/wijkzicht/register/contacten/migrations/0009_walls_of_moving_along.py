from django.db import migrations

from wijkzicht.register.walls.sql import HUISHOUDEN, may_household, protect

# Written in one household; read in the one to which who was there moved, when that was asked.
ALONG = f"(ook_bij_id IS NOT NULL AND {may_household('ook_bij_id')})"
READ = f"({may_household()} OR {ALONG})"


class Migration(migrations.Migration):
    """A contact with somebody alone can go along with them: read there, changed where it stands."""

    dependencies = [("contacten", "0008_moves_along"), ("walls", "0001_functions")]

    operations = [*protect("contacten_contact", HUISHOUDEN.but(read=READ))]
