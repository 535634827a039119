"""Names as people type them, brought to one form: the same for who wrote it down and who searches."""

import re
import unicodedata

import jellyfish
from anyascii import anyascii

TUSSENVOEGSELS = frozenset(
    [
        "van",
        "von",
        "de",
        "den",
        "der",
        "het",
        "t",
        "s",
        "la",
        "le",
        "les",
        "du",
        "des",
        "d",
        "el",
        "al",
        "ten",
        "ter",
        "te",
        "op",
        "aan",
        "in",
        "onder",
        "bij",
        "voor",
        "uit",
        "zu",
        "zum",
        "zur",
        "di",
        "da",
        "dos",
        "do",
        "af",
        "av",
        "ben",
        "bin",
    ]
)

# Words in the name of a household that are no name.
_HOUSEHOLD = frozenset({"gezin", "familie", "fam", "huishouden"})

# What people write when they do not know a name: it makes nobody alike.
UNKNOWN = frozenset({"onbekend", "onbekende", "onb", "nn", "nb", "nvt", "xx", "xxx", "test"})

# Dutch spellings that sound the same; applied in this order on a plain word.
_SAME_SOUND = (
    (re.compile(r"^cees"), "kees"),
    (re.compile(r"uij|uy|ui"), "ui"),
    (re.compile(r"eij|ij|ey|ei|y|ie"), "i"),
    (re.compile(r"ouw|auw|ou|au"), "au"),
    (re.compile(r"^ch(?=[lr])"), "k"),
    (re.compile(r"sch(?=$|[^aeiou])"), "s"),
    (re.compile(r"sch"), "sg"),
    (re.compile(r"ch|gh"), "g"),
    (re.compile(r"ck|q|c(?=[^eiy]|$)"), "k"),
    (re.compile(r"c"), "s"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"th|dt|d(?=$)"), "t"),
    (re.compile(r"v"), "f"),
    (re.compile(r"z"), "s"),
    (re.compile(r"ae"), "a"),
    (re.compile(r"oe|ue|u"), "u"),
    (re.compile(r"(?<!^)h"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


def plain(text: str) -> str:
    """Small letters and digits without accents, umlauts or apostrophes; the rest becomes a space.

    `ß` is ss, `ø` is o, the single letter `ĳ` is ij. Letters of another script than Latin are
    written in Latin ones, so that Иванов is found as Ivanov; of Arabic and Hebrew that gives the
    consonants alone, so there a name is found as it was written down.
    """
    text = text.replace("ĳ", "ij").replace("Ĳ", "ij").casefold()
    text = text.translate(
        str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ı": "i"})
    )
    letters = unicodedata.normalize("NFKD", text)
    letters = anyascii("".join(c for c in letters if not unicodedata.combining(c))).casefold()
    return " ".join(re.findall(r"[^\W_]+", re.sub("['`]", "", letters)))


def words(text: str) -> list[str]:
    """The words of a name that tell people apart: tussenvoegsels left out, unless nothing remains."""
    found = plain(text).split()
    return [w for w in found if w not in TUSSENVOEGSELS and w not in _HOUSEHOLD] or found


def telling(text: str) -> list[str]:
    """The words of a name that say something; none for a name that is not known."""
    return [word for word in words(text) if word not in UNKNOWN]


def umlauts(text: str) -> str:
    """A name with ä, ö and ü written out as ae, oe and ue, as other systems do."""
    return text.translate(
        str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"} | {"Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
    )


def sound(word: str) -> str:
    """How a plain word sounds to a Dutch ear: the same for spellings that sound alike.

    ij/y/ei/ie, c/k, ch/g, d/dt/t at the end, v/f, z/s, ou/au, doubled letters. Vowels stay, so
    that Bakker is not Bekker. Not taken into account: names whose sound follows another language.
    """
    if len(word) < 2 or word.isdigit():
        return word
    for pattern, replacement in _SAME_SOUND:
        word = pattern.sub(replacement, word)
    return word


def likeness(one: str, other: str) -> float:
    """How alike two names are once plain, from 0 to 1 (Jaro-Winkler)."""
    return jellyfish.jaro_winkler_similarity(plain(one), plain(other))
