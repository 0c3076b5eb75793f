"""What every test stands on."""

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from django.db import connections, transaction
from django.test.utils import setup_databases, teardown_databases
from hypothesis import HealthCheck, settings

from tests import copies

# What is tried is the same each time: whether a commit is good hangs neither on luck nor on
# how busy the machine is. `HYPOTHESIS_PROFILE=search` tries something new each time, and more.
PATIENT = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("same", derandomize=True, max_examples=50, **PATIENT)
settings.register_profile("search", derandomize=False, **PATIENT)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


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
    which mirrors `owner`, would run on the real database. It is a copy of an empty one, which
    the first run makes and every later run of the same sources finds.
    """
    keep = django_db_keepdb and not django_db_createdb
    with django_db_blocker.unblock():
        connections["owner"].settings_dict["TEST"]["TEMPLATE"] = copies.empty()
        made = setup_databases(verbosity=0, interactive=False, keepdb=keep)
    yield
    with django_db_blocker.unblock():
        connections.close_all()  # Django leaves the mirror open
        if not django_db_keepdb:
            teardown_databases(made, verbosity=0)


@pytest.fixture(scope="module")
def lasting(
    django_db_setup: None, django_db_blocker: pytest.FixtureRequest
) -> Callable[[], AbstractContextManager[None]]:
    """Return a way of making once what many tests of a module look at, undone at its end.

    Each test still begins with no more than that: what it did itself is undone before the next.
    """

    @contextmanager
    def made() -> Iterator[None]:
        with django_db_blocker.unblock():
            world = transaction.atomic()
            world._from_testcase = True  # as Django marks its own: a durable block may stand in it
            with world:
                yield
                transaction.set_rollback(True)

    return made


def pytest_collection_finish() -> None:
    """What was collected lives to the end: the collector of rubbish need not walk it again."""
    gc.collect()
    gc.freeze()
