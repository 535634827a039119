"""May these be put together, and may it be taken back."""

from collections.abc import Iterable

from wijkzicht.register.casussen.models import Betrokkenheid
from wijkzicht.register.personen.bsn import decrypt
from wijkzicht.register.personen.models import Huishouden, Persoon
from wijkzicht.register.samenvoegen.models import Samenvoeging
from wijkzicht.rules.errors import NotAllowed

Pairs = Iterable[tuple[Persoon, Persoon]]
# What the database says stands in the way, in words.
_TWICE = {
    "veiligheid_meldcode": "In beide dossiers loopt een meldcode. Rond er eerst een af.",
    "veiligheid_drang": "In beide dossiers loopt drang. Stop er eerst een.",
    "overdrachten_overdracht": "Beide gezinnen wachten op een ander team. Neem er eerst een terug.",
    "casussen_casus": "Van beide dossiers is er een vervolg bij een ander team. Overleg met dat team.",
}
LONGEST_NOTE = Huishouden._meta.get_field("let_op").max_length


def check_can_merge_households(blijft: Huishouden, weg: Huishouden, pairs: Pairs) -> None:
    """Raise if these two are not to be one, or these people not the same."""
    if blijft.pk == weg.pk:
        raise NotAllowed("Kies een ander gezin. Dit is hetzelfde gezin.")
    check_not_confidential(blijft, weg)
    if len(joined_note(blijft, weg)) > LONGEST_NOTE:
        raise NotAllowed(
            "Bij allebei de gezinnen staat een lange tekst bij Let op. Maak die korter."
        )
    pairs = list(pairs)
    if len({one.pk for one, _other in pairs}) < len(pairs):
        raise NotAllowed("Twee mensen zijn niet dezelfde persoon. Kies iemand een keer.")
    for one, other in pairs:
        check_same_person(one, other)


def check_not_confidential(*huishoudens: Huishouden) -> None:
    """Raise if one of them is for who is involved only: putting it together would show it to others."""
    for huishouden in huishoudens:
        if huishouden.vertrouwelijk:
            raise NotAllowed(
                f"{huishouden.naam} is vertrouwelijk. Een vertrouwelijk gezin voegen we niet samen."
            )


def check_can_merge_persons(blijft: Persoon, weg: Persoon) -> None:
    """Raise if these are not two rows of one person, in one household or in two that stay two."""
    check_not_confidential(blijft.huishouden, weg.huishouden)
    if blijft.pk == weg.pk:
        raise NotAllowed("Kies twee regels van dezelfde persoon.")
    check_same_person(blijft, weg)
    apart = blijft.huishouden_id != weg.huishouden_id
    if apart and (blijft.veilig_adres_versleuteld or weg.veilig_adres_versleuteld):
        raise NotAllowed(
            f"Bij {blijft} staat een veilig adres. Dat mag niet bij het andere gezin bekend worden: "
            "voeg deze twee niet samen."
        )


def check_same_person(one: Persoon, other: Persoon) -> None:
    """Raise if what is known says that they are two people."""
    if differs(one.bsn_zoek, other.bsn_zoek):
        raise NotAllowed(
            f"{one} en {other} hebben een ander burgerservicenummer: het zijn twee mensen."
        )
    if one.veilig_adres_versleuteld and other.veilig_adres_versleuteld:
        addresses = {decrypt(bytes(p.veilig_adres_versleuteld), p.pk) for p in (one, other)}
        if len(addresses) > 1:
            raise NotAllowed(f"Bij {one} staan twee veilige adressen. Laat er eerst een staan.")


def differs(one: bytes | None, other: bytes | None) -> bool:
    """Whether both are known and not the same."""
    return bool(one and other and bytes(one) != bytes(other))


def joined_note(one: Huishouden, other: Huishouden) -> str:
    """What to mind of both: safety is not chosen away."""
    return " · ".join(dict.fromkeys(filter(None, (one.let_op, other.let_op))))


def stays_involved(betrokkenheid: Betrokkenheid) -> bool:
    """Who works with either of the two goes on; a colleague who was asked along for what stood in
    one of them is asked anew: the file now holds more than that."""
    return betrokkenheid.soort != Betrokkenheid.Soort.CONSULT


def check_can_undo(samenvoeging: Samenvoeging) -> None:
    """Raise if there is nothing to take back."""
    if samenvoeging.ongedaan_op:
        raise NotAllowed("Dit is al ongedaan gemaakt.")
    if samenvoeging.huishouden.vertrouwelijk:
        raise NotAllowed("Dit gezin is nu vertrouwelijk. Ongedaan maken kan niet meer.")


def twice(table: str) -> NotAllowed:
    """What can't be in one file twice."""
    return NotAllowed(_TWICE.get(table, "In beide dossiers staat iets dat maar een keer kan."))
