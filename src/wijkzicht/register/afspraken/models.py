"""Appointments with a household."""

from django.db import models

from wijkzicht.register.basis import Row, Versioned, keeps_history


@keeps_history()
class Afspraak(Row, Versioned):
    """One appointment. `tijd` empty: no hour was agreed. `afgezegd_op`: it does not take place."""

    huishouden = models.ForeignKey("personen.Huishouden", models.CASCADE, related_name="afspraken")
    casus = models.ForeignKey("casussen.Casus", models.CASCADE, related_name="afspraken")
    medewerker = models.ForeignKey("organisatie.Medewerker", models.CASCADE, related_name="+")
    datum = models.DateField()
    tijd = models.TimeField(null=True, blank=True)
    duur_minuten = models.PositiveSmallIntegerField(null=True, blank=True)
    plaats = models.CharField(max_length=200, blank=True)
    onderwerp = models.CharField(max_length=200, blank=True)
    afgezegd_op = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["medewerker", "datum"])]


class AfspraakPersoon(Row):
    """Somebody of the household the appointment is with."""

    afspraak = models.ForeignKey(Afspraak, models.CASCADE, related_name="met")
    persoon = models.ForeignKey("personen.Persoon", models.CASCADE, related_name="+")
    huishouden = models.ForeignKey("personen.Huishouden", models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["afspraak", "persoon"], name="afspraakpersoon_eenmaal")
        ]
