"""Progress is for a person who waits: on a terminal, from two seconds on."""

import io

import pytest

from wijkzicht.cli import progress


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "seconds", "shown"),
    [(_Terminal(), 3, True), (_Terminal(), 1, False), (io.StringIO(), 3, False)],
)
def test_only_a_waiting_person_sees_it(monkeypatch, stream, seconds, shown):
    clock = iter([100.0, 100.0 + seconds])
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))
    monkeypatch.setattr(progress.sys, "stderr", stream)
    with progress.Progress() as waiting:
        waiting.tell("casus lezen")
    assert ("casus lezen …" in stream.getvalue()) is shown
    assert not shown or stream.getvalue().endswith("\r\x1b[K")
