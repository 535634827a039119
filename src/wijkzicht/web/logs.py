"""What the server's log shows of a fault: where and what kind, never what it was about."""

import logging
import traceback


class WithoutContent(logging.Formatter):
    """Leaves out the message of an exception: the database quotes the row that failed, with names."""

    def formatException(self, ei: tuple) -> str:
        kind, _, trace = ei
        frames = [
            f"  {frame.filename}:{frame.lineno} in {frame.name}"
            for frame in traceback.extract_tb(trace)
        ]
        return "\n".join([*frames, f"{kind.__module__}.{kind.__qualname__}"])
