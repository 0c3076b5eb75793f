"""What can be decided about a contact, and the lists of reasons (SUPPLEMENT S15, lists 1 to 6)."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Outcome:
    """One outcome: its words for the manager and for the child, and the step that it is.

    `work` says that it begins our work with the child; `helps` that somebody will help.
    """

    words: str
    told: str
    step: str
    work: bool = False
    helps: bool = False


OUTCOMES: Mapping[str, Outcome] = {
    "strategy": Outcome(
        "Our work, and a strategy discussion now",
        "council, police and health decide together, and we work with the child",
        "decide_referral",
        work=True,
        helps=True,
    ),
    "assess": Outcome(
        "Our work: a child and family assessment",
        "we find out with the child what would help",
        "decide_referral",
        work=True,
        helps=True,
    ),
    "early_help": Outcome(
        "Early or family help, where they agree",
        "help from a service near the family",
        "decide_help",
        helps=True,
    ),
    "advice": Outcome("Advice, given and taken", "advice was enough", "decide_advice"),
    "nothing_more": Outcome(
        "Nothing more from us", "nothing more is needed from us", "decide_nothing"
    ),
    "other_authority": Outcome(
        "Another council’s: sent, until they take it by name",
        "another council takes it on",
        "decide_elsewhere",
    ),
    "other_route": Outcome(
        "Another way: LADO, Prevent, adult services, a complaint",
        "others who are right for this take it on",
        "decide_elsewhere",
    ),
}

CLOSED_REASONS: Mapping[str, str] = {
    "advice": "Advice given and taken",
    "helped_already": "Already helped by a service",
    "other_route": "Another route took it",
    "threshold": "The level for this was not met",
    "other_authority": "Another council took it",
    "duplicate": "The same word twice",
    "malicious": "Untrue and meant to harm, with evidence",
    "other": "Something else",
}
MISSING: Mapping[str, str] = {
    "identity": "Who the child is",
    "what_happened": "What happened",
    "childs_words": "The child’s own words",
    "told": "Who was told and agreed",
    "own_history": "What the sender knows and did",
    "context": "People, places, vehicles, online",
    "household": "Who is at home",
    "other": "Something else",
}
NOT_ASKED: Mapping[str, str] = {
    "danger": "Asking would raise the danger",
    "evidence": "Evidence would be at risk",
    "not_found": "The person was not found",
    "child_asked_not": "The child asked us not to, and may decide that",
    "s47": "An enquiry under section 47 needs no agreement",
    "other": "Something else",
}
LATE_WHY: Mapping[str, str] = {
    "demand": "More came than we could do",
    "absence": "Somebody was away",
    "change": "The worker changed",
    "partner": "A partner had not answered",
    "family": "The child or family could not be reached",
    "waiting": "Waiting for a doctor or a court",
    "system": "A system did not work",
    "our_error": "We made a mistake",
    "other": "Something else",
}
STRATEGY_DECLINED: Mapping[str, str] = {
    "held_already": "One was held in the last 5 working days on the same facts",
    "no_cause": "The facts do not give reasonable cause to suspect significant harm",
    "wrong_child": "It is another child, or another area",
    "s47_runs": "An enquiry under section 47 is running and covers it",
    "other": "Something else",
}
ROUTES: Mapping[str, str] = {
    "lado": "The officer for allegations against staff (LADO)",
    "prevent": "Prevent",
    "adult": "Adult services",
    "complaint": "A complaint",
    "other": "Somewhere else",
}
AGREEMENT: Mapping[str, str] = {
    "given": "Asked and given",
    "sought": "Asked, not yet answered",
    "refused": "Asked and refused",
    "unsafe": "Not asked: it would not be safe",
    "not_needed": "Not needed: section 47",
    "not_yet": "Not yet asked",
}
TOLD: Mapping[str, str] = {
    "yes": "Yes",
    "no": "No",
    "unsafe": "It would not be safe",
    "not_yet": "Not yet",
}
