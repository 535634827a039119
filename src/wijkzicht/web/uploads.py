"""Files that are sent to us: kept in memory, never on a disk that nobody watches, and never too large."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import MemoryFileUploadHandler, StopUpload


class InMemory(MemoryFileUploadHandler):
    """Takes a file up to `UPLOAD_LARGEST` bytes; of a larger one only so much that it is refused."""

    def handle_raw_input(self, *args: Any, **options: Any) -> None:
        """Every file comes here, also a large one."""
        self.activated = True
        self.taken = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keeps what fits. Reading stops once a sender goes on far beyond what we keep."""
        self.taken += len(raw_data)
        if self.taken > 4 * settings.UPLOAD_LARGEST:
            raise StopUpload(connection_reset=True)
        # One piece more than fits: the form then sees that the file is too large, and says so.
        if start <= settings.UPLOAD_LARGEST:
            self.file.write(raw_data)

    def file_complete(self, file_size: int) -> Any:
        """The file with the size of what was kept."""
        return super().file_complete(min(file_size, self.file.tell()))
