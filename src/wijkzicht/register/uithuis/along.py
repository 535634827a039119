"""What goes along with who moves out: goals are moved, contacts are also read there."""

from typing import TypeVar

from django.db import models
from django.db.models import Exists, OuterRef

from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.contacten.models import Contact, ContactPersoon
from wijkzicht.register.personen.models import Huishouden, Persoon
from wijkzicht.register.plannen.models import Doel, Doelactie, Doelscore, Hulpvraag

Moved = TypeVar("Moved", Doel, Hulpvraag)


def move_goals(personen: list[Persoon], huis: Huishouden, there: Casus) -> dict[Persoon, int]:
    """The goals without an outcome of each of these people alone are of `there` from now on, with
    steps and scores; how many of whom. Of open casussen of the same team: what closed stays.

    Their hulpvraag goes along unless a goal that stays belongs to it. Not goals of the whole
    household. A goal that goes back stands under the plan and hulpvraag it stood under.
    """
    running = {"casus__gesloten__isnull": True, "casus__team": there.team_id}
    rows = Doel.objects.filter(huishouden=huis, persoon__in=personen, uitkomst__isnull=True)
    goals = list(rows.filter(**running))
    keys = [goal.pk for goal in goals]
    stays = Doel.objects.filter(hulpvraag=OuterRef("pk")).exclude(pk__in=keys)
    questions = Hulpvraag.objects.filter(
        ~Exists(stays), huishouden=huis, persoon__in=personen, doelen__in=keys
    )
    for question in questions.distinct():
        _place(question, there, _as_it_stood(question, there))
    for goal in goals:
        before = _as_it_stood(goal, there)
        asked = {goal.hulpvraag_id, before and before.hulpvraag_id} - {None}
        here = Hulpvraag.objects.filter(pk__in=asked, huishouden=there.huishouden_id)
        goal.hulpvraag_id = here.values_list("pk", flat=True).first()
        _place(goal, there, before)
    for part in (Doelactie, Doelscore):
        part.objects.filter(doel__in=keys).update(huishouden=there.huishouden_id)
    return {one: sum(goal.persoon_id == one.pk for goal in goals) for one in personen}


def _as_it_stood(row: Moved, there: Casus) -> models.Model | None:
    """How the row was when it last stood in the household of `there`, out of its history."""
    events = (
        type(row)
        .pgh_event_models["update"]
        .objects.filter(pgh_obj_id=row.pk, huishouden=there.huishouden_id)
    )
    return events.order_by("-pgh_id").first()


def _place(row: Moved, there: Casus, before: models.Model | None) -> None:
    running = before and Casus.objects.filter(pk=before.casus_id, gesloten__isnull=True).first()
    casus = running or there
    row.casus, row.huishouden_id = casus, there.huishouden_id
    row.plan_id = before.plan_id if running else None
    row.versie += 1
    row.save()


def show_contacts(personen: list[Persoon], huis: Huishouden, naar: Huishouden) -> None:
    """Contacts of `huis` with nobody but these people are also read in `naar`; those of `naar` that
    were read here are no longer: they are home."""
    own = ContactPersoon.objects.filter(contact=OuterRef("pk"), persoon__in=personen)
    others = ContactPersoon.objects.filter(contact=OuterRef("pk")).exclude(persoon__in=personen)
    rows = Contact.objects.filter(Exists(own), ~Exists(others))
    rows.filter(huishouden=huis).update(ook_bij=naar)
    rows.filter(huishouden=naar, ook_bij=huis).update(ook_bij=None)
