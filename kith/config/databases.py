"""Where the database is: the app's login as `default`, the owner's as `owner`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit


def database_from(url: str, options: dict[str, Any]) -> dict[str, Any]:
    """Return Django's settings for one `postgresql://` address; a socket folder goes in `?host=`."""
    parts = urlsplit(url)
    query = parse_qs(parts.query)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.get("host", [parts.hostname or ""])[0],
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
    }


def databases_from(environ: Mapping[str, str], var: Path) -> dict[str, dict[str, Any]]:
    """Return the two connections. Without `DATABASE_URL` the embedded cluster's socket is used."""
    owner_url = environ.get("DATABASE_URL", "postgresql://kith_owner@/kith")
    app_url = environ.get("KITH_APP_DATABASE_URL", "postgresql://kith_app@/kith")
    app = database_from(app_url, {})
    owner = database_from(owner_url, {})
    name = environ.get("KITH_TEST_DB", "test_kith")
    app["TEST"] = {"MIRROR": "owner"}
    owner["TEST"] = {"NAME": name, "DEPENDENCIES": []}
    return {"default": app, "owner": owner}
