from pathlib import Path

from django.db import migrations

from wijkzicht.register.walls.sql import Policy, may_household, protect

FUNCTIONS = Path(__file__).parents[1] / "functions.sql"
BOTH = f"({may_household()} AND (ander_id IS NULL OR {may_household('ander_id')}))"


class Migration(migrations.Migration):
    """One person out of two households that stay two: seen by who sees both."""

    dependencies = [
        ("samenvoegen", "0003_two_that_stay_two"),
        ("personen", "0010_who_stood_in_two"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect("samenvoegen_samenvoeging", Policy(BOTH, BOTH, None, None, extract=False)),
        migrations.RunSQL(FUNCTIONS.read_text(), migrations.RunSQL.noop),
    ]
