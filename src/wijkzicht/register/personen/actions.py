"""Make and change households and the people in them; what search knows of them goes along."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from wijkzicht.register.audit import actions as audit
from wijkzicht.register.casussen.models import Betrokkenheid
from wijkzicht.register.cijfers.actions import mark
from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Medewerker, Team
from wijkzicht.register.organisatie.policies import check_works_in
from wijkzicht.register.personen import policies, zoeksleutels
from wijkzicht.register.personen.bsn import encrypt, search_value
from wijkzicht.register.personen.models import Huishouden, HuishoudenTeam, Persoon
from wijkzicht.register.versions import save_changes


@transaction.atomic
def make_household(
    *, team: Team, naam: str, by: Medewerker, personen: Iterable[dict[str, Any]] = (), **fields: Any
) -> Huishouden:
    """Make a household of a team with its people; `by` is involved in it from today.

    `personen` hold the fields of `Persoon`; `fields` are those of `Huishouden`.
    """
    check_works_in(by, team, today())
    fields = _tidy_household({"naam": naam, **fields})
    policies.check_household(fields["naam"], fields.get("postcode", ""))
    huishouden = Huishouden.objects.create(**fields)
    HuishoudenTeam.objects.create(huishouden=huishouden, team=team)
    mine = Betrokkenheid.objects.create(huishouden=huishouden, medewerker=by, van=today())
    audit.record("huishouden_gemaakt", by=by, huishouden=huishouden)
    audit.record("betrokken_gemaakt", by=by, huishouden=huishouden, object=mine)
    for person in personen:
        add_person(huishouden=huishouden, by=by, **person)
    return huishouden


@transaction.atomic
def change_household(
    *, huishouden: Huishouden, versie: int, by: Medewerker, **fields: Any
) -> Huishouden:
    """Change name, address, note or confidentiality; everybody in it is found by the new ones.

    Raises `Conflict` if somebody else saved first.
    """
    fields = _tidy_household(fields)
    policies.check_household(
        fields.get("naam", huishouden.naam), fields.get("postcode", huishouden.postcode)
    )
    save_changes(huishouden, versie=versie, **fields)
    zoeksleutels.renew(huishouden)
    _mark(huishouden)
    audit.record("huishouden_gewijzigd", by=by, huishouden=huishouden)
    return huishouden


@transaction.atomic
def add_person(*, huishouden: Huishouden, rol: str, by: Medewerker, **fields: Any) -> Persoon:
    """Add somebody to a household. A whole birth date also fills year and month."""
    persoon = Persoon(huishouden=huishouden, rol=rol, **_tidy_person(fields))
    _check_person(persoon)
    persoon.save(force_insert=True)
    zoeksleutels.renew(huishouden, [persoon])
    _mark(huishouden)
    audit.record("persoon_toegevoegd", by=by, huishouden=huishouden, persoon=persoon)
    return persoon


@transaction.atomic
def change_person(*, persoon: Persoon, versie: int, by: Medewerker, **fields: Any) -> Persoon:
    """Change what is known of somebody. Raises `Conflict` if somebody else saved first."""
    fields = _tidy_person(fields)
    _check_person(persoon, fields)
    save_changes(persoon, versie=versie, **fields)
    zoeksleutels.renew(persoon.huishouden, [persoon])
    _mark(persoon.huishouden)
    audit.record("persoon_gewijzigd", by=by, huishouden=persoon.huishouden, persoon=persoon)
    return persoon


@transaction.atomic
def set_bsn(*, persoon: Persoon, versie: int, bsn: str, by: Medewerker) -> Persoon:
    """Keep somebody's BSN, encrypted, and let it be found by; an empty one takes it away.

    Raises `NotAllowed` for digits that can't be a BSN.
    """
    if bsn.strip():
        number = policies.check_bsn(bsn)
        sealed, found_by = encrypt(number, persoon.pk), search_value(number)
    else:
        sealed = found_by = None
    save_changes(persoon, versie=versie, bsn_versleuteld=sealed, bsn_zoek=found_by)
    zoeksleutels.renew(persoon.huishouden, [persoon])
    audit.record("bsn_gewijzigd", by=by, huishouden=persoon.huishouden, persoon=persoon)
    return persoon


@transaction.atomic
def give_to_team(*, huishouden: Huishouden, team: Team, by: Medewerker) -> None:
    """A further team gets to do with this household: its leader sees it from now on."""
    HuishoudenTeam.objects.get_or_create(huishouden=huishouden, team=team)
    audit.record("huishouden_bij_team", by=by, huishouden=huishouden, object=team)


def _check_person(persoon: Persoon, fields: dict[str, Any] | None = None) -> None:
    def value(field: str) -> Any:
        return (fields or {}).get(field, getattr(persoon, field))

    policies.check_person(value("voornaam"), value("achternaam"))
    policies.check_birth(value("geboortedatum"), value("geboortejaar"), value("geboortemaand"))


def _tidy_household(fields: dict[str, Any]) -> dict[str, Any]:
    tidy = {k: v.strip() if isinstance(v, str) else v for k, v in fields.items()}
    if tidy.get("postcode"):
        tidy["postcode"] = zoeksleutels.plain_postcode(tidy["postcode"]) or tidy["postcode"]
    return tidy


def _tidy_person(fields: dict[str, Any]) -> dict[str, Any]:
    tidy = {k: v.strip() if isinstance(v, str) else v for k, v in fields.items()}
    if tidy.get("geboortedatum"):
        born = tidy["geboortedatum"]
        tidy |= {"geboortejaar": born.year, "geboortemaand": born.month}
    return tidy


def _mark(huishouden: Huishouden) -> None:
    """The years in which the household had a file, in the team of that file."""
    for casus in huishouden.casussen.select_related("team"):
        last = casus.gesloten or today()
        for year in range(casus.geopend.year, last.year + 1):
            mark(casus.team, casus.geopend.replace(year=year, day=1))
