"""What was put together, and where an old key leads to now."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models

from wijkzicht.register.basis import Row


class Samenvoeging(Row):
    """Two households, or two rows of one person, became one in one act.

    `ander`: the household of the row that went, when the two households stay two: then only who sees
    both sees the act.
    `bewaard`: every row that was moved, changed or taken away, as it was: by it the act is undone.
    """

    huishouden = models.ForeignKey("personen.Huishouden", models.CASCADE, related_name="+")
    persoon = models.ForeignKey(
        "personen.Persoon", models.CASCADE, null=True, blank=True, related_name="+"
    )
    ander = models.ForeignKey(
        "personen.Huishouden", models.CASCADE, null=True, blank=True, related_name="+"
    )
    weg_id = models.UUIDField()
    weg_naam = models.CharField(max_length=250)
    door = models.ForeignKey("organisatie.Medewerker", models.PROTECT, related_name="+")
    # The moment of the transaction: the functions of the database write in it only then.
    op = models.DateTimeField(db_default=TransactionNow())
    bewaard = models.JSONField(default=list, editable=False)
    ongedaan_op = models.DateTimeField(null=True, blank=True)
    ongedaan_door = models.ForeignKey(
        "organisatie.Medewerker", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-op"]


class Opgegaan(Row):
    """The key of a household, person or casus that is part of another row now: old links lead there."""

    samenvoeging = models.ForeignKey(Samenvoeging, models.CASCADE, related_name="opgegaan")
    oud_id = models.UUIDField(unique=True)
    nieuw_id = models.UUIDField(db_index=True)
