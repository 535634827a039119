"""Texts of contacts, questions, goals and requests, fitted to the household they are about."""

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from random import Random

import yaml

from wijkzicht.dataset.sample.texts.names import Family, Member

# Kinds of contact that are written about in the same way.
GROUPS = {
    "vraagverheldering": "vraag",
    "planvorming": "plan",
    "hulp": "hulp",
    "overbruggingshulp": "hulp",
    "crisishulp": "crisis",
    "regie": "regie",
    "monitoring": "regie",
    "evaluatie": "evaluatie",
    "consultatie": "overleg",
    "afstemming": "overleg",
    "casusbespreking": "overleg",
    "toeleiding": "bureau",
    "beschikking": "bureau",
    "administratie": "bureau",
    "nazorg": "nazorg",
}
_PRONOUNS = {"vrouw": ("zij", "haar", "haar"), "man": ("hij", "hem", "zijn")}
_NEITHER = ("die", "hen", "hun")
# A verb for one or for more than one, such as [loopt/lopen].
_VERB = re.compile(r"\[(\w+)/(\w+)\]")
_DEFAULT = {True: "opvoeden_opgroeien", False: "sociaal_netwerk"}


def contact(
    rng: Random,
    activiteit: str,
    family: Family,
    present: Sequence[str] = (),
    leefgebied: str | None = None,
) -> tuple[str, str]:
    """What happened and, apart from it, what the professional thinks of it.

    `present`: persoon_ids the contact was with or for. Now and then nothing is thought; then the
    second text is empty. Raises KeyError for an unknown activiteit.
    """
    blocks = _texts("contact")[GROUPS[activiteit]]
    members = [member for member in family.members if member.persoon_id in set(present)]
    kind = "gezin" if family.young else "volwassen"
    facts = [*blocks["feiten"], *blocks.get(kind, ()), *blocks.get(kind, ())]
    words = _words(rng, family, members, leefgebied)
    chosen = rng.sample(facts, k=rng.choice((1, 2, 2, 3)))
    opinion = rng.choice(blocks["mening"]) if rng.random() < 0.7 else ""
    return " ".join(_filled(text, words) for text in chosen), _filled(opinion, words)


def hulpvraag(
    rng: Random, leefgebied: str | None, family: Family, person: str | None = None
) -> str:
    """A question in the household's own words."""
    words = _words(rng, family, _about(family, person), leefgebied)
    return _filled(rng.choice(_domain(leefgebied, family)["vraag"]), words)


def doel(
    rng: Random, leefgebied: str | None, family: Family, person: str | None = None
) -> tuple[str, str]:
    """A goal in the household's own words, and how one will see that it is reached."""
    words = _words(rng, family, _about(family, person), leefgebied)
    goal, _, seen = rng.choice(_domain(leefgebied, family)["doel"]).partition("|")
    return _filled(goal, words), _filled(seen, words)


def aanmelding(rng: Random, leefgebied: str | None, family: Family | None) -> str:
    """What is written down when a request comes in; without a family it is anonymous advice."""
    if family is None:
        return rng.choice(_texts("anoniem")["aanmelding"])
    words = _words(rng, family, [], leefgebied)
    return _filled(rng.choice(_domain(leefgebied, family)["aanmelding"]), words)


@cache
def _texts(name: str) -> dict:
    return yaml.safe_load(files(__package__).joinpath(f"{name}.yaml").read_text("utf-8"))


def _about(family: Family, person: str | None) -> list[Member]:
    member = family.member(person)
    return [member] if member else []


def _domain(leefgebied: str | None, family: Family) -> dict:
    """The blocks of a life domain; without one those that fit most households."""
    texts = _texts("leefgebied")[leefgebied or _DEFAULT[bool(family.young)]]
    return texts["gezin" if family.young else "volwassen"]


def _words(rng: Random, family: Family, members: list[Member], leefgebied: str | None) -> dict:
    """What stands in the gaps: the person it is about, who were there, and what it was about."""
    young = [m for m in members if m.rol == "jeugdige"] or list(family.young)
    about = rng.choice(young) if young else (members or list(family.members))[0]
    parent = next((m for m in members if m.rol != "jeugdige"), None)
    parent = parent or (family.adults or family.members)[0]
    hij, hem, zijn = _PRONOUNS.get(about.geslacht or "", _NEITHER)
    domain = _texts("leefgebied")[leefgebied or _DEFAULT[bool(family.young)]]
    words = {
        "naam": about.called,
        "wie": _joined([m.called for m in members]) or about.called,
        "ouder": parent.called,
        "hij": hij,
        "hem": hem,
        "zijn": zijn,
        "onderwerp": rng.choice(domain["onderwerp"]),
        "detail": rng.choice(_domain(leefgebied, family)["detail"]),
        "beter_slechter": rng.choice(("beter", "wisselend", "iets beter", "minder goed")),
    }
    words["onderwerp"] = _filled(words["onderwerp"], words)
    words["detail"] = _filled(words["detail"], words)
    return words


def _joined(names: list[str]) -> str:
    """The names as one says them: a, b en c."""
    return " en ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _filled(text: str, words: dict[str, str]) -> str:
    """The text with its gaps filled; a gap with a capital begins a sentence."""
    text = _VERB.sub(r"\2" if " en " in words["wie"] else r"\1", text)
    return text.format_map(_Gaps(words))


class _Gaps(dict[str, str]):
    def __missing__(self, name: str) -> str:
        if name == name.lower():
            raise KeyError(name)
        word = self[name.lower()]
        return word[:1].upper() + word[1:]
