"""
A team's own measure as a file: one small JSON object (docs/eigen-maten.md says what is in it).

Everything is checked against the building blocks before anything is made of it; each fault is a
Dutch sentence that says where it is, what is wrong and what to do.
"""

import json
import re
from datetime import date
from typing import Any

from wijkzicht.indicators.core import Kind
from wijkzicht.indicators.eigen import (
    ALL,
    AT_LEAST,
    AT_MOST,
    EMPTY,
    FILLED,
    NO,
    ONE,
    ONE_OF,
    OTHER,
    YES,
    Condition,
    Maat,
    Test,
)  # fmt: skip
from wijkzicht.indicators.eigen_bouwstenen import (
    CODE,
    DAY,
    LASTS,
    NUMBER,
    SUBJECTS,
    YES_NO,
    Field,
    Subject,
)  # fmt: skip

LARGEST_FILE = 64_000  # bytes
MOST_CONDITIONS = 6
LARGEST_NUMBER = 100_000
KINDS = (Kind.AANDEEL, Kind.AANTAL, Kind.MEDIAAN)
CODE_PATTERN = re.compile(r"X-[A-Z0-9]{1,12}")
# Text fields with their longest length, and whether they may be left out.
TEXTS = {
    "team": (100, False),
    "titel": (80, False),
    "vraag": (150, False),
    "uitleg": (600, True),
    "kanttekening": (600, True),
}
KEYS = (
    "code", "versie", "datum", "team", "titel", "vraag", "soort", "onderwerp", "periode",
    "alleen", "telt", "dagen", "uitleg", "kanttekening",
)  # fmt: skip
# What may be asked of each kind of field.
ASKED = {
    CODE: (ONE_OF, OTHER, FILLED, EMPTY),
    YES_NO: (ONE_OF, FILLED, EMPTY),
    NUMBER: (AT_LEAST, AT_MOST, FILLED, EMPTY),
    DAY: (AT_LEAST, AT_MOST, FILLED, EMPTY),
}


class Faulty(ValueError):
    """The file is no measure. `sentences`: each fault, with where it is and what to do."""

    def __init__(self, sentences: list[str]):
        super().__init__(" ".join(sentences))
        self.sentences = sentences


def read(content: bytes) -> Maat:
    """The measure in a file. Raises Faulty."""
    if len(content) > LARGEST_FILE:
        raise Faulty(
            [f"Het bestand is groter dan {LARGEST_FILE // 1000} kB. Kies een bestand met één maat."]
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Faulty(
            ["Het bestand is geen tekst in UTF-8. Bewaar het opnieuw als UTF-8."]
        ) from None
    try:
        data = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    except json.JSONDecodeError as wrong:
        raise Faulty(
            [
                f"Regel {wrong.lineno}, teken {wrong.colno}: dit is geen JSON. Kijk of er een komma, aanhalingsteken of haakje ontbreekt."
            ]
        ) from None
    except RecursionError:
        raise Faulty(
            ["Het bestand zit te diep in elkaar. Een maat heeft hoogstens drie lagen."]
        ) from None
    except ValueError as wrong:  # a number of thousands of digits, or one of our own
        own = (
            wrong.args[0]
            if isinstance(wrong, _Wrong)
            else "Er staat een getal in dat te groot is. Schrijf een gewoon getal."
        )
        raise Faulty([own]) from None
    return from_data(data)


def write(maat: Maat) -> str:
    """The measure as the text of a file; reading it gives the same measure."""
    return json.dumps(to_data(maat), ensure_ascii=False, indent=2) + "\n"


def to_data(maat: Maat) -> dict[str, Any]:
    """The measure as plain values, in the order of the file; what is empty is left out."""
    data: dict[str, Any] = {
        "code": maat.code,
        "versie": maat.version,
        "datum": maat.made_on.isoformat(),
        "team": maat.team,
        "titel": maat.title,
        "vraag": maat.question,
        "soort": maat.kind.value,
        "onderwerp": maat.subject,
        "periode": maat.when,
        "alleen": _test_data(maat.only),
        "telt": _test_data(maat.counts),
        "dagen": {"van": maat.days[0], "tot": maat.days[1]} if maat.days else None,
        "uitleg": maat.explanation,
        "kanttekening": maat.caveat,
    }
    return {key: value for key, value in data.items() if value not in (None, "")}


def _test_data(test: Test) -> dict[str, Any] | None:
    if not test.conditions:
        return None
    return {"combineer": test.join, "voorwaarden": [_condition_data(c) for c in test.conditions]}


def _condition_data(condition: Condition) -> dict[str, Any]:
    data: dict[str, Any] = {"veld": condition.field}
    if condition.until:
        data["tot"] = condition.until
    data["is"] = condition.is_
    if condition.values:
        data["waarden"] = list(condition.values)
    if condition.number is not None:
        data["getal"] = condition.number
    return data


def from_data(data: Any) -> Maat:
    """The measure in plain values. Raises Faulty with every fault that was found."""
    return _Reader().maat(data)


class _Wrong(ValueError):
    pass


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _Wrong(f"‘{_short(twice)}’ staat er twee keer in hetzelfde blok. Haal er een weg.")
    return found


def _no_constant(name: str) -> None:
    raise _Wrong(f"‘{name}’ is geen waarde van een maat. Haal het weg.")


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    text = "".join(sign if sign.isprintable() else "?" for sign in text)
    return text if len(text) <= 40 else text[:40] + "…"


class _Reader:
    """Reads one measure and gathers faults, so that all are told at once."""

    def __init__(self) -> None:
        self.faults: list[str] = []

    def maat(self, data: Any) -> Maat:
        """The measure, or Faulty."""
        if not isinstance(data, dict):
            raise Faulty(["Het bestand is geen maat: het moet beginnen met { en eindigen met }."])
        self._keys(data, KEYS, "")
        texts = {name: self._text(data, name) for name in TEXTS}
        code, version, day = self._code(data), self._version(data), self._day(data)
        kind = self._one_of(data, "soort", [kind.value for kind in KINDS])
        name = self._one_of(data, "onderwerp", list(SUBJECTS))
        if self.faults and not (kind and name):
            raise Faulty(self.faults)
        subject, kind = SUBJECTS[name], Kind(kind)
        when = self._one_of(data, "periode", [f.name for f in subject.of_kind(DAY, LASTS) if f.yes])
        only, counts = self._test(data, "alleen", subject), self._test(data, "telt", subject)
        days = self._days(data, subject)
        self._fits(kind, counts, days)
        if self.faults:
            raise Faulty(self.faults)
        return Maat(
            code=code, version=version, made_on=day, team=texts["team"], title=texts["titel"],
            question=texts["vraag"], kind=kind, subject=name, when=when, only=only, counts=counts,
            days=days, explanation=texts["uitleg"], caveat=texts["kanttekening"],
        )  # fmt: skip

    def _tell(self, where: str, sentence: str) -> None:
        self.faults.append(f"{where}: {sentence}" if where else sentence)

    def _keys(self, data: dict, known: tuple[str, ...], where: str) -> None:
        for name in data:
            if name not in known:
                self._tell(where, f"‘{_short(name)}’ kennen we niet. Kies uit: {', '.join(known)}.")

    def _text(self, data: dict, name: str) -> str:
        most, optional = TEXTS[name]
        value = data.get(name, "" if optional else None)
        if value is None:
            self._tell(name, "dit ontbreekt. Vul het in.")
        elif not isinstance(value, str):
            self._tell(name, f"‘{_short(value)}’ is geen tekst. Zet het tussen aanhalingstekens.")
        elif not optional and not value.strip():
            self._tell(name, "dit is leeg. Vul het in.")
        elif len(value) > most:
            self._tell(
                name, f"dit is {len(value)} tekens lang. Maak het korter: tot {most} tekens."
            )
        elif not all(sign.isprintable() or sign == "\n" for sign in value):
            self._tell(name, "er staat een teken in dat niet te zien is. Typ de tekst opnieuw.")
        else:
            return value.strip()
        return ""

    def _code(self, data: dict) -> str:
        value = data.get("code")
        if not (isinstance(value, str) and CODE_PATTERN.fullmatch(value)):
            self._tell(
                "code",
                f"‘{_short(value)}’ kan niet. Schrijf X- en daarna hoogstens 12 hoofdletters of cijfers, zoals X-STEM.",
            )
        return value

    def _version(self, data: dict) -> int:
        return self._number(data.get("versie"), "versie", 1, 9999)

    def _number(self, value: Any, where: str, least: int, most: int) -> int:
        if type(value) is not int or not least <= value <= most:
            self._tell(
                where,
                f"‘{_short(value)}’ kan niet. Schrijf een heel getal van {least} tot en met {most}.",
            )
        return value

    def _day(self, data: dict) -> date:
        value = data.get("datum")
        try:
            if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
                return date.fromisoformat(value)
        except (TypeError, ValueError):
            pass
        self._tell(
            "datum", f"‘{_short(value)}’ is geen dag. Schrijf jaar-maand-dag, zoals 2026-11-25."
        )
        return date.min

    def _one_of(self, data: dict, name: str, known: list[str], where: str = "") -> str:
        value = data.get(name)
        if not (isinstance(value, str) and value in known):
            self._tell(where or name, f"‘{_short(value)}’ kan niet. Kies uit: {', '.join(known)}.")
            return ""
        return value

    def _test(self, data: dict, name: str, subject: Subject) -> Test:
        value = data.get(name)
        if value is None:
            return Test()
        if not isinstance(value, dict):
            self._tell(name, "dit moet een blok zijn met ‘combineer’ en ‘voorwaarden’.")
            return Test()
        self._keys(value, ("combineer", "voorwaarden"), name)
        join = ALL
        if "combineer" in value:
            join = self._one_of(value, "combineer", [ALL, ONE], f"{name}, combineer")
        listed = value.get("voorwaarden")
        if not isinstance(listed, list) or not 1 <= len(listed) <= MOST_CONDITIONS:
            self._tell(
                name,
                f"zet bij ‘voorwaarden’ een lijst van 1 tot en met {MOST_CONDITIONS} voorwaarden.",
            )
            return Test()
        found = [
            self._condition(one, subject, f"{name}, voorwaarde {number}")
            for number, one in enumerate(listed, start=1)
        ]
        return Test(tuple(c for c in found if c), join)

    def _condition(self, data: Any, subject: Subject, where: str) -> Condition | None:
        if not isinstance(data, dict):
            self._tell(where, "dit moet een blok zijn met ‘veld’ en ‘is’.")
            return None
        self._keys(data, ("veld", "tot", "is", "waarden", "getal"), where)
        offered = [f.name for f in subject.of_kind(CODE, YES_NO, NUMBER, DAY)]
        name = self._one_of(data, "veld", offered, f"{where}, veld")
        if not name:
            return None
        field = subject.fields[name]
        asked = list(ASKED[field.kind])
        is_ = self._one_of(data, "is", asked, f"{where}, is")
        if not is_:
            return None
        until = self._until(data, subject, field, is_, where)
        values = self._values(data, field, is_, where)
        number = data.get("getal")
        if is_ in (AT_LEAST, AT_MOST):
            self._number(
                number, f"{where}, getal", 1 if until and is_ == AT_LEAST else 0, LARGEST_NUMBER
            )
        elif number is not None:
            self._tell(f"{where}, getal", f"bij ‘{is_}’ hoort geen getal. Haal het weg.")
        return Condition(name, is_, values, number, until)

    def _until(self, data: dict, subject: Subject, field: Field, is_: str, where: str) -> str:
        if field.kind == DAY and is_ in (AT_LEAST, AT_MOST):
            others = [f.name for f in subject.of_kind(DAY) if f.name != field.name]
            return self._one_of(data, "tot", others, f"{where}, tot")
        if data.get("tot") is not None:
            self._tell(
                f"{where}, tot",
                f"dit hoort alleen bij een dag met ‘{AT_LEAST}’ of ‘{AT_MOST}’. Haal het weg.",
            )
        return ""

    def _values(self, data: dict, field: Field, is_: str, where: str) -> tuple[str, ...]:
        listed = data.get("waarden")
        if is_ not in (ONE_OF, OTHER):
            if listed is not None:
                self._tell(f"{where}, waarden", f"bij ‘{is_}’ horen geen waarden. Haal ze weg.")
            return ()
        known = [YES, NO] if field.kind == YES_NO else list(field.codes)
        most = 1 if field.kind == YES_NO else len(known)
        fits = (
            isinstance(listed, list)
            and 1 <= len(listed) <= most
            and all(isinstance(value, str) and value in known for value in listed)
            and len(set(listed)) == len(listed)
        )
        if not fits:
            which = "één" if most == 1 else "een of meer, elk één keer,"
            self._tell(
                f"{where}, waarden",
                f"‘{_short(listed)}’ kan niet. Zet in een lijst {which} van: {', '.join(known)}.",
            )
            return ()
        return tuple(listed)

    def _days(self, data: dict, subject: Subject) -> tuple[str, str] | None:
        value = data.get("dagen")
        if value is None:
            return None
        if not isinstance(value, dict):
            self._tell("dagen", "dit moet een blok zijn met ‘van’ en ‘tot’.")
            return None
        self._keys(value, ("van", "tot"), "dagen")
        offered = [f.name for f in subject.of_kind(DAY)]
        first = self._one_of(value, "van", offered, "dagen, van")
        last = self._one_of(value, "tot", [n for n in offered if n != first], "dagen, tot")
        return first, last

    def _fits(self, kind: Kind, counts: Test, days: tuple[str, str] | None) -> None:
        if kind is Kind.AANDEEL and not counts.conditions:
            self._tell("telt", "een aandeel heeft hier een voorwaarde nodig. Zeg wat er telt.")
        if kind is not Kind.AANDEEL and counts.conditions:
            self._tell("telt", f"dit hoort niet bij ‘{kind}’. Zet de voorwaarde bij ‘alleen’.")
        if kind is Kind.MEDIAAN and not days:
            self._tell(
                "dagen", "een mediaan heeft twee dagen nodig. Zeg van welke dag tot welke dag."
            )
        if kind is not Kind.MEDIAAN and days:
            self._tell("dagen", f"dit hoort niet bij ‘{kind}’. Haal het weg.")
