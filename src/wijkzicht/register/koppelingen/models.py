"""A koppeling: another program, with an account of its own and a key that ends."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from wijkzicht.register.basis import Row


class Recht(models.TextChoices):
    """What a koppeling may do: one thing a key.

    Which figures it gets is decided by the role of its account. Who brings in questions or asks
    about a caller has an account without any role: the right is all it has.
    """

    CIJFERS = "cijfers", "cijfers lezen"
    AANMELDEN = "aanmelden", "vragen van inwoners inbrengen"
    BELLER = "beller", "zien of een beller bekend is"


class Koppeling(Row):
    """A program that signs in with a key. `medewerker` is its account.

    Only the digest of the key is kept: it is random and long, so it can't be guessed back. `tot` is
    the last day it holds. `team`: for which team alone it asks; of figures never.
    """

    medewerker = models.OneToOneField(
        "organisatie.Medewerker", models.CASCADE, related_name="koppeling"
    )
    rechten = ArrayField(models.CharField(max_length=20, choices=Recht.choices))
    sleutel = models.BinaryField(max_length=32, unique=True)
    tot = models.DateField()
    team = models.ForeignKey(
        "organisatie.Team", models.CASCADE, null=True, blank=True, related_name="koppelingen"
    )
    gemaakt_op = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["medewerker__naam"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(rechten__contained_by=Recht.values, rechten__len__gt=0),
                name="koppeling_rechten_uit_lijst",
            ),
            models.CheckConstraint(
                condition=~models.Q(rechten__contains=[Recht.BELLER])
                | models.Q(team__isnull=False),
                name="koppeling_beller_van_een_team",
            ),
        ]
