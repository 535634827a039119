"""A report, its files, every figure that was looked at for it, and its publication."""

from django.db import models

from wijkzicht.register.basis import Row, Versioned
from wijkzicht.vocabulary.periods import Period
from wijkzicht.vocabulary.verslagen import report_name


class Stand(models.TextChoices):
    """How far a report is."""

    OPZET = "opzet", "opzet"
    WACHTEND = "wachtend", "wachtend"
    KLAAR = "klaar", "klaar"
    MISLUKT = "mislukt", "mislukt"


class Vorm(models.TextChoices):
    """The forms in which a report is kept. `json` is what the public page shows, nothing else."""

    HTML = "html", "html"
    PDF = "pdf", "pdf"
    DOCX = "docx", "docx"
    CSV = "csv", "csv"
    XLSX = "xlsx", "xlsx"
    PARQUET = "parquet", "parquet"
    ZIP = "zip", "zip"
    JSON = "json", "json"


class Verslag(Row, Versioned):
    """The report over one year or half a year, until it is published.

    `periode`: `2025` or `2025-H1`. `teksten`: own text by heading, Markdown. `stap`: what the worker is doing. `meer_gesloten`: how
    many figures are closed only because of an earlier publication, by the name of that one.
    """

    periode = models.CharField(max_length=10)
    teksten = models.JSONField(default=dict)
    verhalen = models.ManyToManyField("leren.Verhaal", blank=True, related_name="verslagen")
    stand = models.CharField(max_length=10, choices=Stand.choices, default=Stand.OPZET)
    stap = models.CharField(max_length=200, blank=True)
    fout = models.CharField(max_length=500, blank=True)
    meer_gesloten = models.JSONField(default=dict)
    # How many stories are in the files; fewer chosen now means that somebody took theirs back.
    verhalen_erin = models.PositiveSmallIntegerField(default=0)
    begonnen_door = models.ForeignKey("organisatie.Medewerker", models.PROTECT, related_name="+")
    begonnen_op = models.DateTimeField(auto_now_add=True)
    gevraagd_op = models.DateTimeField(null=True)
    gemaakt_op = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-begonnen_op"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(stand__in=Stand.values), name="verslag_stand_uit_lijst"
            )
        ]


class Bestand(Row):
    """One form of a report, as it was made. Suppressed figures and own texts only."""

    verslag = models.ForeignKey(Verslag, models.CASCADE, related_name="bestanden")
    vorm = models.CharField(max_length=10, choices=Vorm.choices)
    sha256 = models.CharField(max_length=64)
    inhoud = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["verslag", "vorm"], name="verslag_vorm_eenmaal")
        ]


class Cel(Row):
    """A line of the ledger: one figure that was looked at for a report, with its true counts.

    Closed ones too: without them nobody can tell whether a later publication gives them away.
    Published is what belongs to a report with a publication.
    """

    verslag = models.ForeignKey(Verslag, models.CASCADE, related_name="cellen")
    indicator = models.CharField(max_length=10)
    groep = models.CharField(max_length=60)
    periode = models.CharField(max_length=10)
    dimensie = models.CharField(max_length=60, blank=True)
    teller = models.DecimalField(max_digits=16, decimal_places=4, null=True)
    noemer = models.DecimalField(max_digits=16, decimal_places=4, null=True)
    getoond = models.BooleanField()
    definitie = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["verslag", "indicator", "groep", "periode", "dimensie"],
                name="verslag_cel_eenmaal",
            )
        ]


class Publicatie(Row):
    """That a report was published, by whom and when; and if so, that it was taken back and why.

    Row security lets everybody read it, and the files of a report with one that stands.
    """

    verslag = models.OneToOneField(Verslag, models.PROTECT, related_name="publicatie")
    periode = models.CharField(max_length=10)
    nummer = models.PositiveSmallIntegerField()
    gepubliceerd_door = models.ForeignKey(
        "organisatie.Medewerker", models.PROTECT, related_name="+"
    )
    gepubliceerd_op = models.DateTimeField(auto_now_add=True)
    ingetrokken_door = models.ForeignKey(
        "organisatie.Medewerker", models.PROTECT, null=True, related_name="+"
    )
    ingetrokken_op = models.DateTimeField(null=True)
    reden = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-periode", "-nummer"]
        constraints = [
            models.UniqueConstraint(fields=["periode", "nummer"], name="publicatie_nummer_eenmaal"),
            models.CheckConstraint(
                condition=models.Q(ingetrokken_op__isnull=True, ingetrokken_door__isnull=True)
                | models.Q(ingetrokken_op__isnull=False, ingetrokken_door__isnull=False)
                & ~models.Q(reden=""),
                name="publicatie_ingetrokken_met_reden",
            ),
        ]

    @property
    def name(self) -> str:
        """What a sentence calls it."""
        return report_name(Period.parse(self.periode), nummer=self.nummer)
