"""What was passed on when a household was handed over."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from wijkzicht.register.basis import Row, code_check, keeps_history, optional_code

# Waits on the board of a team, until somebody there takes it or it is taken back.
WAITS = Q(naar_team__isnull=False, naar_casus__isnull=True, teruggenomen_op__isnull=True)


@keeps_history()
class Overdracht(Row):
    """A household was handed over: to a team here (`naar_casus`), or to somebody elsewhere.

    `naar_team`: the team on whose board it waits, or waited, because no colleague was chosen. The
    casus runs on until somebody takes it; `op` is then that day. `reden` and `doelen`: why the team
    here stops and which goals still hold, for that day. `brief`: what the receiver has to know, as
    it was given; it does not change with the file.
    """

    casus = models.ForeignKey("casussen.Casus", models.CASCADE, related_name="overdrachten")
    huishouden = models.ForeignKey("personen.Huishouden", models.CASCADE, related_name="+")
    naar_casus = models.ForeignKey(
        "casussen.Casus", models.SET_NULL, null=True, blank=True, related_name="ontvangen"
    )
    naar_team = models.ForeignKey(
        "organisatie.Team", models.PROTECT, null=True, blank=True, related_name="+"
    )
    naar = models.CharField(max_length=200)
    op = models.DateField()
    reden = optional_code("reden_sluiting")
    doelen = ArrayField(models.UUIDField(), default=list, blank=True)
    brief = models.TextField(blank=True)
    verteld = models.TextField(blank=True)
    akkoord = models.BooleanField(null=True)
    teruggenomen_op = models.DateField(null=True, blank=True)
    teruggenomen_omdat = models.TextField(blank=True)
    medewerker = models.ForeignKey("organisatie.Medewerker", models.PROTECT, related_name="+")
    formulier = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        ordering = ["-op", "pk"]
        constraints = [
            code_check("overdracht", "reden", "reden_sluiting"),
            models.UniqueConstraint(
                fields=["casus"], condition=WAITS, name="overdracht_wacht_eenmaal"
            ),
        ]
