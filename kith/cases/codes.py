"""The codes of a return in words that a family could read; a code that is not here has none."""

from collections.abc import Mapping

NEEDS: Mapping[str, str] = {
    "N1": "abuse, neglect or exploitation",
    "N2": "the child's disability",
    "N3": "a parent's disability or illness",
    "N4": "great strain on the family",
    "N5": "how the family gets on together",
    "N6": "behaviour that others find hard to accept",
    "N7": "too little money",
    "N8": "no parent being there to care",
}

ABUSE: Mapping[str, str] = {
    "NEG": "neglect",
    "PHY": "physical abuse",
    "SAB": "sexual abuse",
    "EMO": "emotional abuse",
    "MUL": "more than one kind of abuse",
}

WHY_CLOSED: Mapping[str, str] = {
    "RC1": "the child was adopted",
    "RC2": "the child died",
    "RC3": "a child arrangements order was made",
    "RC4": "a special guardianship order was made",
    "RC5": "another council took over",
    "RC6": "adult social care took over",
    "RC7": "our help was no longer needed",
    "RC8": "the assessment found that we need do nothing more",
    "RC9": "early help took over after the assessment",
}
