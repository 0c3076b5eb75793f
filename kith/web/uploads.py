"""Files that people send: always on disk while they are looked at, never more than so large."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, StopUpload

MOST_BYTES = 100 << 20


class Bounded(FileUploadHandler):
    """Stops taking a file in once it is too large, and says so on the request.

    It stands before Django's handler that writes to disk, whose file goes when the answer is sent.
    """

    taken = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Hand the piece on, unless it is one too many."""
        self.taken += len(raw_data)
        if self.taken > MOST_BYTES:
            self.request.too_large = True  # type: ignore[union-attr]
            raise StopUpload
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the handler after this one."""


def too_large(request: Any) -> bool:
    """Say whether a file sent with this request was larger than we take."""
    return getattr(request, "too_large", False)
