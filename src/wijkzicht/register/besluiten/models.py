"""An aanvraag and what was decided on it: the beschikking, as far as a team makes it."""

from django.db import models

from wijkzicht.register.basis import (
    CodeField,
    Row,
    Versioned,
    code_check,
    keeps_history,
    optional_code,
    order_check,
)


@keeps_history()
class Besluit(Row, Versioned):
    """From the day somebody applied to the decision. Undecided while `uitkomst` is empty.

    `voorziening` is the help that it grants. `uiterlijk`: a later last day than the term gives.
    """

    class Uitkomst(models.TextChoices):
        TOEGEKEND = "toegekend", "toegekend"
        AFGEWEZEN = "afgewezen", "afgewezen"
        INGETROKKEN = "ingetrokken", "ingetrokken"

    casus = models.ForeignKey("casussen.Casus", models.CASCADE, related_name="besluiten")
    huishouden = models.ForeignKey("personen.Huishouden", models.CASCADE, related_name="+")
    persoon = models.ForeignKey("personen.Persoon", models.CASCADE, related_name="besluiten")
    medewerker = models.ForeignKey("organisatie.Medewerker", models.PROTECT, related_name="+")
    voorziening = models.ForeignKey(
        "voorzieningen.Voorziening",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="besluiten",
    )
    soort = CodeField("voorziening_soort")
    leveringsvorm = optional_code("leveringsvorm")
    aanvraag_op = models.DateField()
    uiterlijk = models.DateField(null=True, blank=True)
    voorstel = models.TextField(blank=True)
    tweede_door = models.ForeignKey(
        "organisatie.Medewerker", models.PROTECT, null=True, blank=True, related_name="+"
    )
    tweede_op = models.DateField(null=True, blank=True)
    tweede_akkoord = models.BooleanField(null=True)
    tweede_tekst = models.TextField(blank=True)
    uitkomst = models.CharField(max_length=20, choices=Uitkomst.choices, null=True, blank=True)
    besluit_op = models.DateField(null=True, blank=True)
    reden = models.TextField(blank=True)
    start = models.DateField(null=True, blank=True)
    eind = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            code_check("besluit", "soort", "voorziening_soort"),
            code_check("besluit", "leveringsvorm", "leveringsvorm"),
            order_check("besluit", "aanvraag_op", "besluit_op"),
            order_check("besluit", "start", "eind"),
            models.CheckConstraint(
                condition=models.Q(uitkomst__isnull=True, besluit_op__isnull=True)
                | models.Q(
                    uitkomst__in=["toegekend", "afgewezen", "ingetrokken"],
                    besluit_op__isnull=False,
                ),
                name="besluit_uitkomst_met_dag",
            ),
        ]
