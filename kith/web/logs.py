"""What is written to the log: nothing that was typed, asked for, or held about anybody.

A message of ours (a logger under `kith`) is written as it is: those who write one answer for it.
Of anything else only what cannot name a person is written: the logger, the level, the message
before its values are put in, and of an error its kind and the lines of code it went through.
"""

import json
import logging
import traceback
from types import TracebackType
from typing import Any

OURS = "kith"


def route_of(request: Any) -> str:
    """Return the pattern of the address ("child/<int:person>/"), never the address itself."""
    match = getattr(request, "resolver_match", None)
    return getattr(match, "route", "") or "no such page"


def frames(trace: TracebackType | None) -> list[str]:
    """Return the way an error came: file, line and function, without any value."""
    return [f"{f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(trace)]


def kinds(error: BaseException | None) -> list[str]:
    """Return the kinds of an error and of those that caused it, never what they say."""
    found = []
    while error is not None:
        state = getattr(error, "sqlstate", None)
        found.append(type(error).__name__ + (f" {state}" if state else ""))
        error = error.__cause__ or error.__context__
    return found


def is_ours(record: logging.LogRecord) -> bool:
    """Say whether the line was written by a part of this product."""
    return record.name == OURS or record.name.startswith(OURS + ".")


class NamelessFormatter(logging.Formatter):
    """Writes one JSON object a line, with no name, no query and no words of anybody."""

    def format(self, record: logging.LogRecord) -> str:
        """Write one record."""
        line: dict[str, Any] = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname.lower(),
            "from": record.name,
            "says": record.getMessage() if is_ours(record) else str(record.msg),
        }
        request = getattr(record, "request", None)
        if request is not None:
            line |= {"route": route_of(request), "method": getattr(request, "method", "")}
            line |= {"reference": getattr(request, "reference", "")}
        if status := getattr(record, "status_code", None):
            line["status"] = status
        if record.exc_info and record.exc_info[1]:
            line |= {"error": kinds(record.exc_info[1]), "way": frames(record.exc_info[2])}
        return json.dumps(line)


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"nameless": {"()": "kith.web.logs.NamelessFormatter"}},
    "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "nameless"}},
    "root": {"handlers": ["out"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["out"], "level": "WARNING", "propagate": False},
        "django.server": {"handlers": ["out"], "level": "WARNING", "propagate": False},
        OURS: {"handlers": ["out"], "level": "INFO", "propagate": False},
    },
}
