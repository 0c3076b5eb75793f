"""How much of a mail is taken. What is over is named, and kept whole where it fits."""

MB = 1 << 20

MOST_BYTES = 25 * MB  # of a whole mail; of a larger one its beginning is read
HEAD_BYTES = MB // 4
FILE_BYTES = 10 * MB
FILES = 20
NAMED = 100  # of the files that are not taken, so many by name
PARTS = 1_000
TEXT = 20_000
SUBJECT = 200
ADDRESS = 120


def megabytes(size: int) -> str:
    """Return a size as people say it."""
    if size < 1024:
        return f"{size} bytes"
    return f"{size / 1024:.0f} KB" if size < MB else f"{size / MB:.1f} MB"
