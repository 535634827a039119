"""What somebody of a team called a written case, once a year, without who it was."""

from django.db import models

from wijkzicht.register.basis import Row


class Grensantwoord(Row):
    """One judgement. `stem` is a keyed hash of who, team and year: one voice each, nobody's name."""

    team = models.ForeignKey("organisatie.Team", models.CASCADE, related_name="+")
    jaar = models.PositiveSmallIntegerField()
    geval = models.CharField(max_length=20)
    keuze = models.CharField(max_length=20)
    stem = models.BinaryField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stem", "geval"], name="grensantwoord_eenmaal")
        ]
