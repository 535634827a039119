"""The difference with an earlier delivery."""

import pytest

from wijkzicht.dataset.faults import Unreadable
from wijkzicht.deliveries.previous import difference, read_previous
from wijkzicht.deliveries.records_file import COLUMNS
from wijkzicht.vocabulary.periods import Period

H2 = Period.parse("2025-H2")


def row(bsn="111222333", start="20250301", end="", reason="", postcode="1315AB", born="20120514"):
    return (bsn, born, "V", postcode, "06", "01", "N", start, end, reason)


def counts(now, before):
    return tuple(difference(now, before, H2).counts().values())


RUNNING, ENDED_NOW = row(), row(end="20250801", reason="01")
ENDED_H1 = row(start="20250101", end="20250201", reason="01")
NOBODY = row(bsn="999999999")

# now, before -> new, ended, changed, deleted at CBS
CASES = {
    "nothing changed": ([RUNNING], [RUNNING], (0, 0, 0, 0)),
    "new": ([RUNNING], [], (1, 0, 0, 0)),
    "ended": ([ENDED_NOW], [RUNNING], (0, 1, 0, 0)),
    "ended and moved is ended": (
        [row(end="20250801", postcode="1316AB")],
        [RUNNING],
        (0, 1, 0, 0),
    ),
    "moved": ([row(postcode="1316AB")], [RUNNING], (0, 0, 1, 0)),
    "another end": ([row(end="20250802", reason="01")], [ENDED_NOW], (0, 0, 1, 0)),
    "runs again": ([RUNNING], [ENDED_NOW], (0, 0, 1, 0)),
    "gone": ([], [RUNNING], (0, 0, 0, 1)),
    "another start is another record": ([row(start="20250302")], [RUNNING], (1, 0, 0, 1)),
    "what ended in an earlier period is not missed": ([RUNNING], [RUNNING, ENDED_H1], (0, 0, 0, 0)),
    "in the same period it is": (
        [RUNNING],
        [RUNNING, ENDED_H1, row("123456782", end="20250701", reason="01")],
        (0, 0, 0, 2),
    ),
    "without BSN by who and where": (
        [NOBODY, row(bsn="999999999", postcode="1316AB")],
        [NOBODY],
        (1, 0, 0, 0),
    ),
    "the code for no BSN was another one before 2016": (
        [NOBODY],
        [row(bsn="000000000")],
        (0, 0, 1, 0),
    ),
    "twins are counted": ([NOBODY, NOBODY], [NOBODY], (1, 0, 0, 0)),
    "one of twins is gone": ([NOBODY], [NOBODY, NOBODY], (0, 0, 0, 1)),
}


@pytest.mark.parametrize("case", CASES)
def test_difference(case):
    now, before, expected = CASES[case]
    assert counts(now, before) == expected


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "geen leesbare CSV"),
        (b"a,b\n", "De eerste regel is niet"),
        (",".join(COLUMNS).encode() + b"\n1,2\n", "Rij 1 heeft 2 velden"),
        (",".join(COLUMNS).encode() + b"\n\xff\n", "geen leesbare CSV"),
    ],
)
def test_what_is_no_earlier_delivery(tmp_path, content, sentence):
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    with pytest.raises(Unreadable, match=sentence):
        read_previous(path)


def test_an_earlier_delivery_is_read(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text(",".join(COLUMNS) + "\n" + ",".join(RUNNING) + "\n")
    assert read_previous(path) == [list(RUNNING)]
    assert counts([RUNNING], read_previous(path)) == (0, 0, 0, 0)
