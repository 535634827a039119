"""Make a koppeling, and end it."""

import secrets
import uuid
from datetime import date

from django.db import transaction

from wijkzicht.register.audit import actions as audit
from wijkzicht.register.koppelingen import policies
from wijkzicht.register.koppelingen.models import Koppeling, Recht
from wijkzicht.register.koppelingen.queries import digest
from wijkzicht.register.organisatie import actions as organisatie
from wijkzicht.register.organisatie.models import Medewerker, Rol, Team

PREFIX = "wz_"  # so that a key is recognised where it should not stand


@transaction.atomic
def make(
    *,
    naam: str,
    rechten: list[str],
    rol: str = Rol.ANALIST,
    team: Team | None = None,
    tot: date,
    by: Medewerker,
) -> tuple[Koppeling, str]:
    """Make an account for a program and its key. The key is given this once and never again.

    `rol` of the account says which figures it gets: analist, or opdrachtgever for a program outside
    the organisation. Without figures the account has no role. `team`: see `Koppeling`.
    """
    policies.check_can_make(naam, rechten, rol, team, tot)
    # An address that no mail can reach: nobody signs in with it, no password can be asked for.
    address = f"koppeling-{uuid.uuid4()}@koppeling.invalid"
    account = organisatie.make_medewerker(naam=naam.strip(), email=address, by=by)
    if Recht.CIJFERS in rechten:
        organisatie.join(medewerker=account, rol=rol, tot=tot, by=by)
    sleutel = PREFIX + secrets.token_urlsafe(32)
    koppeling = Koppeling.objects.create(
        medewerker=account, rechten=rechten, sleutel=digest(sleutel), team=team, tot=tot
    )
    audit.record("koppeling_gemaakt", by=by, object=koppeling)
    return koppeling, sleutel


@transaction.atomic
def end(*, koppeling: Koppeling, by: Medewerker) -> None:
    """End a koppeling at once: its account closes with it."""
    organisatie.stop_medewerker(medewerker=koppeling.medewerker, by=by)
    audit.record("koppeling_beeindigd", by=by, object=koppeling)
