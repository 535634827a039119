"""A question to look along in a file, and its answer."""

from django.db import models

from wijkzicht.register.basis import Row


class Toegangsvraag(Row):
    """Somebody asks to look along with the household of a person they found; until it is answered
    `antwoord` is empty. Of the household itself nothing stands here."""

    class Antwoord(models.TextChoices):
        JA = "ja", "mag meekijken"
        NEE = "nee", "mag niet meekijken"

    huishouden = models.ForeignKey("personen.Huishouden", models.CASCADE, related_name="+")
    persoon = models.ForeignKey("personen.Persoon", models.CASCADE, related_name="+")
    medewerker = models.ForeignKey("organisatie.Medewerker", models.CASCADE, related_name="+")
    waarom = models.CharField(max_length=200)
    gevraagd_op = models.DateField()
    antwoord = models.CharField(max_length=3, blank=True, choices=Antwoord.choices)
    woord = models.CharField(max_length=200, blank=True)
    beantwoord_op = models.DateField(null=True, blank=True)
    beantwoord_door = models.ForeignKey(
        "organisatie.Medewerker", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(antwoord="", beantwoord_op__isnull=True)
                | models.Q(antwoord__in=["ja", "nee"], beantwoord_op__isnull=False),
                name="toegangsvraag_antwoord_met_dag",
            ),
            models.UniqueConstraint(
                fields=["medewerker", "huishouden"],
                condition=models.Q(antwoord=""),
                name="toegangsvraag_een_tegelijk",
            ),
        ]
