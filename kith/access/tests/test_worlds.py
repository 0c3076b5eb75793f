"""The database shows exactly whom the pure rules say, over random worlds."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from kith.access import rules, testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE, Actor, actor_for
from kith.access.audit import sees
from kith.access.grants import NewGrant, add_grants
from kith.access.models import Restriction, RestrictionParty
from kith.access.rules import Covered, Granted, Held, Hidden, OnDuty, Span, World, may_find, may_see
from kith.accounts.models import Cover, Membership, Shift
from kith.accounts.roles import Scope
from kith.kernel import clock
from kith.kernel.groups import FINDERS

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
ACCOUNTS = range(5)  # three workers, a parent, a child
KINDS = ["worker", "worker", "worker", "parent", "child"]
TEAMS = range(2)
PEOPLE = range(1, 4)
HOURS = range(4)

ROLES = [
    "social_worker", "team_manager", "head_of_service", "edt", "rota_manager", "director",
    "front_door", "duty_manager",
]  # fmt: skip
account = st.sampled_from(ACCOUNTS)
team = st.sampled_from(TEAMS)
person = st.sampled_from(PEOPLE)


def moment(hour: int) -> datetime:
    return START + timedelta(hours=hour)


@st.composite
def span(draw, endless: bool = True) -> Span:
    """Half of all spans hold the whole time, so that rules meet; the others begin and end."""
    if draw(st.booleans()):
        return Span(START, None if endless else moment(HOURS[-1] + 1))
    since = draw(st.sampled_from(HOURS))
    ends = st.integers(since, HOURS[-1]).map(moment)
    return Span(moment(since), draw(st.none() | ends if endless else ends))


held = st.builds(Held, account, team, st.sampled_from(ROLES), span())
shift = st.builds(OnDuty, account, st.sampled_from(["edt", "duty_manager"]), span(endless=False))
WORKERS = st.sampled_from(range(3))


@st.composite
def covered(draw) -> tuple[Covered, ...]:
    """Each worker is away at most once, as the database holds; the one who covers may be away."""
    away = draw(st.lists(WORKERS, unique=True, max_size=3))
    by = [
        draw(st.none() | WORKERS.filter(lambda one, absent=absent: one != absent))
        for absent in away
    ]
    return tuple(
        Covered(one, who, draw(span(endless=False))) for one, who in zip(away, by, strict=True)
    )


granted = st.one_of(
    st.builds(
        lambda whom, reach, during, to, why: Granted(whom, reach, during, account=to, reason=why),
        person,
        st.sampled_from(["worker", "self", "parent", "partner"]),
        span(),
        account,
        st.sampled_from(["allocated", "break-glass"]),
    ),
    st.builds(
        lambda whom, reach, during, to: Granted(whom, reach, during, team=to),
        person,
        st.sampled_from(["members", "managers"]),
        span(),
        team,
    ),
)


@st.composite
def hidden(draw) -> Hidden:
    sees = draw(st.frozensets(account, max_size=3))
    blind = draw(st.frozensets(account, max_size=3)) - sees
    return Hidden(draw(person), draw(st.sampled_from(["R1", "R3", "R5"])), sees, blind)


worlds = st.builds(
    World,
    st.lists(held, max_size=6),
    st.lists(shift, max_size=3),
    st.lists(granted, max_size=8),
    st.lists(hidden(), max_size=3),
    covered(),
)


ALL_DAY = Span(START, moment(HOURS[-1] + 1))
FIRST, SECOND, THIRD, PARENT, _ = ACCOUNTS
THEIRS = Granted(1, "worker", ALL_DAY, account=FIRST, reason="allocated")
GLASS = Granted(1, "worker", ALL_DAY, account=FIRST, reason="break-glass")
AS_PARENT = Granted(1, "parent", ALL_DAY, account=PARENT, reason="parent")
MEMBERS = Granted(1, "members", ALL_DAY, team=0)
MANAGERS = Granted(1, "managers", ALL_DAY, team=0)
WORKER = Held(FIRST, 0, "social_worker", ALL_DAY)
MANAGER = Held(FIRST, 0, "team_manager", ALL_DAY)
HEAD = Held(SECOND, 1, "head_of_service", ALL_DAY)
NIGHT = Held(SECOND, 1, "edt", ALL_DAY)
LEAVE = Covered(FIRST, SECOND, ALL_DAY)

# A world for each rule, in which breaking that rule shows. Random worlds find what we forgot; these
# see to it that nothing that we thought of depends on luck. With each, who sees child 1 at nine.
EXAMPLES: list[tuple[str, World, set[int]]] = [
    ("nobody", World(), set()),
    ("a grant", World(granted=[THEIRS]), {FIRST}),
    ("not yet", World(granted=[Granted(1, "worker", Span(moment(1)), account=FIRST)]), set()),
    ("ended", World(granted=[Granted(1, "worker", Span(START, START), account=FIRST)]), set()),
    ("a broken glass", World(granted=[GLASS]), {FIRST}),
    ("a worker of the team, to members", World([WORKER], granted=[MEMBERS]), {FIRST}),
    ("a worker of the team, to managers", World([WORKER], granted=[MANAGERS]), set()),
    ("a manager of the team, to members", World([MANAGER], granted=[MEMBERS]), {FIRST}),
    ("a manager of the team, to managers", World([MANAGER], granted=[MANAGERS]), {FIRST}),
    ("a manager elsewhere", World(
        [WORKER, Held(FIRST, 1, "team_manager", ALL_DAY)], granted=[MANAGERS]
    ), set()),
    ("the whole service", World([HEAD]), {SECOND}),
    ("the night team off the rota", World([NIGHT]), set()),
    ("on another rota", World([NIGHT], [OnDuty(SECOND, "duty_manager", ALL_DAY)]), set()),
    ("on the rota", World([NIGHT], [OnDuty(SECOND, "edt", ALL_DAY)]), {SECOND}),
    ("R1 and nobody named", World([HEAD], granted=[THEIRS], hidden=[Hidden(1, "R1")]), set()),
    ("R3 and nobody named", World([HEAD], granted=[THEIRS], hidden=[Hidden(1, "R3")]), set()),
    ("R1 and one named", World(
        [HEAD], granted=[THEIRS], hidden=[Hidden(1, "R1", sees=frozenset({FIRST}))]
    ), {FIRST}),
    ("R3 and one named not to see", World(
        [HEAD], granted=[THEIRS], hidden=[Hidden(1, "R3", blind=frozenset({FIRST}))]
    ), set()),
    ("R3 and a broken glass", World(granted=[GLASS], hidden=[Hidden(1, "R3")]), set()),
    ("R5 hides from the named", World(
        [HEAD], granted=[THEIRS, AS_PARENT], hidden=[Hidden(1, "R5", blind=frozenset({PARENT}))]
    ), {FIRST, SECOND}),
    ("R5 does not hide from one named to see", World(
        [HEAD], granted=[THEIRS], hidden=[Hidden(1, "R5", sees=frozenset({FIRST}))]
    ), {FIRST, SECOND}),
    ("another child is hidden", World(granted=[THEIRS], hidden=[Hidden(2, "R3")]), {FIRST}),
    ("cover", World(granted=[THEIRS], covered=[LEAVE]), {FIRST, SECOND}),
    ("cover of a broken glass", World(granted=[GLASS], covered=[LEAVE]), {FIRST}),
    ("cover of a parent", World(
        granted=[AS_PARENT], covered=[Covered(PARENT, SECOND, ALL_DAY)]
    ), {PARENT}),
    ("cover of cover", World(
        granted=[THEIRS], covered=[LEAVE, Covered(SECOND, THIRD, ALL_DAY)]
    ), {FIRST, THIRD}),
    ("cover in a circle", World(
        granted=[THEIRS], covered=[LEAVE, Covered(SECOND, FIRST, ALL_DAY)]
    ), {FIRST}),
    ("cover of a manager", World(
        [MANAGER], granted=[MANAGERS], covered=[LEAVE]
    ), {FIRST, SECOND}),
    ("cover of a head of service", World(
        [Held(FIRST, 0, "head_of_service", ALL_DAY)], covered=[LEAVE]
    ), {FIRST}),
    ("cover by one from whom the child is hidden", World(
        granted=[THEIRS], covered=[LEAVE], hidden=[Hidden(1, "R1", sees=frozenset({FIRST}))]
    ), {FIRST}),
]  # fmt: skip


class Built:
    """A world as rows: made as the machine, accounts and teams by their place in the lists."""

    def __init__(self, world: World) -> None:
        self.accounts = [testing.account(kind) for kind in KINDS]
        self.teams = [testing.team() for _ in TEAMS]
        Membership.objects.bulk_create(
            Membership(
                account=self.accounts[one.account],
                team=self.teams[one.team],
                role=one.role,
                from_at=one.during.since,
                until_at=one.during.until,
            )
            for one in world.held
        )
        Shift.objects.bulk_create(
            Shift(
                account=self.accounts[one.account],
                duty=one.duty,
                starts_at=one.during.since,
                ends_at=one.during.until,
            )
            for one in world.on_duty
        )
        Cover.objects.bulk_create(
            Cover(
                absent=self.accounts[one.absent],
                by=None if one.by is None else self.accounts[one.by],
                starts_at=one.during.since,
                ends_at=one.during.until,
                reason="leave",
            )
            for one in world.covered
        )
        with acting_as(MACHINE):
            add_grants([self.grant(one) for one in world.granted])
            with connection.cursor() as cursor:
                rows = [(one,) for one in PEOPLE]
                cursor.executemany("INSERT INTO trial_note (person_id) VALUES (%s)", rows)
            for number, one in enumerate(world.hidden, 1):
                self.restrict(number, one)

    def grant(self, one: Granted) -> NewGrant:
        return NewGrant(
            one.person,
            one.reach,
            one.reason or "because",
            account=None if one.account is None else self.accounts[one.account].pk,
            team=None if one.team is None else self.teams[one.team].pk,
            from_at=one.during.since,
            until=one.during.until,
        )

    def restrict(self, number: int, one: Hidden) -> None:
        named = [(who, True) for who in one.sees] + [(who, False) for who in one.blind]
        RestrictionParty.objects.bulk_create(
            RestrictionParty(
                restriction_id=number,
                person_id=one.person,
                account=self.accounts[who],
                sees=may,
            )
            for who, may in named
        )
        Restriction.objects.create(
            id=number,
            person_id=one.person,
            code=one.code,
            reason="because",
            set_at=START,
            review_by=START.date(),
        )


def shown(actor: Actor, scope: Scope | None = None) -> set[int]:
    """Return whom the policies show to an actor, in the database role of a scope."""
    with acting_as(actor, scope), connection.cursor() as cursor:
        cursor.execute("SELECT person_id FROM trial_note")
        return {row[0] for row in cursor.fetchall()}


def found(actor: Actor) -> set[int]:
    """Return whom the policy for looking somebody up shows to an actor."""
    with acting_as(actor, finding=True), connection.cursor() as cursor:
        cursor.execute("SELECT person_id FROM trial_note")
        return {row[0] for row in cursor.fetchall()}


def to_be_found(world: World, number: int, at: datetime) -> set[int]:
    """Return whom the rules let an account find; nobody in whom nothing but finding is asked."""
    finds = any(role in FINDERS for _, role in rules.live_roles(world, number, KINDS[number], at))
    return {one for one in PEOPLE if finds and may_find(world, number, KINDS[number], one, at)}


def expected(world: World, number: int, at: datetime) -> set[int]:
    return {one for one in PEOPLE if may_see(world, number, KINDS[number], one, at)}


@pytest.mark.django_db
@pytest.mark.usefixtures("trial_note")
@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(world=worlds, hours=st.lists(st.sampled_from(HOURS), min_size=1, max_size=3, unique=True))
def test_the_policies_show_whom_the_rules_say(world: World, hours: list[int]) -> None:
    with transaction.atomic():
        built = Built(world)
        for hour in hours:
            with clock.frozen(moment(hour)):
                for number in ACCOUNTS:
                    event(f"sees somebody: {bool(expected(world, number, moment(hour)))}")
                    event(f"stands in: {bool(rules.stands_in_for(world, number, moment(hour)))}")
                compare(world, built, moment(hour))
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.usefixtures("trial_note")
@pytest.mark.parametrize(
    ("world", "who"), [one[1:] for one in EXAMPLES], ids=[one[0] for one in EXAMPLES]
)
def test_each_rule_by_its_own_world(world: World, who: set[int]) -> None:
    built = Built(world)
    with clock.frozen(START):
        compare(world, built, START)
        seeing = {n for n, one in enumerate(built.accounts) if 1 in shown(actor_for(one.pk))}
    assert seeing == who


def compare(world: World, built: Built, at: datetime) -> None:
    for number, account in enumerate(built.accounts):
        actor = actor_for(account.pk)
        right = expected(world, number, at)
        assert shown(actor) == right
        for scope in Scope:  # whichever database role is taken, nobody else appears
            assert shown(actor, scope) <= right
        assert found(actor) == to_be_found(world, number, at)
        if actor.scope is Scope.OWN:
            assert shown(actor, Scope.TEAM) == right
        with acting_as(actor):
            known = {one for one in PEOPLE if sees(one)}
        assert known == {p for p in right if any(g.person == p for g in world.granted)}
    assert shown(MACHINE) == set(PEOPLE)
    assert found(MACHINE) == set()


@pytest.mark.django_db
@pytest.mark.usefixtures("trial_note")
def test_with_no_actor_a_world_full_of_grants_shows_nobody(settings) -> None:
    settings.GUARD = False
    Built(World(granted=[Granted(1, "worker", Span(START), account=0)]))
    for role in ("none", "kith_team", "kith_wide", "kith_find"):
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('role', %s, true)", [role])
            cursor.execute("SELECT count(*) FROM trial_note")
            assert cursor.fetchone() == (0,)


def test_the_rules_know_every_code_that_the_model_can_draw() -> None:
    assert set(rules.RESTRICTIONS) == {"R1", "R3", "R5"}


DOOR = Held(FIRST, 0, "front_door", ALL_DAY)
# Who may find child 1 without seeing them, rule by rule, as above.
FINDING: list[tuple[str, World, set[int]]] = [
    ("the front door", World([DOOR]), {FIRST}),
    ("a duty manager", World([Held(FIRST, 0, "duty_manager", ALL_DAY)]), {FIRST}),
    ("a social worker", World([WORKER]), set()),
    ("a head of service", World([HEAD]), set()),
    ("the night team off the rota", World([NIGHT]), set()),
    ("the night team on the rota", World([NIGHT], [OnDuty(SECOND, "edt", ALL_DAY)]), {SECOND}),
    ("cover of the front door", World([DOOR], covered=[LEAVE]), {FIRST}),
    ("a threat to life", World([DOOR], hidden=[Hidden(1, "R3")]), set()),
    ("a colleague's child", World([DOOR], hidden=[Hidden(1, "R1")]), set()),
    ("named for a hidden child", World(
        [DOOR], hidden=[Hidden(1, "R3", sees=frozenset({FIRST}))]
    ), {FIRST}),
    ("named as a danger", World(
        [DOOR], hidden=[Hidden(1, "R5", blind=frozenset({FIRST}))]
    ), set()),
]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.usefixtures("trial_note")
@pytest.mark.parametrize(
    ("world", "who"), [one[1:] for one in FINDING], ids=[one[0] for one in FINDING]
)
def test_each_rule_of_finding_by_its_own_world(world: World, who: set[int]) -> None:
    built = Built(world)
    with clock.frozen(START):
        compare(world, built, START)
        finding = {n for n, one in enumerate(built.accounts) if 1 in found(actor_for(one.pk))}
    assert finding == who
