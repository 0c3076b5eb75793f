"""Word of a child at the front door: taken in, graded, screened, and decided or passed on."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from kith.demo.years import figures, words
from kith.demo.years.chance import OPENS, in_time, pick, working
from kith.demo.years.hands import (
    DAY_DESK,
    DECIDERS,
    LOCALITIES,
    NIGHT_DESK,
    YOUTH,
    manager_of,
)
from kith.demo.years.story.after import Decided, after_decision, looked_at_closely
from kith.demo.years.story.answering import child_hears
from kith.demo.years.story.asking import Word as About
from kith.demo.years.story.asking import looked_at_again, others_are_asked
from kith.demo.years.story.helping import forget_help
from kith.demo.years.story.incident import serious
from kith.demo.years.story.looked_up import written_down
from kith.demo.years.story.screened import screened
from kith.demo.years.story.telling import Teller
from kith.demo.years.story.word import Word
from kith.demo.years.story.wording import worded
from kith.frontdoor.rules.channels import NOT_PROFESSIONAL, SPOKEN
from kith.frontdoor.rules.outcomes import OUTCOMES
from kith.kernel.clock import at_local, local_date
from kith.kernel.workdays import add_working_days, in_office

CHANNELS = {
    "police": ("police",),
    "education": ("telephone", "web_form", "email"),
    "health": ("telephone", "email"),
    "family": ("family", "telephone"),
    "public": ("family", "walk_in"),
    "edt": ("edt",),
    "authority": ("other_authority",),
    "child": ("child",),
}
BY_POST = ("email", "telephone")
SCHOOL_IS_SHUT = (8,)
AWAKE = (("police", 0, 24), ("edt", 18, 30), ("education", 8.5, 16.5))
LAST_MINUTES = timedelta(days=5)
AT_ONCE = timedelta(hours=2)


def word_comes(teller: Teller, number: int, day: date) -> None:
    """Tell of one contact from its arrival to its decision and what follows."""
    word = _arrives(teller, number, day)
    if word is None:
        return
    _graded(teller, word)
    indicated = screened(teller, word)
    if teller.work_until and word.arrived < teller.work_until:
        _passed_on(teller, word)
        looked_at_closely(teller, word.label, indicated, teller.worker)
    else:
        worker = _decided(teller, word)
        looked_at_closely(teller, word.label, indicated, worker)


def _arrives(teller: Teller, number: int, day: date) -> Word | None:
    agency = _agency(teller, day)
    arrived = _hour(teller, agency, day)
    if teller.free_at and arrived < teller.free_at:
        arrived = teller.soon(teller.free_at, 30, 600)
    until = teller.work_until
    if until and until - LAST_MINUTES <= arrived <= until:
        arrived = teller.soon(until, 120, 900)
    if local_date(arrived) > teller.season.last:
        return None
    forget_help(teller, arrived)
    rag = pick(teller.chance, figures.OUTSIDE_RAGS if teller.child.outside else figures.RAGS)
    word = Word(f"contact-{number}", agency, rag, arrived, teller.child.outside, arrived)
    _taken_in(teller, word, first=number == 1)
    return word


def _agency(teller: Teller, day: date) -> str:
    agency = pick(teller.chance, figures.AGENCIES)
    shut = agency == "education" and day.month in SCHOOL_IS_SHUT
    return "public" if shut else agency


def _hour(teller: Teller, agency: str, day: date) -> datetime:
    first, last = next(((a, b) for name, a, b in AWAKE if name == agency), (8.0, 21.0))
    hour = teller.chance.triangular(first, last, (first + last) / 2)
    return at_local(day, timedelta(seconds=round(hour * 3600)))


def _taken_in(teller: Teller, word: Word, first: bool) -> None:
    """Somebody reads it: the desk in its hours, the night desk in the others."""
    danger = word.rag == "RED" and teller.often(0.25)
    word.now = teller.at_once("opened", word.arrived, 9 if word.rag == "RED" else 25)
    by = _desk(teller, word.now)
    word.hurries = suspect = danger or teller.often(
        {"RED": 0.8, "AMBER": 0.06, "GREEN": 0.01}[word.rag]
    )
    if first:
        teller.tell(word.now, by, "write_down", makes="child", child=teller.child)
    channel = teller.any_of(CHANNELS.get(word.agency, BY_POST))
    told = worded(teller, channel, word.agency, word.arrived)
    word.harms = told.get("harms", ())
    teller.tell(
        word.now,
        by,
        "arrive",
        makes=word.label,
        channel=channel,
        agency=word.agency,
        arrived_at=word.arrived,
        what_happened=teller.any_of(words.OUTSIDE if word.outside else words.AT_HOME),
        safe_now="no" if danger else teller.any_of(("yes", "yes", "not_known")),
        source_name=teller.any_of(words.SOURCES.get(word.agency, words.SOMEBODY)),
        red_suspect=suspect,
        **told,
    )
    asked = told.get("asked", {})
    child_hears(teller, word.label, channel, asked, word.arrived, word.now)
    if channel not in SPOKEN and word.agency not in NOT_PROFESSIONAL:
        at = teller.done("acknowledged", "T4", word.arrived, teller.soon(word.now, 1, 30))
        teller.tell(at, by, "told_that_it_arrived", word.label, how="email")
    if danger:
        word.now = teller.at_once("taken", word.now, 8)
        teller.tell(word.now, by, "tell_of_danger", word.label, whom="The inspector on duty")


def _desk(teller: Teller, at: datetime) -> str:
    return str(teller.any_of(DAY_DESK if in_office(at) else NIGHT_DESK))


def _graded(teller: Teller, word: Word) -> None:
    why = teller.any_of(words.WHY_THIS_URGENT)
    if word.rag == "RED" or word.hurries:
        word.now = teller.at_once("graded", word.now, 10)
    else:
        word.now = teller.done("graded", "T2", word.arrived, word.now)
    by = _desk(teller, word.now)
    teller.tell(word.now, by, "grade_contact", word.label, rag=word.rag, why=why)
    if word.rag == "RED":
        word.now = teller.at_once("taken", word.now, 25)
        teller.tell(word.now, teller.any_of(DECIDERS), "acknowledge", word.label)
    elif word.agency == "edt" and not in_office(word.now):
        _over_night(teller, word)


def _over_night(teller: Teller, word: Word) -> None:
    """The night leaves the rest for the morning, and the day takes it over."""
    by = teller.any_of(NIGHT_DESK)
    word.now = teller.soon(word.now, 5, 40)
    did = "Spoke with the family; the child sleeps at home"
    left = "Ring them in the morning, and school"
    teller.tell(word.now, by, "leave_for_morning", word.label, done=did, left=left)
    morning = _next_morning(word.now)
    in_hour = not teller.often(teller.misses("handover", word.now))
    word.now = teller.soon(morning, *((2, 50) if in_hour else (70, 300)))
    teller.tell(word.now, teller.any_of(DAY_DESK), "take_over", word.label)


def _next_morning(at: datetime) -> datetime:
    day = local_date(at)
    today = at_local(day, OPENS)
    if at < today and in_office(today):
        return today
    return at_local(add_working_days(day, 1), OPENS)


def _passed_on(teller: Teller, word: Word) -> None:
    """We work with the child already: their own team takes it up."""
    word.now = teller.soon(word.now, 4, 60)
    teller.tell(word.now, teller.any_of(DAY_DESK), "pass_on", word.label)
    at = teller.done("passed", "LINKED", word.now)
    teller.tell(
        at, manager_of(teller.team), "take_up", word.label, words="The worker sees the child"
    )
    teller.free_at = at


def _decided(teller: Teller, word: Word) -> str:
    """Tell of the decision and what follows; return who works with the child from then on."""
    if word.rag != "RED" and teller.often(figures.ASKED_BACK):
        _asked_back(teller, word)
    outcome = pick(teller.chance, figures.OUTCOMES[word.rag])
    about = About(word.label, word.rag, word.harms, OUTCOMES[outcome].work)
    word.now, known = others_are_asked(teller, about, word.now)
    at = _moment_of_decision(teller, word, outcome, known.whole_at)
    by = teller.any_of(DECIDERS)
    if word.rag == "RED" and word.outside and teller.often(figures.SERIOUS):
        at = serious(teller, word.label, word.now, at, joint=outcome == "strategy")
    to_team = _team_for(teller) if outcome in ("strategy", "assess") else ""
    record, looked_up = written_down(teller)
    teller.tell(
        at,
        by,
        "decide",
        word.label,
        outcome=outcome,
        level=words.LEVELS[outcome],
        because=words.BECAUSE[outcome],
        sentences=words.SENTENCES[words.LEVELS[outcome]],
        reason=words.CLOSED_AS.get(outcome, ""),
        where=words.ELSEWHERE.get(outcome, ""),
        next_step="A first visit at home" if outcome == "early_help" else "",
        to_team=to_team,
        record=record,
    )
    word.now = at
    teller.free_at = at
    professional = word.agency not in NOT_PROFESSIONAL
    decided = Decided(
        word.label, by, outcome, word.rag, at, word.arrived, professional, to_team, record
    )
    again = after_decision(teller, decided)
    if not looked_up:
        known = replace(known, lacks=True)
    looked_at_again(teller, word.label, by, [at, *again], known)
    return teller.worker if to_team else ""


def _asked_back(teller: Teller, word: Word) -> None:
    word.now = teller.soon(word.now, 5, 50)
    by = teller.any_of(DAY_DESK)
    teller.tell(word.now, by, "ask_back", word.label, missing=("childs_words", "household"))
    word.now = teller.soon(word.now, 40, 400)
    teller.tell(word.now, by, "complete", word.label, words="The sender rang back with the rest")


def _moment_of_decision(
    teller: Teller, word: Word, outcome: str, known: datetime | None
) -> datetime:
    """It waits for the rest where that comes in time, and for nothing that does not."""
    at_once = word.rag == "RED" or outcome == "strategy"
    if known and at_once and known - word.now < AT_ONCE:
        return teller.soon(known, 5, 40)
    if at_once:
        return teller.at_once("decided", teller.soon(word.now, 10, 60), 110)
    due_at = teller.limit("T4", word.arrived)
    since = teller.soon(word.now, 10, 90)
    if known and since < known < due_at:
        since = teller.soon(known, 2, 20)
    if since >= due_at or teller.often(teller.misses("decided", word.arrived)):
        return teller.later(since, due_at)
    at = in_time(teller.chance, since, due_at)
    return at if in_office(at) or at > since else working(teller.chance, at)


def _team_for(teller: Teller) -> str:
    return str(teller.any_of(YOUTH if teller.child.outside else LOCALITIES))
