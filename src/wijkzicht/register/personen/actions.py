"""Make and change households and the people in them; what search knows of them goes along."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction

from wijkzicht.register.audit import actions as audit
from wijkzicht.register.casussen.models import Betrokkenheid
from wijkzicht.register.cijfers.actions import mark
from wijkzicht.register.clock import today
from wijkzicht.register.forms import already_made
from wijkzicht.register.organisatie.models import Medewerker, Team
from wijkzicht.register.organisatie.policies import check_works_in
from wijkzicht.register.personen import brp, policies, zoeksleutels
from wijkzicht.register.personen.bsn import decrypt, encrypt, search_value
from wijkzicht.register.personen.models import (
    Gezag,
    Huishouden,
    HuishoudenTeam,
    Persoon,
    Verblijf,
)
from wijkzicht.register.versions import save_changes
from wijkzicht.rules.names import initials


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
def add_person(
    *,
    huishouden: Huishouden,
    rol: str,
    by: Medewerker,
    formulier: UUID | None = None,
    **fields: Any,
) -> Persoon:
    """Add somebody to a household. A whole birth date also fills year and month.

    The same form twice is one person.
    """
    if made := already_made(Persoon, formulier):
        return made
    persoon = Persoon(huishouden=huishouden, rol=rol, **_tidy_person(fields))
    persoon.pk = formulier or persoon.pk
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
def set_bsn(
    *, persoon: Persoon, versie: int, bsn: str, by: Medewerker, nagegaan: str = ""
) -> Persoon:
    """Keep somebody's BSN, encrypted, and let it be found by; an empty one takes it away.

    `nagegaan`: how it was established that the number is theirs. Raises `NotAllowed` for digits that
    can't be a BSN, or without how that was established.
    """
    if bsn.strip():
        number = policies.check_bsn(bsn)
        policies.check_established(nagegaan)
        sealed, found_by = encrypt(number, persoon.pk), search_value(number)
    else:
        sealed, found_by, nagegaan = None, None, ""
    save_changes(
        persoon, versie=versie, bsn_versleuteld=sealed, bsn_zoek=found_by, bsn_nagegaan=nagegaan
    )
    zoeksleutels.renew(persoon.huishouden, [persoon])
    audit.record("bsn_gewijzigd", by=by, huishouden=persoon.huishouden, persoon=persoon)
    return persoon


@transaction.atomic
def set_safe_address(*, persoon: Persoon, versie: int, adres: str, by: Medewerker) -> Persoon:
    """Keep the address at which somebody is safe, encrypted; an empty one takes it away."""
    sealed = encrypt(adres.strip(), persoon.pk) if adres.strip() else None
    save_changes(persoon, versie=versie, veilig_adres_versleuteld=sealed)
    audit.record("veilig_adres_gewijzigd", by=by, huishouden=persoon.huishouden, persoon=persoon)
    return persoon


@transaction.atomic
def show_safe_address(*, persoon: Persoon, reden: str, by: Medewerker) -> str:
    """The safe address, for a reason of the list; that it was shown is in the log. Empty: there is none."""
    policies.check_reason(reden)
    audit.record(
        "veilig_adres_getoond",
        by=by,
        huishouden=persoon.huishouden_id,
        persoon=persoon,
        reden=reden,
    )
    sealed = persoon.veilig_adres_versleuteld
    return decrypt(bytes(sealed), persoon.pk) if sealed else ""


@transaction.atomic
def show_bsn(*, persoon: Persoon, reden: str, by: Medewerker) -> str:
    """The BSN in full, for a reason of the list; that it was shown is in the log. Empty: there is none."""
    policies.check_reason(reden)
    audit.record(
        "bsn_getoond", by=by, huishouden=persoon.huishouden_id, persoon=persoon, reden=reden
    )
    sealed = persoon.bsn_versleuteld
    return decrypt(bytes(sealed), persoon.pk) if sealed else ""


@transaction.atomic
def ask_brp(*, persoon: Persoon, reden: str, by: Medewerker) -> brp.Answer:
    """What the register of persons knows of somebody with a BSN; that it was asked is in the log.

    Nothing is changed here: a person chooses what to take over. Raises `NotAllowed` without a
    reason or a BSN.
    """
    policies.check_reason(reden)
    policies.check_has_bsn(persoon)
    audit.record(
        "brp_bevraagd", by=by, huishouden=persoon.huishouden_id, persoon=persoon, reden=reden
    )
    return brp.look_up(decrypt(bytes(persoon.bsn_versleuteld), persoon.pk))


@transaction.atomic
def record_authority(
    *,
    kind: Persoon,
    soort: str,
    by: Medewerker,
    houder: Persoon | None = None,
    houder_naam: str = "",
    formulier: UUID | None = None,
    **fields: Any,
) -> Gezag:
    """Record who has authority over a child, or a supervision order. The same form twice is one row."""
    if made := already_made(Gezag, formulier):
        return made
    policies.check_authority(kind, houder, houder_naam, fields.get("van"), fields.get("tot"))
    row = Gezag(
        huishouden_id=kind.huishouden_id,
        kind=kind,
        houder=houder,
        houder_naam="" if houder else houder_naam.strip(),
        soort=soort,
        **fields,
    )
    row.pk = formulier or row.pk
    row.save(force_insert=True)
    audit.record("gezag_vastgelegd", by=by, huishouden=kind.huishouden_id, persoon=kind, object=row)
    return row


@transaction.atomic
def change_authority(*, gezag: Gezag, versie: int, by: Medewerker, **fields: Any) -> Gezag:
    """Change who, what, since when, until when or from which source. Raises `Conflict`."""
    if fields.get("houder"):
        fields["houder_naam"] = ""

    def value(field: str) -> Any:
        return fields.get(field, getattr(gezag, field))

    policies.check_authority(
        gezag.kind, value("houder"), value("houder_naam"), value("van"), value("tot")
    )
    save_changes(gezag, versie=versie, **fields)
    audit.record(
        "gezag_gewijzigd", by=by, huishouden=gezag.huishouden_id, persoon=gezag.kind, object=gezag
    )
    return gezag


@transaction.atomic
def record_stay(
    *,
    persoon: Persoon,
    huishouden_id: UUID,
    by: Medewerker,
    formulier: UUID | None = None,
    **fields: Any,
) -> Verblijf:
    """Somebody also lives in another household, also one that `by` found but can't open."""
    if made := already_made(Verblijf, formulier):
        return made
    policies.check_stay(persoon, huishouden_id, fields.get("van"), fields.get("tot"))
    row = Verblijf(
        persoon=persoon, hoofd_id=persoon.huishouden_id, huishouden_id=huishouden_id, **fields
    )
    row.pk = formulier or row.pk
    row.save(force_insert=True)
    audit.record(
        "verblijf_vastgelegd", by=by, huishouden=persoon.huishouden_id, persoon=persoon, object=row
    )
    return row


@transaction.atomic
def change_stay(*, verblijf: Verblijf, versie: int, by: Medewerker, **fields: Any) -> Verblijf:
    """Change the arrangement, or since and until when. Raises `Conflict`."""
    policies.check_span(fields.get("van", verblijf.van), fields.get("tot", verblijf.tot))
    save_changes(verblijf, versie=versie, **fields)
    audit.record(
        "verblijf_gewijzigd",
        by=by,
        huishouden=verblijf.hoofd_id,
        persoon=verblijf.persoon,
        object=verblijf,
    )
    return verblijf


@transaction.atomic
def give_to_team(*, huishouden: Huishouden, team: Team, by: Medewerker) -> None:
    """A further team gets to do with this household: its leader sees it from now on."""
    HuishoudenTeam.objects.get_or_create(huishouden=huishouden, team=team)
    audit.record("huishouden_bij_team", by=by, huishouden=huishouden, object=team)


def _check_person(persoon: Persoon, fields: dict[str, Any] | None = None) -> None:
    def value(field: str) -> Any:
        return (fields or {}).get(field, getattr(persoon, field))

    policies.check_person(value("voornaam"), value("achternaam"), value("uitgerekend_op"))
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
    if tidy.get("geboortejaar"):
        tidy["uitgerekend_op"] = None  # the child is there
    if tidy.get("voorletters"):
        tidy["voorletters"] = initials(tidy["voorletters"])[:20]
    return tidy


def _mark(huishouden: Huishouden) -> None:
    """The years in which the household had a file, in the team of that file."""
    for casus in huishouden.casussen.select_related("team"):
        last = casus.gesloten or today()
        for year in range(casus.geopend.year, last.year + 1):
            mark(casus.team, casus.geopend.replace(year=year, day=1))
