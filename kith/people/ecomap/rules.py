"""The parts of a child's life that an ecomap has, and how one says what a line means. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

VOICES: Mapping[str, str] = {"child": "Child", "parent": "Parent", "worker": "Worker"}

# SPEC I2's systems, and the same for a reader of nine.
SYSTEMS: Mapping[str, str] = {
    "family": "Family elsewhere",
    "friends": "Friends",
    "school": "School",
    "health": "Health",
    "camhs": "CAMHS",
    "yjs": "Youth justice",
    "peace": "PEACE",
    "social_care": "Social care",
    "clubs": "Clubs",
    "work": "Work",
    "faith": "Faith",
    "neighbours": "Neighbours",
    "housing": "Housing",
    "online": "Online",
    "place": "A place",
    "other": "Something else",
}
TO_CHILD: Mapping[str, str] = {
    "family": "My other family",
    "friends": "My friends",
    "school": "School",
    "health": "My doctor or nurse",
    "camhs": "My feelings worker",
    "yjs": "Youth justice",
    "peace": "My PEACE worker",
    "social_care": "My social worker",
    "clubs": "Clubs and sport",
    "work": "My job",
    "faith": "My faith",
    "neighbours": "People next door",
    "housing": "My home",
    "online": "My phone and games",
    "place": "Where I hang out",
    "other": "Something else",
}
ASKED: Mapping[str, str] = {
    "family": "Gran, cousins, a parent who lives somewhere else",
    "friends": "The friends you see most",
    "health": "Somebody who looks after your body",
    "camhs": "Somebody you talk to about how you feel",
    "clubs": "Football, boxing, dance, youth club",
    "faith": "Church, mosque, temple, praying",
    "housing": "The flat or house where you sleep",
    "online": "Chats, games, people you know online",
    "place": "The park, the shops, a friend’s place",
    "other": "Anything else that matters to you",
}

STRENGTHS: Mapping[str, str] = {"strong": "Strong", "ordinary": "Ordinary", "weak": "Weak"}
FLOWS: Mapping[str, str] = {
    "none": "Neither way",
    "to": "It gives to the child",
    "from": "It takes from the child",
    "both": "Both ways",
}
FLOW_WORDS: Mapping[str, str] = {
    "to": "gives to {name}",
    "from": "takes from {name}",
    "both": "gives and takes",
}
TRENDS: Mapping[str, str] = {"": "Not said", "up": "Better", "same": "The same", "down": "Worse"}
TREND_WORDS = {"up": "getting better", "same": "the same", "down": "getting worse"}
FACES: Mapping[int, str] = {
    1: "Very sad",
    2: "Sad",
    3: "So-so",
    4: "Happy",
    5: "Very happy",
}
MOST_WORDS = 300
MOST_LABEL = 60


@dataclass(frozen=True)
class Line:
    """One line of a map, as `EcomapLine` keeps it."""

    system: str
    label: str = ""
    strength: str = "ordinary"
    stressful: bool = False
    flow: str = "none"
    trend: str = ""
    words: str = ""
    face: int | None = None

    @property
    def name(self) -> str:
        """What the line leads to: "School: Oakfield"."""
        return f"{SYSTEMS[self.system]}: {self.label}" if self.label else SYSTEMS[self.system]


def line_of_face(system: str, face: int, label: str = "", words: str = "") -> Line:
    """Return the line that a face draws: it says how it feels, and never more than that.

    A sad face is a hard line, a happy one a strong line; nothing is read out of it about flow.
    """
    strength = {1: "weak", 2: "weak", 3: "ordinary"}.get(face, "strong")
    return Line(system, label, strength, stressful=face <= 2, words=words, face=face)


def said(line: Line, name: str) -> str:
    """Say a line in a sentence: "strong and stressful; it takes from Sam; getting worse"."""
    if line.face:
        return FACES[line.face].lower()
    parts = [STRENGTHS[line.strength].lower() + (" and stressful" if line.stressful else "")]
    if line.flow != "none":
        parts.append(FLOW_WORDS[line.flow].format(name=name))
    if line.trend:
        parts.append(TREND_WORDS[line.trend])
    return "; ".join(parts)


def said_by_child(line: Line) -> str:
    """Say a child's own line as the child did: "School: happy"."""
    name = f"{TO_CHILD[line.system]} ({line.label})" if line.label else TO_CHILD[line.system]
    return f"{name}: {FACES[line.face or 3].lower()}"


def in_order(lines: Iterable[Line]) -> list[Line]:
    """Return lines in the order in which they stand round the child, always the same."""
    order = list(SYSTEMS)
    return sorted(lines, key=lambda line: order.index(line.system))


def changes(before: Sequence[Line], after: Sequence[Line], name: str) -> list[str]:
    """Say what is different from one map to the next, a sentence for each part of life."""
    was = {line.system: line for line in before}
    now = {line.system: line for line in after}
    told = []
    for system, words in SYSTEMS.items():
        old, new = was.get(system), now.get(system)
        if old is None and new is not None:
            told.append(f"{words} is new: {said(new, name)}.")
        elif new is None and old is not None:
            told.append(f"{words} is no longer there. It was {said(old, name)}.")
        elif old is not None and new is not None and said(old, name) != said(new, name):
            told.append(f"{words}: it was {said(old, name)}. Now it is {said(new, name)}.")
    return told


def trends(before: Sequence[Line], after: Sequence[Line]) -> dict[str, str]:
    """Return how each part of life moved from one child's map to the next, by its face."""
    was = {line.system: line.face for line in before}
    moved = {}
    for line in after:
        old = was.get(line.system)
        if old and line.face:
            moved[line.system] = "same"
            if line.face != old:
                moved[line.system] = "up" if line.face > old else "down"
    return moved
