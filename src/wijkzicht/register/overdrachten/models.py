"""What was passed on when a household was handed over."""

from django.db import models

from wijkzicht.register.basis import Row, keeps_history


@keeps_history()
class Overdracht(Row):
    """A household was handed over: to a team here (`naar_casus`), or to somebody elsewhere.

    `brief`: what the receiver has to know, as it was given; it does not change with the file.
    """

    casus = models.ForeignKey("casussen.Casus", models.CASCADE, related_name="overdrachten")
    huishouden = models.ForeignKey("personen.Huishouden", models.CASCADE, related_name="+")
    naar_casus = models.ForeignKey(
        "casussen.Casus", models.SET_NULL, null=True, blank=True, related_name="ontvangen"
    )
    naar = models.CharField(max_length=200)
    op = models.DateField()
    brief = models.TextField(blank=True)
    verteld = models.TextField(blank=True)
    akkoord = models.BooleanField(null=True)
    medewerker = models.ForeignKey("organisatie.Medewerker", models.PROTECT, related_name="+")
    formulier = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        ordering = ["-op", "pk"]
