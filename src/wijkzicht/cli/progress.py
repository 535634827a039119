"""One line that tells a waiting person what is being done, and nothing to a program."""

import sys
import time

# Work that is over sooner needs no explanation.
_PATIENCE = 2.0


class Progress:
    """Tells steps on standard error, from two seconds on, and only on a terminal."""

    def __enter__(self) -> "Progress":
        self._began = time.monotonic()
        self._shown = False
        return self

    def tell(self, step: str) -> None:
        """What is being done now, in a few words."""
        if sys.stderr.isatty() and time.monotonic() - self._began > _PATIENCE:
            sys.stderr.write(f"\r\x1b[K{step} …")
            sys.stderr.flush()
            self._shown = True

    def __exit__(self, *_: object) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
