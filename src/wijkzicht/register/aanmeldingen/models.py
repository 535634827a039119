"""A request or signal, from whoever brings it, before any file is opened."""

from django.db import models

from wijkzicht.register.basis import (
    CodeField,
    PseudonymRow,
    Row,
    Versioned,
    code_check,
    keeps_history,
    optional_code,
    order_check,
)


class Kolom(models.TextChoices):
    """Where an aanmelding stands on the board. Afgerond leaves the board."""

    NIEUW = "nieuw", "Nieuw"
    UITZOEKEN = "uitzoeken", "Uitzoeken"
    VERDELEN = "verdelen", "Verdelen"
    WACHT = "wacht", "Wacht"
    AFGEROND = "afgerond", "Afgerond"


class Bron(models.TextChoices):
    """Who typed it. What a resident or a partner typed themselves is not checked yet."""

    TEAM = "team", "het team"
    INWONER = "inwoner", "een inwoner zelf"
    PARTNER = "partner", "een partner zelf"


@keeps_history()
class Aanmelding(PseudonymRow, Versioned):
    """What was asked, in the asker's own words. Without household: advice that needs no file.

    `stil_thuis`: nobody at home may know. `postcode`: the four digits, for whose neighbourhood it is.
    `overbrugging`: what is done while it waits, by whom, and when somebody looks again (`kijk_op`).
    `overgezet_door`: who gave it to this team out of another.
    """

    datum = models.DateField()
    team = models.ForeignKey("organisatie.Team", models.PROTECT, related_name="aanmeldingen")
    huishouden = models.ForeignKey(
        "personen.Huishouden", models.CASCADE, null=True, blank=True, related_name="aanmeldingen"
    )
    casus = models.ForeignKey(
        "casussen.Casus", models.SET_NULL, null=True, blank=True, related_name="aanmeldingen"
    )
    kanaal = optional_code("kanaal")
    vindplaats = optional_code("vindplaats")
    crisis = models.BooleanField(null=True)
    ernst = optional_code("ernst")
    leefgebied = optional_code("leefgebied")
    naam = models.CharField(max_length=200, blank=True)
    gebracht_door = models.CharField(max_length=200, blank=True)
    vraag = models.TextField()
    veiligheid = models.TextField(blank=True)
    bereikbaar = models.CharField(max_length=300, blank=True)
    stil_thuis = models.BooleanField(null=True)
    leeftijd = models.PositiveSmallIntegerField(null=True, blank=True)
    kind_betrokken = models.BooleanField(null=True)
    postcode = models.CharField(max_length=4, blank=True)
    bron = models.CharField(max_length=10, choices=Bron.choices, default=Bron.TEAM)
    nagekeken_op = models.DateField(null=True, blank=True)
    urgentie = optional_code("urgentie")
    overbrugging = models.TextField(blank=True)
    overbrugging_door = models.CharField(max_length=200, blank=True)
    kijk_op = models.DateField(null=True, blank=True)
    overgezet_door = models.ForeignKey(
        "organisatie.Medewerker", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    advies = models.TextField(blank=True)
    kolom = models.CharField(max_length=20, choices=Kolom.choices, default=Kolom.NIEUW)
    toegewezen_aan = models.ForeignKey(
        "organisatie.Medewerker",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="toegewezen_aanmeldingen",
    )
    triage_datum = models.DateField(null=True, blank=True)
    triage_uitkomst = optional_code("triage_uitkomst")
    triage_toelichting = models.TextField(blank=True)
    vastgelegd_door = models.ForeignKey(
        "organisatie.Medewerker", models.PROTECT, null=True, related_name="+"
    )
    vastgelegd_op = models.DateTimeField(auto_now_add=True)
    formulier = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        indexes = [models.Index(fields=["team", "kolom", "datum"], name="aanmelding_bord")]
        constraints = [
            code_check("aanmelding", "kanaal", "kanaal"),
            code_check("aanmelding", "vindplaats", "vindplaats"),
            code_check("aanmelding", "ernst", "ernst"),
            code_check("aanmelding", "urgentie", "urgentie"),
            code_check("aanmelding", "leefgebied", "leefgebied"),
            code_check("aanmelding", "triage_uitkomst", "triage_uitkomst"),
            order_check("aanmelding", "datum", "triage_datum"),
            models.CheckConstraint(
                condition=models.Q(kolom__in=Kolom.values), name="aanmelding_kolom_uit_lijst"
            ),
            models.CheckConstraint(
                condition=models.Q(bron__in=Bron.values), name="aanmelding_bron_uit_lijst"
            ),
        ]


class Partneradvies(PseudonymRow):
    """Advice to a school, GP or other partner about no household in particular. No names in it.

    `kanaal`: which kind of partner asked. It counts as an activiteit `consultatie_partner`, not as
    a resident with advice.
    """

    datum = models.DateField()
    team = models.ForeignKey("organisatie.Team", models.PROTECT, related_name="partneradviezen")
    kanaal = CodeField("kanaal")
    vindplaats = optional_code("vindplaats")
    leefgebied = optional_code("leefgebied")
    notitie = models.TextField(blank=True)
    minuten = models.PositiveSmallIntegerField(null=True, blank=True)
    vastgelegd_door = models.ForeignKey(
        "organisatie.Medewerker", models.PROTECT, null=True, related_name="+"
    )
    vastgelegd_op = models.DateTimeField(auto_now_add=True)
    formulier = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        indexes = [models.Index(fields=["team", "datum"], name="partneradvies_team")]
        constraints = [
            code_check("partneradvies", "kanaal", "kanaal"),
            code_check("partneradvies", "vindplaats", "vindplaats"),
            code_check("partneradvies", "leefgebied", "leefgebied"),
        ]


class Deskundigheid(Row):
    """A leefgebied that somebody says to be good at: who could take a request."""

    medewerker = models.ForeignKey(
        "organisatie.Medewerker", models.CASCADE, related_name="deskundigheid"
    )
    leefgebied = CodeField("leefgebied")

    class Meta:
        constraints = [
            code_check("deskundigheid", "leefgebied", "leefgebied"),
            models.UniqueConstraint(
                fields=["medewerker", "leefgebied"], name="deskundigheid_eenmaal"
            ),
        ]
