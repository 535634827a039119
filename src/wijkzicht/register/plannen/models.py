"""One household, one plan: hulpvragen and doelen in the family's own words, who does what, scores."""

from django.contrib.postgres.fields import ArrayField
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


@keeps_history()
class Plan(PseudonymRow, Versioned):
    """A version of the household plan. Not counted while `vastgesteld` is empty: then it is being made."""

    casus = models.ForeignKey("casussen.Casus", models.CASCADE, related_name="plannen")
    huishouden = models.ForeignKey("personen.Huishouden", models.CASCADE, related_name="+")
    vastgesteld = models.DateField(null=True, blank=True)
    akkoord_ouder = models.DateField(null=True, blank=True)
    akkoord_jeugdige = models.DateField(null=True, blank=True)
    klachtroute_verteld = models.BooleanField(null=True)
    vertrouwenspersoon_verteld = models.BooleanField(null=True)
    clientondersteuner_verteld = models.BooleanField(null=True)


@keeps_history()
class Familiegroepsplan(Row, Versioned):
    """The plan that the family makes with its own people, before ours. Unknown is not 'no'."""

    class Stand(models.TextChoices):
        AANGEBODEN = "aangeboden"
        MAAKT = "maakt"
        WIL_NIET = "wil_niet"
        ER_IS_EEN = "er_is_een"

    casus = models.OneToOneField("casussen.Casus", models.CASCADE, related_name="familiegroepsplan")
    huishouden = models.ForeignKey("personen.Huishouden", models.CASCADE, related_name="+")
    stand = models.CharField(max_length=12, choices=Stand)
    aangeboden_op = models.DateField(null=True, blank=True)
    tekst = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(stand__in=["aangeboden", "maakt", "wil_niet", "er_is_een"]),
                name="familiegroepsplan_stand_bekend",
            )
        ]


@keeps_history()
class Hulpvraag(PseudonymRow, Versioned):
    """What the household asks for, in its own words."""

    casus = models.ForeignKey("casussen.Casus", models.CASCADE, related_name="hulpvragen")
    huishouden = models.ForeignKey("personen.Huishouden", models.CASCADE, related_name="+")
    plan = models.ForeignKey(
        Plan, models.SET_NULL, null=True, blank=True, related_name="hulpvragen"
    )
    persoon = models.ForeignKey(
        "personen.Persoon", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    leefgebied = optional_code("leefgebied")
    datum = models.DateField(null=True, blank=True)
    tekst = models.TextField()

    class Meta:
        constraints = [code_check("hulpvraag", "leefgebied", "leefgebied")]


@keeps_history()
class Doel(PseudonymRow, Versioned):
    """A goal in the family's own words. `waaraan_zien_we_het` filled means measurable."""

    casus = models.ForeignKey("casussen.Casus", models.CASCADE, related_name="doelen")
    huishouden = models.ForeignKey("personen.Huishouden", models.CASCADE, related_name="+")
    plan = models.ForeignKey(Plan, models.SET_NULL, null=True, blank=True, related_name="doelen")
    persoon = models.ForeignKey(
        "personen.Persoon", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    hulpvraag = models.ForeignKey(
        Hulpvraag, models.SET_NULL, null=True, blank=True, related_name="doelen"
    )
    leefgebied = optional_code("leefgebied")
    tekst = models.TextField()
    gesteld_op = models.DateField()
    gesteld_door = optional_code("informant")
    streefdatum = models.DateField(null=True, blank=True)
    waaraan_zien_we_het = models.TextField(blank=True)
    # The five steps in the family's own words, from -2 to 2; empty: the steps that we all use.
    schaal = ArrayField(models.CharField(max_length=200, blank=True), default=list, blank=True)
    meetbaar = models.BooleanField(null=True)
    uitkomst = optional_code("uitkomst")
    geevalueerd_op = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            code_check("doel", "leefgebied", "leefgebied"),
            code_check("doel", "gesteld_door", "informant"),
            code_check("doel", "uitkomst", "uitkomst"),
            order_check("doel", "gesteld_op", "geevalueerd_op"),
            models.CheckConstraint(
                condition=models.Q(schaal__len__in=(0, 5)), name="doel_schaal_vijf_stappen"
            ),
        ]


class Doelactie(Row):
    """Who does what for a goal: `uitvoerder` is the kind, `wie` the name. `gedaan_op`: done that day."""

    doel = models.ForeignKey(Doel, models.CASCADE, related_name="acties")
    huishouden = models.ForeignKey("personen.Huishouden", models.CASCADE, related_name="+")
    uitvoerder = CodeField("uitvoerder")
    wie = models.CharField(max_length=100, blank=True)
    wat = models.CharField(max_length=300, blank=True)
    klaar_op = models.DateField(null=True, blank=True)
    gedaan_op = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [code_check("doelactie", "uitvoerder", "uitvoerder")]


class Doelscore(Row):
    """How far the goal is, on five steps, as one voice sees it on one day."""

    doel = models.ForeignKey(Doel, models.CASCADE, related_name="scores")
    huishouden = models.ForeignKey("personen.Huishouden", models.CASCADE, related_name="+")
    datum = models.DateField()
    informant = CodeField("informant")
    score = models.SmallIntegerField()

    class Meta:
        constraints = [
            code_check("doelscore", "informant", "informant"),
            models.CheckConstraint(
                condition=models.Q(score__range=(-2, 2)), name="doelscore_vijf_stappen"
            ),
            models.UniqueConstraint(
                fields=["doel", "datum", "informant"], name="doelscore_eenmaal"
            ),
        ]


@keeps_history()
class Evaluatie(Row, Versioned):
    """Looking back with the family on one day: was the help helpful, and what next."""

    casus = models.ForeignKey("casussen.Casus", models.CASCADE, related_name="evaluaties")
    huishouden = models.ForeignKey("personen.Huishouden", models.CASCADE, related_name="+")
    datum = models.DateField()
    hielp = optional_code("hielp")
    hoe_verder = models.TextField(blank=True)

    class Meta:
        constraints = [code_check("evaluatie", "hielp", "hielp")]


class Meting(Row):
    """A score of somebody on one domain of a standard instrument, on one day."""

    persoon = models.ForeignKey("personen.Persoon", models.CASCADE, related_name="+")
    casus = models.ForeignKey("casussen.Casus", models.CASCADE, related_name="metingen")
    huishouden = models.ForeignKey("personen.Huishouden", models.CASCADE, related_name="+")
    instrument = models.CharField(max_length=20)
    domein = models.CharField(max_length=40)
    datum = models.DateField()
    score = models.DecimalField(max_digits=7, decimal_places=2)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["persoon", "instrument", "domein", "datum"], name="meting_eenmaal"
            )
        ]
