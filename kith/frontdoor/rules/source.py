"""What is said otherwise once we know who really told us. Pure."""

import re
from collections.abc import Mapping
from typing import Any

from kith.frontdoor.rules.channels import is_professional

NOT_MARKED: Mapping[str, None] = dict.fromkeys(("agency", "holds", "enough", "has"))


MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
NEVER = ("noreply@", "no-reply@", "donotreply@", "mailer-daemon@", "postmaster@")


def mail_of(told: Mapping[str, Any], call_back: str) -> str:
    """Return the mail address of whoever told us, as they gave it; "" where there is none."""
    values = told.get("values") or {}
    given = (str(values.get("email", "")).strip(), call_back.strip())
    found = (one for one in given if MAIL.fullmatch(one) and not one.lower().startswith(NEVER))
    return next(found, "")


def put_right(
    data: Mapping[str, Any], agency: str, marks: Mapping[str, Any] = NOT_MARKED
) -> dict[str, Any]:
    """Return what changes in what a fact says of whoever told us; nothing where it says nothing.

    An agency must hear from us, others need not. Whose inbox it came through stays as it was.
    `marks` is how much the word holds, which is counted of agencies alone.
    """
    if "professional" not in data:
        return {}
    must_hear = is_professional(agency)
    said: dict[str, Any] = {"professional": must_hear}
    if "tell" in data:
        said["tell"] = must_hear
    if "inbox" in data:
        said |= {**NOT_MARKED, **marks} if must_hear else NOT_MARKED
    return {key: value for key, value in said.items() if data.get(key) != value}
