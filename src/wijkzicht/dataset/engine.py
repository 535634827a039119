"""The embedded DuckDB in which a basisset is read: bounded memory, no network, own spill folder."""

import tempfile
from itertools import count
from os import getpid
from pathlib import Path

import duckdb

_numbers = count()


def connect(threads: int | None = None, memory: str = "1GB") -> duckdb.DuckDBPyConnection:
    """A fresh in-memory database. What does not fit in `memory` spills to a private folder.

    DuckDB makes that folder when it first needs it and removes it when the connection closes.
    """
    spill = Path(tempfile.gettempdir()) / f"wijkzicht-{getpid()}-{next(_numbers)}"
    settings: dict = {
        "memory_limit": memory,
        "temp_directory": str(spill),
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
    }
    if threads is not None:
        settings["threads"] = threads
    return duckdb.connect(config=settings)
