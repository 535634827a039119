"""The meldcode in its five steps, what a household promised to stay safe, and drang."""

from django.db import models

from wijkzicht.register.basis import Row, Versioned, keeps_history, order_check


@keeps_history()
class Meldcode(Row, Versioned):
    """One run through the meldcode, from the first signal until it is done.

    Running while `afgerond_op` is empty; a household has one that runs at a time.
    """

    casus = models.ForeignKey("casussen.Casus", models.CASCADE, related_name="meldcodes")
    huishouden = models.ForeignKey("personen.Huishouden", models.CASCADE, related_name="+")
    begonnen_op = models.DateField()
    afgerond_op = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            order_check("meldcode", "begonnen_op", "afgerond_op"),
            models.UniqueConstraint(
                fields=["casus"],
                condition=models.Q(afgerond_op__isnull=True),
                name="meldcode_een_tegelijk",
            ),
        ]


@keeps_history()
class Meldcodestap(Row, Versioned):
    """What was done for one of the five steps. A step can be taken more than once, in any order."""

    class Stap(models.IntegerChoices):
        SIGNALEN = 1, "signalen op een rij"
        OVERLEG = 2, "overleg met een collega of Veilig Thuis"
        GESPREK = 3, "gesprek met het gezin"
        WEGEN = 4, "wegen"
        BESLISSEN = 5, "beslissen"

    class Wie(models.TextChoices):
        """Whose advice was asked in step 2."""

        COLLEGA = "collega", "collega"
        GEDRAGSWETENSCHAPPER = "gedragswetenschapper", "gedragswetenschapper"
        VEILIG_THUIS = "veilig_thuis", "Veilig Thuis"
        LETSEL = "letsel", "deskundige voor letsel"
        ANDERS = "anders", "iemand anders"

    meldcode = models.ForeignKey(Meldcode, models.CASCADE, related_name="stappen")
    huishouden = models.ForeignKey("personen.Huishouden", models.CASCADE, related_name="+")
    stap = models.PositiveSmallIntegerField(choices=Stap.choices)
    datum = models.DateField()
    medewerker = models.ForeignKey("organisatie.Medewerker", models.PROTECT, related_name="+")
    geraadpleegd = models.CharField(max_length=30, choices=Wie.choices, blank=True)
    met = models.CharField(max_length=200, blank=True)
    afweging = models.TextField(blank=True)
    uitkomst = models.TextField(blank=True)
    # The two decisions of step 5; null: not answered (yet).
    melden = models.BooleanField(null=True)
    hulp_mogelijk = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(stap__range=(1, 5)), name="meldcodestap_een_tot_vijf"
            ),
        ]


@keeps_history()
class Veiligheidsafspraak(Row, Versioned):
    """Who promised what, until when, whom to call, and when it is looked at again."""

    casus = models.ForeignKey("casussen.Casus", models.CASCADE, related_name="veiligheidsafspraken")
    huishouden = models.ForeignKey("personen.Huishouden", models.CASCADE, related_name="+")
    wie = models.CharField(max_length=200)
    wat = models.TextField()
    afgesproken_op = models.DateField()
    tot = models.DateField(null=True, blank=True)
    bel = models.CharField(max_length=200, blank=True)
    besproken_met = models.CharField(max_length=200, blank=True)
    met_kind = models.BooleanField(null=True)
    kijken_op = models.DateField(null=True, blank=True)
    gekeken_op = models.DateField(null=True, blank=True)
    bevinding = models.TextField(blank=True)
    gestopt_op = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            order_check("veiligheidsafspraak", "afgesproken_op", "tot"),
            order_check("veiligheidsafspraak", "afgesproken_op", "gestopt_op"),
        ]


@keeps_history()
class Drang(Row, Versioned):
    """Help under pressure, from when to when; with `verzoek_op` a request for investigation is made."""

    casus = models.ForeignKey("casussen.Casus", models.CASCADE, related_name="drang")
    huishouden = models.ForeignKey("personen.Huishouden", models.CASCADE, related_name="+")
    begonnen_op = models.DateField()
    waarom = models.TextField()
    verteld = models.TextField(blank=True)
    verzoek_op = models.DateField(null=True, blank=True)
    verzoek_verteld = models.TextField(blank=True)
    gestopt_op = models.DateField(null=True, blank=True)
    afloop = models.TextField(blank=True)

    class Meta:
        constraints = [
            order_check("drang", "begonnen_op", "verzoek_op"),
            order_check("drang", "begonnen_op", "gestopt_op"),
            models.UniqueConstraint(
                fields=["casus"],
                condition=models.Q(gestopt_op__isnull=True),
                name="drang_een_tegelijk",
            ),
        ]
