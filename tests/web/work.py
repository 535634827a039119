"""Short ways to work in the made-up organisation: a contact, a request, as somebody would."""

import datetime
import time
from datetime import timedelta

from django.test import Client

from wijkzicht.register.clock import today
from wijkzicht.register.contacten import actions as contacten
from wijkzicht.register.contacten.models import Contact
from wijkzicht.register.plannen import actions as plannen
from wijkzicht.register.plannen.models import Doel
from wijkzicht.register.walls.rights import as_medewerker


def contact_form(family, **fields) -> dict:
    """What a browser sends for a contact of today with the person of the family."""
    return {
        "activiteit": "hulp",
        "feiten": "Sam gaat weer naar school.",
        "personen": [str(family.persoon.pk)],
        "datum": f"{today():%d-%m-%Y}",
        **fields,
    }


def record(family, by, **fields) -> Contact:
    """A contact by the action itself."""
    with as_medewerker(by.pk):
        return contacten.record(
            casus=family.casus,
            by=by,
            **{
                "datum": today(),
                "activiteit": "hulp",
                "personen": [family.persoon],
                "feiten": "Eerst.",
                **fields,
            },
        )


def goal(family, by) -> Doel:
    """A goal with a step and a score, by the actions themselves."""
    with as_medewerker(by.pk):
        steps = [plannen.Step("gezin", "Elke dag op tijd op", None)]
        doel = plannen.add_doel(casus=family.casus, tekst="Weer naar school.", by=by, acties=steps)
        plannen.score(doel=doel, datum=today(), informant="ouder", score=-1, by=by)
    return doel


def contacts(family, by) -> list[Contact]:
    """The contacts of a family as `by` may see them."""
    with as_medewerker(by.pk):
        return list(Contact.objects.filter(huishouden=family.huishouden).order_by("datum"))


def ago(days: int) -> datetime.date:
    return today() - timedelta(days=days)


def browser(medewerker, again: bool = True) -> Client:
    """Signed in; `again`: just gave the password again."""
    client = Client(raise_request_exception=False)
    client.force_login(medewerker)
    if again:
        session = client.session
        session["account_authentication_methods"] = [
            {"method": "password", "at": time.time(), "reauthenticated": True}
        ]
        session["account_authentication_methods_user"] = str(medewerker.pk)
        session.save()
    return client
