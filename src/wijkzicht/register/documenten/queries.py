"""Read papers and templates."""

from datetime import date

from django.db.models import Q

from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.documenten import letters
from wijkzicht.register.documenten.models import Document, Sjabloon


def of_casus(casus: Casus) -> list[Document]:
    """The papers of a casus, newest first, without their content; one statement."""
    rows = Document.objects.filter(casus=casus).defer("inhoud")
    return list(rows.select_related("gemaakt_door", "verwijderd_door").order_by("-gemaakt_op"))


def template(soort: str, day: date) -> bytes:
    """The template that is valid on a day: the one that began last, else the one we ship."""
    rows = Sjabloon.objects.filter(
        Q(geldig_tot__isnull=True) | Q(geldig_tot__gte=day), soort=soort, geldig_van__lte=day
    )
    row = rows.order_by("-geldig_van", "-geplaatst_op").first()
    return bytes(row.inhoud) if row else letters.shipped(soort)


def templates() -> list[Sjabloon]:
    """The templates that were put up, by letter, newest first, without their content."""
    rows = Sjabloon.objects.defer("inhoud").select_related("geplaatst_door")
    return list(rows.order_by("soort", "-geldig_van", "-geplaatst_op"))
