"""The page of promises names files and tests that exist."""

import re

import pytest

from docs.documents import ROOT

PAGE = (ROOT / "docs/security-properties.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.splitlines()
    if line.startswith("| ") and "`" in line
]


def missing(carried: str, proved: str) -> list[str]:
    """The files and tests of a row that are not there."""
    files = re.findall(r"`((?:src|tests)/[^`]+)`", carried + proved)
    gone = [name for name in files if not (ROOT / name).is_file()]
    for part in re.split(r"(?=`tests/)", proved):
        path, *tests = re.findall(r"`([^`]+)`", part) or [""]
        if path and path not in gone:
            text = (ROOT / path).read_text(encoding="utf-8")
            gone += [test for test in tests if f"def {test}(" not in text]
    return gone


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:50])
def test_files_and_tests_of_a_promise_exist(row):
    _promise, carried, proved = row
    assert re.search(r"`(src)/", carried)
    assert re.search(r"`tests/.*`test_", proved)
    assert missing(carried, proved) == []


def test_there_are_promises():
    assert len(ROWS) > 25


def test_what_is_not_there_would_be_seen():
    assert missing("`src/nothing.py`", "`tests/web/test_conf.py` `test_nothing`") == [
        "src/nothing.py",
        "test_nothing",
    ]
