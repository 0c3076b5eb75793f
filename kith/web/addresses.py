"""What an address or a box carries as text, read without trust: a number, a moment, a place.

Whatever cannot be read is None, so that no address breaks a page.
"""

MOST_FIGURES = 15  # fewer than the database counts to


def number_in(text: str, most: int = MOST_FIGURES) -> int | None:
    """Return the whole number that a text is, of at most so many figures."""
    written = text.isascii() and text.isdecimal() and len(text) <= most
    return int(text) if written else None
