"""Figures and stories side by side, what the team makes of them, and what it will do."""

from django.db import models

from wijkzicht.register.basis import Row


class Verhaal(Row):
    """A story of a resident, written without what could give them away, with their consent."""

    team = models.ForeignKey("organisatie.Team", models.PROTECT, related_name="verhalen")
    titel = models.CharField(max_length=200)
    tekst = models.TextField()
    verteld_door = models.CharField(max_length=40)
    toestemming_op = models.DateField()
    vastgelegd_door = models.ForeignKey("organisatie.Medewerker", models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField(auto_now_add=True)


class Leersessie(Row):
    """A team looks at one frozen figure and at stories. `cijfer` is the row as it was that day."""

    team = models.ForeignKey("organisatie.Team", models.PROTECT, related_name="leersessies")
    datum = models.DateField()
    vraag = models.CharField(max_length=300)
    cijfer = models.JSONField()
    verhalen = models.ManyToManyField(Verhaal, blank=True, related_name="leersessies")
    lezing = models.TextField(blank=True)
    afspraak = models.TextField(blank=True)
    kijken_op = models.DateField(null=True, blank=True)
    vastgelegd_door = models.ForeignKey("organisatie.Medewerker", models.PROTECT, related_name="+")
    versie = models.PositiveIntegerField(default=1, editable=False)
