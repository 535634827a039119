"""Move people out of a household, and back by the same act."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from wijkzicht.register.audit import actions as audit
from wijkzicht.register.casussen import actions as casussen
from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.register.personen import zoeksleutels
from wijkzicht.register.personen.actions import make_household
from wijkzicht.register.personen.models import Gezag, Huishouden, Persoon, Verblijf
from wijkzicht.register.samenvoegen.years import mark_years
from wijkzicht.register.uithuis import along, policies
from wijkzicht.register.voorzieningen.models import Voorziening

DAY = timedelta(days=1)


@transaction.atomic
def move_out(
    *,
    huishouden: Huishouden,
    personen: Iterable[Persoon],
    casus: Casus | None,
    op: date,
    by: Medewerker,
    naar: Huishouden | None = None,
    hulp_mee: bool = False,
    doelen_mee: bool = False,
    contacten_mee: bool = False,
    verder: bool = False,
    **fields: Any,
) -> Huishouden:
    """These people live in another household from `op` on: `naar`, or a new one with these `fields`.

    What was written down stays where it is, with their names in it. `casus`: the one that the team
    goes on from; without it only to a household that is there. `verder`: the team goes on with the
    new household in a casus of its own. When asked: `hulp_mee`, help elsewhere that runs goes along;
    `doelen_mee`, goals of theirs alone that have no outcome are moved; `contacten_mee`, contacts with
    them alone are also read there. Put back by the same act. Raises `NotAllowed`.
    """
    personen = list(
        Persoon.objects.select_for_update(of=("self",)).filter(pk__in=[p.pk for p in personen])
    )
    huis = Huishouden.objects.select_for_update().get(pk=huishouden.pk)
    policies.check_can_move_out(huis, personen, naar, op, casus and casus.geopend)
    naar = naar or make_household(team=casus.team, by=by, **fields)
    there = _goes_on_in(naar, casus, op if verder else None, by)
    goals: dict[Persoon, int] = {}
    if doelen_mee:
        policies.check_goals_have_a_place(there)
        goals = along.move_goals(personen, huis, there)
    if contacten_mee:
        along.show_contacts(personen, huis, naar)
    for persoon in personen:
        _authority_goes_along(persoon, personen, naar)
        _move(persoon, naar, op, goals.get(persoon, 0))
        if hulp_mee:
            running = Voorziening.objects.filter(
                persoon=persoon, huishouden=huis, eind__isnull=True
            )
            running.update(huishouden=naar, casus=there)
        for key in (huis.pk, naar.pk):
            audit.record("persoon_verhuisd", by=by, huishouden=key, persoon=persoon)
    for huishouden in (huis, naar):
        zoeksleutels.renew(huishouden)
        mark_years(huishouden)
    return naar


def _goes_on_in(
    naar: Huishouden, casus: Casus | None, op: date | None, by: Medewerker
) -> Casus | None:
    """The open casus there, of the team that had it if there is one; opened on `op` if there is none."""
    running = naar.casussen.filter(gesloten__isnull=True).order_by("-geopend")
    if casus:
        running = running.filter(team=casus.team)
    found = running.first()
    if found or not (casus and op):
        return found
    return casussen.open(huishouden=naar, team=casus.team, geopend=op, by=by)


def _move(persoon: Persoon, naar: Huishouden, op: date, goals: int) -> None:
    """The new one is home; that the person lived in the other one until the day before stays there."""
    huis = persoon.huishouden_id
    stays = Verblijf.objects.filter(persoon=persoon)
    # Who goes back, or to where they also lived, does not live there as well.
    stays.filter(huishouden=naar).delete()
    Persoon.objects.filter(pk=persoon.pk).update(huishouden=naar, versie=persoon.versie + 1)
    stays.update(hoofd=naar)
    Verblijf.objects.create(
        persoon=persoon,
        hoofd=naar,
        huishouden_id=huis,
        tot=op - DAY,
        vertrokken=True,
        doelen_mee=goals,
    )


def _authority_goes_along(persoon: Persoon, together: list[Persoon], naar: Huishouden) -> None:
    """Who has authority stays known by name where the child is; who of them lives there is a row."""
    there = {p.pk for p in together} | set(naar.personen.values_list("pk", flat=True))
    rows = Gezag.objects.filter(Q(kind=persoon) | Q(houder=persoon)).select_related(
        "houder", "kind"
    )
    for row in rows:
        home = naar if row.kind_id in there else row.huishouden
        apart = row.houder_id is not None and (row.kind_id in there) != (row.houder_id in there)
        row.huishouden = home
        if apart:
            row.houder_naam, row.houder = str(row.houder), None
        row.versie += 1
        row.save(update_fields=["huishouden", "houder", "houder_naam", "versie"])
