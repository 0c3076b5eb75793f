"""A serious incident and whom it may shake (SPEC A1, SUPPLEMENT S10)."""

from collections.abc import Collection, Mapping

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
    "ripple.safe": "The child, brothers and sisters are safe tonight",
    "ripple.youth": "Hospital youth work is with the child, or nobody is in hospital",
    "ripple.liaison": "Somebody is there for the family as their liaison",
    "ripple.schools": "The schools have been told what to say",
    "ripple.places": "Places, patrols and journeys are arranged",
    "ripple.staff": "Those who worked with it have talked it through",
    "ripple.grief": "Help with grief has been offered",
}
# What a head of service answers with yes or no, and why (SPEC T25, T26).
CONSIDERED: Mapping[str, str] = {
    "ripple.panel": "Is the national panel notified?",
    "ripple.review": "Is there a rapid review?",
}
ANSWERS: Mapping[str, str] = {"yes": "Yes", "no": "No"}
# Each linked child is looked at again so many days after they were listed; a look counts for the
# next from a few days before it is due.
LOOKS: Mapping[int, str] = {7: "a week", 21: "three weeks", 90: "three months", 365: "a year"}
AHEAD = 3
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


def looked(days: int) -> str:
    """Return the name of the fact that a look was had."""
    return f"ripple.looked_{days}"


def looks_now(days: int, done: Collection[str]) -> tuple[str, ...]:
    """Return which looks one counts for that is had so many days after a child was listed."""
    return tuple(looked(n) for n in LOOKS if looked(n) not in done and n - AHEAD <= days)
