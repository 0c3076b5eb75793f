"""A query on a protected table outside a gate would read nothing, in silence. The guard shouts."""

import re
from collections.abc import Callable
from typing import Any

from django.conf import settings

from kith.access.stack import gates

_TABLES = "SELECT relname FROM pg_class WHERE relrowsecurity AND relkind IN ('r', 'p')"


class OutsideGate(RuntimeError):
    """A protected table was asked for where nobody acts."""


def guard(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    """Let a query through; outside a gate only one that touches no protected table."""
    if settings.GUARD and not gates():
        found = _pattern(context["connection"]).search(sql)
        if found:
            raise OutsideGate(f"{found.group()} was asked for outside a gate.")
    return execute(sql, params, many, context)


_PATTERNS: dict[str, re.Pattern[str]] = {}
_NOTHING = re.compile(r"(?!)")


def _pattern(connection: Any) -> re.Pattern[str]:
    name = connection.settings_dict["NAME"]
    if name not in _PATTERNS:
        tables = _protected(connection)
        if not tables:  # before the first migration; ask again next time
            return _NOTHING
        _PATTERNS[name] = re.compile(rf"\b(?:{'|'.join(map(re.escape, tables))})\b")
    return _PATTERNS[name]


def _protected(connection: Any) -> list[str]:
    """Ask the database itself which tables are protected, past the wrappers."""
    return [name for (name,) in connection.connection.execute(_TABLES).fetchall()]
