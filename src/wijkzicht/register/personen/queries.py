"""Find people by what somebody remembers of them, and read a household."""

import contextlib
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Case, IntegerField, Sum, Value, When

from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.register.personen import names, zoeksleutels
from wijkzicht.register.personen.bsn import search_value
from wijkzicht.register.personen.models import Huishouden, Persoon, Persoonskaart, Zoeksleutel
from wijkzicht.register.personen.zoeksleutels import key
from wijkzicht.register.statement import ask
from wijkzicht.rules.ages import Birth

MAX_FOUND = 25
# Enough rows to put the best on top, few enough to rank in Python.
RANKED = 200
# From here a likeness is worth a look: a birth date, or an initial with surname and one thing more.
WORTH_SHOWING = 40


class Found(NamedTuple):
    """Somebody found: the minimum by which a colleague recognises a person."""

    persoon_id: UUID
    huishouden_id: UUID
    naam: str
    geboortejaar: int | None
    team: str | None
    betrokken: bool


class Lookalike(NamedTuple):
    """Somebody who may be the same person; `score` runs from 0 to 100."""

    persoon_id: UUID
    huishouden_id: UUID
    naam: str
    geboortejaar: int | None
    team: str | None
    score: int


@dataclass
class Question:
    """What somebody typed in the search box, taken apart. Order does not matter.

    `written`: the same words with ä, ö and ü written out; whoever wrote the name down may have done so.
    """

    words: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    initials: list[str] = field(default_factory=list)
    keys: list[bytes] = field(default_factory=list)
    year: int | None = None

    def __bool__(self) -> bool:
        return bool(self.words or self.keys)


def understand(text: str) -> Question:
    """Take apart a question: names, initials, a birth date or year, BSN, postcode and number,
    telephone.

    Dates as 3-4-2015, 03/04/2015 or 2015-04-03. A part that is understood is taken out; the rest
    is names.
    """
    question = Question()
    rest = _take_bsn(_take_birth(text, question), question)
    rest = _take_address(rest, question)
    rest = _take_phone(rest, question)
    for word, written in _both_ways(rest):
        if word in names.TUSSENVOEGSELS and len(word) > 1:
            continue
        if re.fullmatch(r"(19|20)\d\d", word):
            question.year = int(word)
        elif len(word) == 1:
            question.initials.append(word)
        else:
            question.words.append(word)
            question.written.append(written)
    return question


def find(text: str, *, by: Medewerker, limit: int = MAX_FOUND) -> list[Found]:
    """People who fit what was typed, best first; at most two statements.

    Exact spelling goes before what only sounds alike. Who is in a confidential household is found
    by who is involved only (row security). An empty question finds nobody.
    """
    question = understand(text)
    if not question:
        return []
    found = _matching(question, zoeksleutels.NAME, by)
    if len(found) < limit and question.words:
        known = {row.persoon_id for row in found}
        sounding = _matching(question, zoeksleutels.SOUND, by)
        found += [row for row in sounding if row.persoon_id not in known]
    ways = (" ".join(question.words), " ".join(question.written))
    found.sort(
        key=lambda row: (-max(_fit(way, row.naam) for way in ways), row.naam, row.geboortejaar or 0)
    )
    return found[:limit]


def lookalikes(
    *,
    voornaam: str = "",
    achternaam: str = "",
    geboortedatum: date | None = None,
    postcode: str = "",
    huisnummer: str = "",
    limit: int = 5,
) -> list[Lookalike]:
    """People already known who may be this one, most alike first; two statements.

    A birth date, an address, or first letter with surname brings somebody in; a surname alone does
    not. Only to point out: nothing is refused because of it. A confidential household is pointed out
    to who is involved only.
    """
    weights = _weights(voornaam, achternaam, geboortedatum, postcode, huisnummer)
    if not weights:
        return []
    whens = [When(sleutel=sleutel, then=Value(points)) for sleutel, points in weights.items()]
    scores = dict(
        Zoeksleutel.objects.filter(sleutel__in=list(weights))
        .values("persoon_id")
        .annotate(score=Sum(Case(*whens, output_field=IntegerField())))
        .filter(score__gte=WORTH_SHOWING)
        .order_by("-score")
        .values_list("persoon_id", "score")[: 4 * limit]
    )
    cards = Persoonskaart.objects.filter(persoon_id__in=list(scores)).values_list(
        "persoon_id", "huishouden_id", "weergavenaam", "geboortejaar", "team__naam"
    )
    found = [Lookalike(*card, min(scores[card[0]], 100)) for card in cards]
    return sorted(found, key=lambda row: (-row.score, row.naam))[:limit]


def seen(huishouden_id: UUID | None) -> Huishouden | None:
    """The household if whoever asks may see it."""
    return Huishouden.objects.filter(pk=huishouden_id).first() if huishouden_id else None


def household(huishouden_id: UUID) -> tuple[Huishouden, list[Persoon]]:
    """A household and its people, youngest last; two statements. Raises DoesNotExist if not seen."""
    huishouden = Huishouden.objects.get(pk=huishouden_id)
    return huishouden, list(huishouden.personen.order_by("geboortejaar", "voornaam"))


# Not by a join over Persoon: row security hides that row from who is not involved.
_CARDS = """
    SELECT kaart.persoon_id, kaart.huishouden_id, kaart.weergavenaam, kaart.geboortejaar,
        team.naam,
        EXISTS (SELECT FROM casussen_betrokkenheid b
            WHERE b.huishouden_id = kaart.huishouden_id AND b.medewerker_id = %(wie)s
                AND b.van <= %(vandaag)s AND (b.tot IS NULL OR b.tot >= %(vandaag)s))
    FROM personen_persoonskaart kaart
    LEFT JOIN organisatie_team team ON team.id = kaart.team_id
    WHERE (%(jaar)s::int IS NULL OR kaart.geboortejaar = %(jaar)s)
"""
_HAVING = """
        AND kaart.persoon_id IN
            (SELECT persoon_id FROM personen_zoeksleutel WHERE sleutel = ANY(%({})s))
"""


def _matching(question: Question, kind: str, by: Medewerker) -> list[Found]:
    """Who has one of the keys of each part of the question; one statement."""
    parts = [{sleutel} for sleutel in question.keys] + _name_keys(question, kind)
    keys = {f"deel{number}": list(part) for number, part in enumerate(parts)}
    sql = _CARDS + "".join(map(_HAVING.format, keys)) + f" LIMIT {RANKED}"
    return ask(Found, sql, wie=by.pk, vandaag=today(), jaar=question.year, **keys)


def _name_keys(question: Question, kind: str) -> list[set[bytes]]:
    """For each word and each initial the keys of which one is enough."""

    def of(word: str) -> bytes:
        return key(kind, word if kind == zoeksleutels.NAME else names.sound(word))

    ways = list(zip(question.words, question.written, strict=True))
    first = [word for way in ways[:1] for word in way]
    own = [{of(word) for word in way} for way in ways]
    return own + [zoeksleutels.initials_with([i], first) for i in question.initials if first]


def _both_ways(text: str) -> list[tuple[str, str]]:
    """Each word plain, with the umlauts dropped and with them written out: jorg and joerg."""
    dropped = names.plain(text).split()
    written = names.plain(names.umlauts(unicodedata.normalize("NFC", text))).split()
    return list(zip(dropped, written, strict=True))


def _fit(wanted: str, name: str) -> float:
    have = names.plain(name).split()
    parts = wanted.split()
    return sum(max(names.likeness(part, word) for word in have) for part in parts) if have else 0.0


def _weights(voornaam, achternaam, geboortedatum, postcode, huisnummer) -> dict[bytes, int]:
    """Points a search key is worth. A name counts in both orders, exact spelling for a little more."""
    first, last = _telling(voornaam), _telling(achternaam)
    weights = {key(zoeksleutels.SOUND, names.sound(w)): 7 for w in first + last}
    weights |= {key(zoeksleutels.NAME, w): 3 for w in first + last}
    weights |= dict.fromkeys(zoeksleutels.initials_with(last[:1], first), 25)
    weights |= dict.fromkeys(zoeksleutels.initials_with(first[:1], last), 25)
    if geboortedatum:
        weights[key(zoeksleutels.BIRTH, geboortedatum.isoformat())] = 40
        if geboortedatum.day <= 12 and geboortedatum.day != geboortedatum.month:
            swapped = geboortedatum.replace(day=geboortedatum.month, month=geboortedatum.day)
            weights[key(zoeksleutels.BIRTH, swapped.isoformat())] = 20
    if zoeksleutels.plain_postcode(postcode) and huisnummer:
        place = zoeksleutels.plain_postcode(postcode) + zoeksleutels.plain_number(huisnummer)
        weights[key(zoeksleutels.ADDRESS, place)] = 25
    return weights


def _telling(text: str) -> list[str]:
    return names.telling(names.umlauts(text)) if text else []


def _take_bsn(text: str, question: Question) -> str:
    for match in re.finditer(r"(?<!\d)\d{9}(?!\d)", text):
        with contextlib.suppress(ValueError):
            question.keys.append(zoeksleutels.bsn_key(search_value(match[0])))
            return text.replace(match[0], " ")
    return text


def _take_birth(text: str, question: Question) -> str:
    for pattern, order in (
        (r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b", (0, 1, 2)),
        (r"\b(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})\b", (2, 1, 0)),
    ):
        for match in re.finditer(pattern, text):
            year, month, day = (int(match.groups()[i]) for i in order)
            try:
                born = date(year, month, day)
            except ValueError:
                continue
            question.keys.append(key(zoeksleutels.BIRTH, born.isoformat()))
            return text.replace(match[0], " ")
    return text


def _take_address(text: str, question: Question) -> str:
    match = re.search(r"\b(\d{4})\s?([A-Za-z]{2})\b(?:[\s,]+(\d+\s?-?\s?[A-Za-z]?)\b)?", text)
    if not match or (not match[3] and match[2].lower() in names.TUSSENVOEGSELS):
        return text
    postcode, number = match[1] + match[2].upper(), zoeksleutels.plain_number(match[3] or "")
    kind = zoeksleutels.ADDRESS if number else zoeksleutels.POSTCODE
    question.keys.append(key(kind, postcode + number))
    return text.replace(match[0], " ")


def _take_phone(text: str, question: Question) -> str:
    match = re.search(r"\+?\d[\d\s-]{7,}\d", text)
    digits = zoeksleutels.plain_phone(match[0]) if match else ""
    if not digits:
        return text
    question.keys.append(key(zoeksleutels.PHONE, digits))
    return text.replace(match[0], " ")


def births(huishouden_id: UUID) -> list[Birth]:
    """What is known of the birth of each person of a household; one statement."""
    rows = Persoon.objects.filter(huishouden=huishouden_id)
    return [
        Birth(*row) for row in rows.values_list("geboortedatum", "geboortejaar", "geboortemaand")
    ]
