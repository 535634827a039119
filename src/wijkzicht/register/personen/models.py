"""Household and person. Names and addresses stand here and nowhere else."""

from django.db import models

from wijkzicht.register.basis import (
    CodeField,
    PseudonymRow,
    Row,
    Versioned,
    code_check,
    keeps_history,
    optional_code,
)

NAME_PARTS = ("voornaam", "tussenvoegsel", "achternaam")


def full_name(*parts: str) -> str:
    """A name out of its parts; what is unknown is left out."""
    return " ".join(filter(None, parts)) or "naam onbekend"


@keeps_history()
class Huishouden(PseudonymRow, Versioned):
    """People who live together, under one name and address. `vertrouwelijk`: only who is involved knows it exists."""

    naam = models.CharField(max_length=200)
    samenstelling = optional_code("samenstelling")
    straat = models.CharField(max_length=200, blank=True)
    huisnummer = models.CharField(max_length=20, blank=True)
    postcode = models.CharField(max_length=6, blank=True)
    plaats = models.CharField(max_length=100, blank=True)
    wijk_code = models.CharField(max_length=8, null=True, blank=True)
    gemeente_code = models.CharField(max_length=6, null=True, blank=True)
    let_op = models.CharField(max_length=300, blank=True)
    vertrouwelijk = models.BooleanField(default=False)
    aangemaakt_op = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [code_check("huishouden", "samenstelling", "samenstelling")]

    def __str__(self) -> str:
        return self.naam


class HuishoudenTeam(Row):
    """A team that has, or had, a request or file of this household: what a team leader sees."""

    huishouden = models.ForeignKey(Huishouden, models.CASCADE, related_name="teams")
    team = models.ForeignKey("organisatie.Team", models.CASCADE)

    class Meta:
        db_table = "personen_huishouden_team"
        constraints = [
            models.UniqueConstraint(fields=["huishouden", "team"], name="huishouden_team_eenmaal")
        ]


@keeps_history(exclude=["bsn_versleuteld", "bsn_zoek"])
class Persoon(PseudonymRow, Versioned):
    """Somebody in a household. Birth date may be known by year, or by year and month, only."""

    huishouden = models.ForeignKey(Huishouden, models.CASCADE, related_name="personen")
    voornaam = models.CharField(max_length=100, blank=True)
    tussenvoegsel = models.CharField(max_length=20, blank=True)
    achternaam = models.CharField(max_length=100, blank=True)
    geboortedatum = models.DateField(null=True, blank=True)
    geboortejaar = models.PositiveSmallIntegerField(null=True, blank=True)
    geboortemaand = models.PositiveSmallIntegerField(null=True, blank=True)
    geslacht = optional_code("geslacht")
    rol = CodeField("rol")
    herkomst = optional_code("herkomst")
    telefoon = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    veilig_bereikbaar = models.CharField(max_length=200, blank=True)
    # AES-GCM with a key id; the keyed search value finds a person without opening any.
    bsn_versleuteld = models.BinaryField(null=True, editable=False)
    bsn_zoek = models.BinaryField(null=True, editable=False, max_length=32)
    overleden_op = models.DateField(null=True, blank=True)
    aangemaakt_op = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["geboortejaar", "voornaam"]
        constraints = [
            code_check("persoon", "geslacht", "geslacht"),
            code_check("persoon", "rol", "rol"),
            code_check("persoon", "herkomst", "herkomst"),
            models.CheckConstraint(
                condition=models.Q(geboortemaand__range=(1, 12)), name="persoon_geboortemaand_1_12"
            ),
            models.CheckConstraint(
                condition=models.Q(geboortejaar__range=(1900, 2100)),
                name="persoon_geboortejaar_bestaat",
            ),
        ]

    @property
    def volledige_naam(self) -> str:
        """First name, tussenvoegsel and surname; what is unknown is left out."""
        return full_name(*(getattr(self, part) for part in NAME_PARTS))

    def __str__(self) -> str:
        return self.volledige_naam


class Persoonskaart(models.Model):
    """The minimum by which a colleague recognises a person in search: no content, no address.

    Hidden for a confidential household from who is not involved.
    """

    persoon = models.OneToOneField(Persoon, models.CASCADE, primary_key=True, related_name="kaart")
    huishouden = models.ForeignKey(Huishouden, models.CASCADE)
    weergavenaam = models.CharField(max_length=250)
    geboortejaar = models.PositiveSmallIntegerField(null=True)
    team = models.ForeignKey("organisatie.Team", models.SET_NULL, null=True)
    vertrouwelijk = models.BooleanField(default=False)


class Zoeksleutel(models.Model):
    """A keyed hash by which a person can be found: only equality, since row security allows no more by index."""

    id = models.BigAutoField(primary_key=True)
    persoon = models.ForeignKey(Persoon, models.CASCADE, related_name="zoeksleutels")
    sleutel = models.BinaryField(max_length=16)

    class Meta:
        indexes = [models.Index(fields=["sleutel"], name="zoeksleutel_sleutel")]
        constraints = [
            models.UniqueConstraint(fields=["persoon", "sleutel"], name="zoeksleutel_eenmaal")
        ]
