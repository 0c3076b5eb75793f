"""Set-up: from a fresh clone to an empty product, with nothing but the standard library."""
