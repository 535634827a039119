"""Seconds at a form: without content, without family and without who it was."""

from django.db import models

from wijkzicht.register.basis import Row


class Invultijd(Row):
    """
    One form that was saved: `seconden` from the first key to sending it, on the clock of the browser.
    A form that was refused starts again.

    `week` is a Monday. `team` empty: who filled it in works in more teams than one, or in none. No
    worker, no household, no moment; a row can't be led back to what it was about.
    """

    formulier = models.SlugField(max_length=30, db_index=False)
    team = models.ForeignKey("organisatie.Team", models.CASCADE, null=True, related_name="+")
    week = models.DateField()
    seconden = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [models.Index(fields=["week"], name="invultijd_week")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(seconden__range=(1, 3600)), name="invultijd_tot_een_uur"
            )
        ]
