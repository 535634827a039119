"""The household file, who is involved in it and who coordinates."""

from django.db import models

from wijkzicht.register.basis import (
    CodeField,
    PseudonymRow,
    Row,
    Versioned,
    code_check,
    keeps_history,
    optional_code,
    order_check,
)


@keeps_history()
class Casus(PseudonymRow, Versioned):
    """From opening to closing of the team's involvement with a household."""

    huishouden = models.ForeignKey("personen.Huishouden", models.CASCADE, related_name="casussen")
    team = models.ForeignKey("organisatie.Team", models.PROTECT, related_name="casussen")
    geopend = models.DateField()
    kader = optional_code("kader")
    gesloten = models.DateField(null=True, blank=True)
    reden_sluiting = optional_code("reden_sluiting")
    vervolg = optional_code("vervolg")
    sluit_toelichting = models.TextField(blank=True)
    # The day somebody recorded the closing: undoing it is for soon after.
    sluiting_vastgelegd_op = models.DateField(null=True, blank=True)
    # The day somebody calls the family once more, chosen at closing.
    nazorg_op = models.DateField(null=True, blank=True)
    heropend_omdat = models.TextField(blank=True)
    # The casus that this one goes on from: of the same team when the family is back, of another
    # team when it was handed over.
    eerder = models.OneToOneField(
        "self", models.SET_NULL, null=True, blank=True, related_name="later"
    )

    class Meta:
        indexes = [models.Index(fields=["team", "gesloten"], name="casus_team_gesloten")]
        constraints = [
            code_check("casus", "kader", "kader"),
            code_check("casus", "reden_sluiting", "reden_sluiting"),
            code_check("casus", "vervolg", "vervolg"),
            order_check("casus", "geopend", "gesloten"),
            order_check("casus", "gesloten", "nazorg_op"),
            models.CheckConstraint(
                condition=models.Q(gesloten__isnull=False)
                | models.Q(reden_sluiting__isnull=True, vervolg__isnull=True),
                name="casus_reden_alleen_bij_sluiting",
            ),
        ]


class Betrokkenheid(Row):
    """Who may see a household, because of what, from when to when (inclusive)."""

    class Soort(models.TextChoices):
        BETROKKEN = "betrokken", "betrokken"
        REGIE = "regie", "regisseur"
        CONSULT = "consult", "meegevraagd"

    huishouden = models.ForeignKey(
        "personen.Huishouden", models.CASCADE, related_name="betrokkenen"
    )
    medewerker = models.ForeignKey(
        "organisatie.Medewerker", models.CASCADE, related_name="betrokkenheden"
    )
    casus = models.ForeignKey(
        Casus, models.CASCADE, null=True, blank=True, related_name="betrokkenen"
    )
    soort = models.CharField(max_length=20, choices=Soort.choices, default=Soort.BETROKKEN)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["medewerker", "huishouden"], name="betrokken_wie_waar")]
        constraints = [order_check("betrokkenheid", "van", "tot")]


class Regie(Row):
    """Who coordinates the casus, over time."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="regie")
    huishouden = models.ForeignKey("personen.Huishouden", models.CASCADE, related_name="+")
    medewerker = models.ForeignKey("organisatie.Medewerker", models.PROTECT, related_name="+")
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            order_check("regie", "van", "tot"),
            models.UniqueConstraint(fields=["casus", "medewerker", "van"], name="regie_eenmaal"),
        ]


@keeps_history()
class Resultaat(Row):
    """Something that was prevented or replaced, with what makes that plausible."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="resultaten")
    huishouden = models.ForeignKey("personen.Huishouden", models.CASCADE, related_name="+")
    soort = CodeField("resultaat_soort")
    datum = models.DateField()
    onderbouwing = models.TextField(blank=True)
    formulier = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        ordering = ["datum", "pk"]
        constraints = [code_check("resultaat", "soort", "resultaat_soort")]
