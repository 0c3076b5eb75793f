"""Details by version: what two people change is put together; a true clash is for a person."""

import random
from threading import Barrier, Thread

import pytest
from django.db import connection

from kith.access import testing
from kith.access.gates import NotHere, Refused
from kith.people.commands import Clashed, change_details
from kith.people.editing import seen_details, settle_details
from kith.people.queries import details, story
from kith.people.rules import DETAILS, NotADetail


def change(actor, person, version, **changes):
    return change_details(actor, person=person, version=version, changes=changes)


@pytest.mark.django_db
class TestOneRecord:
    def test_begins_empty_at_the_first_version(self, worker, child):
        now = details(worker, person=child(worker))
        assert (now.version, set(now.values), set(now.values.values())) == (1, set(DETAILS), {""})

    def test_a_change_makes_a_version_and_a_line_in_the_story(self, worker, child):
        person = child(worker)
        now = change(worker, person, 1, known_as=" Sam ", pronouns="they")
        assert (now.version, now.values["known_as"], now.values["pronouns"]) == (2, "Sam", "they")
        assert details(worker, person=person) == now
        told = {(t.field, t.old, t.new, t.by) for t in story(worker, person=person)}
        assert told == {
            ("Known as", "", "Sam", worker.name),
            ("Pronouns", "", "they", worker.name),
        }

    def test_saying_the_same_again_changes_nothing(self, worker, child):
        person = child(worker)
        first = change(worker, person, 1, known_as="Sam")
        assert change(worker, person, 2, known_as="Sam") == first
        assert change(worker, person, 1, known_as="Sam") == first

    def test_what_others_changed_meanwhile_is_kept(self, worker, manager, team, child):
        person = child(worker, team=team)
        change(manager, person, 1, pronouns="she")
        now = change(worker, person, 1, known_as="Sam")
        assert (now.version, now.values["known_as"], now.values["pronouns"]) == (3, "Sam", "she")

    def test_an_old_page_does_not_put_back_what_it_did_not_touch(self, worker, child):
        person = child(worker)
        change(worker, person, 1, known_as="Sam")
        change(worker, person, 2, known_as="Sami")
        assert change(worker, person, 2, pronouns="he").values["known_as"] == "Sami"

    def test_a_clash_saves_nothing_and_shows_both(self, worker, manager, team, child):
        person = child(worker, team=team)
        change(worker, person, 1, known_as="Sam")
        change(manager, person, 2, known_as="Samir")
        with pytest.raises(Clashed) as clashed:
            change(worker, person, 2, known_as="Sami", pronouns="he")
        (clash,) = clashed.value.clashes
        assert (clash.field, clash.base, clash.mine, clash.theirs) == (
            "known_as",
            "Sam",
            "Sami",
            "Samir",
        )
        assert clash.by == manager.name
        assert clashed.value.now == details(worker, person=person)
        assert details(worker, person=person).values["pronouns"] == ""

    def test_changing_there_and_back_is_no_clash(self, worker, child):
        person = child(worker)
        change(worker, person, 1, known_as="Sam")
        change(worker, person, 2, known_as="")
        assert change(worker, person, 1, known_as="Sami").values["known_as"] == "Sami"

    def test_refused_without_right_and_not_here_without_sight(self, worker, child):
        person = child(worker)
        auditor = testing.holding("auditor")
        testing.known_to(auditor, person)
        with pytest.raises(Refused):
            change(auditor, person, 1, known_as="Sam")
        with pytest.raises(NotHere):
            change(testing.holding("social_worker"), person, 1, known_as="Sam")

    def test_unknown_fields_are_refused(self, worker, child):
        with pytest.raises(NotADetail):
            change(worker, child(worker), 1, born="2012-01-01")

    def test_a_page_settles_what_it_can_and_hands_back_the_rest(self, worker, manager, team, child):
        person = child(worker, team=team)
        seen = seen_details(worker, person)
        change(manager, person, 1, known_as="Samir", pronouns="he")
        mine = {**seen.values, "known_as": "Sami", "language": "Polish"}
        settled = settle_details(worker, person, seen, mine)
        assert set(settled.merged.conflicts) == {"known_as"}
        assert details(worker, person=person).values["language"] == ""
        decided = {**settled.now.values, "known_as": "Sami", "language": "Polish"}
        assert settle_details(worker, person, settled.now, decided).is_written
        values = details(worker, person=person).values
        assert (values["known_as"], values["pronouns"], values["language"]) == (
            "Sami",
            "he",
            "Polish",
        )


WRITERS, ROUNDS = 5, 6


def write_at_random(actor, person, seed, start, accepted, failed):
    """Open, wait as people do, save one or two fields; note what was accepted."""
    chance = random.Random(seed)
    try:
        start.wait()
        for turn in range(ROUNDS):
            seen = details(actor, person=person)
            fields = chance.sample(sorted(DETAILS), chance.randint(1, 2))
            if chance.random() < 0.5:
                seen = details(actor, person=person)
            changes = {field: f"{actor.id}.{turn}" for field in fields}
            try:
                change(actor, person, seen.version, **changes)
                accepted.append((actor.name, changes))
            except Clashed:
                continue
    except BaseException as fault:  # a thread's own fault must fail the test
        failed.append(fault)
        raise
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True, databases="__all__")
@pytest.mark.parametrize("seed", range(4))
def test_every_accepted_write_of_many_at_once_is_there(seed, team, child):
    person = child(team=team)
    writers = [testing.holding("team_manager", team) for _ in range(WRITERS)]
    start, accepted, failed = Barrier(WRITERS), [], []
    threads = [
        Thread(
            target=write_at_random,
            args=[who, person, (seed, i).__hash__(), start, accepted, failed],
        )
        for i, who in enumerate(writers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    told = story(writers[0], person=person)
    lines = {(line.by, line.field, line.new) for line in told}
    for who, changes in accepted:
        assert {(who, DETAILS[field], new) for field, new in changes.items()} <= lines
    assert len(told) == sum(len(changes) for _, changes in accepted)
    now = details(writers[0], person=person)
    for field, words in DETAILS.items():
        chain = [line for line in reversed(told) if line.field == words]
        assert [line.old for line in chain] == ["", *(line.new for line in chain)][: len(chain)]
        assert now.values[field] == (chain[-1].new if chain else "")
    assert now.version == 1 + len(accepted)
