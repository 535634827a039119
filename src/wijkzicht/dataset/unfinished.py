"""A folder for what is not whole yet, gone whatever happens."""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def unfinished(parent: Path, prefix: str) -> Iterator[Path]:
    """A new folder in `parent`, for its owner alone; what still stands in it at the end goes.

    Its name is chosen before it is made: `tempfile.mkdtemp` leaves a folder behind when the program
    is told to stop between making it and telling its name.
    """
    folder = parent / f"{prefix}{secrets.token_hex(8)}"
    try:
        folder.mkdir(mode=0o700)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
