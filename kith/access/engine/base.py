"""The connection that the application uses (`ENGINE` in the settings)."""

from typing import Any

from django.db.backends.postgresql import base

from kith.access.engine.guard import guard


class DatabaseWrapper(base.DatabaseWrapper):
    """PostgreSQL as Django knows it; each query passes the guard."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.execute_wrappers.append(guard)
