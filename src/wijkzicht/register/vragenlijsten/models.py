"""Experience questionnaires. Nobody of the team reads a single answer; figures do."""

from django.db import models

from wijkzicht.register.basis import CodeField, PseudonymRow, Row, code_check, optional_code


class Uitnodiging(PseudonymRow):
    """An invitation by letter: the code on it opens the questionnaire once. Only its keyed hash is kept."""

    vragenlijst = models.CharField(max_length=60)
    team = models.ForeignKey("organisatie.Team", models.PROTECT, related_name="+")
    casus = models.ForeignKey(
        "casussen.Casus", models.CASCADE, null=True, blank=True, related_name="uitnodigingen"
    )
    huishouden = models.ForeignKey(
        "personen.Huishouden", models.CASCADE, null=True, blank=True, related_name="+"
    )
    informant = CodeField("informant")
    verstuurd_op = models.DateField()
    geldig_tot = models.DateField()
    code_zoek = models.BinaryField(max_length=32, unique=True, editable=False, null=True)

    class Meta:
        constraints = [code_check("uitnodiging", "informant", "informant")]


class Respons(PseudonymRow):
    """A filled-in questionnaire."""

    uitnodiging = models.OneToOneField(
        Uitnodiging, models.CASCADE, null=True, blank=True, related_name="respons"
    )
    vragenlijst = models.CharField(max_length=60)
    team = models.ForeignKey("organisatie.Team", models.PROTECT, related_name="+")
    casus = models.ForeignKey(
        "casussen.Casus", models.CASCADE, null=True, blank=True, related_name="+"
    )
    huishouden = models.ForeignKey(
        "personen.Huishouden", models.CASCADE, null=True, blank=True, related_name="+"
    )
    informant = CodeField("informant")
    datum = models.DateField()
    onderwerp = optional_code("onderwerp")

    class Meta:
        constraints = [
            code_check("respons", "informant", "informant"),
            code_check("respons", "onderwerp", "onderwerp"),
        ]


class Antwoord(Row):
    """One answer. `waarde` empty: the question was skipped."""

    respons = models.ForeignKey(Respons, models.CASCADE, related_name="antwoorden")
    vraag = models.CharField(max_length=40)
    waarde = models.DecimalField(max_digits=4, decimal_places=1, null=True)
    tekst = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["respons", "vraag"], name="antwoord_eenmaal")
        ]
