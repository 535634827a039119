"""Keep how somebody likes to see a list."""

from django.db import transaction

from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.register.weergave.models import Weergave


@transaction.atomic
def keep(*, lijst: str, keuze: str, by: Medewerker) -> None:
    """The list looks like this the next time; empty: as it comes."""
    Weergave.objects.update_or_create(medewerker=by, lijst=lijst, defaults={"keuze": keuze})
