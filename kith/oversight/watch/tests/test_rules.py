"""Each watch: a place that asks a question, one that is near it and does not, what it counts."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.kernel.clock import LONDON, local_midnight
from kith.oversight.watch.rules import NAMES, WATCHES
from kith.oversight.watch.rules.alike import plain
from kith.oversight.watch.rules.work import last_hour
from kith.oversight.watch.tests.works import NINE, at, due, notes, told, work

MIDNIGHT = datetime(2026, 2, 5, tzinfo=LONDON)
BY_DAY = [due("T4", MIDNIGHT)]


class TestTheLastHour:
    def test_of_a_day_it_is_that_of_the_office(self):
        assert last_hour(MIDNIGHT) == datetime(2026, 2, 4, 16, tzinfo=LONDON)

    def test_of_a_time_it_is_sixty_minutes(self):
        assert last_hour(at(hours=4)) == at(hours=3)

    @given(st.datetimes(datetime(2018, 1, 2), datetime(2089, 1, 1)))
    def test_it_always_comes_before_the_limit_and_not_a_day_before(self, naive):
        due_at = naive.replace(tzinfo=LONDON)
        for limit in (due_at, local_midnight(due_at.date())):
            assert timedelta() < limit - last_hour(limit) <= timedelta(hours=9)


class TestArriving:
    def test_opened_over_an_hour_after_it_came(self):
        watch = WATCHES["opened-late"]
        late = work(told("contact.arrived", NINE), told("contact.opened", at(minutes=61)))
        soon = work(told("contact.arrived", NINE), told("contact.opened", at(minutes=60)))
        assert notes(watch, late, soon) == ["opened 1 hour after it came"]
        assert len(list(watch.out_of([late, soon]))) == 2

    def test_graded_down_in_the_last_hour_or_after_it(self):
        watch = WATCHES["graded-down"]

        def again(when, before, said):
            fact = told("contact.regraded", when, before=before, said=said)
            return work(fact, owed=[due("T3-RED", at(hours=4))])

        assert notes(watch, again(at(hours=3, minutes=10), "RED", "AMBER")) == [
            "from RED to AMBER, in the last hour before its limit"
        ]
        assert notes(watch, again(at(hours=9), "RED", "GREEN")) == [
            "from RED to GREEN, after its limit"
        ]
        assert not notes(watch, again(at(hours=1), "RED", "AMBER"))
        assert not notes(watch, again(at(hours=3, minutes=10), "AMBER", "AMBER"))
        assert not notes(watch, again(at(hours=3, minutes=10), "AMBER", ""))

    def test_called_a_duplicate_when_a_limit_is_near(self):
        watch = WATCHES["duplicate-late"]
        near = work(
            told("contact.duplicate", at(hours=3, minutes=30)), owed=[due("T2", at(hours=4))]
        )
        far = work(told("contact.duplicate", at(hours=1)), owed=[due("T2", at(hours=4))])
        assert notes(watch, near, far) == ["called a duplicate in the last hour before its limit"]

    def ended(self, outcome="advice", **more):
        return work(told("contact.decided", NINE, outcome=outcome), **more)

    def came(self, **after):
        return work(told("contact.arrived", at(**after)))

    def test_a_new_contact_soon_after_one_that_ended_without_help(self):
        watch = WATCHES["anew"]
        assert notes(watch, self.ended(), self.came(days=2)) == [
            "a new contact, 2 working days after one that ended"
        ]
        assert not notes(watch, self.ended(), self.came(days=12))
        assert not notes(watch, self.ended("assess"), self.came(days=2))
        assert not notes(watch, self.ended(person=2), self.came(days=2))
        assert not notes(watch, self.ended(), self.came(days=-1))

    def test_a_contact_does_not_come_anew_after_itself(self):
        arrived, decided = (
            told("contact.arrived", NINE),
            told("contact.decided", NINE, outcome="advice"),
        )
        assert not notes(WATCHES["anew"], work(arrived, decided))


class TestDeciding:
    def test_in_the_last_hour_and_not_after_it(self):
        watch = WATCHES["last-hour"]
        hour = {
            15: [],
            16: ["decided in the last hour before its limit"],
            23: ["decided in the last hour before its limit"],
        }
        for when, said in hour.items():
            fact = told("contact.decided", datetime(2026, 2, 4, when, tzinfo=LONDON))
            assert notes(watch, work(fact, owed=BY_DAY)) == said
        late = told("contact.decided", MIDNIGHT + timedelta(hours=1))
        assert not notes(watch, work(late, owed=BY_DAY))

    def test_within_minutes_of_being_opened(self):
        watch = WATCHES["in-minutes"]
        opened = told("contact.opened", NINE)
        assert notes(watch, work(opened, told("contact.decided", at(minutes=3)))) == [
            "decided 3 minutes after opening"
        ]
        assert not notes(watch, work(opened, told("contact.decided", at(minutes=4))))

    def test_the_same_words_for_three_children_of_a_team(self):
        watch = WATCHES["same-words"]

        def decided(words, team=1):
            return work(told("contact.decided", NINE, words=words), team=team)

        alike = ("He is safe at home now.", "he is safe, at home now", "He is SAFE at home now!")
        same = [decided(words) for words in alike]
        assert (
            notes(watch, *same, decided("He owes money to men."))
            == ["the same words as 2 others"] * 3
        )
        assert not notes(watch, *same[:2], decided("He is safe at home now.", team=2))

    @given(st.text())
    def test_marks_and_case_make_no_other_words(self, text):
        assert plain(plain(text)) == plain(text)
        assert plain(f"  {text.upper()}!") == plain(text.upper())

    def test_a_word_or_two_are_too_few_to_be_the_same(self):
        some = [work(told("contact.decided", NINE, words="As agreed")) for _ in range(5)]
        assert not notes(WATCHES["same-words"], *some)


class TestClosing:
    def test_ended_without_help_and_opened_again(self):
        watch = WATCHES["opened-again"]
        again = told("contact.reopened", at(days=3))
        assert notes(watch, work(told("contact.decided", NINE, outcome="advice"), again)) == [
            "opened again 3 days after it ended"
        ]
        assert not notes(watch, work(told("contact.decided", NINE, outcome="assess"), again))
        assert not notes(watch, work(again))

    def test_let_go_near_its_day_or_after_it(self):
        watch = WATCHES["let-go"]

        def gone(when, state="withdrawn"):
            owed = due("ACTION", MIDNIGHT, state=state, ended_at=when, why="He moved")
            return work(told("act.withdraw", when, reason="He moved"), owed=[owed])

        evening, after = MIDNIGHT - timedelta(hours=7), MIDNIGHT + timedelta(days=1)
        assert notes(watch, gone(evening)) == ["ACTION let go in its last hour: He moved"]
        assert notes(watch, gone(after, "void")) == ["ACTION let go after its day: He moved"]
        assert not notes(watch, gone(NINE))

    def test_what_ended_by_itself_was_not_let_go(self):
        owed = due("T4", MIDNIGHT, state="void", ended_at=MIDNIGHT, why="contact.duplicate")
        assert not notes(WATCHES["let-go"], work(owed=[owed]))

    def test_nothing_held_within_five_minutes(self):
        watch = WATCHES["nothing-at-once"]

        def answered(state="NIL", **after):
            thread = uuid4()
            asked = told("request.sent", NINE, thread=thread)
            return work(asked, told("request.returned", at(**after), thread=thread, state=state))

        works = [answered(minutes=2), answered(minutes=5), answered("FULL", minutes=2)]
        assert notes(watch, *works) == ["nothing held, said 2 minutes after"]
        assert len(list(watch.out_of(works))) == 2

    def test_something_else_as_the_reason(self):
        watch = WATCHES["something-else"]
        works = [work(told("strategy.declined", NINE, reason=one)) for one in ("other", "no_cause")]
        assert notes(watch, *works) == ["the reason was “something else”"]

    def test_three_let_go_with_the_same_reason(self):
        said = [
            work(told("act.withdraw", NINE, reason="No longer needed by him")) for _ in range(3)
        ]
        assert len(notes(WATCHES["same-reason"], *said)) == 3
        assert not notes(WATCHES["same-reason"], *said[:2])


class TestRecording:
    def test_a_visit_written_down_more_than_a_week_of_work_later(self):
        watch = WATCHES["written-late"]
        late = work(told("contact.made", NINE, written=at(days=8)))
        soon = work(told("contact.made", NINE, written=at(days=7)))
        assert notes(watch, late, soon) == ["written down 6 working days afterwards"]

    def test_an_action_without_a_word(self):
        done = [
            work(told("action.done", NINE, evidence=words)) for words in ("  ", "He has a bike")
        ]
        assert notes(WATCHES["without-a-word"], *done) == ["done, with no word of how"]

    @pytest.mark.parametrize(("kept", "many"), [(None, 1), (at(days=2), 0), (at(days=9), 1)])
    def test_done_not_yet_written_and_never_written(self, kept, many):
        owed = due("ACTION", MIDNIGHT, kept_at=kept)
        assert (
            len(notes(WATCHES["never-written"], work(told("act.attest", NINE), owed=[owed])))
            == many
        )


@pytest.mark.parametrize("watch", WATCHES.values(), ids=lambda one: one.code)
class TestEveryWatch:
    def test_it_asks_and_does_not_accuse(self, watch):
        assert watch.asks.endswith("?")
        assert all((watch.else_, watch.help_, watch.of))
        said = f"{watch.name} {watch.asks} {watch.else_} {watch.help_}".lower()
        assert not any(word in said for word in ("cheat", "gaming", "manipulat", "blame", "fail"))

    def test_it_reads_what_it_says_it_reads(self, watch):
        assert set(watch.reads) <= NAMES

    def test_with_nothing_told_there_is_nothing_to_ask(self, watch):
        assert not list(watch.find([]))
        assert not list(watch.find([work()]))
        assert not list(watch.out_of([work()]))
