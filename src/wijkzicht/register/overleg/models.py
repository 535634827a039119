"""Meetings of a team, what was decided about each family, who does what, and advice of a colleague."""

from django.db import models

from wijkzicht.register.basis import Row, Versioned, keeps_history, order_check


class Overleg(Row, Versioned):
    """A meeting of a team. Nothing about a family stands here: that stands in its own file."""

    class Soort(models.TextChoices):
        CASUSOVERLEG = "casusoverleg", "casusoverleg"
        INTERVISIE = "intervisie", "intervisie"

    team = models.ForeignKey("organisatie.Team", models.CASCADE, related_name="overleggen")
    soort = models.CharField(max_length=20, choices=Soort.choices)
    datum = models.DateField()
    gemaakt_door = models.ForeignKey("organisatie.Medewerker", models.PROTECT, related_name="+")
    anderen = models.CharField(max_length=300, blank=True)
    onderwerp = models.CharField(max_length=200, blank=True)
    geleerd = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["team", "-datum"], name="overleg_team_datum")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(soort__in=["casusoverleg", "intervisie"]),
                name="overleg_soort_uit_lijst",
            )
        ]


class OverlegDeelnemer(Row):
    """Who of the organisation was there."""

    overleg = models.ForeignKey(Overleg, models.CASCADE, related_name="deelnemers")
    medewerker = models.ForeignKey("organisatie.Medewerker", models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["overleg", "medewerker"], name="overleg_deelnemer_eenmaal"
            )
        ]


@keeps_history()
class Bespreking(Row, Versioned):
    """One family in a meeting: what was asked and what was decided. Only in the file of that family."""

    overleg = models.ForeignKey(Overleg, models.PROTECT, related_name="besprekingen")
    casus = models.ForeignKey("casussen.Casus", models.CASCADE, related_name="besprekingen")
    huishouden = models.ForeignKey("personen.Huishouden", models.CASCADE, related_name="+")
    vraag = models.TextField(blank=True)
    besluit = models.TextField(blank=True)
    # Unknown of what was recorded before this was kept.
    vastgelegd_op = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["overleg", "casus"], name="bespreking_eenmaal")
        ]


@keeps_history()
class Overlegstap(Row, Versioned):
    """Who does what by when, because of what was decided. Done when `klaar_op` is filled."""

    bespreking = models.ForeignKey(Bespreking, models.CASCADE, related_name="stappen")
    huishouden = models.ForeignKey("personen.Huishouden", models.CASCADE, related_name="+")
    medewerker = models.ForeignKey("organisatie.Medewerker", models.PROTECT, related_name="+")
    wat = models.CharField(max_length=300)
    op = models.DateField(null=True, blank=True)
    klaar_op = models.DateField(null=True, blank=True)


@keeps_history()
class Consultatie(Row, Versioned):
    """Advice asked of a colleague about a family, and what the colleague said."""

    casus = models.ForeignKey("casussen.Casus", models.CASCADE, related_name="consultaties")
    huishouden = models.ForeignKey("personen.Huishouden", models.CASCADE, related_name="+")
    medewerker = models.ForeignKey("organisatie.Medewerker", models.PROTECT, related_name="+")
    gevraagd_door = models.ForeignKey("organisatie.Medewerker", models.PROTECT, related_name="+")
    gevraagd_op = models.DateField()
    vraag = models.TextField(blank=True)
    advies = models.TextField(blank=True)
    advies_op = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [order_check("consultatie", "gevraagd_op", "advies_op")]
