"""A family as the picture draws it: people, couples, births, homes and feelings. Pure."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import chain

from kith.people.genogram.family import Birth, Family, Feeling, Home, Shape, Someone, Union
from kith.people.ties.known import Known, Lost, Unknown, Who
from kith.people.ties.rules import called, homes, partners
from kith.people.ties.rules.kin import pair
from kith.people.ties.rules.marks import FILLS, INNER

SHAPES: dict[str, Shape] = {called.FEMALE: "circle", called.MALE: "square"}
UNKNOWN_SHAPES: dict[str, Shape] = {"mother": "circle", "father": "square"}
LASTING = ("birth", "adoptive")
RAISING = ("foster", "kinship")
NO_PERSON = 2**60  # beyond any number that a person will have
Href = Callable[[int], str]


def loss_id(loss: Lost) -> int:
    """Return a number for a loss that no person has."""
    return NO_PERSON + 2 * loss.id


def unknown_id(unknown: Unknown) -> int:
    """Return a number for a parent whom nobody knows, that no person has."""
    return NO_PERSON + 2 * unknown.id + 1


def here(person: int) -> str:
    """Return the place of a person in the list below the picture."""
    return f"#person-{person}"


def family_of(known: Known, href: Href = here) -> Family:
    """Return the family to draw: whoever parents and partners join to the child."""
    births = [*_births(known), *_losses(known)]
    unions = list(_unions(known, births))
    drawn = _joined(known.index, unions, births)
    people = (*_people(known, drawn, href), *_not_people(known, drawn))
    return Family(
        people=people,
        unions=tuple(one for one in unions if one.a in drawn),
        births=tuple(one for one in births if one.child in drawn),
        homes=tuple(_homes(known, drawn)),
        feelings=tuple(_feelings(known, drawn)),
    )


def _births(known: Known) -> Iterator[Birth]:
    for child in known.people:
        for how in (*LASTING, *RAISING):
            parents = [tie.parent for tie in known.parents if (tie.child, tie.how) == (child, how)]
            if how == "birth":
                parents += [unknown_id(one) for one in known.unknown if one.child == child]
            if parents:
                yield Birth(child, tuple(dict.fromkeys(parents))[:2], how)  # type: ignore[arg-type]
        for tie in known.parents:
            steps = tie.child == child and tie.how == "step"
            if steps and not _beside_a_parent(known, tie.parent, child):
                yield Birth(child, (tie.parent,), "step")


def _beside_a_parent(known: Known, step: int, child: int) -> bool:
    """Say whether a step-parent is drawn beside a parent anyhow, as their partner."""
    return any(pair(step, parent) in known.couples for parent in known.parents_of(child))


def _losses(known: Known) -> Iterator[Birth]:
    for loss in known.lost:
        if loss.is_shown:
            both = [one for one in (loss.mother, loss.other) if one is not None]
            yield Birth(loss_id(loss), tuple(both))


def _unions(known: Known, births: Iterable[Birth]) -> Iterator[Union]:
    told = {two: partners.story(turns, known.day) for two, turns in known.couples.items()}
    for two, story in sorted(told.items(), key=lambda one: (one[1].started or "9999", one[0])):
        a, b = _him_first(known, *two)
        how = story.how
        yield Union(a, b, how, story.started, story.separated, story.divorced)  # type: ignore[arg-type]
    for two in dict.fromkeys(pair(*one.parents) for one in births if len(one.parents) == 2):
        if two not in told:
            yield Union(*_him_first(known, *two))


def _him_first(known: Known, a: int, b: int) -> tuple[int, int]:
    """Return a couple as it is drawn by custom: where one is a man and one a woman, he is left."""
    return (b, a) if _side(known, b) == called.MALE or _side(known, a) == called.FEMALE else (a, b)


def _side(known: Known, person: int) -> str:
    if person in known.people:
        return known.people[person].side
    which = next((one.which for one in known.unknown if unknown_id(one) == person), "")
    return {"mother": called.FEMALE, "father": called.MALE}.get(which, "")


def _joined(index: int, unions: Iterable[Union], births: Iterable[Birth]) -> set[int]:
    """Return everybody whom lines of the picture join to the child."""
    beside: dict[int, set[int]] = {}
    lines = chain(
        ((one.a, one.b) for one in unions if one.b is not None),
        ((one.child, parent) for one in births for parent in one.parents),
    )
    for a, b in lines:
        beside.setdefault(a, set()).add(b)
        beside.setdefault(b, set()).add(a)
    found, waiting = {index}, deque([index])
    while waiting:
        for one in beside.get(waiting.popleft(), set()) - found:
            found.add(one)
            waiting.append(one)
    return found


def _people(known: Known, drawn: set[int], href: Href) -> Iterator[Someone]:
    twins = {one for one, group in known.twins.items() if len(group & drawn) > 1}
    for who in known.people.values():
        if who.id in drawn:
            yield Someone(
                who.id,
                who.name if who.named or not _is_expected(who) else "Unborn child",
                shape=SHAPES.get(who.side, "diamond"),
                age="" if _is_expected(who) else who.age(known.day).removeprefix("about "),
                born=born_words(who),
                died=str(who.died.year) if who.died else "",
                dead=who.died is not None,
                index=who.id == known.index,
                expected=_is_expected(who),
                twin=min(known.twins[who.id] & drawn) if who.id in twins else None,
                identical=who.id in known.identical & twins,
                href=href(who.id),
                fill=frozenset(FILLS) & known.marked(who.id),
                inner=_inner(known, who),
                nudge=known.nudges.get(who.id),
                order=_order(who),
            )


def _inner(known: Known, who: Who) -> Shape | None:
    """Return the shape of the sex recorded at birth, where they want it shown and it is another."""
    shape = SHAPES.get(called.side_of("", who.sex))
    wanted = INNER in known.marked(who.id) and shape != SHAPES.get(who.side, "diamond")
    return shape if wanted else None


def _not_people(known: Known, drawn: set[int]) -> Iterator[Someone]:
    """Give those who have no record of their own: parents whom nobody knows, and losses."""
    for one in known.unknown:
        if unknown_id(one) in drawn:
            shape = UNKNOWN_SHAPES.get(one.which, "diamond")
            yield Someone(
                unknown_id(one), f"{one.which.capitalize()} unknown", shape=shape, unknown=True
            )
    for loss in known.lost:
        if loss.is_shown and loss_id(loss) in drawn:
            year = str(loss.year or "")
            kind = loss.kind
            yield Someone(loss_id(loss), "", loss=kind, born=year, order=year)  # type: ignore[arg-type]


def _is_expected(who: Who) -> bool:
    return who.born is None and who.expected is not None


def born_words(who: Who) -> str:
    """Return when somebody was born, as a picture says it: a year, and no more than is known."""
    if who.born:
        return str(who.born.year)
    if who.expected:
        return f"due {who.expected:%b} {who.expected.year}"
    return f"about {who.birth.last.year}" if who.birth.last else ""


def _order(who: Who) -> str:
    """Return what puts brothers and sisters in the order of their birth; not known comes last."""
    return (who.birth.last or date.max).isoformat()


def _homes(known: Known, drawn: set[int]) -> Iterator[Home]:
    child = known.people[known.index].name
    for household, people in homes.homes_on(known.stays, known.day).items():
        members = people & drawn
        if len(members) > 1:
            since = homes.since_when(known.stays, household, known.day)
            label = called.home_words(known.index, child, members, known.words)
            yield Home(frozenset(members), label, f"since {since.year}" if since else "")


def _feelings(known: Known, drawn: set[int]) -> Iterator[Feeling]:
    """Give what was said last of each two people: one line between two can be read, three not."""
    last = {pair(one.a, one.b): one for one in known.felt if {one.a, one.b} <= drawn}
    for one in last.values():
        yield Feeling(one.a, one.b, one.quality)  # type: ignore[arg-type]
