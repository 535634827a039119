"""Figures and stories side by side, what the team makes of them, and what it will do."""

from django.db import models

from wijkzicht.register.basis import Row, Versioned


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


class Opdrachtdoel(Row, Versioned):
    """A goal the opdrachtgever and the organisation agreed on, with the figures it refers to.

    Never a target value: a figure stands beside it, nobody is measured against it. `indicatoren`
    holds codes of the catalogue; `landelijk_doel` and `opdrachtdeel` those of `vocabulary.opdracht`.
    `lezing` is what the organisation itself makes of it.
    """

    class Soort(models.TextChoices):
        """What kind of thing was agreed on: what goes in, what is done, or what it does for people."""

        INPUT = "input", "input"
        OUTPUT = "output", "output"
        OUTCOME = "outcome", "outcome"

    gemeente_code = models.CharField(max_length=6)
    periode = models.CharField(max_length=10)
    soort = models.CharField(max_length=10, choices=Soort.choices)
    doel = models.CharField(max_length=300)
    afspraak = models.TextField(blank=True)
    indicatoren = models.JSONField(default=list)
    landelijk_doel = models.CharField(max_length=40, blank=True)
    opdrachtdeel = models.CharField(max_length=40, blank=True)
    lezing = models.TextField(blank=True)
    vastgelegd_door = models.ForeignKey("organisatie.Medewerker", models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["gemeente_code", "-periode", "soort", "vastgelegd_op"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(soort__in=["input", "output", "outcome"]),
                name="opdrachtdoel_soort_uit_lijst",
            )
        ]
