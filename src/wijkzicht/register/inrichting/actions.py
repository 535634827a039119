"""Set words, terms and texts. What held before stays to be read."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from wijkzicht.register.audit import actions as audit
from wijkzicht.register.clock import today
from wijkzicht.register.inrichting import policies, queries
from wijkzicht.register.inrichting.models import Instelling, Soort
from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.rules.instellingen import VELDEN


@transaction.atomic
def set_list(
    *, lijst: str, woorden: Mapping[str, str], in_gebruik: set[str], van: date, by: Medewerker
) -> int:
    """Own words for codes (empty: ours) and which codes are offered, from `van`. How many changed."""
    policies.check_from(van)
    policies.check_used(lijst, set(woorden) - in_gebruik)
    wanted = {}
    for code, woord in woorden.items():
        policies.check_word(lijst, code, woord.strip())
        key = f"{lijst}:{code}"
        wanted[Soort.WOORD, key] = woord.strip()
        used_before = queries.is_used(lijst, code)
        if used_before != (code in in_gebruik):
            wanted[Soort.GEBRUIK, key] = "ja" if code in in_gebruik else "nee"
    return _done(_changed(wanted, van, by))


@transaction.atomic
def set_terms(*, dagen: Mapping[str, int], van: date, by: Medewerker) -> int:
    """Terms in days, from `van`. How many changed."""
    policies.check_from(van)
    for naam, days in dagen.items():
        policies.check_term(naam, days)
    wanted = {
        (Soort.TERMIJN, naam): str(days)
        for naam, days in dagen.items()
        if days != queries.termijn(naam)
    }
    return _done(_changed(wanted, van, by))


@transaction.atomic
def set_text(*, naam: str, tekst: str, van: date, by: Medewerker) -> int:
    """A text of the organisation, from `van`; empty: none."""
    policies.check_from(van)
    policies.check_text(naam)
    return _done(_changed({(Soort.TEKST, naam): tekst.strip()}, van, by))


@transaction.atomic
def set_fields(*, gevraagd: set[str], van: date, by: Medewerker) -> int:
    """Which of the fields that may be left out the forms ask, from `van`. How many changed."""
    policies.check_from(van)
    wanted = {
        (Soort.GEBRUIK, f"veld:{veld}"): "ja" if veld in gevraagd else "nee"
        for veld in VELDEN
        if queries.is_used("veld", veld) != (veld in gevraagd)
    }
    return _done(_changed(wanted, van, by))


@transaction.atomic
def set_ground(*, naam: str, tekst: str, van: date, tot: date, by: Medewerker) -> int:
    """On what ground something is used, from `van` to `tot`; the ground that ran gives way."""
    policies.check_from(van)
    policies.check_ground(naam, tekst.strip(), van, tot)
    return _done([_ground(naam, tekst.strip(), van, tot, by)])


@transaction.atomic
def end_ground(*, naam: str, by: Medewerker) -> int:
    """Stop using something today, and on each later day that a ground would have begun."""
    coming = queries.coming(naam)
    policies.check_runs(naam, bool(coming))
    return _done([_ground(naam, "", day, None, by) for day in (today(), *coming)])


@transaction.atomic
def set_retention(*, soort: str, termijn: int, bron: str, van: date, by: Medewerker) -> int:
    """How long a kind is kept and where that comes from, from `van`. How many of both changed."""
    policies.check_from(van)
    policies.check_retention(soort, termijn, bron)
    before = (queries.retention_term(soort), queries.retention_source(soort))
    wanted = {}
    if termijn != before[0]:
        wanted[Soort.BEWAREN, soort] = str(termijn)
    if bron.strip() != before[1]:
        wanted[Soort.BEWAREN, f"{soort}:bron"] = bron.strip()
    return _done(_changed(wanted, van, by))


def _ground(naam: str, tekst: str, van: date, tot: date | None, by: Medewerker) -> Instelling:
    return Instelling(
        soort=Soort.GROND, sleutel=naam, waarde=tekst, van=van, tot=tot, gezet_door=by
    )


def _changed(wanted: Mapping[tuple[str, str], str], van: date, by: Medewerker) -> list[Instelling]:
    return [
        Instelling(soort=soort, sleutel=key, waarde=value, van=van, gezet_door=by)
        for (soort, key), value in wanted.items()
        if policies.changed(soort, key, value)
    ]


def _done(rows: list[Instelling]) -> int:
    for row in Instelling.objects.bulk_create(rows):
        audit.record("instelling_gezet", by=row.gezet_door, object=row)
    # Only when it stands: another request of this process may read in between.
    transaction.on_commit(queries.forget)
    queries.forget()
    return len(rows)
