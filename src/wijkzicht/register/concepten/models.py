"""What somebody typed and did not save yet."""

from django.db import models

from wijkzicht.register.basis import (
    Row,
)


class Concept(Row):
    """What somebody typed and did not save yet. Only its writer can read it; gone 14 days after."""

    medewerker = models.ForeignKey("organisatie.Medewerker", models.CASCADE, related_name="+")
    formulier = models.CharField(max_length=60)
    voorwerp = models.UUIDField(null=True)
    inhoud = models.JSONField()
    bijgewerkt_op = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["medewerker", "formulier", "voorwerp"],
                nulls_distinct=False,
                name="concept_eenmaal",
            )
        ]
