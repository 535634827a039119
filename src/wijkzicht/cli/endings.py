"""How a command ends that could not do its work: a sentence and an exit code, no traceback."""

import errno
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import click

STOPPED = 130  # what a shell calls a program that was told to stop
# The input is not at fault, so not 1: what was asked can't be done here.
NOT_POSSIBLE = 2

_WHY = {
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "er is geen ruimte meer voor jou op deze schijf",
    errno.EFBIG: "het bestand wordt te groot voor deze schijf",
    errno.EACCES: "dat mag je niet",
    errno.EPERM: "dat mag je niet",
    errno.EROFS: "deze schijf is alleen om te lezen",
    errno.ENOENT: "die plaats bestaat niet",
    errno.EISDIR: "dat is een map",
    errno.ENOTDIR: "een deel van het pad is geen map",
}


@contextmanager
def told_in_a_sentence() -> Iterator[None]:
    """Ends the program with a sentence when the block is stopped or the system refuses.

    To be told to stop (SIGTERM) is like Ctrl+C, so that what was half made is taken away. A
    reader that has gone (a broken pipe) is left to click, which ends without a word.
    """
    former = _stop_like_an_interrupt()
    try:
        yield
    except KeyboardInterrupt:
        click.echo("\nAfgebroken.", err=True)
        sys.exit(STOPPED)
    except OSError as problem:
        if problem.errno == errno.EPIPE:
            raise
        click.echo(_sentence(problem), err=True)
        sys.exit(NOT_POSSIBLE)
    except Exception as problem:
        if not _is_out_of_room(problem):
            raise
        click.echo(
            "Er is te weinig werkgeheugen of ruimte op de schijf voor tijdelijke bestanden."
            " Maak ruimte, of zet TMPDIR op een map op een grotere schijf.",
            err=True,
        )
        sys.exit(NOT_POSSIBLE)
    finally:
        if former is not None:
            signal.signal(signal.SIGTERM, former)


def _stop_like_an_interrupt():
    if threading.current_thread() is not threading.main_thread():
        return None
    return signal.signal(signal.SIGTERM, signal.default_int_handler)


def _sentence(problem: OSError) -> str:
    where = f" ({problem.filename})" if problem.filename else ""
    why = _WHY.get(problem.errno, problem.strerror or str(problem))
    return f"Lezen of schrijven lukt niet{where}: {why}. Kies een andere plaats of maak ruimte."


def _is_out_of_room(problem: Exception) -> bool:
    # Not imported here: most commands do without it.
    duckdb = sys.modules.get("duckdb")
    return duckdb is not None and isinstance(
        problem, duckdb.IOException | duckdb.OutOfMemoryException
    )
