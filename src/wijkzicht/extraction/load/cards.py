"""Makes everybody in a loaded set findable: a card and search keys per person."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple
from uuid import UUID

from wijkzicht.register.personen.zoeksleutels import bsn_key, person_keys

_PEOPLE = """
SELECT p.id, p.huishouden_id, p.voornaam, p.tussenvoegsel, p.achternaam, p.geboortedatum,
       p.geboortejaar, p.bsn_zoek, h.postcode, h.huisnummer, h.vertrouwelijk,
       (SELECT ht.team_id FROM personen_huishouden_team ht WHERE ht.huishouden_id = h.id
        ORDER BY ht.team_id LIMIT 1)
FROM personen_persoon p JOIN personen_huishouden h ON h.id = p.huishouden_id
"""
_CARD = (
    "COPY personen_persoonskaart (persoon_id, huishouden_id, weergavenaam, geboortejaar, team_id,"
    " vertrouwelijk) FROM STDIN"
)
_KEY = "COPY personen_zoeksleutel (persoon_id, sleutel) FROM STDIN"


class Person(NamedTuple):
    """What a card and search keys are made of."""

    id: UUID
    huishouden_id: UUID
    voornaam: str
    tussenvoegsel: str
    achternaam: str
    geboortedatum: date | None
    geboortejaar: int | None
    bsn_zoek: bytes | None
    postcode: str
    huisnummer: str
    vertrouwelijk: bool
    team_id: UUID | None

    def card(self) -> tuple:
        """The row by which a colleague recognises this person."""
        name = " ".join(p for p in (self.voornaam, self.tussenvoegsel, self.achternaam) if p)
        year = self.geboortedatum.year if self.geboortedatum else self.geboortejaar
        return self.id, self.huishouden_id, name, year, self.team_id, self.vertrouwelijk

    def sleutels(self) -> Iterator[tuple[UUID, bytes]]:
        """The rows under which this person is found."""
        found = person_keys(
            voornaam=self.voornaam,
            achternaam=self.achternaam,
            geboortedatum=self.geboortedatum,
            postcode=self.postcode,
            huisnummer=self.huisnummer,
        )
        if self.bsn_zoek:
            found.add(bsn_key(bytes(self.bsn_zoek)))
        for sleutel in sorted(found):
            yield self.id, sleutel


def make_findable(cursor) -> int:
    """Write cards and keys for all people in the register. Returns the number of people.

    `cursor` is the owner's, past row security.
    """
    people = [Person(*row) for row in cursor.execute(_PEOPLE).fetchall()]
    with cursor.copy(_CARD) as copy:
        for person in people:
            copy.write_row(person.card())
    with cursor.copy(_KEY) as copy:
        for person in people:
            for line in person.sleutels():
                copy.write_row(line)
    return len(people)
