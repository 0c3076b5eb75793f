"""What the yearly return says with codes of a person: sex, ethnicity, disability. Pure.

The structures of the return in `standards` hold the same codes; a test there compares the two.
"""

from datetime import date

from kith.kernel.codes import CodeSet

_BEGINS = date(2021, 4, 1)

SEX = CodeSet(
    "sex",
    _BEGINS,
    {"0": "Not recorded, or unborn", "1": "Male", "2": "Female", "9": "Indeterminate"},
).changed(
    date(2024, 4, 1),
    adds={"M": "Male", "F": "Female", "U": "Not known, or unborn"},
    drops=["0", "1", "2", "9"],
)

ETHNICITY = CodeSet(
    "ethnicity",
    _BEGINS,
    {
        "WBRI": "White British",
        "WIRI": "White Irish",
        "WIRT": "Traveller of Irish heritage",
        "WOTH": "Other White background",
        "WROM": "Gypsy or Roma",
        "MWBC": "White and Black Caribbean",
        "MWBA": "White and Black African",
        "MWAS": "White and Asian",
        "MOTH": "Other mixed background",
        "AIND": "Indian",
        "APKN": "Pakistani",
        "ABAN": "Bangladeshi",
        "AOTH": "Other Asian background",
        "BCRB": "Black Caribbean",
        "BAFR": "Black African",
        "BOTH": "Other Black background",
        "CHNE": "Chinese",
        "OOTH": "Other ethnic group",
        "REFU": "Not wished to say",
        "NOBT": "Not yet asked",
    },
)

DISABILITY = CodeSet(
    "disability",
    _BEGINS,
    {
        "NONE": "No disability",
        "MOB": "Mobility",
        "HAND": "Hand function",
        "PC": "Personal care",
        "INC": "Incontinence",
        "COMM": "Communication",
        "LD": "Learning",
        "HEAR": "Hearing",
        "VIS": "Vision",
        "BEH": "Behaviour",
        "CON": "Consciousness",
        "AUT": "Autism",
        "DDA": "Another disability",
    },
)
