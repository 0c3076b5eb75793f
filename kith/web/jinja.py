"""The one Jinja2 environment: names that are missing are errors, and words come from here."""

from typing import Any

from django.urls import reverse
from jinja2 import Environment, StrictUndefined

from kith.web import words
from kith.web.assets import static
from kith.web.lines import due_words, last_day


def environment(**options: Any) -> Environment:
    """Return the environment that `TEMPLATES` names: strict, escaped, with our own filters."""
    options.update(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    env = Environment(**options)  # noqa: S701 (Django's backend passes autoescape=True)
    env.globals.update(static=static, url=reverse)
    env.filters.update(
        plural=words.count,
        day=words.day,
        last_day=last_day,
        due=due_words,
        moment=words.moment,
        clock_time=words.clock_time,
        listed=words.listed,
        number=words.number,
        share=words.share,
    )
    return env
