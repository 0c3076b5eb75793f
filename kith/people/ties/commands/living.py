"""Say who lives together, how a couple stands, and who has parental responsibility."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID, uuid4

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import command
from kith.accounts.roles import Area, Level
from kith.kernel import clock
from kith.people.models import HouseholdMember, Tie
from kith.people.rules.mistakes import Mistaken
from kith.people.ties.commands.adding import must_be_there, write
from kith.people.ties.known import Known
from kith.people.ties.reading import read_family
from kith.people.ties.rules.adding import NewTie
from kith.people.ties.rules.homes import Stay, main_home
from kith.people.ties.rules.kin import pair
from kith.people.ties.rules.partners import OVER
from kith.people.ties.rules.twins import born_together, may_be_twins


@command(Area.CHILD, Level.CREATE, event="household.set")
def set_home(
    actor: Actor,
    /,
    *,
    person: int,
    of: int,
    together: Iterable[int],
    since: date | None,
    second: bool = False,
    source: str = "",
) -> None:
    """Say who lives together with somebody from a day on: all of them, and nobody else we know.

    Whoever is new in the household leaves their main home; whoever is not named leaves this one. A
    `second` home is one beside the main one, such as every other weekend.
    """
    known = read_family(person)
    wanted = {of, *together}
    must_be_there(known, *wanted)
    day = since or known.day
    home = None if second else main_home(known.stays, of, day)
    here = [stay for stay in known.stays if stay.household == home and stay.holds(day)]
    came = sorted(wanted - {stay.person for stay in here})
    left = [stay for stay in here if stay.person not in wanted]
    if not second:
        left += [stay for stay in _main_stays(known, came, day) if stay.household != home]
    if not came and not left:
        raise Mistaken("together", "These people live together already")
    _end(actor, left, day)
    _begin(actor, came, home or uuid4(), since, main=not second, source=source)
    audit.about(came=came, left=[stay.person for stay in left])


def _main_stays(known: Known, people: Iterable[int], day: date) -> list[Stay]:
    wanted = set(people)
    return [one for one in known.stays if one.main and one.person in wanted and one.holds(day)]


def _begin(
    actor: Actor, people: Iterable[int], home: UUID, since: date | None, *, main: bool, source: str
) -> None:
    HouseholdMember.objects.bulk_create(
        HouseholdMember(
            person_id=one,
            household=home,
            from_on=since,
            main=main,
            source=source,
            recorded_by=actor.id or None,
        )
        for one in people
    )


def _end(actor: Actor, stays: Iterable[Stay], day: date) -> None:
    HouseholdMember.objects.filter(pk__in=[one.id for one in stays], until_on=None).update(
        until_on=day, ended_at=clock.now(), ended_by=actor.id or None
    )


@command(Area.CHILD, Level.CREATE, event="couple.turned")
def turn(
    actor: Actor, /, *, person: int, of: int, other: int, how: str, on: date | None, source: str
) -> None:
    """Say how a couple stands from a day on: what they were before stays as it was."""
    known = read_family(person)
    must_be_there(known, of, other)
    if of == other:
        raise Mistaken("other", "Nobody can be this to themselves. Choose somebody else")
    turns = known.couples.get(pair(of, other), [])
    if on is None and how in OVER and any(turn.on for turn in turns):
        raise Mistaken("on", "Say from which day, or at least about when. We know when they began")
    write(actor, [NewTie(of, other, "partner", how)], since=on, source=source)
    audit.about(other=other)


@command(Area.CHILD, Level.CREATE, event="twins.said")
def say_twins(
    actor: Actor, /, *, person: int, of: int, other: int, how: str = "", source: str = ""
) -> None:
    """Say that two were born together, and whether they are identical; the last word holds."""
    known = read_family(person)
    must_be_there(known, of, other)
    if not may_be_twins(known.siblings, of, other):
        raise Mistaken("other", "Choose a brother or sister. Add the parent of both first")
    births = (known.people[one].birth for one in (of, other))
    if not born_together(*births):
        raise Mistaken("other", "They were not born together by their dates. Look at both")
    a, b = pair(of, other)
    said = Tie.objects.filter(kind="twin", a_id=a, b_id=b, retracted_at=None)
    said.update(retracted_at=clock.now(), retracted_by=actor.id or None, retracted_why="Said anew")
    write(actor, [NewTie(a, b, "twin", how)], source=source)
    audit.about(other=other)


@command(Area.CHILD, Level.CREATE, event="responsibility.given")
def give_responsibility(
    actor: Actor, /, *, person: int, of: int, child: int, how: str, since: date | None, source: str
) -> None:
    """Say that somebody has parental responsibility for a child, and how they came to have it."""
    known = read_family(person)
    must_be_there(known, of, child)
    if of == child:
        raise Mistaken("child", "Nobody can be this to themselves. Choose somebody else")
    held = [tie for tie in known.of_kind("responsibility") if (tie.a, tie.b) == (of, child)]
    if any(tie.holds(known.day) for tie in held):
        raise Mistaken("child", "This is here already")
    write(actor, [NewTie(of, child, "responsibility", how)], since=since, source=source)
    audit.about(other=child)
