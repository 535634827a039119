from django.db import migrations

from wijkzicht.register.walls.sql import HUISHOUDEN, Policy, in_team, protect, protect_history

OF_TEAM = in_team("professional", "gedragswetenschapper", "teamleider")
# Who may read what was decided about a family also reads when, and who was there.
OF_FILE = "EXISTS (SELECT 1 FROM overleg_bespreking b WHERE b.overleg_id = overleg_overleg.id)"
SEEN = "EXISTS (SELECT 1 FROM overleg_overleg o WHERE o.id = overleg_id)"
OWN_TEAM = f"EXISTS (SELECT 1 FROM overleg_overleg o WHERE o.id = overleg_id AND {OF_TEAM})"


class Migration(migrations.Migration):
    """A meeting is for its team; what was said of a family only for who may see the household."""

    dependencies = [
        ("overleg", "0001_initial"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect("overleg_bespreking", HUISHOUDEN),
        *protect_history("overleg_besprekingevent"),
        *protect("overleg_overlegstap", HUISHOUDEN),
        *protect_history("overleg_overlegstapevent"),
        *protect("overleg_consultatie", HUISHOUDEN),
        *protect_history("overleg_consultatieevent"),
        *protect("overleg_overleg", Policy(f"({OF_TEAM} OR {OF_FILE})", OF_TEAM, OF_TEAM, None)),
        *protect("overleg_overlegdeelnemer", Policy(SEEN, OWN_TEAM, None, OWN_TEAM)),
    ]
