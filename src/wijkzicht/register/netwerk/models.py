"""People and organisations around a household, and bonds of family."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wijkzicht.register.basis import Row, Versioned, code_check, keeps_history, optional_code


@keeps_history()
class Netwerklid(Row, Versioned):
    """Somebody, or an organisation, around the household: how close, and who helps whom.

    `van_wie`: to whom of the household; empty: to all. What is not known stays empty.
    """

    class Soort(models.TextChoices):
        FAMILIE = "familie", _("Familie")
        VRIEND = "vriend", _("Vriend of kennis")
        BUUR = "buur", _("Buur")
        SCHOOL = "school", _("School of opvang")
        WERK = "werk", _("Werk")
        CLUB = "club", _("Sport, vereniging of geloof")
        VRIJWILLIGER = "vrijwilliger", _("Vrijwilliger")
        HULP = "hulp", _("Hulpverlener of instelling")
        ANDERS = "anders", _("Anders")

    class Richting(models.TextChoices):
        HELPT = "helpt", _("Helpt het gezin")
        VRAAGT = "vraagt", _("Heeft hulp van het gezin nodig")
        BEIDE = "beide", _("Over en weer")

    class Sterkte(models.IntegerChoices):
        ZWAK = 1, _("Zwak")
        GEWOON = 2, _("Gewoon")
        STERK = 3, _("Sterk")

    huishouden = models.ForeignKey("personen.Huishouden", models.CASCADE, related_name="netwerk")
    van_wie = models.ForeignKey(
        "personen.Persoon", models.SET_NULL, null=True, blank=True, related_name="netwerk"
    )
    naam = models.CharField(max_length=200)
    relatie = models.CharField(max_length=100, blank=True)
    soort = models.CharField(max_length=20, choices=Soort.choices)
    sterkte = models.PositiveSmallIntegerField(null=True, blank=True, choices=Sterkte.choices)
    richting = models.CharField(max_length=20, blank=True, choices=Richting.choices)
    gespannen = models.BooleanField(default=False)
    geslacht = optional_code("geslacht")
    geboortejaar = models.PositiveSmallIntegerField(null=True, blank=True)
    overleden = models.BooleanField(default=False)
    telefoon = models.CharField(max_length=30, blank=True)

    class Meta:
        ordering = ["naam"]
        constraints = [
            code_check("netwerklid", "geslacht", "geslacht"),
            models.CheckConstraint(
                condition=Q(sterkte__range=(1, 3)), name="netwerklid_sterkte_1_3"
            ),
        ]

    def __str__(self) -> str:
        return self.naam


def _one_of(side: str) -> Q:
    return Q(**{f"{side}_persoon__isnull": False, f"{side}_lid__isnull": True}) | Q(
        **{f"{side}_persoon__isnull": True, f"{side}_lid__isnull": False}
    )


@keeps_history()
class Band(Row):
    """A bond of family between two people: parent of child, partners, or partners once.

    Each side is somebody of the household or of its network.
    """

    class Soort(models.TextChoices):
        OUDER = "ouder", _("is ouder van")
        PARTNER = "partner", _("is partner van")
        GESCHEIDEN = "gescheiden", _("is gescheiden of uit elkaar met")

    huishouden = models.ForeignKey("personen.Huishouden", models.CASCADE, related_name="banden")
    soort = models.CharField(max_length=20, choices=Soort.choices)
    van_persoon = models.ForeignKey(
        "personen.Persoon", models.CASCADE, null=True, blank=True, related_name="+"
    )
    van_lid = models.ForeignKey(Netwerklid, models.CASCADE, null=True, blank=True, related_name="+")
    naar_persoon = models.ForeignKey(
        "personen.Persoon", models.CASCADE, null=True, blank=True, related_name="+"
    )
    naar_lid = models.ForeignKey(
        Netwerklid, models.CASCADE, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=_one_of("van"), name="band_van_een"),
            models.CheckConstraint(condition=_one_of("naar"), name="band_naar_een"),
        ]

    @property
    def van(self) -> models.Model:
        """The parent, or one of two partners."""
        return self.van_persoon or self.van_lid

    @property
    def naar(self) -> models.Model:
        """The child, or the other partner."""
        return self.naar_persoon or self.naar_lid
