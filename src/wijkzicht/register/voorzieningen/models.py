"""Help and support outside the team: from volunteers to youth care with stay."""

from datetime import date

from django.db import models

from wijkzicht.register.basis import (
    CodeField,
    PseudonymRow,
    Versioned,
    code_check,
    keeps_history,
    optional_code,
    order_check,
)


@keeps_history()
class Voorziening(PseudonymRow, Versioned):
    """A person's help elsewhere. `door_team` with `verwezen_op` is a verwijzing.

    Without `start` and `eind` somebody waits for it, or it is not known when it began.
    """

    persoon = models.ForeignKey("personen.Persoon", models.CASCADE, related_name="voorzieningen")
    huishouden = models.ForeignKey("personen.Huishouden", models.CASCADE, related_name="+")
    casus = models.ForeignKey(
        "casussen.Casus", models.SET_NULL, null=True, blank=True, related_name="voorzieningen"
    )
    soort = CodeField("voorziening_soort")
    hulpvorm = optional_code("hulpvorm")
    verwijzer = optional_code("verwijzer")
    door_team = models.BooleanField(null=True)
    reden_verwijzing = optional_code("reden_verwijzing")
    leveringsvorm = optional_code("leveringsvorm")
    aanbieder = models.CharField(max_length=200, blank=True)
    toelichting = models.TextField(blank=True)
    verwezen_op = models.DateField(null=True, blank=True)
    # Since when somebody waits, where that is not the day of the verwijzing; who helps until then.
    wacht_sinds = models.DateField(null=True, blank=True)
    overbrugging = models.CharField(max_length=300, blank=True)
    # The number that the provider knows this help by.
    eigen_nummer = models.CharField(max_length=60, blank=True, db_index=True)
    start = models.DateField(null=True, blank=True)
    eind = models.DateField(null=True, blank=True)
    crisis = models.BooleanField(null=True)
    reden_einde = optional_code("voorziening_reden_einde")

    @property
    def waiting_since(self) -> date | None:
        """Since when somebody waits for it to begin; None: not waiting, or not known since when."""
        return None if self.start or self.eind else self.wacht_sinds or self.verwezen_op

    class Meta:
        constraints = [
            code_check("voorziening", "soort", "voorziening_soort"),
            code_check("voorziening", "hulpvorm", "hulpvorm"),
            code_check("voorziening", "verwijzer", "verwijzer"),
            code_check("voorziening", "reden_verwijzing", "reden_verwijzing"),
            code_check("voorziening", "leveringsvorm", "leveringsvorm"),
            code_check("voorziening", "reden_einde", "voorziening_reden_einde"),
            order_check("voorziening", "start", "eind"),
        ]
