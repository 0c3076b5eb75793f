"""What happened, in sentences that a family could read; each stands here word for word."""

import pytest

from kith.cases.rules import EDITABLE, HOW_SEEN, NOT_SEEN
from kith.cases.timeline import OWN, because, known, sentence, speaks, workers_in
from kith.promises.kinds import KINDS

PLAN = {"every_working_days": 10}

GOLDEN = [
    ("referral.received", {}, "Somebody asked us for help, and we took it on."),
    (
        "referral.received",
        {"need": "N1"},
        "Somebody asked us for help about abuse, neglect or exploitation, and we took it on.",
    ),
    (
        "referral.received",
        {"nfa": True},
        "Somebody asked us for help; it was decided that we need do nothing more.",
    ),
    ("assessment.started", {}, "An assessment of the child's needs began."),
    ("assessment.reviewed", {}, "A manager looked at the assessment half-way."),
    ("assessment.authorised", {}, "The assessment was finished and a manager agreed it."),
    (
        "s47.started",
        {"icpc_required": True},
        "An enquiry into serious harm began (section 47).",
    ),
    (
        "s47.started",
        {"icpc_required": False},
        "An enquiry into serious harm began (section 47); no conference was needed after it.",
    ),
    ("icpc.held", {}, "An initial child protection conference was held."),
    ("cin_plan.started", {}, "A child in need plan began."),
    ("cin_plan.ended", {}, "The child in need plan ended."),
    ("cp_plan.started", {}, "A child protection plan began."),
    (
        "cp_plan.started",
        {"category_latest": "NEG"},
        "A child protection plan began, because of neglect.",
    ),
    ("cp_plan.ended", {}, "The child protection plan ended."),
    ("cp_review.held", {}, "A review conference was held."),
    ("episode.closed", {"reason": "RC7"}, "Our work with the child ended."),
    (
        "closure.reasoned",
        {"reason": "RC7"},
        "The reason for ending our work was recorded: our help was no longer needed.",
    ),
    (
        "closure.reasoned",
        {"reason": "Moved to Leeds"},
        "The reason for ending our work was recorded: Moved to Leeds.",
    ),
    ("return.covered", {}, "The council's yearly return was taken in."),
    ("child.died", {}, "The child died."),
    ("child.first_seen", {}, "We met the child for the first time."),
    ("child.allocated", {"worker": 7, "role": "nqsw"}, "Ash Barrow became the worker."),
    (
        "child.allocated",
        {"worker": 7, "role": "chair"},
        "Ash Barrow became the chair of the child's meetings.",
    ),
    ("child.allocated", {"worker": 8}, "A worker became the worker."),
    ("allocation.ended", {}, "The worker's time with the child ended."),
    (
        "action.promised",
        {"what": "Ring the school", "due": "2026-03-20"},
        "We promised: Ring the school (by 20 March 2026).",
    ),
    ("action.done", {"evidence": "Rang Ms Okoro."}, "Done: Rang Ms Okoro."),
    ("action.done", {}, "What we promised was done."),
    ("contact_plan.set", PLAN, "We agreed to see the child at least every 10 working days."),
    ("contact.made", {"how": "school", "alone": True}, "We saw the child, alone. At school."),
    ("contact.made", {"how": "home"}, "We saw the child. At home."),
    ("contact.tried", {"how": "call"}, "We were in touch with the child. By phone or video."),
    ("contact.tried", {"how": "no_answer"}, "We tried to see the child. No answer."),
    ("contact_plan.ended", {}, "The plan for seeing the child ended."),
]


@pytest.mark.parametrize(("name", "data", "words"), GOLDEN)
def test_a_fact_is_one_plain_sentence(name, data, words):
    assert sentence(name, data, {7: "Ash Barrow"}) == words


def test_every_known_fact_has_its_golden_sentence():
    assert {name for name, _, _ in GOLDEN} == OWN


def test_every_fact_that_a_promise_reads_has_a_sentence():
    assert set().union(*(kind.reads for kind in KINDS.values())) <= known()


def test_an_unknown_fact_is_named_and_not_hidden():
    assert sentence("safety_plan.written", {}) == "Recorded: safety plan written."


def test_why_is_told_where_a_fact_says_it():
    assert because("action.promised", {"why": "You asked for it"}) == "You asked for it"
    assert because("contact_plan.ended", {"reason": "A good goodbye"}) == "A good goodbye"
    assert because("contact.made", {"reason": "x"}) == ""


@pytest.mark.parametrize("how", sorted({**HOW_SEEN, **NOT_SEEN}))
def test_words_are_the_child_s_own_where_the_child_was_met_or_rang(how):
    assert speaks("contact.made", {"how": how}) is (how in HOW_SEEN)
    assert speaks("contact.tried", {"how": how}) is (how in HOW_SEEN)
    assert not speaks("action.done", {"how": how})


def test_names_are_asked_for_where_a_sentence_needs_them():
    assert workers_in("child.allocated", {"worker": 7}) == {7}
    assert workers_in("contact.made", {"worker": 7}) == set()


def test_what_can_be_corrected_is_known():
    assert set(EDITABLE) <= known()
