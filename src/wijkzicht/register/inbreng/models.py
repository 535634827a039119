"""What somebody outside the team brought in, how it stands, and which team an area belongs to."""

from django.db import models

from wijkzicht.register.basis import Row, code_check, optional_code


class Stand(models.TextChoices):
    """How it stands, for who brought it in."""

    BINNEN = "binnen", "binnen"
    OPGEPAKT = "opgepakt", "opgepakt"
    NIET_OPGEPAKT = "niet_opgepakt", "niet opgepakt"
    KLAAR = "klaar", "klaar"


class Grondslag(models.TextChoices):
    """Why more than the stand is told to a partner."""

    ALLEEN_STAND = "alleen_stand", "alleen of het is opgepakt"
    TOESTEMMING = "toestemming", "het gezin vindt het goed"
    VEILIGHEID = "veiligheid", "nodig voor de veiligheid"


class Inbreng(Row):
    """The receipt of a request from outside. It goes with its aanmelding, and with that household.

    Of a resident (`code_zoek`: keyed hash of the code) it holds how it stands and nothing else. Of a
    partner also what the partner wrote, so that the partner never reads the aanmelding itself.
    """

    aanmelding = models.OneToOneField(
        "aanmeldingen.Aanmelding", models.CASCADE, related_name="inbreng"
    )
    code_zoek = models.BinaryField(max_length=32, null=True, unique=True, editable=False)
    partner = models.ForeignKey(
        "organisatie.Medewerker", models.PROTECT, null=True, related_name="inbreng"
    )
    kanaal = optional_code("kanaal")
    over_wie = models.CharField(max_length=200, blank=True)
    vraag = models.TextField(blank=True)
    gezin_weet_het = models.BooleanField(null=True)
    gebracht_op = models.DateTimeField(auto_now_add=True)
    stand = models.CharField(max_length=20, choices=Stand.choices, default=Stand.BINNEN)
    stand_op = models.DateField()
    wie_belt = models.CharField(max_length=200, blank=True)
    bericht = models.TextField(blank=True)
    grondslag = models.CharField(max_length=20, choices=Grondslag.choices, null=True)
    bericht_door = models.ForeignKey(
        "organisatie.Medewerker", models.SET_NULL, null=True, related_name="+"
    )
    formulier = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        constraints = [
            code_check("inbreng", "kanaal", "kanaal"),
            models.CheckConstraint(
                condition=models.Q(stand__in=Stand.values), name="inbreng_stand_uit_lijst"
            ),
            models.CheckConstraint(
                condition=models.Q(grondslag__in=Grondslag.values),
                name="inbreng_grondslag_uit_lijst",
            ),
            models.CheckConstraint(
                condition=models.Q(code_zoek__isnull=True) ^ models.Q(partner__isnull=True),
                name="inbreng_van_inwoner_of_partner",
            ),
            models.CheckConstraint(
                condition=models.Q(partner__isnull=False) | models.Q(vraag="", over_wie=""),
                name="inbreng_van_inwoner_zonder_inhoud",
            ),
        ]


class Werkgebied(Row):
    """The four digits of a postcode for which a team takes questions of residents."""

    team = models.ForeignKey("organisatie.Team", models.CASCADE, related_name="werkgebied")
    postcode = models.CharField(max_length=4)

    class Meta:
        ordering = ["postcode"]
        constraints = [
            models.UniqueConstraint(fields=["team", "postcode"], name="werkgebied_eenmaal"),
            models.CheckConstraint(
                condition=models.Q(postcode__regex=r"^[1-9][0-9]{3}$"),
                name="werkgebied_vier_cijfers",
            ),
        ]
