"""Settings of a real server in a process of its own, for the journeys that kill one."""

from kith.config.settings import *  # noqa: F403

ROOT_URLCONF = "tests.journeys.urls"
