from pathlib import Path

from django.db import migrations

from wijkzicht.register.walls.sql import (
    Policy,
    gate,
    may_household,
    protect,
)

FUNCTIONS = Path(__file__).parents[1] / "functions.sql"
OF_MINE = "EXISTS (SELECT 1 FROM samenvoegen_samenvoeging s WHERE s.id = samenvoeging_id)"


class Migration(migrations.Migration):
    """What was put together is seen by who sees the household; only the functions change it."""

    dependencies = [
        ("samenvoegen", "0001_initial"),
        ("personen", "0006_walls_of_authority_and_stays"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect(
            "samenvoegen_samenvoeging",
            Policy(may_household(), may_household(), None, None, extract=False),
        ),
        *protect("samenvoegen_opgegaan", Policy(OF_MINE, None, None, None, extract=False)),
        *gate("samenvoegen_opgegaan", "oud_id", "nieuw_id"),
        migrations.RunSQL(FUNCTIONS.read_text(), migrations.RunSQL.noop),
    ]
