"""A team's own measures: each version a row that is never changed, with the figures it gave."""

from django.db import models

from wijkzicht.register.basis import Row
from wijkzicht.register.cijfers.models import FigureRow


class Maat(Row):
    """
    One version of a measure. `inhoud` is its file (docs/eigen-maten.md); without `team` it is of
    the whole organisation. A change is a new row with the next `versie`; the old one keeps its
    definition and its figures. `gestopt_op`, on the newest version: not computed any more.
    """

    team = models.ForeignKey(
        "organisatie.Team", models.PROTECT, related_name="maten", null=True, blank=True
    )
    code = models.CharField(max_length=14)
    versie = models.PositiveSmallIntegerField(default=1)
    inhoud = models.JSONField()
    overgenomen_van = models.CharField(max_length=200, blank=True)
    gemaakt_door = models.ForeignKey("organisatie.Medewerker", models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField(auto_now_add=True)
    gestopt_op = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "versie"], name="maat_versie_eenmaal"),
            models.CheckConstraint(
                condition=models.Q(code__startswith="X-"), name="maat_nooit_uit_de_catalogus"
            ),
        ]

    @property
    def title(self) -> str:
        """Its name."""
        return self.inhoud["titel"]


class MaatCijfer(FigureRow):
    """A figure of one version of a measure. Not in the table that reports and programs read."""

    maat = models.ForeignKey(Maat, models.CASCADE, related_name="cijfers")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["maat", "groep", "periode", "dimensie"], name="maatcijfer_eenmaal"
            )
        ]

    @property
    def indicator(self) -> str:
        """The code of its measure, as other rows of figures have it."""
        return self.maat.code
