"""The one table of figures. Pages, exports and reports read it and compute nothing themselves."""

from django.db import models

from wijkzicht.register.basis import Row


class FigureRow(models.Model):
    """What a row of figures holds, with what is needed to trust it."""

    id = models.BigAutoField(primary_key=True)
    groep = models.CharField(max_length=60)
    periode = models.CharField(max_length=10)
    dimensie = models.CharField(max_length=60, blank=True)
    teller = models.DecimalField(max_digits=16, decimal_places=4, null=True)
    noemer = models.DecimalField(max_digits=16, decimal_places=4, null=True)
    waarde = models.FloatField(null=True)
    onder = models.FloatField(null=True)
    boven = models.FloatField(null=True)
    onbekend = models.FloatField(null=True)
    status = models.CharField(max_length=30)
    toelichting = models.TextField(blank=True)
    definitie = models.CharField(max_length=64)
    peildatum = models.DateField()
    berekend_op = models.DateTimeField()

    class Meta:
        abstract = True


class Cijfer(FigureRow):
    """A row of `indicators` as the contract describes it."""

    indicator = models.CharField(max_length=10)
    # Whether it may be shown outside the team: decided for all rows together, so that no small
    # figure can be worked out. Not decided is no.
    naar_buiten = models.BooleanField(default=False, db_default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "groep", "periode", "dimensie"], name="cijfer_eenmaal"
            )
        ]
        indexes = [models.Index(fields=["groep", "periode"], name="cijfer_groep_periode")]


class Verloop(models.Model):
    """What belongs to the series of a group beside its figures: counted by the worker every night.

    `soort` `beweging`, `doorloop`, `vertraging`, `tijdigheid`, or with the code of the indicator as
    `sleutel` `kwartaal` and `tussentijd`. `inhoud` holds what the dataclass of that name in `indicators` holds: counts and
    shares, never a person.
    """

    id = models.BigAutoField(primary_key=True)
    groep = models.CharField(max_length=60)
    soort = models.CharField(max_length=20)
    sleutel = models.CharField(max_length=20, blank=True)
    inhoud = models.JSONField()
    peildatum = models.DateField()
    berekend_op = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["groep", "soort", "sleutel"], name="verloop_eenmaal")
        ]


class Vuil(Row):
    """What a save has touched, until the worker has computed it.

    Work of a team in a year, a household, or both. `teams_klaar`: the teams have their new figures,
    all of them together not yet.
    """

    team = models.ForeignKey("organisatie.Team", models.CASCADE, null=True, related_name="+")
    jaar = models.PositiveSmallIntegerField()
    # A key and no reference: the worker is told of a household that is gone as well.
    huishouden_id = models.UUIDField(null=True)
    teams_klaar = models.BooleanField(default=False)
    sinds = models.DateTimeField(auto_now_add=True)
