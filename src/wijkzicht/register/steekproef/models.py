"""The sample of a week, and what a privacy officer thought of each look in it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from wijkzicht.register.basis import Row


class Reden(models.TextChoices):
    """Why a look is in the sample: by chance, or because it stands out."""

    TOEVAL = "toeval", "door loting"
    NOOD = "nood", "noodtoegang"
    EIGEN_NAAM = "eigen_naam", "zelfde achternaam als het gezin"
    BUITEN_TEAM = "buiten_team", "gezin van een ander team"
    NACHT = "nacht", "'s nachts"
    VEEL = "veel", "heel veel dossiers op een dag"


class Oordeel(models.TextChoices):
    """What the reviewer thought of a look."""

    GOED = "goed", "klopt"
    NAVRAGEN = "navragen", "navragen"
    NIET_GOED = "niet_goed", "klopt niet"


class Steekproef(Row):
    """`week` is a Monday. `zaad`: by it the same draw can be made again. `inzagen`: how many looks
    there were that week: a worker, a file and a day."""

    week = models.DateField(unique=True)
    zaad = models.CharField(max_length=40)
    inzagen = models.PositiveIntegerField()
    getrokken_op = models.DateTimeField()

    class Meta:
        ordering = ["-week"]


class Inzage(Row):
    """One look in the sample. `logregel_id`: its line in the log, by key; of the family nothing here.

    Who looked never judges it. Empty `oordeel`: not reviewed yet.
    """

    steekproef = models.ForeignKey(Steekproef, models.CASCADE, related_name="regels")
    logregel_id = models.UUIDField()
    medewerker = models.ForeignKey("organisatie.Medewerker", models.PROTECT, related_name="+")
    redenen = ArrayField(models.CharField(max_length=20))
    oordeel = models.CharField(max_length=20, choices=Oordeel.choices, blank=True)
    woorden = models.CharField(max_length=500, blank=True)
    beoordeeld_door = models.ForeignKey(
        "organisatie.Medewerker", models.PROTECT, null=True, related_name="+"
    )
    beoordeeld_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["steekproef", "logregel_id"], name="steekproef_inzage_eenmaal"
            ),
            models.CheckConstraint(
                condition=~models.Q(beoordeeld_door=models.F("medewerker")),
                name="steekproef_door_een_ander",
            ),
            models.CheckConstraint(
                condition=models.Q(oordeel__in=["", Oordeel.GOED]) | ~models.Q(woorden=""),
                name="steekproef_met_woorden",
            ),
        ]
