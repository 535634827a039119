"""A setting of the organisation, from a day on. Nothing is changed: a later row takes its place."""

from django.db import models

from wijkzicht.register.basis import Row


class Soort(models.TextChoices):
    """What is set: own words for a code, whether a code is used, a term in days, a text, a ground."""

    WOORD = "woord", "eigen woord"
    GEBRUIK = "gebruik", "in gebruik"
    TERMIJN = "termijn", "termijn"
    TEKST = "tekst", "tekst"
    GROND = "grond", "grond"
    BEWAREN = "bewaren", "bewaartermijn"


class Instelling(Row):
    """`sleutel` is `lijst:code` for a word, `veld:tabel.veld` for a field, else a name of `rules.instellingen`.

    `waarde`: the words, `ja` or `nee`, days, or the text; empty: back to what comes with the program.
    `tot`: the last day of a ground; nothing else ends by itself.
    """

    soort = models.CharField(max_length=10, choices=Soort.choices)
    sleutel = models.CharField(max_length=100)
    waarde = models.TextField(blank=True)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    gezet_door = models.ForeignKey("organisatie.Medewerker", models.PROTECT, related_name="+")
    gezet_op = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["soort", "sleutel", "van", "gezet_op"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(soort__in=Soort.values), name="instelling_soort_uit_lijst"
            ),
            models.CheckConstraint(
                condition=models.Q(tot__isnull=False, soort="grond", tot__gte=models.F("van"))
                | models.Q(tot__isnull=True) & ~models.Q(soort="grond", waarde__gt=""),
                name="instelling_grond_eindigt",
            ),
        ]
