"""Days and times as people type them: pure, and never guessing between two meanings."""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

MONTHS = [name.lower() for name in calendar.month_name[1:]]
WEEKDAYS = [name.lower() for name in calendar.day_name]
NEAR = {"today": 0, "yesterday": -1, "tomorrow": 1}
PARTS = ("day", "month", "year")
TIME = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))? *(am|pm)?")
NAMED_TIMES = {"midday": time(12), "noon": time(12), "midnight": time(0)}


@dataclass
class Unread(Exception):
    """What was typed is no day or no time; says how to put it right, and in which boxes."""

    words: str
    parts: tuple[str, ...] = PARTS


def read_day(day: str, month: str, year: str, today: date) -> date:
    """Return the day that three boxes hold. A whole day may be typed into the first."""
    typed = [part.strip().lower() for part in (day, month, year)]
    if typed[0] and not typed[1] and not typed[2] and not typed[0].isdigit():
        return read_phrase(typed[0], today)
    return from_parts(typed, today)


def read_phrase(text: str, today: date) -> date:
    """Return the day that words name: "yesterday", "last Friday", "12 March 2025", "12/3/25"."""
    if text in NEAR:
        return today + timedelta(days=NEAR[text])
    which, _, weekday = text.rpartition(" ")
    if weekday in WEEKDAYS and which in ("", "last", "next"):
        return nearest_weekday(WEEKDAYS.index(weekday), today, ahead=which == "next")
    parts = re.split(r"[\s/.,-]+", text.strip(" ./-"))
    if len(parts) == 3 and len(parts[0]) == 4:
        parts.reverse()
    if len(parts) > 3:
        raise Unread("Write the day, the month and the year, like 12 March 2025")
    return from_parts([*parts, "", ""][:3], today)


def nearest_weekday(weekday: int, today: date, ahead: bool) -> date:
    """Return the last such weekday before today, or the next after it; never today itself."""
    if ahead:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)


def from_parts(typed: Sequence[str], today: date) -> date:
    """Return the day from its three parts, each typed as a number or, for the month, a word."""
    empty = tuple(name for name, part in zip(PARTS, typed, strict=True) if not part)
    if empty:
        raise Unread(f"Give the {' and the '.join(empty)} as well", empty)
    number = read_number(re.sub(r"(?<=\d)(st|nd|rd|th)$", "", typed[0]), "day")
    month, year = read_month(typed[1]), read_year(typed[2], today)
    try:
        return date(year, month, number)
    except ValueError:
        raise Unread(f"There is no {number} {MONTHS[month - 1].title()} {year}") from None


def read_number(typed: str, part: str) -> int:
    """Return a whole number of at most four figures."""
    if not re.fullmatch(r"[0-9]{1,4}", typed):
        raise Unread(f"Write the {part} in figures", (part,))
    return int(typed)


def read_month(typed: str) -> int:
    """Return a month from 3, 03, mar or March."""
    named = [n for n, name in enumerate(MONTHS, 1) if len(typed) >= 3 and name.startswith(typed)]
    if named:
        return named[0]
    number = read_number(typed, "month") if typed.isdigit() else 0
    if not 1 <= number <= 12:
        raise Unread("Write the month as a number from 1 to 12, or as a word", ("month",))
    return number


def read_year(typed: str, today: date) -> int:
    """Return a year; two figures mean the latest such year that is not after next year."""
    number = read_number(typed, "year")
    if len(typed) == 2:
        latest = today.year + 1
        return latest - (latest - number) % 100
    if len(typed) != 4:
        raise Unread("Write the year with four figures, like 2025", ("year",))
    return number


def read_time(typed: str) -> time:
    """Return a time of day from 9:30, 9.30am, 0930, 5pm, midday or midnight."""
    text = typed.strip().lower()
    if text in NAMED_TIMES:
        return NAMED_TIMES[text]
    found = TIME.fullmatch(text)
    if not found or not (found[2] or found[3]):
        raise Unread("Write the time like 9:30am or 14:05", ())
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if (half and not 1 <= hour <= 12) or hour > 23 or minute > 59:
        raise Unread("There is no such time of day", ())
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute)
