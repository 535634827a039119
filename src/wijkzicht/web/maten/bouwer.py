"""
A measure while somebody makes it: what was chosen so far, and what can be chosen next.

Everything stands in the form itself, so the page works without JavaScript and nothing is kept
until it is saved. A condition that was chosen travels as the plain values of the file.
"""

import json
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wijkzicht.indicators import Kind
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
)  # fmt: skip
from wijkzicht.indicators.eigen_bestand import LARGEST_NUMBER, MOST_CONDITIONS, Faulty, from_data
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
from wijkzicht.indicators.eigen_zin import condition_words, sentence

TESTS = ("alleen", "telt")
TEXTS = ("titel", "vraag", "uitleg", "kanttekening")
# In the place of words that are not typed yet, so that the sentence can be shown already.
_LATER = {
    "code": "X-0",
    "versie": 1,
    "datum": "2000-01-01",
    "team": "-",
    "titel": "-",
    "vraag": "-",
}
START = {"soort": "aandeel", "onderwerp": "casus", "periode": "gesloten"}


class Bouwer:
    """
    `data`: the measure so far, as plain values. `adding`: for each test what is being added.

    `faults`: sentences on what was asked and could not be done.
    """

    def __init__(self, data: dict[str, Any]):
        self.data = START | data
        self.adding: dict[str, dict[str, Any]] = {name: {} for name in TESTS}
        self.faults: list[str] = []

    @classmethod
    def sent(cls, post: QueryDict) -> "Bouwer":
        """What a form sent. A choice that is no longer possible is left out."""
        made = cls({name: post.get(name, "").strip() for name in TEXTS})
        made.data["soort"] = _known(post.get("soort"), [k.value for k, _words in made.kinds])
        made.data["onderwerp"] = _known(post.get("onderwerp"), list(SUBJECTS))
        moments = [field.name for field in made.moments]
        made.data["periode"] = _known(post.get("periode"), moments)
        if made.data["soort"] == Kind.MEDIAAN:
            days = [field.name for field in made.days]
            first = _known(post.get("van"), days)
            rest = [day for day in days if day != first]
            made.data["dagen"] = {"van": first, "tot": _known(post.get("tot"), rest)}
        # Conditions belong to a subject: of another one they say nothing.
        same = post.get("was") == made.data["onderwerp"]
        for name in TESTS if same else ():
            if name == "alleen" or made.data["soort"] == Kind.AANDEEL:
                made._receive(name, post)
        return made

    def _receive(self, name: str, post: QueryDict) -> None:
        sent = [_condition(text) for text in post.getlist(name)]
        conditions = [one for one in sent if one and self._read(one)]
        self._put(name, conditions, _known(post.get(f"{name}_combineer"), [ALL, ONE]))
        field, _sep, is_ = post.get(f"{name}_wat", "").partition("|")
        if field in self.subject.fields and is_:
            self.adding[name] = {
                "veld": field,
                "is": is_,
                "waarden": post.getlist(f"{name}_waarden"),
                "getal": post.get(f"{name}_getal", "").strip(),
                "tot": post.get(f"{name}_tot", ""),
            }

    def _put(self, name: str, conditions: list[dict], join: str) -> None:
        self.data.pop(name, None)
        if conditions:
            self.data[name] = {"combineer": join, "voorwaarden": conditions}

    # --- what is asked -----------------------------------------------------------------------

    def do(self, asked: str) -> None:
        """Add a condition (`erbij:telt`) or take one away (`weg:telt:0`); anything else: nothing more.

        What needs no more than its choice is added at once.
        """
        what, _sep, rest = asked.partition(":")
        name, _sep, number = rest.partition(":")
        if what == "weg" and name in TESTS and number.isdecimal():
            self._take_away(name, int(number))
        for test in TESTS:
            added = self.adding[test]
            if added and (self.needs(added) == "niets" or (what == "erbij" and test == name)):
                self._add(test, added)

    def _take_away(self, name: str, number: int) -> None:
        conditions = list(self.data.get(name, {}).get("voorwaarden", []))
        if number < len(conditions):
            del conditions[number]
            self._put(name, conditions, self.data[name]["combineer"])

    def _add(self, name: str, added: dict[str, Any]) -> None:
        before = self.data.get(name, {"combineer": ALL, "voorwaarden": []})
        if fault := self._fault(added, len(before["voorwaarden"])):
            self.faults.append(fault)
            return
        condition: dict[str, Any] = {"veld": added["veld"], "is": added["is"]}
        if added["is"] in (YES, NO):
            condition = {"veld": added["veld"], "is": ONE_OF, "waarden": [added["is"]]}
        elif self.needs(added) == "waarden":
            condition["waarden"] = added["waarden"]
        elif self.needs(added) != "niets":
            condition["getal"] = int(added["getal"])
            if self.needs(added) == "dagen":
                # On the screen the later day is chosen first.
                condition |= {"veld": added["tot"], "tot": added["veld"]}
        if self._read(condition):
            self._put(name, [*before["voorwaarden"], condition], before["combineer"])
        else:
            self.faults.append(_("Deze voorwaarde kan niet. Kies een andere."))
        self.adding[name] = {}

    def _fault(self, added: dict[str, Any], number: int) -> str:
        if number >= MOST_CONDITIONS:
            return _("Er staan al %(aantal)s voorwaarden. Haal er eerst een weg.") % {
                "aantal": number
            }
        if self.needs(added) == "waarden" and not added["waarden"]:
            return _("Kies minstens één antwoord bij de voorwaarde.")
        if self.needs(added) in ("getal", "dagen"):
            typed = added["getal"]
            least = int(self.needs(added) == "dagen" and added["is"] == AT_LEAST)
            if not (typed.isdecimal() and least <= int(typed[:7]) <= LARGEST_NUMBER):
                return _("Vul bij de voorwaarde een heel getal in, zoals 14.")
        return ""

    def _read(self, condition: dict[str, Any]) -> Condition | None:
        """The condition as the measure will hold it; None if this subject has no such thing."""
        plain = {"onderwerp": self.subject.name, "periode": self.data["periode"]}
        try:
            made = from_data(_LATER | START | plain | {"telt": {"voorwaarden": [condition]}})
        except Faulty:
            return None
        return made.counts.conditions[0]

    # --- what it comes to --------------------------------------------------------------------

    def maat(self, **settled: Any) -> Maat:
        """The measure. Raises Faulty while it is not whole."""
        return from_data(_LATER | {k: v for k, v in self.data.items() if v} | settled)

    @property
    def zin(self) -> str:
        """The measure so far as a sentence; empty while something has to be chosen."""
        try:
            return sentence(self.maat())
        except Faulty:
            return ""

    # --- what can be chosen ------------------------------------------------------------------

    kinds = (
        (Kind.AANDEEL, gettext_lazy("Welk deel? In procenten")),
        (Kind.AANTAL, gettext_lazy("Hoeveel? Een aantal")),
        (Kind.MEDIAAN, gettext_lazy("Hoe lang? In dagen")),
    )

    @property
    def subject(self) -> Subject:
        """What is counted."""
        return SUBJECTS[self.data["onderwerp"]]

    @property
    def moments(self) -> list[Field]:
        """The days that may decide the period."""
        return [field for field in self.subject.of_kind(DAY, LASTS) if field.yes]

    @property
    def days(self) -> list[Field]:
        """The days between which one may count."""
        return self.subject.of_kind(DAY)

    @property
    def tests(self) -> list[dict[str, Any]]:
        """For each test that this kind has: its conditions in words, and how one is added."""
        names = TESTS if self.data["soort"] == Kind.AANDEEL else TESTS[:1]
        return [self._test(name) for name in names]

    def _test(self, name: str) -> dict[str, Any]:
        test = self.data.get(name, {"combineer": ALL, "voorwaarden": []})
        added = self.adding[name]
        field = self.subject.fields.get(added.get("veld", ""))
        return {
            "name": name,
            "title": _("Wat hoort erbij?") if name == "alleen" else _("Wat telt daarvan?"),
            "conditions": [
                (
                    condition_words(self.subject, self._read(condition)),
                    json.dumps(condition, ensure_ascii=False),
                )
                for condition in test["voorwaarden"]
            ],
            "join": test["combineer"],
            "options": [(f.words, _asked(f)) for f in self.subject.of_kind(CODE, YES_NO, NUMBER, DAY)
                        if f.kind != DAY or len(self.days) > 1],
            "chosen": f"{added['veld']}|{added['is']}" if added else "",
            "needs": self.needs(added) if added else "",
            "codes": list(field.codes.items()) if field else [],
            "untils": [f for f in self.days if field and f.name != field.name],
            "added": added,
        }  # fmt: skip

    def needs(self, added: dict[str, Any]) -> str:
        """What has to be filled in beside the choice: waarden, getal, dagen or niets."""
        if added["is"] in (ONE_OF, OTHER):
            return "waarden"
        if added["is"] in (AT_LEAST, AT_MOST):
            return "dagen" if self.subject.fields[added["veld"]].kind == DAY else "getal"
        return "niets"


def _asked(field: Field) -> list[tuple[str, str]]:
    """What may be asked of a field, as value and words of a line to choose."""
    if field.kind == YES_NO:
        return [(f"{field.name}|{YES}", field.yes), (f"{field.name}|{NO}", field.no)]
    if field.kind == DAY:
        lines = [
            (AT_MOST, f"{field.words}: hoogstens … dagen na"),
            (AT_LEAST, f"{field.words}: minstens … dagen na"),
            (FILLED, f"met een dag voor {field.words}"),
            (EMPTY, f"zonder dag voor {field.words}"),
        ]
    elif field.kind == NUMBER:
        lines = [
            (AT_LEAST, f"{field.words} is minstens …"),
            (AT_MOST, f"{field.words} is hoogstens …"),
        ]
    else:
        lines = [
            (ONE_OF, f"{field.words} is …"),
            (OTHER, f"{field.words} is iets anders dan …"),
            (FILLED, f"{field.words} is ingevuld"),
            (EMPTY, f"{field.words} is niet ingevuld"),
        ]
    return [(f"{field.name}|{is_}", words) for is_, words in lines]


def _known(value: str | None, known: list[str]) -> str:
    return value if value in known else known[0]


def _condition(text: str) -> dict | None:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
