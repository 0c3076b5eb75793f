"""Addresses of style sheets, scripts and pictures: each carries a hash of what it holds."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from django.contrib.staticfiles import finders
from django.templatetags.static import static as address


@cache
def static(name: str) -> str:
    """Return the address of one file, changed whenever its contents change."""
    found = finders.find(name)
    if not found:
        return address(name)
    return f"{address(name)}?v={sha256(Path(found).read_bytes()).hexdigest()[:10]}"
