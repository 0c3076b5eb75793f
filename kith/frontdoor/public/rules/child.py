"""What a child is asked, in a child's words, and what it is called at the desk."""

from collections.abc import Mapping

# The desk's signs of danger, as a child of nine reads them.
DANGERS: Mapping[str, str] = {
    "injury": "I am hurt",
    "weapon": "Someone has a knife or a gun",
    "threat": "Someone says they will hurt or kill a person",
    "missing": "I have run away or I am lost",
    "held": "Someone will not let me go",
    "self_harm": "I want to hurt myself",
}
SAFE: Mapping[str, str] = {"yes": "Yes", "no": "No", "not_known": "I do not know"}
YES_NO: Mapping[str, str] = {"yes": "Yes", "no": "No"}
THEIR_OWN = "The child wrote to us. What they wrote stands below, word for word."


def who(age: str, name: str) -> str:
    """Say who wrote, as far as they said: nobody is asked for more than they give."""
    told = f"Says they are {age}" if age else "Did not say how old they are"
    return told if name else f"{told}. Gave no name"
