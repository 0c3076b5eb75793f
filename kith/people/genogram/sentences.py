"""The picture in sentences: all that it shows, for whoever hears it read."""

from collections import defaultdict
from collections.abc import Hashable, Iterator

from kith.people.genogram.family import Family, Feeling, Home, Someone, Union

CHILD_OF = {
    "birth": "Child of",
    "adoptive": "Adopted by",
    "foster": "Fostered by",
    "step": "Stepchild of",
    "kinship": "In the kinship care of",
}
TOGETHER = {
    "married": "Married to",
    "together": "Lives or lived with",
    "affair": "In a relationship with",
    "none": "Joined with",
}
LOSSES = {
    "pregnancy": "Pregnancy",
    "miscarriage": "Miscarriage",
    "termination": "Termination",
    "stillbirth": "Stillbirth",
}
FEELINGS = {
    "close": "{a} and {b} are close",
    "fused": "{a} and {b} are very close, with little room between them",
    "distant": "{a} and {b} are distant",
    "conflict": "There is conflict between {a} and {b}",
    "close_conflict": "{a} and {b} are close, and there is conflict between them",
    "cut_off": "{a} and {b} are cut off from each other",
    "repaired": "{a} and {b} were cut off and have made up",
    "focused": "{a} is focused on {b}",
    "abuse_physical": "{a} has physically abused {b}",
    "abuse_sexual": "{a} has sexually abused {b}",
    "abuse_emotional": "{a} has emotionally abused {b}",
    "controlling": "{a} is controlling towards {b}",
}
MARKS = {
    "substance": "Substance misuse",
    "substance_suspected": "Suspected substance misuse",
    "substance_recovery": "In recovery from substance misuse",
    "illness": "Serious physical illness",
    "mental": "Serious mental illness",
    "disability": "Disabled",
}


def sentences(family: Family) -> tuple[str, ...]:
    """Return the lines: each person, then households, then what is between people."""
    return tuple(told(family).values())


def told(family: Family) -> dict[Hashable, str]:
    """Return each line by what it is about: a person's number, a household, two people."""
    names = {one.id: name_of(one) for one in family.people}
    order = sorted(family.people, key=lambda one: (not one.index, one.order or "~", one.id))
    lines: dict[Hashable, str] = {one.id: _person(one, family, names) for one in order}
    for number, home in enumerate(family.homes):
        key = ("home", home.label or number, home.since)
        lines[key if key not in lines else (*key, number)] = _home(home, names)
    for number, feeling in enumerate(family.feelings):
        pair = ("feeling", feeling.a, feeling.b)
        lines[pair if pair not in lines else (*pair, number)] = _feeling(feeling, names)
    return lines


def name_of(someone: Someone) -> str:
    """Return what somebody is called in a sentence."""
    if someone.loss:
        return LOSSES[someone.loss]
    return someone.name or ("Baby expected" if someone.expected else "Somebody not known")


def _listed(names: list[str]) -> str:
    return ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else "".join(names)


def _person(one: Someone, family: Family, names: dict[int, str]) -> str:
    parts = [_first(one)]
    if one.index:
        parts.append("The child whom this picture is about")
    parents: dict[str, list[str]] = defaultdict(list)
    for birth in family.births:
        if birth.child == one.id:
            parents[birth.how] += [names[parent] for parent in birth.parents]
    parts += [f"{CHILD_OF[how]} {_listed(who)}" for how, who in parents.items()]
    parts += [_union(union, one.id, names) for union in family.unions if one.id in _pair(union)]
    parts += [words for mark, words in MARKS.items() if mark in one.fill]
    return ". ".join(parts) + "."


def _first(one: Someone) -> str:
    words = [name_of(one)]
    if one.age and not one.dead:
        words.append(one.age)
    if one.born:
        words.append(one.born if one.loss or _is_due(one.born) else f"born {one.born}")
    if one.dead:
        words.append(" ".join(word for word in ("died", one.died) if word))
        words += [f"aged {one.age}"] if one.age else []
    if one.unknown:
        words.append("we do not know who this is")
    return ", ".join(words)


def _is_due(born: str) -> bool:
    return born.lower().startswith("due")


def _pair(union: Union) -> tuple[int, int | None]:
    return union.a, union.b


def _union(union: Union, person: int, names: dict[int, str]) -> str:
    other = union.b if person == union.a else union.a
    words = [f"{TOGETHER[union.how]} {names[other] if other else 'somebody not shown'}"]
    dated = (
        ("from", union.started),
        ("separated", union.separated),
        ("divorced", union.divorced),
        ("together again", union.reconciled),
    )
    words += [f"{word} {when}" for word, when in dated if when]
    return ", ".join(words)


def _home(home: Home, names: dict[int, str]) -> str:
    who = _listed([names[one] for one in sorted(home.members) if one in names])
    called = ", ".join(part for part in (home.label, home.since) if part)
    return f"Live together ({called}): {who}." if called else f"Live together: {who}."


def _feeling(feeling: Feeling, names: dict[int, str]) -> str:
    return FEELINGS[feeling.quality].format(a=names[feeling.a], b=names[feeling.b]) + "."


def kinds(family: Family) -> Iterator[str]:
    """Give the names of what is in the picture, as the legend knows them."""
    for one in family.people:
        yield from _kinds_of(one)
    for union in family.unions:
        if union.b is not None:
            yield union.how
        yield from _kinds_of_end(union)
    yield from (birth.how for birth in family.births if birth.how != "birth")
    yield from ("household" for _ in family.homes)
    yield from (feeling.quality for feeling in family.feelings)


def _kinds_of(one: Someone) -> Iterator[str]:
    yield "index" if one.index else ""
    yield "dead" if one.dead else ""
    yield one.loss or ("pregnancy" if one.expected else one.shape)
    yield "inner" if one.inner else ""
    yield "unknown" if one.unknown else ""
    yield from one.fill
    yield ("identical" if one.identical else "twins") if one.twin is not None else ""


def _kinds_of_end(union: Union) -> Iterator[str]:
    if union.divorced:
        yield "divorced"
    elif union.separated:
        yield "separated"
    if union.reconciled:
        yield "reconciled"
