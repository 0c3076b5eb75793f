"""What each command refuses, to whom, in which words, and that nothing stays half written."""

from datetime import timedelta
from uuid import uuid4

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.gates import NotHere, Refused
from kith.frontdoor import commands as do
from kith.frontdoor.commands import About, Held, Shaken
from kith.frontdoor.models import Contact, Decision, Incident, Linked, Screen
from kith.frontdoor.rules.screen import Answer, Said
from kith.frontdoor.testing import a_desk
from kith.kernel import clock
from kith.kernel.mistakes import Mistake
from kith.people.models import Person
from kith.promises.models import Fact

pytestmark = pytest.mark.django_db
TABLES = (Contact, Screen, Decision, Incident, Linked, Fact, Person)
WHOLE = ("social_care", "police", "health")


@pytest.fixture
def desk():
    return a_desk()


def written():
    """Count what is kept anywhere, and how often any contact was changed."""
    with acting_as(MACHINE):
        counts = tuple(table.objects.count() for table in TABLES)
        versions = tuple(Contact.objects.order_by("number").values_list("version", flat=True))
    return (*counts, *versions)


def refused(act, *, words=None, field=None, error=Mistake):
    """Try what cannot be done; hold that it says why, and that nothing was written."""
    before = written()
    with pytest.raises(error, match=words) as said:
        act()
    assert written() == before
    if field is not None:
        assert said.value.field == field


def a_discussion(desk):
    contact = desk.graded("RED")
    thread = do.ask_strategy(desk.worker, contact=contact, kind="standard", why="He is afraid")
    return contact, thread


def an_incident(desk):
    contact = desk.graded("RED")
    sort = {"sort": "violence", "what": "Stabbed in the leg"}
    return contact, do.report_incident(desk.worker, contact=contact, **sort)


def now_held(**more):
    said = {"at": clock.now(), "who": WHOLE, "because": "Joint", "safe_tonight": "", "s47": "no"}
    return Held(**{**said, **more})


# Each: the command, what it is given beside the contact, and the box that is wrong.
ON_A_GRADED = [
    (do.grade_contact, {"rag": "PURPLE", "why": "x"}, "rag"),
    (do.grade_contact, {"rag": "", "why": "x"}, "rag"),
    (do.grade_contact, {"rag": "RED", "why": "\n"}, "why"),
    (do.tell_of_danger, {"whom": " "}, "whom"),
    (do.ask_back, {"missing": (), "words": "Which car?"}, "missing"),
    (do.ask_back, {"missing": ("context", "gossip")}, "missing"),
    (do.leave_for_morning, {"done": "", "left": "See him"}, "done"),
    (do.leave_for_morning, {"done": "Rang him", "left": ""}, "left"),
    (do.report_incident, {"sort": "quarrel", "what": "x"}, "sort"),
    (do.report_incident, {"sort": "violence", "what": " "}, "what"),
    (do.ask_strategy, {"kind": "urgent", "why": "x"}, "kind"),
    (do.ask_strategy, {"kind": "safe", "why": " "}, "why"),
    (do.tell_referrer, {"how": "telephone", "words": " "}, "words"),
    (do.tell_referrer, {"how": "", "words": "x"}, "how"),
    (do.taken_elsewhere, {"by": " "}, "by"),
    (do.accept_help, {"service": "", "by": "Jo"}, "service"),
    (do.accept_help, {"service": "Mentors", "by": " "}, "by"),
    (do.refuse_help, {"words": ""}, "words"),
    (do.end_help, {"how": "faded", "words": "x"}, "how"),
    (do.end_help, {"how": "met", "words": " "}, "words"),
    (do.reopen, {"words": ""}, "words"),
    (do.identify, {"about": About(), "words": "x"}, "known_as"),
    (do.identify, {"about": About(known_as="Noor"), "words": ""}, "words"),
    (do.identify, {"about": About(known_as="Noor"), "words": "The school rang"}, ""),
    (do.own_no_child, {"owner": "Jo", "what": "Walk there"}, ""),
    (do.mark_duplicate, {"of": uuid4(), "why": ""}, "why"),
    (do.complete, {"words": ""}, "words"),
]
# What cannot be done to a contact that was only graded, because of where it stands.
NOT_NOW = [
    (do.take_over, {}),
    (do.complete, {"words": "A grey car"}),
    (do.taken_elsewhere, {"by": "P. Lind"}),
    (do.accept_help, {"service": "Mentors", "by": "Jo"}),
    (do.reopen, {"words": "More came"}),
]


@pytest.mark.parametrize(("command", "given", "field"), ON_A_GRADED)
def test_what_cannot_be_is_said_in_its_box(desk, command, given, field):
    contact = desk.graded()
    refused(lambda: command(desk.worker, contact=contact, **given), field=field)


@pytest.mark.parametrize(("command", "given"), NOT_NOW)
def test_what_is_no_step_from_here_says_where_it_stands(desk, command, given):
    contact = desk.graded()
    refused(
        lambda: command(desk.worker, contact=contact, **given),
        words="The contact is: to be decided",
        field="",
    )


# Every command on a contact, with what it is given when all is well.
FINE = {
    do.open_contact: {},
    do.acknowledge: {},
    do.grade_contact: {"rag": "RED", "why": "He is hurt"},
    do.tell_of_danger: {"whom": "Sergeant Vale"},
    do.screen_child: {"answers": {f"g{n}": Said(Answer.NO, "Home") for n in (1, 2, 3)}},
    do.pass_on: {},
    do.ask_back: {"missing": ("context",)},
    do.complete: {"words": "A grey car"},
    do.leave_for_morning: {"done": "Rang him", "left": "See him"},
    do.take_over: {},
    do.identify: {"about": About(known_as="Noor"), "words": "The school rang"},
    do.mark_duplicate: {"of": uuid4(), "why": "The same call"},
    do.own_no_child: {"owner": "Jo", "what": "Walk there"},
    do.tell_referrer: {"how": "email", "words": "We see him"},
    do.taken_elsewhere: {"by": "P. Lind"},
    do.accept_help: {"service": "Mentors", "by": "Jo"},
    do.meet_help: {"words": "They walked the dog"},
    do.refuse_help: {"words": "Not now"},
    do.end_help: {"how": "met", "words": "Back at school"},
    do.reopen: {"words": "More came"},
    do.report_incident: {"sort": "violence", "what": "Stabbed"},
    do.ask_strategy: {"kind": "standard", "why": "He is afraid"},
}
BY_ANYBODY_WHO_SEES = {do.acknowledge, do.ask_strategy}
WRITING = sorted(FINE.keys() - BY_ANYBODY_WHO_SEES, key=lambda one: one.__name__)
OF_A_MANAGER = {
    do.redecide: {"because": "The nurse wrote"},
    do.second_look: {"words": "We must meet her"},
    do.accept_unknown: {"why": "Nobody knows him"},
}


@pytest.mark.parametrize("command", FINE, ids=lambda one: one.__name__)
def test_a_contact_that_is_not_there_and_one_that_is_hidden_are_the_same(desk, command):
    contact = desk.graded()
    testing.restricted(desk.world.person, "R3", desk.world.worker)
    for which in (contact, uuid4()):
        refused(
            lambda which=which: command(desk.worker, contact=which, **FINE[command]),
            error=NotHere,
        )


@pytest.mark.parametrize("command", WRITING, ids=lambda one: one.__name__)
def test_a_social_worker_who_knows_the_child_does_none_of_the_desks_work(desk, command):
    contact = desk.graded()
    testing.known_to(desk.world.worker, desk.world.person)
    act = lambda: command(desk.world.worker, contact=contact, **FINE[command])  # noqa: E731
    refused(act, error=Refused)


@pytest.mark.parametrize("command", OF_A_MANAGER, ids=lambda one: one.__name__)
def test_what_a_manager_alone_does_a_front_door_worker_does_not(desk, command):
    contact = desk.decided("advice")
    act = lambda: command(desk.worker, contact=contact, **OF_A_MANAGER[command])  # noqa: E731
    refused(act, error=Refused)


def test_another_desks_worker_has_no_contact_of_this_one(desk):
    contact, other = desk.graded(), testing.holding("front_door")
    refused(lambda: do.grade_contact(other, contact=contact, rag="RED", why="x"), error=NotHere)


class TestSeveralAtOnce:
    """One arrival, several children: all of them or none."""

    def test_where_one_may_not_be_seen_none_is_taken_in(self, desk):
        hidden = desk.world.person
        testing.restricted(hidden, "R3")
        children = [About(known_as="Ayo"), About(known_as="Kit"), About(person=hidden)]
        arrival = desk.arrival()
        refused(lambda: do.arrive(desk.worker, arrival=arrival, children=children), error=NotHere)

    def test_where_one_is_a_place_on_a_channel_about_children_it_is_kept_as_one(self, desk):
        children = [About(known_as="Ayo"), About(nobody=True, who="The arcade")]
        ayo, place = do.arrive(desk.worker, arrival=desk.arrival(), children=children)
        assert desk.row(ayo).person_id is not None
        assert (desk.row(place).person_id, desk.row(place).child) == (None, "none")
        assert desk.row(ayo).incident == desk.row(place).incident

    def test_each_has_promises_and_a_decision_of_their_own(self, desk):
        children = [About(known_as="Ayo"), About(known_as="Kit")]
        ayo, kit = do.arrive(desk.worker, arrival=desk.arrival(), children=children)
        do.grade_contact(desk.worker, contact=ayo, rag="GREEN", why="She is at home")
        desk.decided("advice", ayo)
        assert desk.promise("T2", ayo).state == "kept"
        assert desk.promise("T2", kit).state == "open"
        assert (desk.row(ayo).state, desk.row(kit).state) == ("CLOSED_ADVICE", "RECEIVED")

    def test_the_clock_of_an_incident_is_the_first_arrivals_for_each_of_them(self, desk):
        early = clock.now() - timedelta(hours=5)
        arrival = desk.arrival(early)
        children = [About(known_as="Ayo"), About(known_as="Kit")]
        _, kit = do.arrive(desk.worker, arrival=arrival, children=children)
        thread = do.report_incident(desk.worker, contact=kit, sort="assault", what="Beaten")
        with acting_as(MACHINE):
            assert Incident.objects.get(id=thread).first_arrived_at == early


class TestNoChild:
    """Word about a place, a vehicle, a group or an adult."""

    @pytest.fixture
    def place(self, desk):
        return desk.arrives(channel="no_child", about=About(nobody=True, who="The arcade"))

    @pytest.mark.parametrize(
        ("command", "given"),
        [
            (do.report_incident, {"sort": "violence", "what": "A fight"}),
            (do.screen_child, {"answers": {}}),
            (do.reopen, {"words": "Again"}),
        ],
    )
    def test_what_is_done_for_a_child_is_not_done_for_a_place(self, desk, place, command, given):
        refused(lambda: command(desk.worker, contact=place, **given), field="")

    def test_it_is_never_decided_about_nor_red_by_a_sign(self, desk):
        arcade = About(nobody=True, who="The arcade")
        place = desk.arrives(channel="no_child", about=arcade, dangers=("weapon",))
        assert not desk.row(place).red_suspect
        do.grade_contact(desk.worker, contact=place, rag="RED", why="A knife was seen")
        refused(
            lambda: do.decide(desk.manager, contact=place, deciding=desk.deciding("assess")),
            words="name who follows it up",
        )

    @pytest.mark.parametrize("missing", ["owner", "what"])
    def test_somebody_by_name_does_something(self, desk, place, missing):
        said = {"owner": "Jo Ash", "what": "Walk there"} | {missing: " "}
        refused(lambda: do.own_no_child(desk.worker, contact=place, **said), field=missing)

    def test_it_is_never_a_silent_end(self, desk, place):
        do.own_no_child(desk.worker, contact=place, owner="Jo Ash", what="Walk there")
        row = desk.row(place)
        assert (row.closed_reason, row.told["owner"]) == ("no_child", "Jo Ash")
        refused(
            lambda: do.own_no_child(desk.worker, contact=place, owner="X", what="Y"),
            words="somebody owns it",
        )


class TestScreening:
    """Who may screen, and when a screen counts."""

    def test_an_unfinished_screen_is_not_kept_and_says_what_is_left(self, desk):
        contact = desk.graded()
        half = {"g1": Said(Answer.YES), "g2": Said(Answer.NO, "Home"), "g3": Said(Answer.ASKED)}
        refused(lambda: do.screen_child(desk.worker, contact=contact, answers=half), field="q1")
        assert desk.promise("SCREEN", contact).state == "open"

    def test_who_said_so_is_kept_with_each_answer(self, desk):
        contact = desk.graded()
        said = {f"g{n}": Said(Answer.NO, " His mother ") for n in (1, 2, 3)}
        do.screen_child(desk.worker, contact=contact, answers=said)
        with acting_as(MACHINE):
            kept = Screen.objects.get(contact_id=contact).answers
        assert kept["g1"] == {"answer": "no", "source": "His mother", "critical": False}


class TestDiscussions:
    """A strategy discussion: asked for, held, declined, disputed."""

    @pytest.mark.parametrize(
        ("wrong", "field"),
        [
            ({"who": ("police", "the press")}, "who"),
            ({"because": " "}, "because"),
            ({"at": clock.now() + timedelta(days=400)}, "at"),
        ],
    )
    def test_what_cannot_have_been_held_is_not_written(self, desk, wrong, field):
        contact, thread = a_discussion(desk)
        refused(
            lambda: do.hold_strategy(
                desk.worker, contact=contact, thread=thread, held_=now_held(**wrong)
            ),
            field=field,
        )
        assert desk.promise("T10", contact).state == "open"

    def test_a_discussion_of_another_contact_is_not_here(self, desk):
        _, thread = a_discussion(desk)
        other = desk.graded()
        for act in (
            lambda: do.hold_strategy(desk.worker, contact=other, thread=thread, held_=now_held()),
            lambda: do.decline_strategy(
                desk.manager, contact=other, thread=thread, reason="no_cause", because="x"
            ),
            lambda: do.dispute_strategy(
                desk.worker, contact=other, thread=thread, who="Police", why="x"
            ),
        ):
            refused(act, error=NotHere)

    @pytest.mark.parametrize("missing", ["who", "why"])
    def test_a_dispute_has_a_name_and_a_reason(self, desk, missing):
        contact, thread = a_discussion(desk)
        said = {"who": "Police", "why": "He is in danger"} | {missing: ""}
        refused(
            lambda: do.dispute_strategy(desk.worker, contact=contact, thread=thread, **said),
            field=missing,
        )

    def test_a_reason_why_not_is_one_of_the_list_and_a_sentence(self, desk):
        contact, thread = a_discussion(desk)
        for said, field in (
            ({"reason": "busy", "because": "x"}, "reason"),
            ({"reason": "no_cause", "because": ""}, "because"),
        ):
            refused(
                lambda said=said: do.decline_strategy(
                    desk.manager, contact=contact, thread=thread, **said
                ),
                field=field,
            )


class TestRipples:
    """Whom an incident may have shaken."""

    def test_one_wrong_line_keeps_all_of_them_out(self, desk):
        contact, thread = an_incident(desk)
        good = Shaken("friend", "School talks with her", label="Ayo B")
        refused(
            lambda: do.list_shaken(
                desk.worker, incident=thread, children=[good, Shaken("friend", " ", label="K")]
            ),
            field="decision",
        )
        assert desk.promise("RIPPLE", contact).state == "open"

    def test_a_child_whom_the_writer_may_not_see_is_not_listed_by_number(self, desk):
        _, thread = an_incident(desk)
        stranger = a_desk().world.person
        lines = [Shaken("friend", "School talks with them", person=stranger)]
        refused(lambda: do.list_shaken(desk.worker, incident=thread, children=lines), error=NotHere)

    @pytest.mark.parametrize(
        ("said", "field"),
        [({"step": "ripple.prayers", "words": "x"}, "step"),
         ({"step": "ripple.grief", "words": " "}, "words")],
    )  # fmt: skip
    def test_what_was_done_is_on_the_list_and_said_in_words(self, desk, said, field):
        _, thread = an_incident(desk)
        refused(lambda: do.do_ripple(desk.worker, incident=thread, **said), field=field)
