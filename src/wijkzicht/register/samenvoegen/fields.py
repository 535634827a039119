"""What two rows know: where they differ, and what of the one that goes is kept."""

from typing import Any

from django.db import models

from wijkzicht.register.personen.bsn import decrypt, encrypt
from wijkzicht.register.personen.models import Huishouden, Persoon
from wijkzicht.register.samenvoegen.policies import joined_note

Group = tuple[str, ...]
EMPTY = (None, "")
ADDRESS: Group = ("straat", "huisnummer", "postcode", "plaats", "wijk_code", "gemeente_code")
OF_HOUSEHOLD: tuple[Group, ...] = (("naam",), ADDRESS, ("samenstelling",))
# What each field of a person stands with: one is not taken from the other row without the rest.
TOGETHER: tuple[Group, ...] = (
    ("voornaam",),
    ("tussenvoegsel", "achternaam"),
    ("voorletters",),
    ("partner_tussenvoegsel", "partnernaam", "naamgebruik"),
    ("geboortedatum", "geboortejaar", "geboortemaand"),
    ("uitgerekend_op",),
    ("geslacht",),
    ("rol",),
    ("herkomst",),
    ("telefoon",),
    ("email",),
    ("veilig_bereikbaar",),
    ("tolk_taal",),
    ("overleden_op",),
)


# What is said to one team about how to reach somebody does not go to the team of the other household.
_OF_ONE_TEAM = {("telefoon",), ("email",), ("veilig_bereikbaar",)}


def groups(one: Persoon, other: Persoon) -> tuple[Group, ...]:
    """The fields of two rows of one person that are laid beside each other."""
    if one.huishouden_id == other.huishouden_id:
        return TOGETHER
    return tuple(group for group in TOGETHER if group not in _OF_ONE_TEAM)


def differing(groups: tuple[Group, ...], one: models.Model, other: models.Model) -> list[Group]:
    """Where both know something and they contradict each other: somebody has to choose."""
    return [
        group
        for group in groups
        if known(group, one) and known(group, other) and not _agree(group, one, other)
    ]


def known(group: Group, row: models.Model) -> bool:
    """Whether a row says something there. `naamgebruik` always has a value: alone it says nothing."""
    return any(getattr(row, name) not in EMPTY for name in group if name != "naamgebruik")


def person_fields(one: Persoon, other: Persoon, neem: tuple[str, ...] = ()) -> dict[str, Any]:
    """What changes in the row that stays: what it does not know, and what was chosen."""
    fields: dict[str, Any] = {}
    together = one.huishouden_id == other.huishouden_id
    for group in groups(one, other):
        fields |= _taken(group, one, other, neem)
    if other.contactpersoon and together:
        fields["contactpersoon"] = True
    if other.bsn_versleuteld and not one.bsn_versleuteld:
        number = decrypt(bytes(other.bsn_versleuteld), other.pk)
        fields |= {"bsn_versleuteld": encrypt(number, one.pk), "bsn_zoek": other.bsn_zoek}
    if not one.bsn_nagegaan:
        fields["bsn_nagegaan"] = other.bsn_nagegaan
    if other.veilig_adres_versleuteld and not one.veilig_adres_versleuteld:
        address = decrypt(bytes(other.veilig_adres_versleuteld), other.pk)
        fields["veilig_adres_versleuteld"] = encrypt(address, one.pk)
    return {name: value for name, value in fields.items() if getattr(one, name) != value}


def household_fields(one: Huishouden, other: Huishouden, neem: tuple[str, ...]) -> dict[str, Any]:
    """What changes in the household that stays. What to mind of both stands together."""
    fields: dict[str, Any] = {}
    for group in OF_HOUSEHOLD:
        fields |= _taken(group, one, other, neem)
    fields["let_op"] = joined_note(one, other)
    return {name: value for name, value in fields.items() if getattr(one, name) != value}


def _agree(group: Group, one: models.Model, other: models.Model) -> bool:
    """A year of birth does not contradict a date in it; a street without a number not one with it."""
    pairs = [(getattr(one, name), getattr(other, name)) for name in group]
    return all(mine == theirs or mine in EMPTY or theirs in EMPTY for mine, theirs in pairs)


def _taken(
    group: Group, one: models.Model, other: models.Model, neem: tuple[str, ...]
) -> dict[str, Any]:
    theirs = {name: getattr(other, name) for name in group}
    if not known(group, other):
        return {}
    if not known(group, one) or (group[0] in neem and not _agree(group, one, other)):
        return theirs
    if _agree(group, one, other):
        return {n: v for n, v in theirs.items() if v not in EMPTY and getattr(one, n) in EMPTY}
    return {}
