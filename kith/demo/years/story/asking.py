"""Others are asked what they know: whom, how much comes back, how late, and what that changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from kith.demo.years import figures, words
from kith.demo.years.chance import pick
from kith.demo.years.desks import desks_for
from kith.demo.years.hands import DAY_DESK
from kith.demo.years.story.telling import Teller
from kith.frontdoor.rules.asking import SINCE, usual
from kith.frontdoor.rules.needed import edition_on
from kith.kernel.clock import local_date

LEGAL = {"RED": "enquiry", "AMBER": "safeguard", "GREEN": "agreed"}


@dataclass(frozen=True)
class Word:
    """What others are asked about: its label, its grade, what is feared, and whether it becomes
    our work.
    """

    label: str
    rag: str
    harms: tuple[str, ...]
    work: bool

    def needs(self, day: date) -> tuple[str, ...]:
        """Return the agencies whose word matters most."""
        needed = edition_on(day).agencies
        return tuple(one.code for one in needed if one.holds(self.rag, self.harms, self.work))


@dataclass(frozen=True)
class Asked:
    """One request of a contact: when any answer came, and when all that matters most was there."""

    agency: str
    came: tuple[datetime, ...]
    known_at: datetime | None


@dataclass(frozen=True)
class Known:
    """What a decision rests on: whom it lacks for good, and the requests with their answers."""

    asked: tuple[Asked, ...] = ()
    lacks: bool = False

    @property
    def whole_at(self) -> datetime | None:
        """When all of it was there; None if some of it never is."""
        moments = [one.known_at for one in self.asked]
        known = [one for one in moments if one is not None]
        return None if self.lacks or not known or len(known) < len(moments) else max(known)

    def is_missing(self, at: datetime) -> bool:
        """Say whether something that matters was not there at a moment."""
        return self.lacks or any(one.known_at is None or one.known_at > at for one in self.asked)


def others_are_asked(teller: Teller, word: Word, now: datetime) -> tuple[datetime, Known]:
    """Tell whom the desk asks and what comes back, for which nobody waits; return when it asked."""
    needs = word.needs(local_date(now))
    share = figures.ASKED_FOR_WORK if word.work else figures.ASKED[word.rag]
    if not teller.often(share):
        return now, Known(lacks=bool(needs))
    at = teller.soon(now, 4, 45)
    agencies = _whom(teller, word, needs)
    teller.tell(
        at, teller.any_of(DAY_DESK), "ask_agencies", word.label,
        agencies=dict.fromkeys(agencies, ""), tells=words.TELLS, legal=LEGAL[word.rag],
        desks=desks_for(teller.child, agencies),
        agreement="given" if word.rag == "GREEN" else "not_needed",
    )  # fmt: skip
    slow = teller.often(figures.SLOW)
    asked = tuple(_answers(teller, word, agency, at, slow=slow) for agency in agencies)
    return at, Known(asked, lacks=not set(needs) <= set(agencies))


def _whom(teller: Teller, word: Word, needs: tuple[str, ...]) -> list[str]:
    """Those who matter most, first; then others who are usually asked."""
    found = [one for one in needs if not teller.often(figures.FORGOT)]
    rest = [one for one in SINCE if one in usual(word.rag) and one not in needs]
    more = max(teller.any_of(figures.HOW_MANY[word.rag]) - len(found), 0 if found else 1)
    return sorted([*found, *teller.chance.sample(rest, min(len(rest), more))])


def _answers(teller: Teller, word: Word, agency: str, asked: datetime, *, slow: bool) -> Asked:
    request = f"{word.label}/{agency}"
    at = _when(teller, word.rag, asked, slow=slow)
    how = _how(teller, agency, asked)
    _comes(teller, request, at, how)
    if how not in ("part", "most"):
        return Asked(agency, (at,), at)
    rest = teller.done("reply", "AGENCY-REST", at)
    known = at if how == "most" else None
    if teller.often(figures.NEVER_WHOLE):
        rest = teller.days_on(at, 8, 20)
        by = teller.any_of(DAY_DESK)
        teller.tell(rest, by, "withdraw", request, why="It is a month old; the school knows more")
        return Asked(agency, (at,), known)
    _comes(teller, request, rest, "full")
    return Asked(agency, (at, rest), known or rest)


def _when(teller: Teller, rag: str, asked: datetime, *, slow: bool) -> datetime:
    """In a slow enquiry most are late; in a quick one that is RED, they are rung and say it."""
    if rag == "RED" and not slow:
        return teller.soon(asked, 5, 50)
    missed = teller.misses("reply", asked) / figures.SLOW if slow else 0.0
    return teller.done_or_missed(f"T3-{rag}", asked, missed)


def _how(teller: Teller, agency: str, asked: datetime) -> str:
    part = figures.PARTIAL.get(agency, figures.PARTIAL_ELSE)
    share = min(figures.WORST, part * teller.season.pressure(local_date(asked)) ** figures.STRAIN)
    how = pick(teller.chance, {"part": share, "nil": 0.08, "refused": 0.01, "full": 0.91 - share})
    return "most" if how == "part" and teller.often(figures.ALL_THAT_MATTERS) else how


def _comes(teller: Teller, request: str, at: datetime, how: str) -> None:
    by = teller.any_of(DAY_DESK)
    if how == "refused":
        teller.tell(at, by, "refuse", request, reason="confidence", by_name="Dr Quaye")
        return
    name = teller.any_of(words.ANSWERING)
    teller.tell(at, by, "record_reply", request, answers=how, by_name=name)


def looked_at_again(
    teller: Teller, label: str, by: str, decided: Iterable[datetime], known: Known
) -> None:
    """What was missing at a decision, and what comes after it, is looked at again."""
    moments = list(decided)
    later = sorted(at for one in known.asked for at in one.came if at > moments[0])
    starts = sorted([*(at for at in moments if known.is_missing(at)), *later])
    looks: list[datetime] = []
    for start in starts:
        if not looks or start >= looks[-1]:
            looks.append(_look(teller, start, known))
    for at in looks:
        teller.tell(at, by, "redecide", label, because=words.STANDS)


def _look(teller: Teller, start: datetime, known: Known) -> datetime:
    """Whoever looks waits for the rest, where it comes in time."""
    whole = known.whole_at
    waits = whole is not None and start < whole < teller.limit("BACKFILL", start)
    return teller.done("backfill", "BACKFILL", start, whole if waits else None)
