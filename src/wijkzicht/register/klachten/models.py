"""A complaint about a team: when, what kind, and how it ended. Never who complained."""

from django.db import models

from wijkzicht.register.basis import PseudonymRow, Versioned, order_check


class Klacht(PseudonymRow, Versioned):
    """`gegrond` None: not decided, or not known."""

    team = models.ForeignKey("organisatie.Team", models.CASCADE, related_name="klachten")
    datum = models.DateField()
    aard = models.CharField(max_length=100, blank=True)
    afgehandeld_op = models.DateField(null=True, blank=True)
    gegrond = models.BooleanField(null=True, blank=True)

    class Meta:
        ordering = ["-datum", "pk"]
        constraints = [order_check("klacht", "datum", "afgehandeld_op")]
