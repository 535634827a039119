"""A delivery, its files unreadable without a key, what must be confirmed, and where it was sent."""

from django.db import models

from wijkzicht.register.basis import Row


class Stand(models.TextChoices):
    """How far the making is."""

    WACHTEND = "wachtend", "wachtend"
    KLAAR = "klaar", "klaar"
    MISLUKT = "mislukt", "mislukt"


class Vorm(models.TextChoices):
    """The forms in which a delivery is kept; `html` is the whole report."""

    CSV = "csv", "csv"
    TXT = "txt", "txt"
    XLSX = "xlsx", "xlsx"
    HTML = "html", "html"


class Levering(Row):
    """One delivery over one half-year, as it was made that day. It is never changed, only made anew.

    `rapport` holds counts and pseudonyms, never a BSN, a birth date or a postcode; `sha256` is the
    digest of the CSV. Both are empty until it is `klaar`; `fout` is the sentence when it failed.
    """

    periode = models.CharField(max_length=10)
    protocol = models.CharField(max_length=10)
    stand = models.CharField(max_length=10, choices=Stand.choices, default=Stand.WACHTEND)
    records = models.PositiveIntegerField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    rapport = models.JSONField(null=True)
    vorige = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    fout = models.CharField(max_length=500, blank=True)
    gevraagd_door = models.ForeignKey("organisatie.Medewerker", models.PROTECT, related_name="+")
    gevraagd_op = models.DateTimeField(auto_now_add=True)
    gemaakt_op = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-gevraagd_op"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(stand__in=Stand.values), name="levering_stand_uit_lijst"
            ),
            models.CheckConstraint(
                condition=~models.Q(stand=Stand.KLAAR)
                | models.Q(records__isnull=False, rapport__isnull=False, gemaakt_op__isnull=False),
                name="levering_klaar_is_heel",
            ),
        ]


class Bestand(Row):
    """One form of a delivery: it has BSNs, so it is encrypted, bound to this row."""

    levering = models.ForeignKey(Levering, models.CASCADE, related_name="bestanden")
    vorm = models.CharField(max_length=10, choices=Vorm.choices)
    sha256 = models.CharField(max_length=64)
    versleuteld = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["levering", "vorm"], name="levering_vorm_eenmaal")
        ]


class TeBevestigen(Row):
    """Running help without any help in the last half year: the team confirms or closes it.

    Only of the newest delivery over a half-year. Who may see the household sees the row.
    """

    levering = models.ForeignKey(Levering, models.CASCADE, related_name="te_bevestigen")
    periode = models.CharField(max_length=10)
    huishouden = models.ForeignKey("personen.Huishouden", models.CASCADE, related_name="+")
    casus = models.ForeignKey("casussen.Casus", models.CASCADE, related_name="+")
    persoon = models.ForeignKey("personen.Persoon", models.CASCADE, related_name="+")
    team = models.ForeignKey("organisatie.Team", models.CASCADE, related_name="+")
    laatste_hulp = models.DateField()


class Verzending(Row):
    """When a delivery was sent, in which form, and the receipt that came back."""

    levering = models.ForeignKey(Levering, models.PROTECT, related_name="verzendingen")
    verzonden_op = models.DateField()
    vorm = models.CharField(max_length=10, choices=Vorm.choices)
    sha256 = models.CharField(max_length=64)
    ontvangst = models.CharField(max_length=200)
    vastgelegd_door = models.ForeignKey("organisatie.Medewerker", models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["verzonden_op", "vastgelegd_op"]
