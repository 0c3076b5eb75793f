"""Where the database is: the app's login as `default`, the owner's as `owner`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from kith.runtime.roles import APP, DATABASE, OWNER
from kith.runtime.sockets import socket_folder


def database_from(url: str) -> dict[str, Any]:
    """Return Django's settings for one `postgresql://` address; `?host=` may be a folder."""
    parts = urlsplit(url)
    query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    host = query.pop("host", parts.hostname or "")
    return {
        **_postgresql(unquote(parts.path.lstrip("/")), unquote(parts.username or ""), host),
        "PASSWORD": unquote(parts.password or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": query,
    }


def _postgresql(name: str, user: str, host: str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": user,
        "HOST": host,
        # A connection is kept for the next page; one that the server dropped is noticed and opened
        # anew, so that a database that was restarted is met by a page and not by an error.
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def databases_from(environ: Mapping[str, str], var: Path) -> dict[str, dict[str, Any]]:
    """Return the two connections. Without `DATABASE_URL` they go to the embedded cluster."""
    if environ.get("DATABASE_URL"):
        owner = database_from(environ["DATABASE_URL"])
        app = database_from(environ.get("KITH_APP_DATABASE_URL") or environ["DATABASE_URL"])
    else:
        owner = _postgresql(DATABASE, OWNER, str(socket_folder(var)))
        app = _postgresql(DATABASE, APP, str(socket_folder(var)))
    owner["TEST"] = {"NAME": environ.get("KITH_TEST_DB", "test_kith"), "DEPENDENCIES": []}
    app["TEST"] = {"MIRROR": "owner"}
    app["ENGINE"] = "kith.access.engine"
    return {"default": app, "owner": owner}
