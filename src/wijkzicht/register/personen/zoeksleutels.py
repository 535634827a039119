"""Search keys: keyed hashes of what a person can be found by.

A row of `Zoeksleutel` says nothing without the key of this installation, and only equality is asked
of it, which is all that row security leaves to an index. Each hash begins from a kind, so that a
name can't be mistaken for a street.
"""

import functools
import hashlib
import hmac
import re
from collections.abc import Iterable
from datetime import date

from django.conf import settings

from wijkzicht.register.personen import names
from wijkzicht.register.personen.models import Huishouden, Persoon, Persoonskaart, Zoeksleutel

NAME, SOUND, INITIAL, BIRTH, ADDRESS, POSTCODE, PHONE, BSN = "n", "k", "i", "d", "a", "p", "t", "b"


@functools.lru_cache(maxsize=100_000)
def key(kind: str, value: str) -> bytes:
    """The keyed hash of one value of one kind; 16 bytes."""
    secret = settings.WIJKZICHT_SEARCH_KEY.encode()
    return hmac.digest(secret, f"{kind}:{value}".encode(), hashlib.sha256)[:16]


def plain_postcode(text: str) -> str:
    """1234ab and 1234 AB as 1234AB; empty for what is no postcode."""
    found = re.fullmatch(r"\s*(\d{4})\s*([A-Za-z]{2})\s*", text)
    return found[1] + found[2].upper() if found else ""


def plain_number(text: str) -> str:
    """A house number with its addition: `12 a` and `12-A` as 12A."""
    return re.sub(r"[^0-9A-Z]", "", text.upper())


def plain_phone(text: str) -> str:
    """The last nine digits, so that +31 6 and 06 are the same; empty for fewer digits."""
    digits = re.sub(r"\D", "", text)
    return digits[-9:] if len(digits) >= 9 else ""


def initials_with(first: Iterable[str], last: Iterable[str]) -> set[bytes]:
    """Each first letter with the sound of each surname: J. Jansen finds Jan Jansen."""
    return {key(INITIAL, f"{f[0]}|{names.sound(w)}") for f in first for w in last}


def address_keys(postcode: str, huisnummer: str) -> set[bytes]:
    """Keys of a postcode, alone and with a number; also with the number without its addition."""
    postcode = plain_postcode(postcode)
    if not postcode:
        return set()
    number = plain_number(huisnummer)
    numbers = {number, re.match(r"\d*", number)[0]} - {""}
    return {key(POSTCODE, postcode)} | {key(ADDRESS, f"{postcode}{n}") for n in numbers}


def person_keys(
    *,
    voornaam: str,
    achternaam: str,
    geboortedatum: date | None = None,
    postcode: str = "",
    huisnummer: str = "",
    telefoon: str = "",
) -> set[bytes]:
    """Every key under which this person is found. What is unknown gives no key."""
    first, last = names.words(voornaam), names.words(achternaam)
    other = names.words(names.umlauts(f"{voornaam} {achternaam}"))
    found = {key(NAME, word) for word in first + last + other}
    found |= {key(SOUND, names.sound(word)) for word in first + last + other}
    found |= initials_with(names.telling(voornaam), names.telling(achternaam))
    found |= address_keys(postcode, huisnummer)
    if geboortedatum:
        found.add(key(BIRTH, geboortedatum.isoformat()))
    if plain_phone(telefoon):
        found.add(key(PHONE, plain_phone(telefoon)))
    return found


def renew(huishouden: Huishouden, personen: Iterable[Persoon] | None = None) -> None:
    """Bring card and keys of these persons (all of the household if not given) in step with them."""
    personen = list(huishouden.personen.all() if personen is None else personen)
    team_id = huishouden.teams.order_by("pk").values_list("team_id", flat=True).first()
    Persoonskaart.objects.bulk_create(
        [_card(persoon, huishouden, team_id) for persoon in personen],
        update_conflicts=True,
        unique_fields=["persoon"],
        update_fields=["huishouden", "weergavenaam", "geboortejaar", "team", "vertrouwelijk"],
    )
    wanted = {(p.pk, sleutel) for p in personen for sleutel in _keys_of(p, huishouden)}
    present = Zoeksleutel.objects.filter(persoon__in=personen)
    old = [row for row in present if (row.persoon_id, bytes(row.sleutel)) not in wanted]
    known = {(row.persoon_id, bytes(row.sleutel)) for row in present}
    Zoeksleutel.objects.filter(pk__in=[row.pk for row in old]).delete()
    Zoeksleutel.objects.bulk_create(
        Zoeksleutel(persoon_id=persoon, sleutel=sleutel) for persoon, sleutel in wanted - known
    )


def _card(persoon: Persoon, huishouden: Huishouden, team_id) -> Persoonskaart:
    year = persoon.geboortedatum.year if persoon.geboortedatum else persoon.geboortejaar
    return Persoonskaart(
        persoon=persoon,
        huishouden=huishouden,
        weergavenaam=persoon.volledige_naam,
        geboortejaar=year,
        team_id=team_id,
        vertrouwelijk=huishouden.vertrouwelijk,
    )


def _keys_of(persoon: Persoon, huishouden: Huishouden) -> set[bytes]:
    keys = person_keys(
        voornaam=persoon.voornaam,
        achternaam=f"{persoon.achternaam or huishouden.naam} {persoon.partnernaam}",
        geboortedatum=persoon.geboortedatum,
        postcode=huishouden.postcode,
        huisnummer=huishouden.huisnummer,
        telefoon=persoon.telefoon,
    )
    # The BSN's key is made from the number's own keyed search value: nothing is decrypted for it.
    if persoon.bsn_zoek:
        keys.add(bsn_key(bytes(persoon.bsn_zoek)))
    return keys


def bsn_key(bsn_zoek: bytes) -> bytes:
    """The search key that belongs to the keyed search value of a BSN."""
    return key(BSN, bsn_zoek.hex())
