"""Others are asked what they know: whom, how much comes back, how late, and what that changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kith.demo.years import figures, words
from kith.demo.years.chance import pick
from kith.demo.years.desks import desks_for
from kith.demo.years.hands import DAY_DESK
from kith.demo.years.story.telling import Teller
from kith.frontdoor.rules.asking import SINCE, usual
from kith.kernel.clock import local_date

LEGAL = {"RED": "enquiry", "AMBER": "safeguard", "GREEN": "agreed"}


@dataclass(frozen=True)
class Asked:
    """One request of a contact: its label, when it has a whole answer, when any came."""

    label: str
    came: tuple[datetime, ...]
    whole_at: datetime | None


def others_are_asked(
    teller: Teller, label: str, rag: str, now: datetime
) -> tuple[datetime, list[Asked]]:
    """Tell whom the desk asks and what comes back, for which nobody waits; return when it asked."""
    if not teller.often(figures.ASKED[rag]):
        return now, []
    at = teller.soon(now, 4, 45)
    agencies = _whom(teller, rag)
    teller.tell(
        at, teller.any_of(DAY_DESK), "ask_agencies", label,
        agencies=dict.fromkeys(agencies, ""), tells=words.TELLS, legal=LEGAL[rag],
        desks=desks_for(teller.child, agencies),
        agreement="given" if rag == "GREEN" else "not_needed",
    )  # fmt: skip
    return at, [_answers(teller, label, agency, rag, at) for agency in agencies]


def _whom(teller: Teller, rag: str) -> list[str]:
    can = [one for one in SINCE if one in usual(rag)]
    return sorted(teller.chance.sample(can, min(len(can), teller.any_of(figures.HOW_MANY[rag]))))


def _answers(teller: Teller, label: str, agency: str, rag: str, asked: datetime) -> Asked:
    request = f"{label}/{agency}"
    at = teller.done("reply", f"T3-{rag}", asked)
    part = figures.PARTIAL.get(agency, figures.PARTIAL_ELSE)
    share = min(figures.WORST, part * teller.season.pressure(local_date(asked)) ** figures.STRAIN)
    how = pick(teller.chance, {"part": share, "nil": 0.08, "refused": 0.01, "full": 0.91 - share})
    _comes(teller, request, at, how)
    if how != "part":
        return Asked(request, (at,), at)
    rest = teller.done("reply", "AGENCY-REST", at)
    if teller.often(figures.NEVER_WHOLE):
        rest = teller.days_on(at, 8, 20)
        by = teller.any_of(DAY_DESK)
        teller.tell(rest, by, "withdraw", request, why="It is a month old; the school knows more")
        return Asked(request, (at,), rest)
    _comes(teller, request, rest, "full")
    return Asked(request, (at, rest), rest)


def _comes(teller: Teller, request: str, at: datetime, how: str) -> None:
    by = teller.any_of(DAY_DESK)
    if how == "refused":
        teller.tell(at, by, "refuse", request, reason="confidence", by_name="Dr Quaye")
        return
    name = teller.any_of(words.ANSWERING)
    teller.tell(at, by, "record_reply", request, answers=how, by_name=name)


def looked_at_again(
    teller: Teller, label: str, by: str, decided: datetime, asked: Iterable[Asked]
) -> None:
    """What was missing at the decision, and what comes after it, is looked at again."""
    every = list(asked)
    missing = any(one.whole_at is None or one.whole_at > decided for one in every)
    if not missing:
        return
    looks = [teller.done("backfill", "BACKFILL", decided)]
    for came in sorted(at for one in every for at in one.came if at > decided):
        if came > looks[-1]:
            looks.append(teller.done("backfill", "BACKFILL", came))
    for at in looks:
        teller.tell(at, by, "redecide", label, because=words.STANDS)
