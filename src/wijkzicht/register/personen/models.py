"""Household and person. Names and addresses stand here and nowhere else."""

from django.db import models
from django.utils.translation import gettext_lazy as _

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
from wijkzicht.rules.names import Surname, in_use, person_sort_key


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


@keeps_history(exclude=["bsn_versleuteld", "bsn_zoek", "veilig_adres_versleuteld"])
class Persoon(PseudonymRow, Versioned):
    """Somebody in a household. Birth date may be known by year, or by year and month, only.

    `uitgerekend_op`: not born yet, expected on that day. The name of a partner is used as
    `naamgebruik` says.
    """

    class Naamgebruik(models.TextChoices):
        EIGEN = "eigen", _("Eigen naam")
        PARTNER = "partner", _("Naam van de partner")
        PARTNER_EIGEN = "partner_eigen", _("Partner, dan eigen naam")
        EIGEN_PARTNER = "eigen_partner", _("Eigen naam, dan partner")

    class Nagegaan(models.TextChoices):
        """How it was established that the number is of this person. No document number is kept."""

        PASPOORT = "paspoort", _("Paspoort of identiteitskaart")
        RIJBEWIJS = "rijbewijs", _("Rijbewijs")
        VERBLIJF = "verblijf", _("Verblijfsdocument")
        BRP = "brp", _("Gegevens in de BRP")
        NIET = "niet", _("Nog niet nagegaan")

    huishouden = models.ForeignKey(Huishouden, models.CASCADE, related_name="personen")
    voornaam = models.CharField(max_length=100, blank=True)
    tussenvoegsel = models.CharField(max_length=20, blank=True)
    achternaam = models.CharField(max_length=100, blank=True)
    voorletters = models.CharField(max_length=20, blank=True)
    partner_tussenvoegsel = models.CharField(max_length=20, blank=True)
    partnernaam = models.CharField(max_length=100, blank=True)
    naamgebruik = models.CharField(
        max_length=20, choices=Naamgebruik.choices, default=Naamgebruik.EIGEN
    )
    uitgerekend_op = models.DateField(null=True, blank=True)
    geboortedatum = models.DateField(null=True, blank=True)
    geboortejaar = models.PositiveSmallIntegerField(null=True, blank=True)
    geboortemaand = models.PositiveSmallIntegerField(null=True, blank=True)
    geslacht = optional_code("geslacht")
    rol = CodeField("rol")
    herkomst = optional_code("herkomst")
    telefoon = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    veilig_bereikbaar = models.CharField(max_length=200, blank=True)
    contactpersoon = models.BooleanField(default=False)
    tolk_taal = models.CharField(max_length=60, blank=True)
    veilig_adres_versleuteld = models.BinaryField(null=True, editable=False)
    # AES-GCM with a key id; the keyed search value finds a person without opening any.
    bsn_versleuteld = models.BinaryField(null=True, editable=False)
    bsn_zoek = models.BinaryField(null=True, editable=False, max_length=32)
    # Empty: there is no number, or it was kept before we asked.
    bsn_nagegaan = models.CharField(max_length=10, choices=Nagegaan.choices, blank=True)
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
            models.CheckConstraint(
                condition=models.Q(
                    bsn_nagegaan__in=["", "paspoort", "rijbewijs", "verblijf", "brp", "niet"]
                ),
                name="persoon_bsn_nagegaan_bestaat",
            ),
        ]

    @property
    def achternaam_in_gebruik(self) -> Surname:
        """The surname by which somebody is written to, with what stands before it."""
        return in_use(
            Surname(self.tussenvoegsel, self.achternaam),
            Surname(self.partner_tussenvoegsel, self.partnernaam),
            self.naamgebruik,
        )

    @property
    def volledige_naam(self) -> str:
        """First name (else initials) and the surname in use; what is unknown is left out."""
        first = self.voornaam or self.voorletters
        name = " ".join(part for part in (first, str(self.achternaam_in_gebruik)) if part)
        return name or ("ongeboren kind" if self.uitgerekend_op else "naam onbekend")

    @property
    def sorteersleutel(self) -> tuple[str, str, str]:
        """Where somebody stands in an alphabetical list: without tussenvoegsel."""
        return person_sort_key(self.achternaam_in_gebruik, self.voornaam or self.voorletters)

    def __str__(self) -> str:
        return self.volledige_naam


@keeps_history()
class Gezag(Row, Versioned):
    """Who has authority over a child, or which measure holds, from when to when (inclusive).

    Both parents are two rows. `houder`: somebody of the household; else `houder_naam`. A supervision
    order (ots) takes no authority away: it stands beside the rows of the parents.
    """

    class Soort(models.TextChoices):
        OUDER = "ouder", _("Ouder met gezag")
        VOOGD = "voogd", _("Voogd (een persoon)")
        INSTELLING = "instelling", _("Voogd (een instelling)")
        OTS = "ots", _("Ondertoezichtstelling (OTS)")

    class Bron(models.TextChoices):
        REGISTER = "register", _("Gezagsregister")
        BRP = "brp", _("Basisregistratie personen")
        RECHTER = "rechter", _("Uitspraak van de rechter")
        VERTELD = "verteld", _("Verteld door het gezin")
        ONBEKEND = "onbekend", _("Niet nagegaan")

    huishouden = models.ForeignKey(Huishouden, models.CASCADE, related_name="+")
    kind = models.ForeignKey(Persoon, models.CASCADE, related_name="gezag")
    houder = models.ForeignKey(
        Persoon, models.CASCADE, null=True, blank=True, related_name="gezag_over"
    )
    houder_naam = models.CharField(max_length=200, blank=True)
    soort = models.CharField(max_length=20, choices=Soort.choices)
    bron = models.CharField(max_length=20, choices=Bron.choices, default=Bron.ONBEKEND)
    van = models.DateField(null=True, blank=True)
    tot = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["van"]
        constraints = [
            order_check("gezag", "van", "tot"),
            models.CheckConstraint(
                condition=models.Q(soort__in=["ouder", "voogd", "instelling", "ots"]),
                name="gezag_soort_bestaat",
            ),
        ]


@keeps_history()
class Verblijf(Row, Versioned):
    """A person also lives in another household, such as that of the other parent.

    `vertrokken`: the person lived there and moved out: what was written down there stays there, under
    a name that who works there can read.
    `hoofd`: the household the person stands in, `huishouden` the other one. Who sees one of them
    sees that the person lives in two; nothing of the other household.
    """

    persoon = models.ForeignKey(Persoon, models.CASCADE, related_name="verblijven")
    hoofd = models.ForeignKey(Huishouden, models.CASCADE, related_name="+")
    huishouden = models.ForeignKey(Huishouden, models.CASCADE, related_name="verblijven")
    afspraak = models.CharField(max_length=200, blank=True)
    vertrokken = models.BooleanField(default=False, editable=False)
    # Recorded in both by mistake: what was written down there is about the one row that is left.
    stond_hier = models.BooleanField(default=False, editable=False)
    # How many goals went along, so that the plan of the household that was left can say so.
    doelen_mee = models.PositiveSmallIntegerField(default=0, editable=False)
    van = models.DateField(null=True, blank=True)
    tot = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["van"]
        constraints = [
            order_check("verblijf", "van", "tot"),
            models.CheckConstraint(
                condition=~models.Q(hoofd=models.F("huishouden")), name="verblijf_is_elders"
            ),
        ]


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
