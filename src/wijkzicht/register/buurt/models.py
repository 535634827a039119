"""Activities, groups, places where the team comes, signals above the case, and the social map."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from wijkzicht.register.basis import (
    CodeField,
    PseudonymRow,
    Row,
    Versioned,
    code_check,
    keeps_history,
)
from wijkzicht.vocabulary.codelists import codelist


class Plek(Row, Versioned):
    """A place where people are: a school, childcare, a GP practice, a community centre."""

    class Soort(models.TextChoices):
        SCHOOL = "school", "school"
        KINDEROPVANG = "kinderopvang", "kinderopvang"
        HUISARTS = "huisarts", "huisartsenpraktijk"
        BUURTHUIS = "buurthuis", "buurthuis"
        ANDERS = "anders", "anders"

    team = models.ForeignKey("organisatie.Team", models.CASCADE, related_name="plekken")
    naam = models.CharField(max_length=200)
    soort = models.CharField(max_length=20, choices=Soort.choices)
    # Who of the team the place calls; and how often somebody comes, in words.
    vast_contact = models.ForeignKey(
        "organisatie.Medewerker", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    ritme = models.CharField(max_length=100, blank=True)
    gestopt_op = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["naam"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    soort__in=["school", "kinderopvang", "huisarts", "buurthuis", "anders"]
                ),
                name="plek_soort_uit_lijst",
            )
        ]

    def __str__(self) -> str:
        return self.naam


@keeps_history()
class Activiteit(PseudonymRow, Versioned):
    """Something for a group, a place or a neighbourhood. Never about a household."""

    team = models.ForeignKey("organisatie.Team", models.CASCADE, related_name="activiteiten")
    soort = CodeField("activiteit_soort")
    thema = models.CharField(max_length=100, blank=True)
    datum = models.DateField()
    deelnemers = models.PositiveSmallIntegerField(null=True, blank=True)
    minuten = models.PositiveSmallIntegerField(null=True, blank=True)
    wijk_code = models.CharField(max_length=8, null=True, blank=True)
    plek = models.ForeignKey(
        Plek, models.SET_NULL, null=True, blank=True, related_name="activiteiten"
    )
    vastgelegd_door = models.ForeignKey(
        "organisatie.Medewerker", models.SET_NULL, null=True, related_name="+"
    )
    formulier = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        ordering = ["-datum", "pk"]
        constraints = [code_check("activiteit", "soort", "activiteit_soort")]


class Signaal(Row):
    """Something several people run into: a sentence without anybody in it, and what came of it."""

    team = models.ForeignKey("organisatie.Team", models.CASCADE, related_name="signalen")
    tekst = models.CharField(max_length=300)
    leefgebied = CodeField("leefgebied", null=True, blank=True)
    # Four digits of a postcode of the team; empty: everywhere, or not said.
    postcode = models.CharField(max_length=4, blank=True)
    datum = models.DateField()
    gedaan = models.CharField(max_length=300, blank=True)
    gedaan_op = models.DateField(null=True, blank=True)
    vastgelegd_door = models.ForeignKey("organisatie.Medewerker", models.PROTECT, related_name="+")
    formulier = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        ordering = ["-datum", "pk"]
        constraints = [code_check("signaal", "leefgebied", "leefgebied")]


class Aanbod(Row, Versioned):
    """An offer of the social map: for whom, where, what it costs, and when it was last looked at."""

    naam = models.CharField(max_length=200)
    aanbieder = models.CharField(max_length=200, blank=True)
    wat = models.TextField(blank=True)
    leefgebieden = ArrayField(
        models.CharField(max_length=40, choices=[(c, c) for c in codelist("leefgebied").codes]),
        default=list,
        blank=True,
    )
    leeftijd_van = models.PositiveSmallIntegerField(null=True, blank=True)
    leeftijd_tot = models.PositiveSmallIntegerField(null=True, blank=True)
    waar = models.CharField(max_length=200, blank=True)
    kosten = models.CharField(max_length=100, blank=True)
    wachttijd = models.CharField(max_length=100, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    nagekeken_op = models.DateField()
    gestopt_op = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["naam"]


class Aanbodvraag(Row):
    """The provider of an offer is asked, by a code, whether it is still right.

    `code_zoek`: keyed hash of the code, which is kept nowhere. `voorstel`: what the provider would
    change, by field; nothing changes until a colleague takes it over.
    """

    class Oordeel(models.TextChoices):
        KLOPT = "klopt", "klopt"
        ANDERS = "anders", "anders"
        GESTOPT = "gestopt", "gestopt"

    aanbod = models.ForeignKey(Aanbod, models.CASCADE, related_name="vragen")
    code_zoek = models.BinaryField(max_length=32, unique=True, editable=False)
    gevraagd_op = models.DateField()
    gevraagd_door = models.ForeignKey("organisatie.Medewerker", models.PROTECT, related_name="+")
    geldig_tot = models.DateField()
    oordeel = models.CharField(max_length=10, choices=Oordeel.choices, null=True, blank=True)
    voorstel = models.JSONField(default=dict, blank=True)
    beantwoord_op = models.DateField(null=True, blank=True)
    verwerkt_op = models.DateField(null=True, blank=True)
    verwerkt_door = models.ForeignKey(
        "organisatie.Medewerker", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-gevraagd_op", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(oordeel__in=["klopt", "anders", "gestopt"]),
                name="aanbodvraag_oordeel_uit_lijst",
            ),
            models.CheckConstraint(
                condition=models.Q(oordeel__isnull=True) ^ models.Q(beantwoord_op__isnull=False),
                name="aanbodvraag_oordeel_met_dag",
            ),
        ]


class Groep(Row, Versioned):
    """A group for families who wait with the same question. Each day it meets is an activiteit."""

    team = models.ForeignKey("organisatie.Team", models.CASCADE, related_name="groepen")
    naam = models.CharField(max_length=100)
    leefgebied = CodeField("leefgebied", null=True, blank=True)
    begint_op = models.DateField(null=True, blank=True)
    plek = models.ForeignKey(Plek, models.SET_NULL, null=True, blank=True, related_name="+")
    gestopt_op = models.DateField(null=True, blank=True)
    formulier = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        ordering = ["naam"]
        constraints = [code_check("groep", "leefgebied", "leefgebied")]


class Groepsdeelname(Row):
    """A family of which the request waits, in a group: asked, takes part, or would rather not."""

    class Antwoord(models.TextChoices):
        VRAGEN = "vragen", "nog vragen"
        JA = "ja", "doet mee"
        NEE = "nee", "wil niet"

    groep = models.ForeignKey(Groep, models.CASCADE, related_name="deelnames")
    aanmelding = models.ForeignKey(
        "aanmeldingen.Aanmelding", models.CASCADE, related_name="groepen"
    )
    antwoord = models.CharField(max_length=10, choices=Antwoord.choices, default=Antwoord.VRAGEN)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["groep", "aanmelding"], name="groepsdeelname_eenmaal"),
            models.CheckConstraint(
                condition=models.Q(antwoord__in=["vragen", "ja", "nee"]),
                name="groepsdeelname_antwoord_uit_lijst",
            ),
        ]
