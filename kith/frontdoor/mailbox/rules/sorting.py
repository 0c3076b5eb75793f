"""Who may have sent a mail, and whether its words ask for somebody at once.

A mail whose words speak of such a thing, or that nobody could read, may be RED until a person has
looked: this list rings, and a person grades. Words about a harm are in it; nothing that a child is.
"""

import re

# The end of an address. It can be forged: it says who must hear from us and opens no door.
SENDERS: tuple[tuple[str, str], ...] = (
    (".police.uk", "police"),
    (".pnn.police.uk", "police"),
    (".nhs.net", "health"),
    (".nhs.uk", "health"),
    (".sch.uk", "education"),
    (".ac.uk", "education"),
    (".gov.uk", "authority"),
)
URGENT = re.compile(
    r"\b("
    r"stab\w*|shot|shoot\w*|gun|guns|firearm\w*|knife|knives|machete\w*|weapon\w*|acid|"
    r"kidnap\w*|abduct\w*|held against|tied up|locked in|"
    r"rape\w*|sexual(ly)? assault\w*|"
    r"suicid\w*|overdos\w*|kill\w*|murder\w*|threat(s)? to (his|her|their) life|threat to life|"
    r"missing|ran away|run away|did(n.t| not) come home|not been seen|"
    r"unconscious|bleeding|ambulance|immediate danger|999|urgent\w*"
    r")\b",
    re.IGNORECASE,
)


def agency_of(address: str) -> str:
    """Return for whom the sender mostly speaks, by the end of the address; else somebody else."""
    host = "." + address.rpartition("@")[2].lower().strip(".")
    return next((agency for end, agency in SENDERS if host.endswith(end)), "public")


def signs(text: str) -> list[str]:
    """Return the words that ask for somebody at once, each once, in their order."""
    return list(dict.fromkeys(one.group(0).lower() for one in URGENT.finditer(text)))
