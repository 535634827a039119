"""A volunteer, and a match: what the volunteer does for a family, from when to when."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from wijkzicht.register.basis import Row, Versioned, keeps_history, order_check
from wijkzicht.vocabulary.codelists import codelist


class Vrijwilliger(Row, Versioned):
    """Somebody who helps without being paid. Has no account and sees nothing of a file.

    `bekend_bij`: the colleague who knows her or him. `vog_op`: day of the declaration of conduct,
    where the organisation asks for one.
    """

    team = models.ForeignKey("organisatie.Team", models.CASCADE, related_name="vrijwilligers")
    naam = models.CharField(max_length=200)
    kan = models.CharField(max_length=300)
    leefgebieden = ArrayField(
        models.CharField(max_length=40, choices=[(c, c) for c in codelist("leefgebied").codes]),
        default=list,
        blank=True,
    )
    voor_wie = models.CharField(max_length=200, blank=True)
    wanneer = models.CharField(max_length=200, blank=True)
    bereikbaar = models.CharField(max_length=200, blank=True)
    bekend_bij = models.ForeignKey(
        "organisatie.Medewerker", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    vog_op = models.DateField(null=True, blank=True)
    gestopt_op = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam


@keeps_history()
class Inzet(Row, Versioned):
    """What a volunteer does for a household. `stap`: the step of the plan it is.

    `gaat`: how it goes, while it runs. `terugblik`: what it brought, once it has ended.
    """

    vrijwilliger = models.ForeignKey(Vrijwilliger, models.PROTECT, related_name="inzet")
    casus = models.ForeignKey("casussen.Casus", models.CASCADE, related_name="inzet")
    huishouden = models.ForeignKey("personen.Huishouden", models.CASCADE, related_name="+")
    stap = models.ForeignKey(
        "plannen.Doelactie", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    wat = models.CharField(max_length=300)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    gaat = models.CharField(max_length=500, blank=True)
    terugblik = models.CharField(max_length=500, blank=True)
    vastgelegd_door = models.ForeignKey("organisatie.Medewerker", models.PROTECT, related_name="+")
    formulier = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        ordering = ["-van", "pk"]
        constraints = [order_check("inzet", "van", "tot")]
