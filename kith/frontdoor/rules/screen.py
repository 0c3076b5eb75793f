"""The screen for harm outside the family (SUPPLEMENT S3): three questions, then twelve.

It says what is indicated, by this dated list; a person decides. A "no" needs somebody who said so.
Nobody is screened on ethnicity, postcode, clothes, music or the names of friends: no question here
asks for any of it, and a test holds that.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Answer(StrEnum):
    """What can be answered. ASKED and NOT_ASKED are two ways of not knowing."""

    YES = "yes"
    NO = "no"
    ASKED = "not_known_asked"
    NOT_ASKED = "not_known_not_asked"


ANSWER_WORDS: Mapping[Answer, str] = {
    Answer.YES: "Yes",
    Answer.NO: "No",
    Answer.ASKED: "Not known, and we asked",
    Answer.NOT_ASKED: "Not known, and not asked",
}


@dataclass(frozen=True)
class Question:
    """One question; `critical` is the form of it that alone asks for a specialist assessment."""

    key: str
    words: str
    critical: str = ""
    note: str = ""


@dataclass(frozen=True)
class Edition:
    """The list as it holds from a day on."""

    code: str
    since: date
    gate: tuple[Question, ...]
    twelve: tuple[Question, ...]


EDITIONS: tuple[Edition, ...] = (
    Edition(
        "list 1",
        date(2018, 7, 4),
        gate=(
            Question("g1", "Hurt, threatened, used or controlled by somebody outside the family?"),
            Question("g2", "Missing, out late with strangers, or not in school?"),
            Question(
                "g3", "Anybody worried about exploitation, violence, weapons, drugs or images?"
            ),
        ),
        twelve=(
            Question("q1", "Away or out late, and nobody knew where?",
                     "Found far away with drugs, cash or unknown adults"),
            Question("q2", "Money, things or trips that cannot be explained?",
                     "The child says that it is owed and must be paid back"),
            Question("q3", "An older or controlling person or “partner” in their life?",
                     "That person controls whom they see, where they go or their phone"),
            Question("q4", "Injuries without a likely explanation?",
                     "Hurt with a weapon, or by several people"),
            Question("q5", "In cars, or fetched by people, that the family does not know?",
                     "Taken somewhere against their will"),
            Question("q6", "Carrying something to feel safe, or afraid of some places?",
                     "Somebody threatened to kill them or their family"),
            Question("q7", "Drugs or alcohol: using, keeping, carrying, selling?",
                     "Found with amounts, phones or keys that belong to somebody else"),
            Question("q8", "Losing school: excluded, part-time, under 90% there, on no roll?",
                     note="Under 50% is a strong sign."),
            Question("q9", "Secrets, pressure or fear about phone, games or pictures?",
                     "A picture was passed on, or somebody threatens to"),
            Question("q10", "A friend, brother or sister already hurt or exploited outside home?",
                     "One of them was badly hurt in the last 28 days"),
            Question("q11", "Arrested or found in a way that suggests somebody uses them?",
                     "Arrested for supply, a weapon or robbery with adults behind it",
                     "A search that found nothing is no sign."),
            Question("q12", "Sexual harm, health or pregnancy where somebody has power over them?",
                     "Any sexual offence against them"),
        ),
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Said:
    """One answer: what, whether its critical form holds, and who said so."""

    answer: Answer
    source: str = ""
    critical: bool = False


@dataclass(frozen=True)
class Limits:
    """The numbers of the rule, which are dated policy."""

    yes: int = 3
    not_asked: int = 4


@dataclass(frozen=True)
class Result:
    """What a screen indicates: `done` only when every question asked has its answer."""

    done: bool
    needs_twelve: bool
    specialist: bool
    gap: bool
    reasons: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    not_asked: tuple[str, ...] = field(default=())

    @property
    def word(self) -> str:
        """The result in a word, as it is kept."""
        if not self.done:
            return "unfinished"
        return "positive" if self.specialist else "negative"


Answers = Mapping[str, Said]


def edition_on(day: date, editions: Iterable[Edition] = EDITIONS) -> Edition:
    """Return the list that holds on a day."""
    return max((one for one in editions if one.since <= day), key=lambda one: one.since)


def is_due(age: int | None, has_sign: bool, from_age: int) -> bool:
    """Say whether a child is screened: from an age on, where it is not known, or with any sign."""
    return has_sign or age is None or age >= from_age


def opens(gate: Iterable[Question], answers: Answers) -> bool:
    """Say whether the three questions lead to the twelve: any that is not a "no"."""
    return any(answers[one.key].answer is not Answer.NO for one in gate if one.key in answers)


def screen(edition: Edition, answers: Answers, limits: Limits) -> Result:
    """Return what these answers indicate. Nothing but answers goes in: no fact about the child."""
    asked = edition.gate
    needs = opens(edition.gate, answers)
    if needs:
        asked = (*asked, *edition.twelve)
    missing = tuple(one.key for one in asked if not _is_answered(answers.get(one.key)))
    yes = [one for one in edition.twelve if needs and _yes(answers, one)]
    critical = [one for one in yes if one.critical and answers[one.key].critical]
    reasons = tuple(one.critical for one in critical)
    if len(yes) >= limits.yes:
        reasons = (*reasons, f"{len(yes)} of the twelve are yes")
    unasked = tuple(one.key for one in edition.twelve if needs and _unasked(answers, one))
    return Result(
        done=not missing,
        needs_twelve=needs,
        specialist=bool(reasons),
        gap=len(unasked) >= limits.not_asked,
        reasons=reasons,
        missing=missing,
        not_asked=unasked,
    )


def _is_answered(said: Said | None) -> bool:
    """A "no" without anybody who said so is no answer."""
    return said is not None and (said.answer is not Answer.NO or bool(said.source.strip()))


def _yes(answers: Answers, one: Question) -> bool:
    return one.key in answers and answers[one.key].answer is Answer.YES


def _unasked(answers: Answers, one: Question) -> bool:
    return one.key in answers and answers[one.key].answer is Answer.NOT_ASKED
