"""Every moment of work for a casus, with whom, and the day own help stopped."""

from django.db import models

from wijkzicht.register.basis import (
    CodeField,
    PseudonymRow,
    Row,
    Versioned,
    code_check,
    keeps_history,
    optional_code,
)


class Weghaalreden(models.TextChoices):
    """Why a contact does not stand where it stood. No free text: it goes in the log."""

    VERKEERD_GEZIN = "verkeerd_gezin", "stond bij het verkeerde gezin"
    DUBBEL = "dubbel", "stond er dubbel"
    NIET_GEWEEST = "niet_geweest", "is niet geweest"


@keeps_history()
class Contact(PseudonymRow, Versioned):
    """One moment of work for a casus. What was done decides what it counts as."""

    casus = models.ForeignKey("casussen.Casus", models.CASCADE, related_name="contacten")
    huishouden = models.ForeignKey("personen.Huishouden", models.CASCADE, related_name="+")
    medewerker = models.ForeignKey(
        "organisatie.Medewerker", models.PROTECT, null=True, related_name="+"
    )
    # A second colleague who was there; it is one contact all the same.
    samen_met = models.ForeignKey(
        "organisatie.Medewerker", models.PROTECT, null=True, blank=True, related_name="+"
    )
    datum = models.DateField()
    activiteit = CodeField("activiteit")
    ook_hulp = models.BooleanField(null=True)
    vorm = optional_code("vorm")
    duur_minuten = models.PositiveSmallIntegerField(null=True, blank=True)
    jeugdige_alleen = models.BooleanField(null=True)
    gedragswetenschapper = models.BooleanField(null=True)
    # Unknown only for work that was recorded elsewhere.
    vastgelegd_op = models.DateField(null=True)
    feiten = models.TextField(blank=True)
    mening = models.TextField(blank=True)
    gezin_vond = models.TextField(blank=True)
    doel = models.ForeignKey(
        "plannen.Doel", models.SET_NULL, null=True, blank=True, related_name="contacten"
    )
    # Only in the file of this member: not on paper with the rest, not in what others see of it.
    vertrouwelijk_voor = models.ForeignKey(
        "personen.Persoon", models.RESTRICT, null=True, blank=True, related_name="+"
    )
    # Also read by who works with this household: somebody moved there, and only they were there.
    ook_bij = models.ForeignKey(
        "personen.Huishouden", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    volgende_stap = models.CharField(max_length=300, blank=True)
    volgende_stap_op = models.DateField(null=True, blank=True)
    volgende_stap_klaar = models.BooleanField(default=False)
    # The same form sent twice is one contact.
    formulier = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        indexes = [models.Index(fields=["casus", "-datum"], name="contact_tijdlijn")]
        constraints = [
            code_check("contact", "activiteit", "activiteit"),
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

    casus = models.ForeignKey("casussen.Casus", models.CASCADE, related_name="hulpeinden")
    persoon = models.ForeignKey("personen.Persoon", models.CASCADE, related_name="hulpeinden")
    huishouden = models.ForeignKey("personen.Huishouden", models.CASCADE, related_name="+")
    datum = models.DateField()
    reden = optional_code("reden_sluiting")

    class Meta:
        constraints = [
            code_check("hulpeinde", "reden", "reden_sluiting"),
            models.UniqueConstraint(fields=["casus", "persoon", "datum"], name="hulpeinde_eenmaal"),
        ]
