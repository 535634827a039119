"""A closed folder beside the snapshot, for jobs that have to write what nobody may read."""

import logging
import shutil
import tempfile

from django.conf import settings

logger = logging.getLogger(__name__)


def closed_folder(prefix: str) -> tempfile.TemporaryDirectory:
    """A folder for this process alone; what a killed worker left behind goes first.

    One job with this prefix runs at a time, by the lock of the job.
    """
    place = settings.WIJKZICHT_SNAPSHOT.absolute().parent
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    for left in place.glob(f"{prefix}*"):
        logger.warning("Removed what an unfinished job left behind.")
        shutil.rmtree(left)
    return tempfile.TemporaryDirectory(prefix=prefix, dir=place)
