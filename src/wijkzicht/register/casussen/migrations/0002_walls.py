from django.db import migrations

from wijkzicht.register.walls.sql import HUISHOUDEN, gate, may_household, protect, protect_history

# I add a colleague to my household, or myself to one that nobody has yet.
TAKE_UP = (
    f"({may_household()}"
    " OR (medewerker_id = (SELECT walls.me()) AND walls.unclaimed(huishouden_id)))"
)


class Migration(migrations.Migration):
    """The file, who is involved and who coordinates."""

    dependencies = [
        ("casussen", "0001_initial"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect("casussen_casus", HUISHOUDEN),
        *protect_history("casussen_casusevent"),
        *protect("casussen_betrokkenheid", HUISHOUDEN.but(insert=TAKE_UP)),
        *protect("casussen_regie", HUISHOUDEN),
        *gate("casussen_betrokkenheid", "huishouden_id", "medewerker_id", "van", "tot"),
    ]
