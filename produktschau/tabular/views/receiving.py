"""Takes a large file from the network to the disk, and no further than the limit."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile, TemporaryFileUploadHandler
from django.http import HttpRequest

from produktschau.tabular.calculations.limits import LARGEST_BYTES


class Limit(FileUploadHandler):
    """Throws away what exceeds the limit as it arrives; the fields beside the file are still read."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.exceeded = False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Pass the bytes on, or skip the rest of the file."""
        if start + len(raw_data) > LARGEST_BYTES:
            self.exceeded = True
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> Any:
        """The next handler gives the file."""
        return None


def receive_on_disk(request: HttpRequest) -> Limit:
    """Let files of this request go to a temporary file; call it before anything reads the request's body."""
    limit = Limit(request)
    request.upload_handlers = [limit, TemporaryFileUploadHandler(request)]
    return limit
