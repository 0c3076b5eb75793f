"""How two records are set against each other: for each thing compared, how near they may lie.

The conditions are SQL that DuckDB and Spark read alike. How many points each is worth was learned
(`learning`) and stands in `data/model.json`; the page on matching shows both side by side.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Level:
    """One way in which two records can lie to each other; `ground` names it where it speaks for.

    Told by `sql`, by a list that `shares` one thing, or by neither: then it is what is left.
    """

    code: str
    words: str
    sql: str = ""
    ground: str = ""
    shares: str = ""


@dataclass(frozen=True)
class Comparison:
    """One thing compared: its levels from the nearest to "otherwise", the first that fits counts.

    Where `unknown` holds nothing is known of one of them, and no point is given or taken.
    """

    code: str
    words: str
    unknown: str
    levels: tuple[Level, ...]
    rarity: str = ""

    @property
    def numbers(self) -> Mapping[int, Level]:
        """Return the levels by the number that Splink gives them: 0 for otherwise, then upwards."""
        return dict(enumerate(reversed(self.levels)))


def _either(sql: str) -> str:
    """Return a condition that holds one way round or the other."""
    other = sql.replace("_l", "_#").replace("_r", "_l").replace("_#", "_r")
    return f"({sql}) OR ({other})"


YEARS_APART = "abs(cast(substr(born_l, 1, 4) as int) - cast(substr(born_r, 1, 4) as int))"
SWAPPED = "given_sound_l = family_sound_r AND family_sound_l = given_sound_r"
BEGINNING = _either("substr(given_l, 1, length(given_r)) = given_r")
BOTH_COMMON = "(given_common_l AND given_common_r)"

COMPARISONS: tuple[Comparison, ...] = (
    Comparison(
        "given",
        "First name",
        "given_l IS NULL OR given_r IS NULL",
        (
            Level("same", "The same", "given_l = given_r", "name"),
            Level("sounds", "Sounds the same, or the short form",
                  "given_sound_l = given_sound_r", "sounds"),
            Level("swapped", "First and family name the other way round", SWAPPED,
                  "swapped names"),
            Level("called", "Another first name of the other",
                  _either("array_contains(givens_l, given_sound_r)"), "called"),
            Level("spelling", "A slip apart, and not two names that are common",
                  f"(length(given_l) > 3 AND levenshtein(given_l, given_r) <= 1"
                  f" OR given_near_l = given_near_r OR given_letters_l = given_letters_r)"
                  f" AND NOT {BOTH_COMMON}", "spelling"),
            Level("short", "The beginning of the other",
                  f"length(given_l) > 2 AND length(given_r) > 2 AND ({BEGINNING})", "called"),
            Level("differs", "Differs"),
        ),
        rarity="given",
    ),
    Comparison(
        "family",
        "Family name",
        f"family_l IS NULL OR family_r IS NULL OR ({SWAPPED})",
        (
            Level("same", "The same", "family_l = family_r", "name"),
            Level("sounds", "Sounds the same", "family_sound_l = family_sound_r", "sounds"),
            Level("called", "Another family name of the other, or a part of it",
                  _either("array_contains(families_l, family_sound_r)"), "called"),
            Level("spelling", "A slip apart",
                  "length(family_l) > 4 AND levenshtein(family_l, family_r) <= 1"
                  " OR family_near_l = family_near_r", "spelling"),
            Level("differs", "Differs"),
        ),
        rarity="family",
    ),
    Comparison(
        "born",
        "Date of birth",
        "born_l IS NULL OR born_r IS NULL",
        (
            Level("same", "The same", "born_l = born_r", "born"),
            Level("swapped", "Day and month the other way round",
                  "born_l = born_swapped_r", "swapped date"),
            Level("digit", "One digit apart, or one year to the day",
                  f"levenshtein(born_l, born_r) = 1 OR ({YEARS_APART} = 1"
                  f" AND substr(born_l, 6, 5) = substr(born_r, 6, 5))", "digit"),
            Level("year", "In the same year", "substr(born_l, 1, 4) = substr(born_r, 1, 4)"),
            Level("far", "Ten years apart or more", f"{YEARS_APART} >= 10"),
            Level("differs", "Differs"),
        ),
    ),
    Comparison(
        "sex",
        "Sex",
        "sex_l IS NULL OR sex_r IS NULL",
        (Level("same", "The same", "sex_l = sex_r"), Level("differs", "Differs")),
    ),
    Comparison(
        "place",
        "Postcode",
        "postcodes_l IS NULL OR postcodes_r IS NULL",
        (
            Level("same", "The same now", "postcode_l = postcode_r", "place"),
            Level("before", "One where the other lived too", ground="place", shares="postcodes"),
            Level("differs", "Differs"),
        ),
    ),
    Comparison(
        "phone",
        "Telephone",
        "phones_l IS NULL OR phones_r IS NULL",
        (
            Level("same", "One in common", ground="phone", shares="phones"),
            Level("differs", "None in common"),
        ),
    ),
    Comparison(
        "nhs",
        "NHS number",
        "nhs_l IS NULL OR nhs_r IS NULL",
        (
            Level("same", "The same", "nhs_l = nhs_r", "nhs"),
            Level("digit", "One digit apart", "levenshtein(nhs_l, nhs_r) = 1"),
            Level("differs", "Differs"),
        ),
    ),
    Comparison(
        "upn",
        "Pupil number",
        "upns_l IS NULL OR upns_r IS NULL",
        (
            Level("same", "The same, now or before", ground="upn", shares="upns"),
            Level("differs", "Differs"),
        ),
    ),
)  # fmt: skip

# Which pairs are looked at at all: all pairs of a million people would be too many. Twins who are
# known to be twins never are.
APART = "(l.twins IS NULL OR r.twins IS NULL OR l.twins <> r.twins)"
TOGETHER: tuple[str, ...] = (
    "l.nhs = r.nhs",
    "l.born = r.born AND l.given_sound = r.given_sound",
    "l.born = r.born AND l.family_sound = r.family_sound",
    "l.born = r.born AND l.postcode = r.postcode",
    "l.born = r.born AND l.given_sound = r.family_sound",
    "l.born = r.born_swapped AND l.given_sound = r.given_sound",
    "l.given_sound = r.given_sound AND l.family_sound = r.family_sound"
    " AND substr(l.born, 1, 4) = substr(r.born, 1, 4)",
    "l.given_sound = r.given_sound AND l.family_sound = r.family_sound AND l.postcode = r.postcode",
    "l.given_sound = r.given_sound AND l.family_sound = r.family_sound"
    " AND substr(l.born, 6, 5) = substr(r.born, 6, 5)",
)
# Lists of which one in common is enough.
TOGETHER_IN: tuple[str, ...] = ("upns", "phones")


def may_be_one(numbers: Mapping[str, int]) -> bool:
    """Say whether a pair may be proposed at all, whatever its points.

    Twins and siblings share almost everything. Two whose first names, dates of birth or NHS numbers
    have nothing in common are two people until a number that they share says that they are not.
    """
    codes = {
        each.code: each.numbers[numbers[each.code]].code
        for each in COMPARISONS
        if numbers[each.code] >= 0
    }
    apart = any(codes.get(thing) in ("differs", "far") for thing in ("given", "born", "nhs"))
    return not apart or any(codes.get(number) == "same" for number in ("nhs", "upn"))


def grounds_of(numbers: Mapping[str, int]) -> tuple[str, ...]:
    """Return what speaks for a pair, given the number of the level for each thing compared."""
    found = (
        each.numbers[numbers[each.code]].ground for each in COMPARISONS if numbers[each.code] >= 0
    )
    return tuple(dict.fromkeys(ground for ground in found if ground))
