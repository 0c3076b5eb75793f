"""Pure judgements about people: names, ages, numbers, places, and what of a record holds when."""

from kith.people.rules.ages import ADULT, Apparent, counts_as_child, treated_age
from kith.people.rules.mistakes import Mistaken
from kith.people.rules.nameless import before_birth, described
from kith.people.rules.naming import (
    DETAILS,
    LONGEST,
    NotADetail,
    age_of,
    age_words,
    clean_details,
    introduce,
    short_day,
)
from kith.people.rules.numbers import (
    LOCAL,
    NHS,
    SCHEMES,
    UPN,
    NewNumber,
    nhs_checks,
    upn_checks,
    upn_shape,
)

__all__ = [
    "ADULT",
    "DETAILS",
    "LOCAL",
    "LONGEST",
    "NHS",
    "SCHEMES",
    "UPN",
    "Apparent",
    "Mistaken",
    "NewNumber",
    "NotADetail",
    "age_of",
    "age_words",
    "before_birth",
    "clean_details",
    "counts_as_child",
    "described",
    "introduce",
    "nhs_checks",
    "short_day",
    "treated_age",
    "upn_checks",
    "upn_shape",
]
