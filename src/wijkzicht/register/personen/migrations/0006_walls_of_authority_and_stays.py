from django.db import migrations

from wijkzicht.register.walls.sql import (
    HUISHOUDEN,
    SIGNED_IN,
    Policy,
    may_household,
    protect,
    protect_history,
)

# Who sees one of the two households sees the link, unless the other one is confidential.
THERE = f"(NOT walls.confidential(huishouden_id) OR {may_household()})"
HOME = f"(NOT walls.confidential(hoofd_id) OR {may_household('hoofd_id')})"
SEES = f"(({may_household('hoofd_id')} AND {THERE}) OR ({may_household()} AND {HOME}))"
# Only from the household the person stands in.
WRITES = f"({may_household('hoofd_id')} AND {THERE})"


class Migration(migrations.Migration):
    """Authority over a child; somebody who also lives in another household."""

    dependencies = [
        ("personen", "0005_more_of_a_person"),
        ("walls", "0001_functions"),
    ]

    operations = [
        *protect("personen_gezag", HUISHOUDEN),
        *protect_history("personen_gezagevent"),
        *protect("personen_verblijf", Policy(SEES, WRITES, WRITES, WRITES)),
        *protect(
            "personen_verblijfevent",
            Policy(SEES, SIGNED_IN, None, None, extract=False),
        ),
    ]
