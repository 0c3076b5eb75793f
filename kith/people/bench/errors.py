"""Ten ways in which people ask for somebody wrongly, made without a look at how people are found.

Nothing here is shared with the keys or the score: no sounds, no lists of names, no dates.
Each kind turns an invented person into what somebody at the front door would type, or into nothing
where the person has not got what the kind is about.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from kith.people.bench.population import TODAY, Invented

Kind = Callable[[Invented, Random], str]

# Keys that lie beside one another.
BESIDE = {
    "q": "wa", "w": "qes", "e": "wrd", "r": "etf", "t": "ryg", "y": "tuh", "u": "yij", "i": "uok",
    "o": "ipl", "p": "ol", "a": "qsz", "s": "adwx", "d": "sfec", "f": "dgrv", "g": "fhtb",
    "h": "gjyn", "j": "hkum", "k": "jlim", "l": "kop", "z": "xas", "x": "zcs", "c": "xvd",
    "v": "cbf", "b": "vng", "n": "bmh", "m": "nkj",
}  # fmt: skip


def _pairs(text: str) -> dict[str, str]:
    words = (pair.split() for pair in text.split(";"))
    return {one: other for one, other in words}


_LISTS = json.loads((Path(__file__).parent / "data" / "errors.json").read_text(encoding="utf-8"))
HEARD, SHORT, SPELT = (_pairs(_LISTS[name]) for name in ("heard", "short", "spelt"))


def slip(word: str, random: Random) -> str:
    """Return a word with one slip of the fingers in it, never of its first letter."""
    low = word.lower()
    at = random.randint(1, len(low) - 1)
    how = random.choice(("beside", "left out", "twice", "turned", "extra"))
    if how == "beside":
        return low[:at] + random.choice(BESIDE.get(low[at], "e")) + low[at + 1 :]
    if how == "left out":
        return low[:at] + low[at + 1 :]
    if how == "twice":
        return low[:at] + low[at] + low[at:]
    if how == "turned" and at < len(low) - 1:
        return low[:at] + low[at + 1] + low[at] + low[at + 2 :]
    return low[:at] + random.choice("aeinorst") + low[at:]


def misheard(word: str) -> str:
    """Return a word as the ear would spell it: two of the sounds that it holds, written anew."""
    low, done = word.lower(), 0
    for spelt, said in HEARD.items():
        if spelt in low[1:] and done < 2:
            low = low[0] + low[1:].replace(spelt, said, 1)
            done += 1
    return low


def written(day: date, random: Random) -> str:
    """Return a date in one of the ways in which it is typed."""
    return random.choice(
        (f"{day.day}/{day.month}/{day.year}", f"{day:%d.%m.%Y}", f"{day.day} {day:%b} {day.year}")
    )


def age(one: Invented) -> int:
    """Return the age in years."""
    before = (TODAY.month, TODAY.day) < (one.born.month, one.born.day)
    return TODAY.year - one.born.year - before


def whereabouts(one: Invented, random: Random) -> str:
    """Return what is said where nobody knows the date of birth."""
    district, street = one.postcode.split()[0], one.lines.split(" ", 1)[1]
    return random.choice(
        (f"{age(one)} {district}", f"{age(one)}, {street}", f", {one.lines}", one.postcode)
    )


def told(one: Invented, random: Random) -> str:
    """Return the date of birth, or what is said instead."""
    return written(one.born, random) if random.random() < 0.5 else whereabouts(one, random)


def _slipped(one: Invented, random: Random) -> str:
    given, family = one.given, one.family
    if random.random() < 0.5 and len(given) > 3:
        return f"{slip(given, random)} {family}"
    return f"{given} {slip(family, random)}" if len(family) > 3 else ""


def misspelt(one: Invented, random: Random) -> str:
    """A slip in one name; the date of birth is right."""
    names = _slipped(one, random)
    return names and f"{names} {written(one.born, random)}"


def misspelt_undated(one: Invented, random: Random) -> str:
    """A slip in one name and no date of birth: an age and a place instead."""
    names = _slipped(one, random)
    return names and f"{names} {whereabouts(one, random)}"


def heard(one: Invented, random: Random) -> str:
    """Both names as the ear spells them."""
    return f"{misheard(one.given)} {misheard(one.family)} {told(one, random)}"


def by_short_name(one: Invented, random: Random) -> str:
    """The name that friends say."""
    short = SHORT.get(one.given, "")
    return short and f"{short} {one.family} {told(one, random)}"


def spelt_otherwise(one: Invented, random: Random) -> str:
    """The name in another language's letters."""
    given, family = SPELT.get(one.given, one.given), SPELT.get(one.family, one.family)
    changed = (given, family) != (one.given, one.family)
    return f"{given} {family} {told(one, random)}" if changed else ""


def turned_round(one: Invented, random: Random) -> str:
    """The family name first, and a middle name put in the place of the first."""
    given = one.middle if one.middle and random.random() < 0.5 else one.given
    return f"{one.family}, {given} {written(one.born, random)}"


def day_for_month(one: Invented, random: Random) -> str:
    """Day and month of the date of birth exchanged."""
    born = one.born
    if born.day > 12 or born.day == born.month:
        return ""
    return f"{one.given} {one.family} {written(date(born.year, born.day, born.month), random)}"


def digit_wrong(one: Invented, random: Random) -> str:
    """One digit of the date of birth is another."""
    digits = f"{one.born:%Y%m%d}"
    at = random.choice((3, 5, 6, 7))
    wrong = digits[:at] + random.choice("0123456789".replace(digits[at], "")) + digits[at + 1 :]
    try:
        day = date(int(wrong[:4]), int(wrong[4:6]), int(wrong[6:]))
    except ValueError:
        return ""
    return f"{one.given} {one.family} {written(day, random)}" if day <= TODAY else ""


def former_name(one: Invented, random: Random) -> str:
    """The family name that they had before."""
    return one.previous and f"{one.given} {one.previous} {told(one, random)}"


def hardly_named(one: Invented, random: Random) -> str:
    """A first name and where they live, a telephone, a number with a digit wrong or apart."""
    ways = [f"{one.given} {one.postcode}", f"{one.given}, {one.lines}"]
    if one.phone:
        at = random.randint(5, 10)
        other = str((int(one.phone[at]) + random.randint(1, 9)) % 10)
        ways += [
            f"{one.phone[:5]} {one.phone[5:]}",
            f"{one.given} {one.phone[:at]}{other}{one.phone[at + 1 :]}",
        ]
    if one.nhs:
        ways.append(f"{one.nhs[:3]} {one.nhs[3:6]} {one.nhs[6:]}")
    if one.upn:
        ways.append(f"upn {one.upn.lower()}")
    return random.choice(ways)


KINDS: Mapping[str, Kind] = {
    "misspelt": misspelt,
    "misspelt_without_birth": misspelt_undated,
    "misheard": heard,
    "short_name": by_short_name,
    "spelt_otherwise": spelt_otherwise,
    "turned_round": turned_round,
    "day_for_month": day_for_month,
    "digit_wrong": digit_wrong,
    "former_name": former_name,
    "hardly_named": hardly_named,
}


@dataclass(frozen=True)
class Question:
    """What is typed, in which way it is wrong, and who is meant."""

    kind: str
    text: str
    sought: int


def question(kind: str, one: Invented, random: Random) -> Question | None:
    """Return a question of this kind about somebody, where there is one."""
    text = KINDS[kind](one, random)
    return Question(kind, text, one.id) if text else None
