"""The ledger's rules said a second time, slowly and in Python, to hold the SQL to its word.

Reads every fact and act and says what each promise must be. It shares with the SQL only the
declarations of the kinds (the conditions, which are SQL there, are said again here).
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from kith.kernel.clock import in_london, local_date, local_midnight
from kith.kernel.load import accepted_rules
from kith.kernel.policy import rule_at
from kith.kernel.workdays import due, end_of_day, in_office
from kith.promises.kinds import KINDS, Tie
from kith.promises.models import Act, Deed, Fact

FOREVER = datetime.max.replace(tzinfo=local_midnight(date(2026, 1, 1)).tzinfo)
WORKERS = {"social_worker", "nqsw"}
CUT_OFF = time(15)


def says(key):
    return lambda fact: fact.data.get(key) is True


def is_(key, *values):
    return lambda fact: fact.data.get(key) in values


def both(one, other):
    return lambda fact: one(fact) and other(fact)


def never(one):
    return lambda fact: not one(fact)


def in_hours(fact):
    return in_office(fact.occurred_at)


def early(fact):
    return in_london(fact.occurred_at).time() < CUT_OFF


WHEN = {
    "T9": never(says("nfa")),
    "T8": lambda fact: bool(fact.data.get("internal_review")),
    "T13": says("icpc_required"),
    "T1": says("danger"),
    "RED-UNOPENED": says("red_suspect"),
    "FD-16": is_("inbox", "police", "health", "edt"),
    "T2-RED": both(says("red_suspect"), in_hours),
    "T2-RED-NIGHT": both(says("red_suspect"), never(in_hours)),
    "T2": never(says("red_suspect")),
    "T3-RED": is_("rag", "RED"),
    "T3-AMBER": is_("rag", "AMBER"),
    "T3-GREEN": is_("rag", "GREEN"),
    "RED-TAKEN": is_("rag", "RED"),
    "SCREEN": says("screen"),
    "SCREEN-GAP": says("gap"),
    "SPECIALIST": says("assess"),
    "UNKNOWN": is_("child", "unknown"),
    "T4": says("professional"),
    "T4-ACK": says("professional"),
    "T4-REFERRAL": both(lambda fact: "contact" in fact.data, never(says("professional"))),
    "CHILD-ANSWER": says("reach"),
    "ADVOCATE": says("advocate"),
    "WALK-IN": says("walked_in"),
    "THIRD-OFFER": says("third"),
    "HELP-RECHECK": lambda fact: fact.name == "help.refused" or says("again")(fact),
    "DECISION": both(says("decide"), never(is_("rag", "RED"))),
    "DECISION-RED": both(says("decide"), is_("rag", "RED")),
    "T5": says("tell"),
    "BACKFILL": says("incomplete"),
    "T6-RED": is_("rag", "RED"),
    "T6": never(is_("rag", "RED")),
    **{f"T7{which}-{rag}": is_("see", rag) for which in "AB" for rag in ("RED", "AMBER")},
    "T7A": is_("see", "GREEN"),
    "T7B": is_("see", "GREEN"),
    "T10-SERIOUS-EARLY": early,
    "T10-SERIOUS": never(early),
    "T10-SAFE": is_("kind", "safe"),
    "T10": is_("kind", "standard"),
    "T10-COMPLEX": is_("kind", "complex"),
    "STRATEGY-LOOK": says("serious"),
    "STRATEGY-TOLD": says("partner"),
    "RECONVENE": says("inquorate"),
    "BLIND-TALK": both(says("differs"), never(says("more"))),
    "BLIND-MORE": says("more"),
    "KEPT-APART": lambda fact: fact.name == "request.kept_apart" or says("longer")(fact),
    **{f"AGENCY-{rag}": is_("rag", rag) for rag in ("RED", "AMBER", "GREEN")},
}


@dataclass(frozen=True)
class Said:
    """What must be the case of one promise."""

    kind: str
    start: object
    due_at: datetime
    state: str
    kept_at: datetime | None
    kept_fact: object
    ended_at: datetime | None
    ended_why: str | None
    owner: int | None
    also: int | None
    safety: bool
    known_until: datetime | None
    settled_until: datetime | None


class Story:
    """Everything told of some children."""

    def __init__(self, people):
        every = list(Fact.objects.filter(person_id__in=people).order_by("seq"))
        self.first = {one.id: one for one in every}
        self.versions = {}
        for one in every:
            self.versions.setdefault(one.root, []).append(one)
        self.newest = [versions[-1] for versions in self.versions.values()]
        self.standing = [one for one in self.newest if not one.retracts]
        acts = list(Act.objects.filter(person_id__in=people).order_by("at", "id"))
        self.acts = [one for one in acts if one.act != Deed.UNDO and not taken_back(one, acts)]
        self.rules = accepted_rules()

    def named(self, person, *names):
        return [one for one in self.standing if one.person_id == person and one.name in names]

    def limit(self, code, at):
        rule = rule_at(self.rules, code, local_date(at))
        return due(at, rule.value, rule.unit)


def taken_back(act, acts):
    return any(
        one.undoes == act.id and one.by_id == act.by_id and one.at <= act.at + timedelta(minutes=10)
        for one in acts
    )


def promises(story, ids):
    """Return what every promise must be, by id; `ids` gives the id of a kind's starting fact."""
    found = {}
    for kind in KINDS.values():
        for start in story.newest:
            if start.name in kind.starts and any(
                fits(kind, one) for one in story.versions[start.root]
            ):
                promise = ids(kind.code, start.root, start.person_id)
                acts = [one for one in story.acts if one.promise == promise]
                found[promise] = one_promise(story, kind, start, acts)
    return found


def fits(kind, fact):
    data = fact.data
    if kind.due_from and day_of(data.get(kind.due_from)) is None:
        return False
    if kind.every_from and not re.fullmatch(r"[1-9]\d{0,2}", str(data.get(kind.every_from))):
        return False
    return WHEN.get(kind.code, lambda fact: True)(fact)


def day_of(text):
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError):
        return None


def one_promise(story, kind, start, acts):
    due_at = when_due(story, kind, start)
    how, fact, at = outcome(story, kind, start, acts)
    owner, also = owners(story, kind, start, acts, at)
    kept = how == "kept"
    state = {"kept": "kept" if kept and at < due_at else "kept_late", "open": "open"}
    state |= {"withdraw": "withdrawn"}
    return Said(
        kind=kind.code,
        start=start.root,
        due_at=due_at,
        state=state.get(how, "void"),
        kept_at=at if kept else None,
        kept_fact=fact.root if kept else None,
        ended_at=None if how in ("kept", "open") else at,
        ended_why=why(how, start, fact),
        owner=owner,
        also=also,
        safety=is_safety(story, kind, start),
        known_until=known(story, kind, start, acts) if how == "open" else None,
        settled_until=settled(story, start, due_at),
    )


def why(how, start, fact):
    if how == "undone":
        return "retracted" if start.retracts else "corrected"
    if how == "ended":
        return fact.name
    return fact.data.get("reason") if how in ("withdraw", "void") else None


def when_due(story, kind, start):
    if kind.limit:
        return story.limit(kind.limit, start.occurred_at)
    if not fits(kind, start):
        return end_of_day(local_date(start.occurred_at))
    if kind.due_from:
        return end_of_day(day_of(start.data[kind.due_from]))
    return due(start.occurred_at, int(start.data[kind.every_from]), "working days")


def outcome(story, kind, start, acts):
    """Whichever came first; on one day keeping comes before ending."""
    if start.retracts or not fits(kind, start):
        return "undone", start, start.occurred_at
    kept = first(story, kind, kind.keeps, start)
    ended = first(story, kind, kind.ends, start)
    if kind.ends_at_death:
        dead = story.named(start.person_id, "child.died")
        dying = min(dead, key=lambda one: (one.occurred_at, one.seq), default=None)
        if dying is not None and (
            ended is None or (dying.occurred_at, dying.seq) < (reckoned(kind, ended), ended.seq)
        ):
            ended = dying
            end_counts = dying.occurred_at
        else:
            end_counts = reckoned(kind, ended) if ended else FOREVER
    else:
        end_counts = reckoned(kind, ended) if ended else FOREVER
    closing = [one for one in acts if one.act in (Deed.WITHDRAW, Deed.VOID)]
    said = closing[0] if closing else None
    said_at = said.at if said else FOREVER
    if kept is not None and kept.occurred_at <= min(end_counts, said_at):
        return "kept", kept, kept.occurred_at
    if ended is not None and ended.occurred_at <= said_at:
        return "ended", ended, max(ended.occurred_at, start.occurred_at)
    return (said.act, said, said.at) if said else ("open", None, FOREVER)


def reckoned(kind, fact):
    """A fact known to the day counts at the day's end, unless it is of the sort that starts."""
    if fact.precision == "minute" or fact.name in kind.starts:
        return fact.occurred_at
    return end_of_day(local_date(fact.occurred_at)) - timedelta(microseconds=1)


def place(kind, fact):
    """Its place in the story: at one instant what starts comes before what keeps or ends."""
    return (reckoned(kind, fact), fact.name not in kind.starts, fact.seq)


def first(story, kind, marks, start):
    found = [
        fact
        for mark in marks
        for fact in story.standing
        if fact.name == mark.name
        and getattr(fact, mark.tie) == getattr(start, mark.tie)
        and place(kind, fact) > place(kind, start)
    ]
    return min(found, key=lambda one: (reckoned(kind, one), one.seq), default=None)


def allocations(story, person, post):
    """Who held a post of the child, in order: (worker, since, until)."""
    told = [
        one
        for one in story.named(person, "child.allocated")
        if (one.data["role"] in WORKERS if post == "worker" else one.data["role"] == post)
    ]
    told.sort(key=lambda one: (one.occurred_at, one.seq))
    ends = story.named(person, "allocation.ended")
    for number, one in enumerate(told):
        over = [
            end.occurred_at
            for end in ends
            if end.thread == one.thread and end.occurred_at >= one.occurred_at
        ]
        over += [later.occurred_at for later in told[number + 1 : number + 2]]
        yield one.data["worker"], one.occurred_at, min(over, default=FOREVER)


def owners(story, kind, start, acts, at):
    held = list(allocations(story, start.person_id, kind.post))
    current = [
        (number, one)
        for number, one in enumerate(held)
        if one[1] <= at and (at < one[2] or at == one[2] == FOREVER)
    ]
    number, (worker, since, _) = current[-1] if current else (0, (None, None, None))
    passed = [one for one in acts if one.act == Deed.REASSIGN]
    named = passed[-1].data["to"] if passed else None
    if named is None and kind.owner_from:
        named = start.data.get(kind.owner_from)
    from_when = passed[-1].at if passed else start.occurred_at
    changed = since is not None and since > from_when
    if named is None:
        before = held[number - 1][0] if changed and number else None
        return worker, None if before == worker else before
    earlier = {one[0] for one in held[:number]}
    if changed and worker != named and named in earlier:
        return worker, named
    return named, None


def is_safety(story, kind, start):
    if kind.safety_while is None:
        return kind.safety
    told = [
        one
        for one in story.named(start.person_id, *kind.safety_while)
        if one.occurred_at < start.occurred_at or (one.occurred_at == start.occurred_at)
    ]
    last = max(told, key=lambda one: (reckoned(kind, one), one.seq), default=None)
    return last is not None and last.name == kind.safety_while[0]


def known(story, kind, start, acts):
    if start.source != "return":
        return None
    tie = Tie(kind.tie)
    lived = any(
        one.source == "lived"
        and one.name in kind.told_by
        and getattr(one, tie) == getattr(start, tie)
        and place(kind, one) > place(kind, start)
        for one in story.standing
    )
    spoken = any(one.act not in (Deed.ACKNOWLEDGE, Deed.REASSIGN) for one in acts)
    covered = [one.occurred_at for one in story.named(start.person_id, "return.covered")]
    return None if lived or spoken else max(covered, default=None)


def settled(story, start, due_at):
    told = story.first[start.root].recorded_at
    if start.source != "return" or due_at > told:
        return None
    return story.limit("SETTLE", told)
