"""A return taken in: who and what is kept, who sees it, and what a second return changes."""

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.models import AuditEvent
from kith.accounts.models import Team
from kith.people.models import DuplicateProposal, Person
from kith.people.queries import child_card
from kith.promises.ledger import correction, record, retraction
from kith.promises.models import Fact, Promise
from kith.standards.cin_census.generator import write_return
from kith.standards.commands import NOBODYS, import_cin_census
from kith.standards.models import Return
from kith.standards.tests.conftest import Council
from kith.standards.tests.small import assessment, child, details, enquiry, protection, traits

OPEN = details(assessment("2026-03-04"), CINreferralDate="2026-03-02")


def counts(result):
    return (result.created, result.changed, result.unchanged, len(result.left_out))


def test_a_child_is_kept_with_what_the_return_says(council):
    ids = {"UPN": "A005000000001", "FormerUPN": "B005000000002"}
    result = council.sends(child(OPEN, who=traits("AIND", ("AUT", "LD")), **ids))
    assert (result.exit_code, counts(result)) == (0, (1, 0, 0, 0))
    person = council.person()
    assert (person.sex, person.born.isoformat(), person.ethnicity) == ("F", "2011-02-03", "AIND")
    with acting_as(MACHINE):
        assert {d.code for d in person.disabilities.all()} == {"AUT", "LD"}
        names = {(n.scheme, n.issuer, n.value) for n in person.identifiers.all()}
    assert names == {
        ("LAchildID", "201", "KTH1"),
        ("UPN", "", "A005000000001"),
        ("FormerUPN", "", "B005000000002"),
    }
    assert council.facts() == [
        ("referral.received", "2026-03-02", {"source": "6", "need": "N1", "nfa": False}),
        ("assessment.started", "2026-03-04", {}),
        ("return.covered", "2026-04-01", {"reference_date": "2026-03-31"}),
    ]


def test_the_ledger_derives_every_promise_in_it(council):
    closed = {"CINclosureDate": "2025-12-02", "ReasonForClosure": "RC7"}
    work = (
        assessment("2025-06-03", review="2025-06-12", done="2025-09-15"),
        enquiry("2025-06-10", held="2025-06-27"),
    )
    plan = protection("2025-06-27", "2025-11-03", reviews=["2025-09-26"])
    council.sends(child(details(*work, after=plan, **closed)))
    assert {(kind, state) for kind, _, state in council.promises()} == {
        ("T8", "kept"),
        ("T9", "kept_late"),
        ("T9-CENSUS", "kept_late"),
        ("T13", "kept"),
        ("T17", "kept"),
        ("T18", "void"),
        ("CLOSURE-REASON", "kept"),
    }


def test_what_falls_due_after_the_reference_date_is_not_known(council):
    council.sends(child(OPEN))
    with acting_as(MACHINE):
        (promise,) = Promise.objects.filter(kind="T9")
    assert (promise.state, promise.from_return) == ("open", True)
    assert promise.known_until.isoformat() == "2026-03-31T23:00:00+00:00"
    assert promise.due_at > promise.known_until
    assert (promise.owner_role, promise.owner_id) == ("team_manager", None)


def test_a_child_whose_name_the_return_does_not_hold_is_called_by_its_id(council):
    council.sends(child(OPEN))
    leader = testing.holding("head_of_service")
    said = child_card(leader, person=council.person().id).said
    assert said == "Child KTH1, born 3 Feb 2011, name not in the return"


def test_the_children_belong_to_a_team_and_its_members_see_them(council):
    mine, other = testing.team("North"), testing.team("South")
    council.sends(child(OPEN), team="north")
    person = council.person().id
    for team, sees in ((mine, True), (other, False)):
        with acting_as(testing.holding("social_worker", team)):
            assert Person.objects.filter(id=person).exists() is sees
    with acting_as(MACHINE):
        assert set(Promise.objects.values_list("team_id", flat=True)) == {mine.id}


def test_a_team_that_is_not_there_is_made_and_nobodys_is_the_default(council):
    council.sends(child(OPEN))
    council.sends(child(OPEN), child(OPEN, LAchildID="KTH2"), team="Étoile & Sons")
    assert set(Team.objects.values_list("name", flat=True)) == {NOBODYS, "Étoile & Sons"}
    with acting_as(MACHINE):
        teams = dict(Fact.objects.values_list("person__identifiers__value", "team__name"))
    assert teams["KTH2"] == "Étoile & Sons"
    assert teams["KTH1"] == NOBODYS  # a child stays where they are


def test_the_same_local_id_of_two_councils_is_two_children(council, tmp_path):
    other = Council(tmp_path, lea="202")
    council.sends(child(OPEN))
    assert counts(other.sends(child(OPEN, UPN=None))) == (1, 0, 0, 0)
    assert council.person() != other.person()


def test_a_shared_upn_proposes_a_duplicate_and_never_merges(council):
    result = council.sends(child(OPEN), child(OPEN, LAchildID="KTH2"))
    assert result.created == 2
    with acting_as(MACHINE):
        (proposed,) = DuplicateProposal.objects.all()
    assert {proposed.a_id, proposed.b_id} == {council.person().id, council.person("KTH2").id}
    council.sends(child(OPEN), child(OPEN, LAchildID="KTH2"), child(OPEN, LAchildID="KTH3"))
    with acting_as(MACHINE):
        assert DuplicateProposal.objects.count() == 3


def test_those_who_cannot_be_kept_truly_are_left_out_and_the_others_taken(council):
    result = council.sends(
        child(OPEN),
        child(OPEN, LAchildID=None),
        child(OPEN, LAchildID="KTH2", Sex="X"),
        child(OPEN, LAchildID="KTH3"),
        child(OPEN, LAchildID="KTH3"),
    )
    assert (result.exit_code, counts(result)) == (1, (1, 0, 0, 4))
    assert result.as_dict() == {
        "children": 5,
        "created": 1,
        "changed": 0,
        "unchanged": 0,
        "left_out": [
            {"line": 4, "child": None, "why": "LAchildID is missing"},
            {"line": 5, "child": "KTH2", "why": "Sex holds “X”, which is no code of any year"},
            {"line": 6, "child": "KTH3", "why": "LAchildID is given more than once in the file"},
            {"line": 7, "child": "KTH3", "why": "LAchildID is given more than once in the file"},
        ],
    }


def test_warnings_stand_beside_children_who_are_taken(council):
    result = council.sends(child(details(nfa="true")), reference_date="2026-03-28")
    assert (result.exit_code, result.created) == (0, 1)
    assert [(note.child, note.words.split(" ")[0]) for note in result.warnings] == [
        (None, "ReferenceDate"),
        ("KTH1", "ReferralNFA"),
    ]


@pytest.mark.parametrize("text", [child(details(nfa="true")), child(OPEN, LAchildID="K" * 61)])
def test_strict_refuses_on_any_finding_and_changes_nothing(council, text):
    result = council.sends(child(OPEN, LAchildID="KTH9"), text, strict=True)
    assert (result.exit_code, result.created) == (2, 0)
    assert result.refused.startswith("Refused")
    assert "\n" not in result.refused
    with acting_as(MACHINE):
        assert not Person.objects.exists()
    assert not Return.objects.exists()
    assert not Team.objects.exists()


def test_a_file_that_is_no_return_changes_nothing(council, tmp_path):
    path = tmp_path / "broken.xml"
    path.write_text("<Message><Header>")
    result = import_cin_census(path)
    assert (result.exit_code, result.as_dict()["children"]) == (2, 0)
    assert str(result) == result.refused
    assert not Return.objects.exists()


def test_an_import_is_audited_once_without_a_child_in_it(council):
    council.sends(child(OPEN))
    with acting_as(MACHINE):
        (event,) = AuditEvent.objects.filter(event="return.taken")
    assert (event.kind, event.account_id, event.person_id) == ("machine", None, None)
    assert event.detail["year"] == 2026


# A second return


def test_a_second_run_finds_its_own_work(council):
    council.sends(child(OPEN), child(OPEN, LAchildID="KTH2"))
    with acting_as(MACHINE):
        before = set(Fact.objects.values_list("id", flat=True))
    result = council.sends(child(OPEN), child(OPEN, LAchildID="KTH2"))
    assert counts(result) == (0, 0, 2, 0)
    with acting_as(MACHINE):
        assert set(Fact.objects.values_list("id", flat=True)) == before


def test_a_corrected_return_corrects_what_it_told(council):
    council.sends(child(details(assessment(done="2025-09-15"))))
    assert ("T9", "2025-08-05", "kept_late") in council.promises()
    result = council.sends(child(details(assessment(done="2025-07-15"))))
    assert counts(result) == (0, 1, 0, 0)
    assert ("T9", "2025-08-05", "kept") in council.promises()
    with acting_as(MACHINE):
        versions = Fact.objects.filter(name="assessment.authorised").order_by("seq")
        first, second = versions
    assert (second.root, second.replaces, second.source) == (first.id, first.id, "return")


def test_what_is_gone_from_a_corrected_return_is_taken_back(council):
    council.sends(child(details(assessment(done="2025-07-15"), enquiry())))
    assert "s47.started" in council.names()
    council.sends(child(details(assessment())))
    assert council.names() == ["referral.received", "assessment.started", "return.covered"]
    council.sends(child(details(assessment(done="2025-07-15"))))
    assert "assessment.authorised" in council.names()


def test_a_child_who_is_gone_from_a_corrected_return_has_nothing_left_of_it(council):
    council.sends(child(OPEN), child(OPEN, LAchildID="KTH2"))
    result = council.sends(child(OPEN))
    assert counts(result) == (0, 0, 1, 0)
    assert "1 children of an earlier return" in result.warnings[-1].words
    assert council.names("KTH2") == []
    assert {state for _, _, state in council.promises("KTH2")} == {"void"}


def test_a_child_who_is_left_out_of_a_corrected_return_is_not_gone(council):
    council.sends(child(OPEN), child(OPEN, LAchildID="KTH2"))
    before = council.facts("KTH2")
    council.sends(child(OPEN), child(OPEN, LAchildID="KTH2", Sex="X"))
    assert council.facts("KTH2") == before


def test_a_later_year_goes_on_where_the_last_one_stopped(council):
    early = details(assessment("2025-03-04"), CINreferralDate="2025-03-03")
    late = details(assessment("2025-03-04", done="2025-04-30"), CINreferralDate="2025-03-03")
    council.sends(child(early), child(early, LAchildID="KTH2"), year=2025)
    result = council.sends(child(late, PersonBirthDate="2011-02-04"), year=2026)
    assert counts(result) == (0, 1, 0, 0)
    assert "assessment.authorised" in council.names()
    assert council.names().count("return.covered") == 2
    assert council.names("KTH2").count("referral.received") == 1, "absence means nothing"
    assert council.person().born.isoformat() == "2011-02-04"
    assert council.person().version == 2


def test_an_older_return_that_comes_later_changes_nothing_that_is_known(council):
    late = details(assessment("2025-03-04", done="2025-04-30"), CINreferralDate="2025-03-03")
    early = details(assessment("2025-03-04"), CINreferralDate="2025-03-03", ReferralSource="2A")
    council.sends(child(late), year=2026)
    before = council.facts()
    council.sends(child(early, PersonBirthDate="2001-01-01"), year=2025)
    added = [fact for fact in council.facts() if fact not in before]
    assert [name for name, *_ in added] == ["return.covered"]
    assert council.person().born.isoformat() == "2011-02-03"


def test_a_child_expected_last_year_is_born_this_year(council):
    unborn = {"PersonBirthDate": None, "UPN": None, "ExpectedPersonBirthDate": "2025-05-01"}
    council.sends(child(details(CINreferralDate="2025-03-03"), Sex="U", **unborn), year=2025)
    born = {"PersonBirthDate": "2025-04-28", "UPN": None}
    council.sends(child(details(CINreferralDate="2025-03-03"), **born))
    person = council.person()
    assert (person.sex, person.born.isoformat()) == ("F", "2025-04-28")
    assert person.expected.isoformat() == "2025-05-01"


def test_what_a_person_corrected_stays_as_they_left_it(council):
    council.sends(child(details(assessment(done="2025-09-15"), enquiry())))
    with acting_as(MACHINE):
        done = Fact.objects.get(name="assessment.authorised")
        started = Fact.objects.get(name="s47.started")
        record([correction(done.id, rationale="Signed off sooner", data={"factors": ["11A"]})])
        record([retraction(started.id, rationale="Another child's")])
    before = council.facts()
    for done_on in ("2025-09-15", "2025-09-16"):
        result = council.sends(child(details(assessment(done=done_on), enquiry())))
        assert counts(result) == (0, 0, 1, 0)
        assert council.facts() == before


def test_a_generated_return_and_the_same_again(tmp_path, db):
    path = write_return(tmp_path / "return.xml", 150)
    assert counts(import_cin_census(path)) == (150, 0, 0, 0)
    assert counts(import_cin_census(path)) == (0, 0, 150, 0)


def test_how_far_it_is_is_told_in_children(council):
    told = []
    council.sends(child(OPEN), progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (1, 1)
