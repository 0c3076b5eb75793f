"""What every test stands on."""

from collections.abc import Iterator

import pytest
from django.db import connections
from django.test.utils import setup_databases, teardown_databases


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_modify_db_settings: None,
    django_db_blocker: pytest.FixtureRequest,
    django_db_keepdb: bool,
    django_db_createdb: bool,
) -> Iterator[None]:
    """Make the test database for both connections, whichever of them the chosen tests use.

    Left to itself, pytest-django makes only what is asked for: then a test of `default` alone,
    which mirrors `owner`, would run on the real database.
    """
    keep = django_db_keepdb and not django_db_createdb
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, keepdb=keep)
    yield
    with django_db_blocker.unblock():
        connections.close_all()  # Django leaves the mirror open
        if not django_db_keepdb:
            teardown_databases(made, verbosity=0)
