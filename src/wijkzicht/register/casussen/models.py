"""The household file: who is involved, who coordinates, and every contact."""

import pghistory
from django.db import models

from wijkzicht.register.basis import (
    CodeField,
    PseudonymRow,
    Row,
    Versioned,
    code_check,
    optional_code,
    order_check,
)

CHANGES = (pghistory.UpdateEvent(), pghistory.DeleteEvent())


@pghistory.track(*CHANGES)
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

    class Meta:
        indexes = [models.Index(fields=["team", "gesloten"], name="casus_team_gesloten")]
        constraints = [
            code_check("casus", "kader", "kader"),
            code_check("casus", "reden_sluiting", "reden_sluiting"),
            code_check("casus", "vervolg", "vervolg"),
            order_check("casus", "geopend", "gesloten"),
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


@pghistory.track(*CHANGES)
class Contact(PseudonymRow, Versioned):
    """One moment of work for a casus. What was done decides what it counts as."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="contacten")
    huishouden = models.ForeignKey("personen.Huishouden", models.CASCADE, related_name="+")
    medewerker = models.ForeignKey(
        "organisatie.Medewerker", models.PROTECT, null=True, related_name="+"
    )
    datum = models.DateField()
    activiteit = CodeField("contact_activiteit")
    ook_hulp = models.BooleanField(null=True)
    vorm = optional_code("vorm")
    duur_minuten = models.PositiveSmallIntegerField(null=True, blank=True)
    jeugdige_alleen = models.BooleanField(null=True)
    gedragswetenschapper = models.BooleanField(null=True)
    vastgelegd_op = models.DateField()
    feiten = models.TextField(blank=True)
    mening = models.TextField(blank=True)
    gezin_vond = models.TextField(blank=True)
    doel = models.ForeignKey(
        "plannen.Doel", models.SET_NULL, null=True, blank=True, related_name="contacten"
    )
    volgende_stap = models.CharField(max_length=300, blank=True)
    volgende_stap_op = models.DateField(null=True, blank=True)
    volgende_stap_klaar = models.BooleanField(default=False)
    # The same form sent twice is one contact.
    formulier = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        indexes = [models.Index(fields=["casus", "-datum"], name="contact_tijdlijn")]
        constraints = [
            code_check("contact", "activiteit", "contact_activiteit"),
            code_check("contact", "vorm", "vorm"),
            models.CheckConstraint(
                condition=models.Q(duur_minuten__lte=1440), name="contact_duur_hooguit_een_dag"
            ),
        ]


class ContactPersoon(Row):
    """A household member the contact was with or for."""

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="met")
    persoon = models.ForeignKey("personen.Persoon", models.CASCADE, related_name="+")
    huishouden = models.ForeignKey("personen.Huishouden", models.CASCADE, related_name="+")
    aanwezig = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contact", "persoon"], name="contact_persoon_eenmaal")
        ]


class Hulpeinde(Row):
    """Own help to a person was stopped on this day, while the casus may go on."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="hulpeinden")
    persoon = models.ForeignKey("personen.Persoon", models.CASCADE, related_name="hulpeinden")
    huishouden = models.ForeignKey("personen.Huishouden", models.CASCADE, related_name="+")
    datum = models.DateField()
    reden = optional_code("reden_sluiting")

    class Meta:
        constraints = [
            code_check("hulpeinde", "reden", "reden_sluiting"),
            models.UniqueConstraint(fields=["casus", "persoon", "datum"], name="hulpeinde_eenmaal"),
        ]


class Concept(Row):
    """What somebody typed and did not save yet. Only its writer can read it; gone 14 days after."""

    medewerker = models.ForeignKey("organisatie.Medewerker", models.CASCADE, related_name="+")
    formulier = models.CharField(max_length=60)
    voorwerp = models.UUIDField(null=True)
    inhoud = models.JSONField()
    bijgewerkt_op = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["medewerker", "formulier", "voorwerp"],
                nulls_distinct=False,
                name="concept_eenmaal",
            )
        ]
