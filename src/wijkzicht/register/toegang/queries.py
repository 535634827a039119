"""Read questions to look along: those that somebody answers, and how one's own were answered."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from wijkzicht.register.casussen.models import Betrokkenheid
from wijkzicht.register.casussen.queries import involvements
from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Lidmaatschap, Medewerker, Rol
from wijkzicht.register.organisatie.queries import active
from wijkzicht.register.personen.models import HuishoudenTeam, Persoonskaart
from wijkzicht.register.toegang.models import Toegangsvraag

# How long an answer stands on Mijn dag of who asked.
TOLD = timedelta(days=7)
Soort = Betrokkenheid.Soort


def to_answer_rows(by: Medewerker) -> QuerySet[Toegangsvraag]:
    """Open questions that `by` answers: who has the regie, who leads a team of the household, and
    while nobody has the regie whoever is involved. Who only looks along never answers."""
    mine = involvements(by)
    regie = active(
        Betrokkenheid.objects.filter(huishouden=OuterRef("huishouden"), soort=Soort.REGIE), today()
    )
    involved = mine.filter(soort=Soort.BETROKKEN).values("huishouden")
    leads = active(Lidmaatschap.objects.filter(medewerker=by, rol=Rol.TEAMLEIDER), today())
    here = HuishoudenTeam.objects.filter(
        Exists(leads.filter(Q(team__isnull=True) | Q(team=OuterRef("team")))),
        huishouden=OuterRef("huishouden"),
    )
    return Toegangsvraag.objects.filter(
        Q(huishouden__in=mine.filter(soort=Soort.REGIE).values("huishouden"))
        | Exists(here)
        | Q(~Exists(regie), huishouden__in=involved),
        antwoord="",
    ).exclude(medewerker=by)


def answered_rows(by: Medewerker) -> QuerySet[Toegangsvraag]:
    """How questions of `by` were answered in the last days; `kaart` is the name that search shows.

    Not by a join over the household: row security hides that from who may not look along.
    """
    card = Persoonskaart.objects.filter(persoon=OuterRef("persoon")).values("weergavenaam")
    rows = Toegangsvraag.objects.filter(medewerker=by, beantwoord_op__gte=today() - TOLD)
    return rows.annotate(kaart=Subquery(card[:1])).filter(kaart__isnull=False)


def asked(by: Medewerker, households: Iterable[UUID]) -> dict[UUID, date]:
    """Of these households those that `by` asked for and waits, with the day; one statement."""
    rows = Toegangsvraag.objects.filter(medewerker=by, antwoord="", huishouden__in=set(households))
    return dict(rows.values_list("huishouden_id", "gevraagd_op"))
