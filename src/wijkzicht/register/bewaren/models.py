"""The list of what is destroyed, which afterwards is the record of it; and what is kept longer."""

from django.db import models

from wijkzicht.register.basis import Row
from wijkzicht.rules.retention import BEWAARSOORTEN


class Vernietiging(Row):
    """What of one kind is past its term, in a list that a second person signs before it is destroyed.

    Without who made it: done by itself at night, of what holds no file. `termijn`: the term as it
    held that day, in years or days; `bron`: its source then. `aantal`: how many are gone.
    Only the functions of the database write it: made, signed, withdrawn and carried out.
    """

    soort = models.CharField(max_length=20, choices=[(s, s) for s in BEWAARSOORTEN])
    termijn = models.PositiveSmallIntegerField()
    bron = models.TextField(blank=True)
    gemaakt_door = models.ForeignKey(
        "organisatie.Medewerker", models.PROTECT, null=True, related_name="+"
    )
    gemaakt_op = models.DateTimeField(auto_now_add=True)
    getekend_door = models.ForeignKey(
        "organisatie.Medewerker", models.PROTECT, null=True, related_name="+"
    )
    getekend_op = models.DateTimeField(null=True)
    ingetrokken_door = models.ForeignKey(
        "organisatie.Medewerker", models.PROTECT, null=True, related_name="+"
    )
    ingetrokken_op = models.DateTimeField(null=True)
    uitgevoerd_op = models.DateTimeField(null=True)
    aantal = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["-gemaakt_op", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(getekend_door=models.F("gemaakt_door")),
                name="vernietiging_door_twee_mensen",
            ),
            models.CheckConstraint(
                condition=models.Q(getekend_op__isnull=True)
                | models.Q(ingetrokken_op__isnull=True),
                name="vernietiging_getekend_of_ingetrokken",
            ),
            models.CheckConstraint(
                condition=models.Q(gemaakt_door__isnull=True)
                | models.Q(uitgevoerd_op__isnull=True)
                | models.Q(getekend_op__isnull=False),
                name="vernietiging_uitgevoerd_na_tekenen",
            ),
        ]


class Afloop(models.TextChoices):
    """What became of a line when the list was carried out."""

    WEG = "weg", "vernietigd"
    UITGESTELD = "uitgesteld", "uitgesteld"
    GEWIJZIGD = "gewijzigd", "nog niet voorbij: gewijzigd na de lijst"
    VERWEVEN = "verweven", "staat ook in een ander dossier"


class Vernietigingsregel(Row):
    """One file, or other thing, of a list. Its key and from when its term counts; never content.

    `rijen`: how many rows of which table went.
    """

    vernietiging = models.ForeignKey(Vernietiging, models.PROTECT, related_name="regels")
    voorwerp_id = models.UUIDField()
    team = models.ForeignKey("organisatie.Team", models.PROTECT, null=True, related_name="+")
    vanaf = models.DateField()
    afloop = models.CharField(max_length=20, choices=Afloop.choices, blank=True)
    rijen = models.JSONField(null=True)
    op = models.DateTimeField(null=True)

    class Meta:
        ordering = ["vanaf", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["vernietiging", "voorwerp_id"], name="vernietigingsregel_eenmaal"
            )
        ]


class Reden(models.TextChoices):
    """Why a file is kept longer than its term."""

    KLACHT = "klacht", "er loopt een klacht"
    RECHTER = "rechter", "er loopt een rechtszaak of bezwaar"
    ONDERZOEK = "onderzoek", "wetenschappelijk onderzoek"
    HULP = "hulp", "goede hulp vraagt erom"
    ANDER = "ander", "een ander heeft er groot belang bij"


class Uitstel(Row):
    """A file is kept longer, until `tot` or, when that is not known, until somebody ends it."""

    huishouden = models.ForeignKey("personen.Huishouden", models.CASCADE, related_name="+")
    reden = models.CharField(max_length=20, choices=Reden.choices)
    tot = models.DateField(null=True, blank=True)
    door = models.ForeignKey("organisatie.Medewerker", models.PROTECT, related_name="+")
    op = models.DateTimeField(auto_now_add=True)
    gestopt_op = models.DateTimeField(null=True, blank=True)
    gestopt_door = models.ForeignKey(
        "organisatie.Medewerker", models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["-op", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reden__in=Reden.values), name="uitstel_reden_uit_lijst"
            )
        ]
