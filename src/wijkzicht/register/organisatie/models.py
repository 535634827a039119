"""Organisation, team, medewerker and what a medewerker may do where."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models

from wijkzicht.register.basis import (
    CodeField,
    PseudonymRow,
    Row,
    code_check,
    optional_code,
    order_check,
)


class Rol(models.TextChoices):
    """What somebody may do; DESIGN's table of roles. Where: the team of the lidmaatschap."""

    PROFESSIONAL = "professional", "professional"
    GEDRAGSWETENSCHAPPER = "gedragswetenschapper", "gedragswetenschapper"
    TEAMLEIDER = "teamleider", "teamleider"
    ANALIST = "analist", "analist"
    OPDRACHTGEVER = "opdrachtgever", "opdrachtgever (gemeente)"
    PRIVACY_OFFICER = "privacy_officer", "privacy officer"
    BEHEER = "beheer", "beheer"
    PARTNER = "partner", "partner"


class Organisatie(PseudonymRow):
    """The one organisation that this installation serves."""

    naam = models.CharField(max_length=200)
    positionering = optional_code("positionering")

    class Meta:
        constraints = [code_check("organisatie", "positionering", "positionering")]

    def __str__(self) -> str:
        return self.naam


class Team(PseudonymRow):
    """A local team. Its key in figures is its pseudoniem."""

    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="teams")
    naam = models.CharField(max_length=200)
    gemeente_code = models.CharField(max_length=6)
    doelgroep = CodeField("doelgroep")
    model = optional_code("model")
    biedt_zelf_hulp = models.BooleanField(null=True)
    actief_van = models.DateField(null=True, blank=True)
    actief_tot = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["naam"]
        constraints = [
            code_check("team", "doelgroep", "doelgroep"),
            code_check("team", "model", "model"),
            order_check("team", "actief_van", "actief_tot"),
        ]

    def __str__(self) -> str:
        return self.naam


class TeamGemeente(Row):
    """A further municipality a team works in."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="gemeenten")
    gemeente_code = models.CharField(max_length=6)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["team", "gemeente_code"], name="team_gemeente_eenmaal")
        ]


class MedewerkerManager(BaseUserManager):
    """Makes accounts; the address is the name to sign in with."""

    def create_user(self, email: str, password: str | None = None, **fields) -> "Medewerker":
        medewerker = self.model(email=self.normalize_email(email).lower(), **fields)
        medewerker.set_password(password)
        medewerker.save(using=self._db)
        return medewerker


class Medewerker(PseudonymRow, AbstractBaseUser):
    """Somebody who works with the system. Rights come from lidmaatschappen, never from the account."""

    email = models.EmailField(unique=True)
    naam = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    # Demo accounts have a known password: `serve` refuses to start where one exists.
    demo = models.BooleanField(default=False, editable=False)

    objects = MedewerkerManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["naam"]

    class Meta:
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam


class Lidmaatschap(Row):
    """A role somebody has in a team, or (team empty) in the whole organisation, for a while."""

    medewerker = models.ForeignKey(Medewerker, models.CASCADE, related_name="lidmaatschappen")
    team = models.ForeignKey(
        Team, models.CASCADE, null=True, blank=True, related_name="lidmaatschappen"
    )
    rol = models.CharField(max_length=30, choices=Rol.choices)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            order_check("lidmaatschap", "van", "tot"),
            models.CheckConstraint(
                condition=models.Q(rol__in=Rol.values), name="lidmaatschap_rol_uit_lijst"
            ),
            models.UniqueConstraint(
                fields=["medewerker", "team", "rol", "van"],
                nulls_distinct=False,
                name="lidmaatschap_eenmaal",
            ),
        ]


class Formatie(Row):
    """Who works in which team, in which functie, for how many fte."""

    medewerker = models.ForeignKey(Medewerker, models.CASCADE, related_name="formatie")
    team = models.ForeignKey(Team, models.CASCADE, related_name="formatie")
    functie = CodeField("functie")
    skj = models.BooleanField(null=True)
    fte = models.DecimalField(max_digits=4, decimal_places=2)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            code_check("formatie", "functie", "functie"),
            order_check("formatie", "van", "tot"),
            models.CheckConstraint(
                condition=models.Q(fte__gte=0)
                & models.Q(fte__lte=models.Value("1.2", models.DecimalField())),
                name="formatie_fte_tot_1_2",
            ),
            models.UniqueConstraint(fields=["medewerker", "team", "van"], name="formatie_eenmaal"),
        ]


class Afwezigheid(Row):
    """Somebody is not there, from when to when. Why is nobody's business and is not asked."""

    medewerker = models.ForeignKey(Medewerker, models.CASCADE, related_name="afwezigheid")
    van = models.DateField()
    tot = models.DateField()

    class Meta:
        ordering = ["van"]
        constraints = [order_check("afwezigheid", "van", "tot")]


class Werkdagen(Row):
    """On which days of the week somebody works, from `van` until a later row; 1 is Monday.

    Without a row it is not known, and nothing is said of it.
    """

    medewerker = models.ForeignKey(Medewerker, models.CASCADE, related_name="werkdagen")
    van = models.DateField()
    dagen = ArrayField(models.PositiveSmallIntegerField())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["medewerker", "van"], name="werkdagen_eenmaal"),
            models.CheckConstraint(
                condition=models.Q(dagen__contained_by=[1, 2, 3, 4, 5, 6, 7], dagen__len__gte=1),
                name="werkdagen_van_de_week",
            ),
        ]


class Bevolking(Row):
    """Inhabitants on 1 January by age band: the denominator of reach."""

    gemeente_code = models.CharField(max_length=6)
    wijk_code = models.CharField(max_length=8, null=True, blank=True)
    team = models.ForeignKey(Team, models.CASCADE, null=True, blank=True)
    jaar = models.PositiveSmallIntegerField()
    leeftijd_van = models.PositiveSmallIntegerField()
    leeftijd_tot = models.PositiveSmallIntegerField()
    aantal = models.PositiveIntegerField()
    bron = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            order_check("bevolking", "leeftijd_van", "leeftijd_tot"),
            models.UniqueConstraint(
                fields=[
                    "gemeente_code",
                    "wijk_code",
                    "team",
                    "jaar",
                    "leeftijd_van",
                    "leeftijd_tot",
                ],
                nulls_distinct=False,
                name="bevolking_eenmaal",
            ),
        ]


class Gebeurtenis(PseudonymRow):
    """Something that changes figures without changing the work, or the work itself."""

    team = models.ForeignKey(Team, models.CASCADE, null=True, blank=True)
    datum = models.DateField()
    tot = models.DateField(null=True, blank=True)
    soort = CodeField("gebeurtenis_soort")
    raakt = models.CharField(max_length=200, blank=True)
    omschrijving = models.TextField()

    class Meta:
        constraints = [
            code_check("gebeurtenis", "soort", "gebeurtenis_soort"),
            order_check("gebeurtenis", "datum", "tot"),
        ]
