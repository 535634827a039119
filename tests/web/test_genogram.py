"""The drawings: where people stand, what is drawn, and that words can't become markup."""

import re
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkzicht.web.netwerk.ecogram import Tie, ecogram
from wijkzicht.web.netwerk.genogram import Family, Figure, genogram
from wijkzicht.web.netwerk.layout import Kin, generations, places
from wijkzicht.web.netwerk.svg import wrapped


def kin(partners: str = "", children: str = "", young: str = "") -> Kin:
    """`ab cd`: pairs of partners; `c:ab d:a`: parents of each child."""
    parents = {item[0]: list(item[2:]) for item in children.split()}
    pairs = {frozenset(pair) for pair in partners.split()}
    named = dict.fromkeys(
        "".join(partners.split())
        + "".join(item.replace(":", "") for item in children.split())
        + young
    )
    return Kin(list(named), pairs, parents, set(young))


@pytest.mark.parametrize(
    "family, rows",
    [
        (kin("ab", "c:ab d:ab"), "ab|cd"),
        (kin("", "c:a"), "a|c"),
        # One side with grandparents: the other parent stands level with the partner.
        (kin("ab cd", "c:ab e:cd"), "ab|cd|e"),
        # Grandparents of the second child only.
        (kin("mv", "m:o k:mv"), "o|mv|k"),
        (kin("", "", "k"), "k"),
        (kin("ab", "", "k"), "ab|k"),
    ],
)
def test_generations(family, rows):
    found = generations(family)
    by_row = [{k for k, at in found.items() if at == row} for row in range(max(found.values()) + 1)]
    wanted = [set(part) for part in rows.split("|")]
    if rows == "ab|k":  # nothing ties the child: on the row of who is tied
        wanted = [set("abk")]
    assert by_row == wanted


def test_partners_stand_beside_each_other_and_fathers_at_both_sides():
    at = places(kin("mp mq", "a:mp b:mp c:mq"))
    assert sorted("mpq", key=lambda k: at[k][0])[1] == "m"
    assert {at[k][1] for k in "mpq"} == {0}
    left = sorted("abc", key=lambda k: at[k][0])
    assert left in (["a", "b", "c"], ["c", "a", "b"])


people = st.integers(2, 10).flatmap(
    lambda n: st.tuples(
        st.just(n),
        st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=4),
        st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1), st.integers(0, n - 1))),
    )
)


@given(people)
def test_nobody_stands_on_somebody_else_and_children_stand_below(drawn):
    count, pairs, births = drawn
    partners = {frozenset(pair) for pair in pairs if len(set(pair)) == 2}
    # A parent always has a lower number than the child: no circles.
    children = {c: sorted({p, q}) for p, q, c in births if max(p, q) < c}
    at = places(Kin(list(range(count)), partners, children))
    assert set(at) == set(range(count))
    for one, other in combinations(at, 2):
        if at[one][1] == at[other][1]:
            assert abs(at[one][0] - at[other][0]) > 0.99
    assert min(column for column, _row in at.values()) == 0
    # Who has a child with a parent of their own would have to stand in two rows.
    if not partners and all(len(parents) == 1 for parents in children.values()):
        for child, parents in children.items():
            assert all(at[parent][1] < at[child][1] for parent in parents)


def test_a_circle_ends():
    assert len(places(kin("", "a:b b:a"))) == 2


def family(**more) -> Family:
    figures = [
        Figure("m", "Els", sex="vrouw", age="38", here=True),
        Figure("v", "<b>Jan</b>", sex="man", died=True),
        Figure("k", "Sam", here=True, unborn=True, young=True),
    ]
    return Family(figures, {frozenset("mv"): False}, {"k": ["m", "v"]}, **more)


def test_the_genogram_has_a_name_words_and_no_style():
    drawing = genogram(family(), ["Els is ouder van Sam."])
    assert 'role="img" aria-labelledby="genogram-titel genogram-tekst"' in drawing
    assert "Els is ouder van Sam.</desc>" in drawing
    assert "<b>" not in drawing
    assert "&lt;b&gt;Jan&lt;/b&gt;" in drawing
    assert "style" not in drawing
    assert len(re.findall("<circle", drawing)) == 1
    assert len(re.findall("<rect", drawing)) == 1
    assert "z" in drawing  # the triangle of who is not born yet


def test_who_is_apart_gets_two_strokes_and_who_died_a_cross():
    apart = genogram(family(), [])
    both = Family(family().figures, {frozenset("mv"): True}, family().parents)
    assert apart.count("<line") == genogram(both, []).count("<line") + 2
    alive = [Figure("v", "Jan", sex="man")]
    dead = [Figure("v", "Jan", sex="man", died=True)]
    assert genogram(Family(dead, {}, {}), []).count("<line") == 2
    assert genogram(Family(alive, {}, {}), []).count("<line") == 0


def test_the_ecogram_points_to_who_is_helped():
    ties = [
        Tie("Oma", "oma", 3, helps=True),
        Tie("Buur", "buur", None, helps=True, needs=True, strained=True),
    ]
    drawing = ecogram("Gezin", ties, ["Oma helpt."])
    assert drawing.count("<polygon") == 3
    assert drawing.count("stroke-dasharray") == 1
    assert "Oma helpt.</desc>" in drawing
    assert "style" not in drawing


def test_the_small_ecogram_fits_on_a_phone():
    ties = [Tie(f"Naam {number}", "") for number in range(9)]
    width = float(re.search(r'width="(\d+)"', ecogram("Gezin", ties, [], sides=1))[1])
    assert width <= 326


@given(st.text(max_size=60), st.integers(4, 20), st.integers(1, 3))
def test_words_are_cut_and_never_too_wide(text, width, most):
    lines = wrapped(text, width, most)
    assert len(lines) <= most
    assert all(len(one) <= width + 3 for one in lines)
