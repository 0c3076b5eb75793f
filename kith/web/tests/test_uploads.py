"""Files that people send: on disk while they are looked at, and never too large."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.test import RequestFactory
from django.test.client import encode_multipart

from kith.web import uploads

BOUNDARY = "a-line-that-is-in-no-file"


@pytest.fixture
def sent(tmp_path, settings):
    """Send a file of so many bytes and return the request that it came with."""
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)

    def send(size):
        file = BytesIO(b"x" * size)
        file.name = "return.xml"
        body = encode_multipart(BOUNDARY, {"file": file, "year": "2026"})
        kind = f"multipart/form-data; boundary={BOUNDARY}"
        return RequestFactory().post("/", data=body, content_type=kind)

    return send


def test_even_a_small_file_is_on_disk_and_goes_when_it_is_closed(sent, tmp_path):
    request = sent(10)
    file = request.FILES["file"]
    assert isinstance(file, TemporaryUploadedFile)
    assert Path(file.temporary_file_path()).read_bytes() == b"x" * 10
    assert not uploads.too_large(request)
    file.close()
    assert list(tmp_path.iterdir()) == []


def test_a_file_beyond_the_limit_is_not_taken_in_and_the_rest_is(sent, tmp_path, monkeypatch):
    monkeypatch.setattr(uploads, "MOST_BYTES", 100_000)
    request = sent(300_000)
    assert "file" not in request.FILES
    assert uploads.too_large(request)
    request.close()
    assert list(tmp_path.iterdir()) == []


def test_a_file_at_the_limit_is_taken_in(sent, monkeypatch):
    monkeypatch.setattr(uploads, "MOST_BYTES", 100_000)
    request = sent(100_000)
    assert request.FILES["file"].size == 100_000
    request.close()
