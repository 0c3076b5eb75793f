"""What every test stands on."""

from collections.abc import Iterator

import pytest
from django.db import connections


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:
    """Let go of the app's connection, a mirror that Django leaves open, before the database goes."""
    yield
    connections.close_all()
