"""Django, awake, with a database that answers."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kith.runtime import environment


@contextmanager
def product() -> Iterator[Path]:
    """Have the database up and Django set up for a while; give the folder of what is kept."""
    with environment.opened(os.environ) as var:
        import django
        from django.db import connections

        django.setup()
        try:
            yield var
        finally:
            connections.close_all()
