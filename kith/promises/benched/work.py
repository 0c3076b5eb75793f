"""Work with a child: assessments, enquiries, plans, reviews, closures, actions, visits."""

from kith.promises.benched.told import Told

AGAIN = "begins + n * 200"
EVERY_10 = "jsonb_build_object('every_working_days', 10, 'words', 'I like the dog')"
WORK = (
    Told("referral.received", "episode", 1, AGAIN, "'{\"nfa\": false}'"),
    Told("assessment.started", "a", 1, f"{AGAIN} + 1", "'{\"internal_review\": \"2021-01-01\"}'"),
    Told("assessment.authorised", "a", 1, f"{AGAIN} + 30 + child % 60", where="child % 20 <> 0"),
    Told("s47.started", "s", 0, "begins + 5", "'{\"icpc_required\": true}'", "child % 4 = 0"),
    Told("icpc.held", "s", 0, "begins + 20 + child % 15", where="child % 4 = 0"),
    Told("cp_plan.started", "p", 0, "begins + 20 + child % 15", where="child % 4 = 0"),
    Told(
        "cp_review.held", "p", 2, "begins + 100 + n * 170", where="child % 4 = 0",
        one_thread=True, first_episode=True,
    ),
    Told("episode.closed", "episode", 1, f"{AGAIN} + 190", where="child % 3 <> 0"),
    Told("closure.reasoned", "episode", 1, f"{AGAIN} + 190", where="child % 3 <> 0"),
    Told(
        "child.allocated", "w", 1, "begins + n * 100 + 2",
        "jsonb_build_object('worker', 1 + (f.child + f.n) % 500, 'role', 'social_worker')",
    ),
    Told(
        "action.promised", "do", 3, "begins + n * 20 + 2",
        "jsonb_build_object('what', 'Ring the school', 'why', 'so that Monday is safe', 'due',"
        " (f.day + 14)::text, 'priority', f.child % 3 = 0, 'owner', 1 + f.child % 500)",
        first_episode=True,
    ),
    Told(
        "action.done", "do", 3, "begins + n * 20 + 2 + (child + n) % 20",
        where="(child + n) % 7 <> 0", first_episode=True,
    ),
    Told("contact_plan.set", "visits", 0, "begins + 4", EVERY_10, one_thread=True),
    Told(
        "contact.made", "visits", 10, "begins + 17 + n * 13 + (child + n) % 5", EVERY_10,
        one_thread=True, first_episode=True,
    ),
)  # fmt: skip
