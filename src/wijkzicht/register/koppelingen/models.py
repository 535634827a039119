"""A koppeling: another program, with an account of its own and a key that ends."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from wijkzicht.register.basis import Row


class Recht(models.TextChoices):
    """What a koppeling may ask for. Which rows it gets is decided by the role of its account."""

    CIJFERS = "cijfers", "cijfers lezen"


class Koppeling(Row):
    """A program that signs in with a key. `medewerker` is its account: its roles are its rights.

    Only the digest of the key is kept: it is random and long, so it can't be guessed back. `tot` is
    the last day it holds.
    """

    medewerker = models.OneToOneField(
        "organisatie.Medewerker", models.CASCADE, related_name="koppeling"
    )
    rechten = ArrayField(models.CharField(max_length=20, choices=Recht.choices))
    sleutel = models.BinaryField(max_length=32, unique=True)
    tot = models.DateField()
    gemaakt_op = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["medewerker__naam"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(rechten__contained_by=Recht.values, rechten__len__gt=0),
                name="koppeling_rechten_uit_lijst",
            )
        ]
