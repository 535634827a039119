"""A table of a provider: what is told beforehand is what happens; nothing is half-written."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from database import set_up
from register.family import days_ago, signed_in
from spec_table import cases
from wijkzicht.register.audit.models import Logregel
from wijkzicht.register.clock import today
from wijkzicht.register.voorzieningen.dagen import COLUMNS, enter, read
from wijkzicht.register.voorzieningen.models import Voorziening
from wijkzicht.rules.errors import NotAllowed

HEAD = "sleutel;start;stop\n"


@pytest.fixture
def helps(world) -> dict[str, Voorziening]:
    """Help of Bakker that waits since forty days, that runs, and two with one number; one of Zeeman."""
    rows = {
        "waits": (world.bakker, {"eigen_nummer": "A-1", "verwezen_op": days_ago(40)}),
        "runs": (world.bakker, {"eigen_nummer": "A-2", "start": days_ago(30)}),
        "twin": (world.bakker, {"eigen_nummer": "A-3"}),
        "other": (world.bakker, {"eigen_nummer": "A-3"}),
        "zeeman": (world.zeeman, {"eigen_nummer": "Z-1"}),
    }
    with set_up():
        return {
            name: Voorziening.objects.create(
                casus=family.casus,
                huishouden=family.huishouden,
                persoon=family.persoon,
                soort="jeugdhulp",
                **fields,
            )
            for name, (family, fields) in rows.items()
        }


def days() -> list[tuple]:
    with set_up():
        rows = Voorziening.objects.exclude(start=None, eind=None).order_by("eigen_nummer")
        return list(rows.values_list("eigen_nummer", "start", "eind"))


# `-40` stands for forty days ago, `+1` for tomorrow.
LINES = """
    sleutel | start | stop  | what comes of it
    ------- | ----- | ----- | ----------------
    A-1     | -20   |       | begonnen op
    A-1     | -20   | -2    | gestopt op
    A-2     | -30   |       |
    A-2     |       | -1    | gestopt op
    A-1     | -50   |       | De verwijzing is van
    A-1     | +1    |       | is nog niet geweest
    A-1     |       | -2    | Vul eerst in wanneer de hulp begon.
    A-2     | -10   |       | Bij het gezin staat een andere dag (start)
    A-2     |       | -31   | Kies die dag of later als laatste dag.
    A-1     |       |       | Er staat geen dag op deze regel.
    A-1     | ooit  |       | is geen dag.
    A-1     | 31-2-2026 |   | is geen dag.
    A-3     | -20   |       | Dit nummer staat bij meer dan één hulp.
    Z-1     | -20   |       | Deze sleutel is niet bekend, of je bent niet betrokken
    B-9     | -20   |       | Deze sleutel is niet bekend, of je bent niet betrokken
            | -20   |       | De sleutel ontbreekt.
"""


@pytest.mark.django_db
@pytest.mark.parametrize("key, start, stop, told", cases(LINES))
def test_what_comes_of_a_line(world, helps, key, start, stop, told):
    def day(cell: str) -> str:
        return f"{today() + timedelta(days=int(cell)):%d-%m-%Y}" if cell[:1] in {"-", "+"} else cell

    before = days()
    with signed_in(world.anna):
        (line,) = enter(f"{HEAD}{key};{day(start)};{day(stop)}", by=world.anna)
    assert told in (line.fault or line.changes)
    assert bool(line.fault) == (told[:1].isupper() or told.startswith("is "))
    assert days() == before


@pytest.mark.django_db
def test_trying_writes_nothing_and_writing_does_what_was_told(world, helps):
    text = f"sleutel,begin,einde\n{helps['waits'].pseudoniem},{days_ago(9)},\nA-2,,{days_ago(1)}\n"
    with set_up():
        logged = Logregel.objects.count()
    with signed_in(world.anna):
        tried = enter(text, by=world.anna)
    with set_up():
        assert Logregel.objects.count() == logged
    assert days() == [("A-2", days_ago(30), None)]
    with signed_in(world.anna):
        written = enter(text, by=world.anna, write=True)
    assert [line.changes for line in written] == [line.changes for line in tried]
    assert days() == [("A-1", days_ago(9), None), ("A-2", days_ago(30), days_ago(1))]
    with signed_in(world.anna):
        again = enter(text, by=world.anna, write=True)
    assert [(line.changes, line.fault) for line in again] == [("", ""), ("", "")]


@pytest.mark.django_db
def test_one_wrong_line_holds_all_back_unless_left_out(world, helps):
    text = f"{HEAD}A-1;{days_ago(9)};\nB-9;{days_ago(9)};\nA-1;{days_ago(8)};\n"
    with signed_in(world.anna):
        lines = enter(text, by=world.anna, write=True)
    assert [bool(line.fault) for line in lines] == [False, True, True]
    assert "Deze sleutel staat ook op regel 2." in lines[2].fault
    assert days() == [("A-2", days_ago(30), None)]
    with signed_in(world.anna):
        enter(text, by=world.anna, write=True, skip=True)
    assert days()[0] == ("A-1", days_ago(9), None)


@pytest.mark.parametrize(
    "text, sentence",
    [
        ("", "De tabel is leeg."),
        ("naam;start\nA;1-1-2026", "Deze kolom ontbreekt: sleutel, stop."),
        (HEAD, "De tabel heeft geen regels"),
        (HEAD + "A;;\n" * 1001, "De tabel heeft meer dan 1000 regels."),
        (HEAD + '"' + "x" * 200_000, "Dit is geen tabel."),
    ],
)
def test_what_is_no_table_is_told(text, sentence):
    with pytest.raises(NotAllowed, match=sentence):
        read(text)


@given(st.text(max_size=300), st.booleans())
def test_no_text_breaks_the_reader(text, headed):
    try:
        lines = read((HEAD if headed else "") + text)
    except NotAllowed:
        return
    assert all(set(COLUMNS) <= set(line) for line in lines)
