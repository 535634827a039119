"""A closed folder beside the snapshot, for jobs that have to write what nobody may read."""

import logging
import shutil
import tempfile
from pathlib import Path

from django.conf import settings

logger = logging.getLogger(__name__)


def closed_folder(prefix: str, snapshot: Path | None = None) -> tempfile.TemporaryDirectory:
    """A folder for this process alone; what a killed worker left behind goes first.

    `snapshot`: beside this one, where it is not that of the settings.

    One job with this prefix runs at a time, by the lock of the job.
    """
    place = (snapshot or settings.WIJKZICHT_SNAPSHOT).absolute().parent
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    for left in place.glob(f"{prefix}*"):
        logger.warning("Removed what an unfinished job left behind.")
        shutil.rmtree(left)
    return tempfile.TemporaryDirectory(prefix=prefix, dir=place)
