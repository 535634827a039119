"""Read how somebody likes to see a list."""

from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.register.weergave.models import Weergave


def kept(by: Medewerker, lijst: str) -> str:
    """The query of the address as it was left; empty: never chosen. One statement."""
    rows = Weergave.objects.filter(medewerker=by, lijst=lijst)
    return rows.values_list("keuze", flat=True).first() or ""
