"""How somebody likes to see a list."""

from django.db import models

from wijkzicht.register.basis import Row


class Weergave(Row):
    """Order, filters and columns of one list as one person left it, as the query of its address."""

    medewerker = models.ForeignKey("organisatie.Medewerker", models.CASCADE, related_name="+")
    lijst = models.CharField(max_length=40)
    keuze = models.CharField(max_length=500)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["medewerker", "lijst"], name="weergave_eenmaal")
        ]
