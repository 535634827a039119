"""Papers: letters made from a template, attachments that were brought in, and the templates."""

from django.db import models

from wijkzicht.register.basis import Row

KINDS = ("uitnodiging", "herinnering", "plan", "beschikking", "afsluitbrief", "verwijsbrief")


class Soort(models.TextChoices):
    """What a paper is. All but the last two are letters, each with a template."""

    UITNODIGING = "uitnodiging"
    HERINNERING = "herinnering"
    PLAN = "plan"
    BESCHIKKING = "beschikking"
    AFSLUITBRIEF = "afsluitbrief"
    VERWIJSBRIEF = "verwijsbrief"
    BIJLAGE = "bijlage"
    EIGEN_PLAN = "eigen_plan"


class Sjabloon(Row):
    """A letter as the organisation wants it: a Word file with named fields, valid between two days."""

    soort = models.CharField(max_length=12)
    inhoud = models.BinaryField()
    bestandsnaam = models.CharField(max_length=120)
    geldig_van = models.DateField()
    geldig_tot = models.DateField(null=True, blank=True)
    geplaatst_op = models.DateTimeField(auto_now_add=True)
    geplaatst_door = models.ForeignKey(
        "organisatie.Medewerker", models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(soort__in=KINDS), name="sjabloon_soort_is_brief"
            ),
            models.CheckConstraint(
                condition=models.Q(geldig_tot__gte=models.F("geldig_van")),
                name="sjabloon_geldig_tot_niet_voor_geldig_van",
            ),
        ]


class Document(Row):
    """A paper of a household. After removal its content is gone; that it was there, and why not, stays."""

    huishouden = models.ForeignKey("personen.Huishouden", models.CASCADE, related_name="documenten")
    casus = models.ForeignKey("casussen.Casus", models.CASCADE, related_name="documenten")
    soort = models.CharField(max_length=12, choices=Soort)
    naam = models.CharField(max_length=120)
    type = models.CharField(max_length=100)
    grootte = models.PositiveIntegerField()
    vingerafdruk = models.CharField(max_length=64)
    inhoud = models.BinaryField()
    gemaakt_op = models.DateTimeField(auto_now_add=True)
    gemaakt_door = models.ForeignKey(
        "organisatie.Medewerker", models.SET_NULL, null=True, related_name="+"
    )
    verwijderd_op = models.DateTimeField(null=True, blank=True)
    verwijderd_door = models.ForeignKey(
        "organisatie.Medewerker", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    verwijderd_omdat = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(soort__in=Soort.values), name="document_soort_bekend"
            ),
            models.CheckConstraint(
                condition=models.Q(verwijderd_op__isnull=True)
                | (models.Q(inhoud=b"") & ~models.Q(verwijderd_omdat="")),
                name="document_verwijderd_is_leeg_met_reden",
            ),
        ]
        indexes = [models.Index(fields=["huishouden", "gemaakt_op"])]
