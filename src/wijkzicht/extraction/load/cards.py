"""Makes everybody in a loaded set findable: a card and search keys per person."""

from collections.abc import Iterator

from wijkzicht.register.personen.zoeksleutels import person_keys

_PEOPLE = """
SELECT p.id, p.huishouden_id, p.voornaam, p.tussenvoegsel, p.achternaam, p.geboortedatum,
       p.geboortejaar, h.postcode, h.huisnummer, h.vertrouwelijk,
       (SELECT ht.team_id FROM personen_huishouden_team ht WHERE ht.huishouden_id = h.id
        ORDER BY ht.team_id LIMIT 1)
FROM personen_persoon p JOIN personen_huishouden h ON h.id = p.huishouden_id
"""
_CARD = (
    "COPY personen_persoonskaart (persoon_id, huishouden_id, weergavenaam, geboortejaar, team_id,"
    " vertrouwelijk) FROM STDIN"
)
_KEY = "COPY personen_zoeksleutel (persoon_id, sleutel) FROM STDIN"


def make_findable(cursor) -> int:
    """Write cards and keys for all people in the register. Returns the number of people.

    `cursor` is the owner's, past row security.
    """
    people = cursor.execute(_PEOPLE).fetchall()
    with cursor.copy(_CARD) as copy:
        for row in people:
            copy.write_row(_card(*row))
    with cursor.copy(_KEY) as copy:
        for row in people:
            for line in _keys(*row):
                copy.write_row(line)
    return len(people)


def _card(key, huishouden, voornaam, tussenvoegsel, achternaam, born, year, _, __, hidden, team):
    name = " ".join(part for part in (voornaam, tussenvoegsel, achternaam) if part)
    return key, huishouden, name, born.year if born else year, team, hidden


def _keys(persoon, _, voornaam, __, achternaam, born, ___, postcode, huisnummer, *____) -> Iterator:
    found = person_keys(
        voornaam=voornaam,
        achternaam=achternaam,
        geboortedatum=born,
        postcode=postcode,
        huisnummer=huisnummer,
    )
    for sleutel in sorted(found):
        yield persoon, sleutel
