"""Keep, change and stop a team's own measure."""

import uuid
from typing import Any

from django.db import IntegrityError, transaction

from wijkzicht.register.audit import actions as audit
from wijkzicht.register.cijfers import actions as cijfers
from wijkzicht.register.clock import today
from wijkzicht.register.maten import policies, queries
from wijkzicht.register.maten.models import Maat
from wijkzicht.register.organisatie.models import Medewerker, Organisatie, Team
from wijkzicht.rules.errors import NotAllowed


@transaction.atomic
def make(
    *, team: Team | None, inhoud: dict[str, Any], by: Medewerker, overgenomen_van: str = ""
) -> Maat:
    """Keep a new measure. Code, version, day and maker are set here; a code in use gets another.

    `inhoud` has been read and found whole: that is not done again. Raises NotAllowed.
    """
    policies.check_can_make(team, by)
    code = inhoud.get("code") or _new_code()
    maat = _kept(team, inhoud, code, by, overgenomen_van)
    maat = maat or _kept(team, inhoud, _new_code(), by, overgenomen_van)
    audit.record("maat_gemaakt", by=by, object=maat)
    _wake(team)
    return maat


@transaction.atomic
def change(*, maat: Maat, inhoud: dict[str, Any], by: Medewerker) -> Maat:
    """Keep another definition as the next version; the old one stays as it is. Raises NotAllowed."""
    policies.check_can_make(maat.team, by)
    policies.check_can_change(maat, queries.newest(maat.code))
    newer = _kept(maat.team, inhoud, maat.code, by, maat.overgenomen_van, maat.versie + 1)
    if newer is None:
        raise NotAllowed("Iemand anders maakte net een nieuwe versie. Bekijk die eerst.")
    audit.record("maat_gewijzigd", by=by, object=newer)
    _wake(maat.team)
    return newer


@transaction.atomic
def stop(*, maat: Maat, by: Medewerker) -> None:
    """From now on it is not computed; what was computed stays. Raises NotAllowed."""
    policies.check_can_make(maat.team, by)
    policies.check_can_change(maat, queries.newest(maat.code))
    maat.gestopt_op = today()
    maat.save(update_fields=["gestopt_op"])
    audit.record("maat_gestopt", by=by, object=maat)


def _kept(team, inhoud, code, by, overgenomen_van, versie=1) -> Maat | None:
    """The row, or None when there is one with this code and version already."""
    maker = team or Organisatie.objects.get()
    settled = {
        "code": code, "versie": versie, "datum": today().isoformat(), "team": maker.naam[:100],
    }  # fmt: skip
    try:
        with transaction.atomic():
            return Maat.objects.create(
                team=team, code=code, versie=versie, inhoud=inhoud | settled, gemaakt_door=by,
                overgenomen_van=overgenomen_van,
            )  # fmt: skip
    except IntegrityError:
        return None


def _new_code() -> str:
    return f"X-{uuid.uuid4().hex[:6].upper()}"


def _wake(team: Team | None) -> None:
    """The worker computes the measure with what it renews."""
    for touched in [team] if team else Team.objects.all():
        cijfers.mark(touched, today())
