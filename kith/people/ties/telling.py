"""A family in words: for each person who they are, what is known, and what one must mind. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kith.people.ties.known import Known, Rule
from kith.people.ties.rules import homes, partners
from kith.people.ties.rules.marks import MARKS
from kith.web.words import listed

QUALITIES: Mapping[str, str] = {
    "close": "close",
    "fused": "very close, hardly apart",
    "distant": "distant",
    "conflict": "in conflict",
    "close_conflict": "close and in conflict",
    "cut_off": "cut off",
    "repaired": "was cut off, now repaired",
    "focused": "very much taken up with",
    "abuse_physical": "physical abuse by",
    "abuse_sexual": "sexual abuse by",
    "abuse_emotional": "emotional abuse by",
    "controlling": "controls",
}
DIRECTED = frozenset(
    {"focused", "abuse_physical", "abuse_sexual", "abuse_emotional", "controlling"}
)
RESPONSIBILITY: Mapping[str, str] = {
    "birth": "by birth",
    "order": "by a court order",
    "adoption": "by adoption",
    "shared": "shared with the council",
}
MAY: Mapping[str, str] = {
    "yes": "May be told",
    "no": "Must not be told",
    "ask": "Ask before telling anything",
}
SAFE: Mapping[str, str] = {
    "yes": "Safe to contact",
    "no": "Not safe to contact",
    "only": "Safe to contact only in one way",
}
LOSSES: Mapping[str, str] = {
    "pregnancy": "Pregnancy",
    "miscarriage": "Miscarriage",
    "termination": "Termination",
    "stillbirth": "Stillbirth",
}
AROUND: Mapping[str, str] = {
    "carer": "carer",
    "kin": "family",
    "friend": "friend",
    "professional": "professional",
}

MUTUAL = frozenset({"kin", "friend"})


@dataclass(frozen=True)
class Member:
    """One person of the list: who they are to the child, in words, and what is to be minded."""

    id: int
    name: str
    what: str
    age: str
    facts: tuple[str, ...]
    warnings: tuple[str, ...]
    dead: bool


def members(known: Known) -> tuple[Member, ...]:
    """Return the family in words, the child first and the nearest next; then those around."""
    ids = [*known.words, *(one for one in known.people if one not in known.words)]
    return tuple(_member(known, one) for one in ids)


def _member(known: Known, person: int) -> Member:
    who = known.people[person]
    age = who.age(known.day)
    if who.born is None and who.expected:
        age = f"not born yet, due {who.expected.day} {who.expected:%B} {who.expected.year}"
    return Member(
        person,
        who.name,
        "" if person == known.index else known.words.get(person) or _around(known, person),
        f"died at {age}" if age and who.died else age,
        tuple(_facts(known, person)),
        tuple(_warnings(known, person)),
        who.died is not None,
    )


def _around(known: Known, person: int) -> str:
    """Return what somebody beyond the picture is to the child: "carer", "friend: from boxing".

    A friend, and family, are so both ways; a carer or professional is one to whom they serve.
    """
    said = []
    for tie in known.ties:
        both = tie.kind in MUTUAL and person == tie.b
        if tie.kind in AROUND and (person == tie.a or both) and known.index in (tie.a, tie.b):
            said.append(f"{AROUND[tie.kind]}: {tie.how}" if tie.how else AROUND[tie.kind])
    return ", ".join(dict.fromkeys(said))


def _facts(known: Known, person: int) -> Iterator[str]:
    yield from _lives(known, person)
    yield from _twins(known, person)
    yield from _couple(known, person)
    yield from (f"{one.which.capitalize()} unknown" for one in known.unknown if one.child == person)
    yield from _responsible(known, person)
    yield from _felt(known, person)
    yield from _lost(known, person)
    yield from (words for kind, words in MARKS.items() if kind in known.marked(person))


def _lives(known: Known, person: int) -> Iterator[str]:
    child = known.people[known.index].name
    if person == known.index:
        together = homes.lives_with(known.stays, person, known.day)
        names = [known.people[one].name for one in known.words if one in together]
        if names:
            yield f"Lives with {listed(names)}"
    elif known.index in homes.lives_with(known.stays, person, known.day):
        yield f"Lives with {child}"


def _twins(known: Known, person: int) -> Iterator[str]:
    """Say with whom somebody was born: whom one cannot tell apart, and then the others."""
    words = {"identical": "Identical twin of", "fraternal": "Twin of, and not identical to,"}
    ties = [tie for tie in known.of_kind("twin") if person in (tie.a, tie.b)]
    said = {tie.b if person == tie.a else tie.a: words.get(tie.how, "Twin of") for tie in ties}
    others = known.twins.get(person, frozenset()) - {person}
    for other in sorted(others, key=lambda one: (said.get(one, "~"), one)):
        yield f"{said.get(other, 'Born together with')} {known.people[other].name}"


def _couple(known: Known, person: int) -> Iterator[str]:
    for two, turns in known.couples.items():
        if person not in two:
            continue
        other = known.people[two[1] if two[0] == person else two[0]].name
        story = partners.story(turns, known.day)
        first = {"married": "Married to", "together": "With", "affair": "An affair with"}[story.how]
        told = [f"{first} {other}" + (f" from {story.started}" if story.started else "")]
        if story.over:
            told.append(
                "divorced" if partners.between(turns, known.day) == "divorced" else "parted"
            )
        year = story.divorced or story.separated
        yield ", ".join(told) + (f" in {year}" if year and story.over else "")


def _responsible(known: Known, person: int) -> Iterator[str]:
    for tie in known.of_kind("responsibility"):
        if tie.a == person and tie.holds(known.day):
            child = known.people[tie.b].name
            yield f"Has parental responsibility for {child}, {RESPONSIBILITY[tie.how]}"


def _felt(known: Known, person: int) -> Iterator[str]:
    for one in known.felt:
        if person == one.a:
            other = known.people[one.b].name
            says = f" ({one.source} says so)" if one.source else ""
            yield f"{feeling_words(one.quality, known.people[person].name, other)}{says}"


def feeling_words(quality: str, name: str, other: str) -> str:
    """Return what is between two people as a sentence, the right way round."""
    words = QUALITIES[quality]
    if quality.startswith("abuse"):
        return f"{words.capitalize()} {name}, towards {other}"
    if quality in DIRECTED:
        return f"{words.capitalize()} {other}"
    return f"{words.capitalize()}, with {other}"


def _lost(known: Known, person: int) -> Iterator[str]:
    for loss in known.lost:
        if loss.mother == person and loss.is_shown:
            yield LOSSES[loss.kind] + (f" in {loss.year}" if loss.year else "")


def _warnings(known: Known, person: int) -> Iterator[str]:
    for rules, words in ((known.safe, SAFE), (known.told, MAY)):
        last = [one for one in rules if one.other == person][-1:]
        yield from (_warning(one, words) for one in last)


def _warning(rule: Rule, words: Mapping[str, str]) -> str:
    return words[rule.answer] + (f": {rule.words}" if rule.words else "")


def changes(before: Known, after: Known) -> tuple[str, ...]:
    """Say what is different from one moment to another, a sentence for each person."""
    was = {one.id: one for one in members(before)}
    now = {one.id: one for one in members(after)}
    told = [
        f"{one.name} is new: {one.what or 'around the child'}."
        for key, one in now.items()
        if key not in was
    ]
    told += [f"{one.name} is no longer there." for key, one in was.items() if key not in now]
    for key, one in now.items():
        if key in was:
            told += _changed(was[key], one)
    return tuple(told)


def _changed(was: Member, now: Member) -> Iterator[str]:
    if was.what != now.what:
        yield f"{now.name} was {was.what or 'around'}, and is now {now.what or 'around'}."
    if now.dead and not was.dead:
        yield f"{now.name} has died."
    new = [*now.facts, *now.warnings]
    old = [*was.facts, *was.warnings]
    yield from (f"{now.name}: {fact}. New." for fact in new if fact not in old)
    yield from (f"{now.name}: {fact}. No longer." for fact in old if fact not in new)
