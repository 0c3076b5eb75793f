"""What of a record is set against another's, and on which grounds two may be one. Pure.

Everything that needs thought about a single record happens here, in Python; what is left to the
database that compares (DuckDB or Spark) is whether two short texts are equal or one letter apart,
so that both find the same pairs.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

# Forms of one name that share no sound. Spellings of one sound need no list: `folded` joins them.
ALSO_CALLED: tuple[tuple[str, ...], ...] = (
    ("adaeze", "ada"),
    ("alexander", "alex", "sasha", "xander"),
    ("abdulrahman", "rahman"),
    ("fatima", "fatuma", "fatema"),
    ("mariam", "miriam", "maryum"),
    ("yusuf", "yousef", "yosef", "joseph"),
    ("anthony", "tony"),
    ("benjamin", "ben", "benji"),
    ("charlotte", "lottie"),
    ("christopher", "chris", "kit"),
    ("daniel", "dan", "danny"),
    ("edward", "ted", "eddie", "ned"),
    ("elizabeth", "liz", "beth", "betty", "lizzie", "eliza"),
    ("emmanuel", "imanuel", "manny"),
    ("florence", "flo", "flossie"),
    ("harold", "harry", "henry"),
    ("isabella", "bella", "izzy"),
    ("jacob", "jake"),
    ("james", "jim", "jamie"),
    ("joseph", "joe", "joey", "jo"),
    ("joshua", "josh"),
    ("katherine", "kate", "katie", "kathy"),
    ("leonard", "leo", "len"),
    ("margaret", "maggie", "meg", "peggy"),
    ("matthew", "matt"),
    ("michael", "mike", "mick", "mikey"),
    ("natasha", "tasha"),
    ("nathaniel", "nathan", "nate"),
    ("nicholas", "nick", "nicky"),
    ("oliver", "ollie"),
    ("rebecca", "becky"),
    ("robert", "bob", "rob", "bobby"),
    ("samuel", "sam", "sammy"),
    ("thomas", "tom", "tommy"),
    ("victoria", "vicky", "tori"),
    ("william", "bill", "will", "billy", "liam"),
    ("zachary", "zac", "zach"),
)

COMMON = 2_000  # one in so many people makes a first name a common one

_FOLDS: tuple[tuple[str, str], ...] = (
    (r"[^a-z]", ""),
    (r"x(?=[aeiou])", "h"),  # Somali: Xasan is Hasan
    (r"ph", "f"),
    (r"ck|q|kh", "k"),
    (r"c(?=[eiy])", "s"),
    (r"sch|sz|sh|ch|tch", "j"),
    (r"c", "k"),
    (r"(?<=.)z", "s"),  # at the beginning it is heard: Zahra is not Sara
    (r"th", "t"),
    (r"dh", "d"),
    (r"w", "v"),
    (r"gh", "g"),
    (r"ee|ea|ie|y|i", "i"),
    (r"oo|ou|o|u", "o"),
    (r"ai|ei|ae|a|e", "a"),
    (r"h$", ""),
    (r"(?<=[aio])h(?![aio])", ""),
    (r"(.)\1+", r"\1"),
)
_REWRITES = [(re.compile(pattern), new) for pattern, new in _FOLDS]


def plain(name: str) -> str:
    """Return a name in small letters without accents or anything but letters and spaces."""
    parted = unicodedata.normalize("NFKD", name.lower())
    letters = "".join(c if c.isalpha() else " " for c in parted if not unicodedata.combining(c))
    return " ".join(letters.encode("ascii", "ignore").decode().split())


def folded(word: str) -> str:
    """Return how a name sounds: Mohammed and Muhamad fall together, Hasan and Husain do not."""
    said = plain(word)
    for pattern, new in _REWRITES:
        said = pattern.sub(new, said)
    return said


_ROOTS = {folded(form): folded(forms[0]) for forms in ALSO_CALLED for form in forms}


def root_of(word: str) -> str:
    """Return the sound of the long form of a name: that of Samuel for Sammy."""
    sound = folded(word)
    return _ROOTS.get(sound, sound)


def near(word: str) -> str | None:
    """Return what two names share that differ in their vowels, or in the order of the others."""
    consonants = re.sub("[aio]", "", folded(word))
    return "".join(sorted(consonants)) if len(consonants) > 1 else None


def swapped(born: date | None) -> str:
    """Return a date with day and month exchanged, where that is a date, as text."""
    if born is None or born.day > 12:
        return ""
    return f"{born.year}-{born.day:02}-{born.month:02}"


def outward(postcode: str) -> str:
    """Return a postcode in capitals without a space, or nothing."""
    return "".join(postcode.upper().split())


def digits(phone: str) -> str:
    """Return a telephone number by its last ten digits, however it was written."""
    found = re.sub(r"\D", "", phone)
    return found[-10:] if len(found) >= 7 else ""


@dataclass(frozen=True)
class Known:
    """What is kept of one person, as far as it is compared. Hidden addresses are never read."""

    id: int
    given: str = ""
    family: str = ""
    givens: Collection[str] = ()
    families: Collection[str] = ()
    born: date | None = None
    sex: str = ""
    postcode: str = ""
    postcodes: Collection[str] = ()
    phones: Collection[str] = ()
    nhs: str = ""
    upns: Collection[str] = ()
    twins: str = ""


Row = dict[str, object]


def row_of(known: Known, common: Collection[str] = frozenset()) -> Row:
    """Return a record as the columns that are compared; what is not known is None.

    `common` are the first names of many: two of them are two names, however near they lie.
    """
    given, family = first_of(known.given), plain(known.family).replace(" ", "")
    born = known.born.isoformat() if known.born else None
    return {
        "id": known.id,
        "given": given or None,
        "given_sound": root_of(given) or None,
        "given_near": near(given),
        "given_letters": "".join(sorted(given)) or None,
        "given_common": given in common,
        "family": family or None,
        "family_sound": folded(family) or None,
        "family_near": near(family),
        "givens": _some(_roots([*known.givens, known.given])),
        "families": _some(_roots([*known.families, known.family])),
        "born": born,
        "born_swapped": swapped(known.born) or None,
        "sex": known.sex if known.sex in ("M", "F") else None,
        "postcode": outward(known.postcode) or None,
        "postcodes": _some(map(outward, [*known.postcodes, known.postcode])),
        "phones": _some(map(digits, known.phones)),
        "nhs": re.sub(r"\D", "", known.nhs) or None,
        "upns": _some(upn.strip().upper() for upn in known.upns),
        "twins": known.twins or None,
    }


def first_of(given: str) -> str:
    """Return the first of somebody's first names, in plain letters."""
    words = plain(given).split()
    return words[0] if words else ""


def _roots(names: Iterable[str]) -> Iterator[str]:
    return (root_of(word) for name in names for word in plain(name).split())


def _some(words: Iterable[str]) -> list[str] | None:
    found = sorted({word for word in words if len(word) > 1})
    return found or None


def common_first_names(counted: Mapping[str, int], people: int) -> frozenset[str]:
    """Return the first names that so many have that nobody takes one for a slip in another."""
    least = max(3, people / COMMON)
    return frozenset(name for name, many in counted.items() if name and many >= least)


GROUNDS: Mapping[str, str] = {
    "nhs": "the same NHS number",
    "upn": "the same pupil number",
    "formerupn": "the same former pupil number",
    "lachildid": "the same local number",
    "name": "the same name",
    "sounds": "names that sound alike",
    "spelling": "names one letter apart",
    "called": "a name of one that the other has or had",
    "swapped names": "first and family name the other way round",
    "born": "the same date of birth",
    "swapped date": "day and month of birth the other way round",
    "digit": "dates of birth one digit apart",
    "place": "the same postcode",
    "phone": "the same telephone number",
    "search": "so much alike that looking for one found the other",
    "person": "somebody thinks so",
}


def words_of(grounds: Iterable[str]) -> str:
    """Say grounds in words: "the same name, the same date of birth"."""
    told = sorted(set(grounds), key=lambda one: ([*GROUNDS, one].index(one), one))
    return ", ".join(GROUNDS.get(ground, f"the same {ground}") for ground in told)


def known_of(*records: Known) -> str:
    """Return a mark of everything that is compared of these people, as it is known now."""
    rows = [row_of(one) for one in sorted(records, key=lambda one: one.id)]
    return sha256(repr([sorted(row.items()) for row in rows]).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Decided:
    """On which grounds a pair was decided to be two people, and what was known of them then."""

    grounds: frozenset[str]
    known: str

    def asks_again(self, grounds: Iterable[str], known: str) -> bool:
        """Say whether something new was learned since, and it speaks for one person."""
        return known != self.known and not self.grounds.issuperset(grounds)
