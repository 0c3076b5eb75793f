"""A serious incident and whom it may shake (SPEC A1, SUPPLEMENT S10)."""

from collections.abc import Mapping

SORTS: Mapping[str, str] = {
    "violence": "Stabbing, shooting, a weapon, or a threat to life",
    "assault": "A serious assault",
    "abduction": "Abduction, or a threat over a debt",
    "sexual": "A sexual assault by somebody who exploits, or by a group",
    "taken_over": "Found in a taken-over home, or far away with drugs",
    "arrest": "Arrested for supply, a weapon or robbery with signs of exploitation",
    "self_harm": "An overdose or serious self-harm tied to harm outside the family",
    "missing": "Missing over 24 hours, at significant risk",
    "witness": "Saw a killing, or lost somebody close to one",
}
# Reported apart (SUPPLEMENT S0 #15).
LONG_MISSING = frozenset({"missing"})

TIES: Mapping[str, str] = {
    "victim": "Was hurt",
    "witness": "Saw it",
    "friend": "Friend",
    "blamed": "Is blamed",
    "sibling": "Brother or sister",
    "same_place": "From the same place",
}

# What is done about it, each once: the fact's name and what the button says.
STEPS: Mapping[str, str] = {
    "ripple.safe": "The child, brothers and sisters are safe, and somebody is with them",
    "ripple.schools": "The schools have been told what to say",
    "ripple.places": "Places, patrols and journeys are arranged",
    "ripple.staff": "Those who worked with it have talked it through",
    "ripple.grief": "Help with grief has been offered",
    "ripple.panel": "Notifying the national panel was considered",
    "ripple.looked_7": "Looked at each child again after a week",
    "ripple.looked_21": "Looked at each child again after three weeks",
    "ripple.looked_90": "Looked at each child again after three months",
}
QUORUM = frozenset({"social_care", "police", "health"})
WHO: Mapping[str, str] = {
    "social_care": "A manager of children’s social care",
    "police": "Police",
    "health": "Health",
    "school": "School or college",
    "yjs": "Youth justice",
    "referrer": "Whoever told us",
}


def is_quorate(who: frozenset[str]) -> bool:
    """Say whether a discussion had the three that it cannot do without."""
    return who >= QUORUM
