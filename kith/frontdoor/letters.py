"""How the letters to partners read. No child is named in any of them, and none says what happened.

A link stands in the letter to the desk that answers; the code goes apart; those who are told that
an answer is late get numbers only.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from kith.frontdoor.keys import code_of, secret_of
from kith.frontdoor.rules.quality import LINES
from kith.frontdoor.rules.week import lines_of
from kith.messages.letters import Words, speaks
from kith.web import words

Data = Mapping[str, Any]

LEFT = " (a part came, without what matters most)"
CLOSE = (
    "The link works for three days, until the answer is sent. A code goes to your registered"
    " mailbox when you open it.\n"
    "Ring us if anything is unclear. If a child is in danger now, ring 999.\n\n"
    "The front door\n"
)


def _url(link: str) -> str:
    path = reverse("reply-link", args=[secret_of(UUID(link))])
    return f"{settings.PUBLIC_URL.rstrip('/')}{path}"


def _line(one: Data) -> str:
    part = " (the rest of your answer)" if one.get("part") else ""
    return f"Request {one['number']}, {one['rag']}: by {one['due']}{part}\n{_url(one['link'])}\n"


def asked(data: Data) -> Words:
    """Return the letter with everything that waits for one desk."""
    lines = "\n".join(_line(one) for one in data["requests"])
    many = len(data["requests"])
    now = any(one["rag"] == "RED" for one in data["requests"])
    what = "A question waits" if many == 1 else f"{many} questions wait"
    return Words(
        f"{'Now, please: ' if now else ''}{what} for you",
        f"{what} for you. Each link opens one, about one child.\n\n{lines}\n{CLOSE}",
    )


def code(data: Data) -> Words:
    """Return the letter with a code."""
    figures = code_of(UUID(data["link"]), int(data["number"]))
    return Words(
        "Your code",
        f"Your code is {figures}. It works for 15 minutes, once.\n\n"
        "If nobody with you asked for it, tell us.\n",
    )


def late(data: Data) -> Words:
    """Return the letter to somebody who answers for a desk that has not answered."""
    lines = "\n".join(
        f"Request {one['number']}, {one['rag']}: due {one['due']}{LEFT if one.get('part') else ''}"
        for one in data["requests"]
    )
    return Words(
        "Answers about children are late",
        f"{data['desk']} has not answered in full yet. Children wait for it:\n\n{lines}\n\n"
        "The links are in the mail to that desk. What keeps it, and what would help? Ring us,"
        " please.\n\nThe front door\n",
    )


def week(data: Data) -> Words:
    """Return the letter of Monday morning to the lead of a desk: its own week, in figures."""
    month = data.get("month")
    if month and not data["asked"]:
        return Words(f"What your word of children told us in {month['month']}", _told(month))
    many = words.count(data["asked"], "question")
    figures = "\n".join(lines_of(data))
    days = data["oldest"]
    since = f"{words.count(days, 'day')} ago" if days else "less than a day ago"
    oldest = "" if days is None else f"The one that has waited longest was asked {since}.\n\n"
    return Words(
        f"Your week with us: {many}",
        f"From {data['from']} to {data['until']} we asked {data['desk']} {many}.\n\n{figures}\n\n"
        f"{oldest}These are your own figures, and nobody else has them from us. If something that"
        " we do makes it hard to answer, tell us, please.\n\n"
        f"{_month(month) if month else ''}The front door\n",
    )


def _month(month: Data) -> str:
    lines = "\n".join(
        f"{LINES[key]}: {theirs} (all who write to us: {everybody})"
        for key, theirs, everybody in month["lines"]
    )
    return (
        f"What word of children held in {month['month']}, when it came from {month['agency']}:\n\n"
        f"{lines}\n\nIt is counted when it comes, against the ten things of our form, and nothing"
        " waits for any of them. No count under five is said.\n\n"
    )


def _told(month: Data) -> str:
    return (
        f"{_month(month)}If something that we ask is of no use, or hard to know, tell us, please."
        "\n\nThe front door\n"
    )


def surge(data: Data) -> Words:
    """Return the letter to the lead of a desk: that more reaches us than usual."""
    return Words(
        "More word of children than usual",
        "For two weeks over a fifth more word of children has reached us than this time of year"
        " brings. We tell you so that you know why an answer of ours may be slower, and so that we"
        " can do something about it together.\n\n"
        "What helps: the child’s own words and what you have done already, in the first word of"
        " it; ring us where a child may be in danger now. If you see what lies behind it, tell us,"
        " please.\n\nThe front door\n",
    )


def learn() -> None:
    """Say how these letters read."""
    speaks("asked", asked)
    speaks("code", code)
    speaks("late", late)
    speaks("week", week)
    speaks("surge", surge)
