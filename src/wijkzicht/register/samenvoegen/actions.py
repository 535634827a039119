"""Put two files together in one act, and take it back.

The moving itself is a function of the database (`functions.sql`): it finds every table that refers
to what goes, so that one made later goes along, and nothing stays behind that who asks does not see.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import DatabaseError, connection, models, transaction
from django.db.models import Q

from wijkzicht.register.audit import actions as audit
from wijkzicht.register.casussen.actions import end_involvement
from wijkzicht.register.casussen.models import Betrokkenheid, Casus
from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.register.personen import zoeksleutels
from wijkzicht.register.personen.models import Gezag, Huishouden, Persoon
from wijkzicht.register.personen.queries import seen
from wijkzicht.register.samenvoegen import policies
from wijkzicht.register.samenvoegen.fields import household_fields, person_fields
from wijkzicht.register.samenvoegen.models import Samenvoeging
from wijkzicht.register.samenvoegen.years import mark_years
from wijkzicht.register.versions import save_changes
from wijkzicht.rules.errors import NotAllowed

DAY = timedelta(days=1)


@transaction.atomic
def merge_households(
    *,
    blijft: Huishouden,
    weg: Huishouden,
    by: Medewerker,
    zelfde: Mapping[Persoon, Persoon] | None = None,
    neem: tuple[str, ...] = (),
    neem_van: Mapping[Persoon, tuple[str, ...]] | None = None,
) -> Samenvoeging:
    """Everything of `weg` stands under `blijft` from now on, and `weg` is no more.

    `zelfde`: somebody of `weg` is somebody of `blijft`. `neem`: fields of the household that are
    taken from `weg` though `blijft` has its own (`straat` takes the whole address); `neem_van` the
    same of each person of `weg`. What `blijft` does not know is filled. Two open casussen of one team
    become the one that was opened first. Raises `NotAllowed`.
    """
    zelfde, neem_van = dict(zelfde or {}), neem_van or {}
    blijft, weg = _held(blijft.pk, weg.pk)
    policies.check_can_merge_households(blijft, weg, [(k, g) for g, k in zelfde.items()])
    row = Samenvoeging.objects.create(huishouden=blijft, weg_id=weg.pk, weg_naam=weg.naam, door=by)
    fields = household_fields(blijft, weg, neem)
    _put(row, blijft, weg)
    for other, one in zelfde.items():
        _merge_person(row, one, other, neem_van.get(other, ()))
    _merge_casussen(row, blijft)
    _ask_anew(row, blijft, by)
    if fields:
        save_changes(blijft, versie=blijft.versie, **fields)
    _finish(row, blijft)
    for key in (blijft.pk, weg.pk):
        audit.record("gezinnen_samengevoegd", by=by, huishouden=key, object=row)
    return row


@transaction.atomic
def merge_persons(
    *, blijft: Persoon, weg: Persoon, by: Medewerker, neem: tuple[str, ...] = ()
) -> Samenvoeging:
    """Two rows of one person become one; what `blijft` does not know is filled.

    `neem`: fields taken from `weg` though `blijft` has its own. Of two households that stay two
    (parents who live apart, both recorded): the person stands where `blijft` stands and lives in the
    other one too; what was written down there stays there. Authority is known by name where the
    person stands; how to reach somebody does not go from one household to the other. Raises
    `NotAllowed`.
    """
    apart = weg.huishouden_id if weg.huishouden_id != blijft.huishouden_id else None
    huishouden, ander = _held(blijft.huishouden_id, apart)
    blijft, weg = (Persoon.objects.select_related("huishouden").get(pk=p.pk) for p in (blijft, weg))
    policies.check_can_merge_persons(blijft, weg)
    row = Samenvoeging.objects.create(
        huishouden=huishouden,
        persoon=blijft,
        ander=ander,
        weg_id=weg.pk,
        weg_naam=str(weg),
        door=by,
    )
    _merge_person(row, blijft, weg, neem)
    if ander:
        _authority_goes_home(row, blijft, ander)
    _finish(row, huishouden, *([ander] if ander else []))
    for persoon in (blijft, weg):
        audit.record(
            "personen_samengevoegd",
            by=by,
            huishouden=persoon.huishouden,
            persoon=persoon,
            object=row,
        )
    return row


@transaction.atomic
def undo(*, samenvoeging: Samenvoeging, by: Medewerker) -> None:
    """Take it apart again: every row stands as it stood, and work of after it stays with what stayed.

    Raises `NotAllowed` when newer work hangs on what would go back, or who asks would not see both.
    """
    policies.check_can_undo(samenvoeging)
    huishouden, ander = _held(samenvoeging.huishouden_id, samenvoeging.ander_id)
    mark_years(huishouden)
    try:
        with transaction.atomic():
            _call("walls.samenvoegen_ongedaan", samenvoeging.pk)
    except DatabaseError as error:
        raise _in_the_way(error) from None
    other = ander.pk if ander else None if samenvoeging.persoon_id else samenvoeging.weg_id
    for key in filter(None, (huishouden.pk, other)):
        found = seen(key)
        if found is None:
            raise NotAllowed("Alleen wie bij allebei de gezinnen betrokken was maakt dit ongedaan.")
        zoeksleutels.renew(found)
        mark_years(found)
        audit.record("samenvoegen_ongedaan", by=by, huishouden=key, object=samenvoeging)


def _held(one: UUID, other: UUID | None) -> tuple[Huishouden, Huishouden | None]:
    keys = [key for key in (one, other) if key]
    rows = Huishouden.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    found = {row.pk: row for row in rows}
    return found[one], found[other] if other else None


def _merge_person(row: Samenvoeging, one: Persoon, other: Persoon, neem: tuple[str, ...]) -> None:
    one, other = (Persoon.objects.get(pk=p.pk) for p in (one, other))
    fields = person_fields(one, other, neem)
    _put(row, one, other)
    if fields:
        save_changes(one, versie=one.versie, **fields)


def _merge_casussen(row: Samenvoeging, huishouden: Huishouden) -> None:
    """One open casus a team: the one opened first goes on with what stands in the other."""
    running: dict[UUID, Casus] = {}
    for casus in huishouden.casussen.filter(gesloten__isnull=True).order_by("geopend", "pk"):
        first = running.setdefault(casus.team_id, casus)
        if first is casus:
            continue
        _put(row, first, casus)
        fields = {name: getattr(casus, name) for name in ("kader", "eerder_id")}
        empty = {n: v for n, v in fields.items() if v and getattr(first, n) is None}
        if empty:
            save_changes(first, versie=first.versie, **empty)
        _one_regisseur(row, first)


def _one_regisseur(row: Samenvoeging, casus: Casus) -> None:
    """Who coordinates longest goes on; another one works along from now on."""
    now = list(casus.regie.filter(tot__isnull=True).order_by("van", "pk"))
    for regie in now[1:]:
        _remember(row, regie)
        if regie.van >= today():
            regie.delete()
        else:
            casus.regie.filter(pk=regie.pk).update(tot=today() - DAY)
        for involved in casus.betrokkenen.filter(
            tot__isnull=True, medewerker=regie.medewerker_id, soort=Betrokkenheid.Soort.REGIE
        ):
            if regie.medewerker_id != now[0].medewerker_id:
                _remember(row, involved)
                involved.soort = Betrokkenheid.Soort.BETROKKEN
                involved.save(update_fields=["soort"])


def _ask_anew(row: Samenvoeging, huishouden: Huishouden, by: Medewerker) -> None:
    running = huishouden.betrokkenen.filter(Q(tot__isnull=True) | Q(tot__gte=today()))
    for involved in running:
        if not policies.stays_involved(involved):
            _remember(row, involved)
            end_involvement(betrokkenheid=involved, by=by)


def _authority_goes_home(row: Samenvoeging, persoon: Persoon, ander: Huishouden) -> None:
    """Who has authority over somebody is known by name where they stand."""
    for gezag in Gezag.objects.filter(kind=persoon, huishouden=ander).select_related("houder"):
        _remember(row, gezag)
        if gezag.houder:
            gezag.houder_naam, gezag.houder = str(gezag.houder), None
        gezag.huishouden_id = persoon.huishouden_id
        gezag.versie += 1
        gezag.save(update_fields=["huishouden", "houder", "houder_naam", "versie"])


def _finish(row: Samenvoeging, *huishoudens: Huishouden) -> None:
    _call("walls.samenvoegen_klaar", row.pk)
    for huishouden in huishoudens:
        zoeksleutels.renew(huishouden)
        mark_years(huishouden)


def _put(row: Samenvoeging, one: models.Model, other: models.Model) -> None:
    try:
        with transaction.atomic():
            _call("walls.samenvoegen", row.pk, one._meta.db_table, one.pk, other.pk)
    except DatabaseError as error:
        if _state(error) == "WZ001":
            raise policies.twice(_message(error)) from None
        raise


def _remember(row: Samenvoeging, kept: models.Model) -> None:
    _call("walls.samenvoegen_onthoud", row.pk, kept._meta.db_table, kept.pk)


def _call(function: str, *arguments: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}({', '.join(['%s'] * len(arguments))})", arguments)


def _in_the_way(error: DatabaseError) -> Exception:
    tables = set(_message(error).split(","))
    if _state(error) == "WZ002":
        return NotAllowed(
            "De gegevens zijn na het samenvoegen gewijzigd. Ongedaan maken kan niet meer. "
            "Verbeter het gezin zelf."
        )
    if _state(error) != "WZ003":
        return error
    if "samenvoegen_samenvoeging" in tables:
        return NotAllowed("Er is later nog iets samengevoegd. Maak dat eerst ongedaan.")
    what = ", ".join(sorted({table.partition("_")[2] for table in tables}))
    return NotAllowed(
        "Er is na het samenvoegen verder gewerkt met wat uit het andere gezin kwam "
        f"({what}). Ongedaan maken kan niet meer."
    )


def _state(error: DatabaseError) -> str:
    return getattr(error.__cause__, "sqlstate", "") or ""


def _message(error: DatabaseError) -> str:
    return error.__cause__.diag.message_primary or ""
