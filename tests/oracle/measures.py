"""Measures of a team's own that nobody thought of: every subject, field and operator."""

from __future__ import annotations

from hypothesis import strategies as st

from wijkzicht.indicators.eigen_bestand import ASKED
from wijkzicht.indicators.eigen_bouwstenen import CODE, DAY, LASTS, NUMBER, SUBJECTS, YES_NO

_TEXT = st.text("abc Ëé’&<>\n", min_size=1, max_size=30).filter(str.strip)


@st.composite
def measures(draw, subject: str | None = None) -> dict:
    """The plain values of a valid measure."""
    name = subject or draw(st.sampled_from(sorted(SUBJECTS)))
    of = SUBJECTS[name]
    days = [field.name for field in of.of_kind(DAY)]
    kinds = ["aandeel", "aantal", *(["mediaan"] if len(days) > 1 else [])]
    made = {
        "code": "X-" + draw(st.text("ABCZ019", min_size=1, max_size=12)),
        "versie": draw(st.integers(1, 9999)),
        "datum": draw(st.dates()).isoformat(),
        "team": draw(_TEXT),
        "titel": draw(_TEXT),
        "vraag": draw(_TEXT),
        "soort": draw(st.sampled_from(kinds)),
        "onderwerp": name,
        "periode": draw(st.sampled_from([f.name for f in of.of_kind(DAY, LASTS) if f.yes])),
    }
    if draw(st.booleans()):
        made["alleen"] = draw(_tests(of))
    if made["soort"] == "aandeel":
        made["telt"] = draw(_tests(of))
    if made["soort"] == "mediaan":
        van, tot = draw(st.lists(st.sampled_from(days), min_size=2, max_size=2, unique=True))
        made["dagen"] = {"van": van, "tot": tot}
    if draw(st.booleans()):
        made["kanttekening"] = draw(_TEXT)
    return made


@st.composite
def _tests(draw, of) -> dict:
    conditions = draw(st.lists(_conditions(of), min_size=1, max_size=3))
    return {"combineer": draw(st.sampled_from(["en", "of"])), "voorwaarden": conditions}


@st.composite
def _conditions(draw, of) -> dict:
    field = draw(st.sampled_from(of.of_kind(CODE, YES_NO, NUMBER, DAY)))
    others = [f.name for f in of.of_kind(DAY) if f.name != field.name]
    asked = [
        is_
        for is_ in ASKED[field.kind]
        if others or field.kind != DAY or is_ in ("ingevuld", "leeg")
    ]
    made = {"veld": field.name, "is": draw(st.sampled_from(asked))}
    if made["is"] in ("een_van", "iets_anders_dan"):
        known = ["ja", "nee"] if field.kind == YES_NO else list(field.codes)
        most = 1 if field.kind == YES_NO else 3
        made["waarden"] = draw(
            st.lists(st.sampled_from(known), min_size=1, max_size=most, unique=True)
        )
    elif made["is"] in ("minstens", "hoogstens"):
        most = 200 if field.kind == DAY else 40
        made["getal"] = draw(st.integers(int(made["is"] == "minstens"), most))
        if field.kind == DAY:
            made["tot"] = draw(st.sampled_from(others))
    return made
