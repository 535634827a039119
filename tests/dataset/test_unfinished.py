"""Told to stop at the worst moment, nothing half made stays behind."""

from pathlib import Path

import pytest

from wijkzicht.dataset.unfinished import unfinished


def test_told_to_stop_while_the_folder_is_made(tmp_path, monkeypatch):
    made = Path.mkdir

    def stopped(folder, *args, **kwargs):
        made(folder, *args, **kwargs)
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "mkdir", stopped)
    with pytest.raises(KeyboardInterrupt), unfinished(tmp_path, ".set-"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_what_was_put_in_its_place_stays(tmp_path):
    with unfinished(tmp_path, ".set-") as folder:
        (folder / "a").write_text("a")
        (folder / "a").replace(tmp_path / "a")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
