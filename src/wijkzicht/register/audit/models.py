"""The log line."""

from django.db import models
from django.utils import timezone

from wijkzicht.register.basis import Row


class Handeling(models.TextChoices):
    """What was done."""

    BEKEKEN = "bekeken", "bekeken"
    GEZOCHT = "gezocht", "gevonden bij zoeken"
    VASTGELEGD = "vastgelegd", "vastgelegd"
    GEWIJZIGD = "gewijzigd", "gewijzigd"
    VERWIJDERD = "verwijderd", "verwijderd"
    VERSTREKT = "verstrekt", "verstrekt of geëxporteerd"
    AANGEMELD = "aangemeld", "aangemeld bij het systeem"


class Logregel(Row):
    """One act on one person's data, or one refusal. Never content, a name or a BSN.

    Keys are plain values, not references: the line outlives what it is about.
    """

    # Not a default of the database: reading that back asks for the right to read the log.
    moment = models.DateTimeField(default=timezone.now)
    medewerker_id = models.UUIDField(null=True)
    rol = models.CharField(max_length=30, blank=True)
    handeling = models.CharField(max_length=20, choices=Handeling.choices)
    soort = models.CharField(max_length=40)
    voorwerp_id = models.UUIDField(null=True)
    persoon_id = models.UUIDField(null=True)
    huishouden_id = models.UUIDField(null=True)
    toegestaan = models.BooleanField()
    # Which rule let it through, or why it was refused.
    regel = models.CharField(max_length=40, blank=True)
    reden = models.CharField(max_length=200, blank=True)
    noodtoegang = models.BooleanField(default=False)
    route = models.CharField(max_length=100, blank=True)
    herkomst = models.GenericIPAddressField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["huishouden_id", "-moment"], name="log_huishouden"),
            models.Index(fields=["persoon_id", "-moment"], name="log_persoon"),
            models.Index(fields=["medewerker_id", "-moment"], name="log_medewerker"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(handeling__in=Handeling.values), name="log_handeling_uit_lijst"
            )
        ]
