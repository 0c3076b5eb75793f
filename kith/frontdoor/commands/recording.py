"""Writing a decision down: its checks, its boxes, what it rests on and whom else it thinks of."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from uuid import UUID

from kith.access.actors import Actor
from kith.accounts.queries import team_card
from kith.frontdoor.commands.considering import check_thoughts, consider
from kith.frontdoor.gaps import basis_of
from kith.frontdoor.models import Considered, Contact, Decision
from kith.frontdoor.rules import record
from kith.frontdoor.rules.channels import AGENCIES
from kith.frontdoor.rules.considering import Thought, written
from kith.frontdoor.rules.ladder import ladder_on, sentences
from kith.frontdoor.rules.needed import Basis
from kith.frontdoor.rules.outcomes import (
    AGREEMENT,
    CLOSED_REASONS,
    NOT_ASKED,
    OUTCOMES,
    Outcome,
)
from kith.kernel import clock
from kith.kernel.mistakes import Mistake

DECIDERS = ("mash_manager", "duty_manager", "head_of_service", "team_manager", "director")
OWN = ("history", "missing", "siblings")


@dataclass(frozen=True)
class Deciding:
    """A decision as its manager tells it. `record` holds the boxes of the dated record; `others`
    what is done for each child around; `to_team` is who takes it on where it becomes our work
    (until then it stays before this desk);
    `disagrees` a partner who does, so that a head of service settles it.
    """

    outcome: str
    level: int
    because: str
    sentences: tuple[str, ...] = ()
    record: Mapping[str, str] = field(default_factory=dict)
    others: Mapping[int, Thought] = field(default_factory=dict)
    agreement: str = ""
    agreement_why: str = ""
    next_step: str = ""
    next_owner: int | None = None
    next_by: date | None = None
    reason: str = ""
    where: str = ""
    to_team: int | None = None
    disagrees: str = ""


@dataclass(frozen=True)
class More:
    """What was looked up since a decision that stands: boxes, and children thought of."""

    record: Mapping[str, str] = field(default_factory=dict)
    others: Mapping[int, Thought] = field(default_factory=dict)

    @property
    def says_something(self) -> bool:
        """Whether there is anything to keep."""
        return bool(self.others) or any(text.strip() for text in self.record.values())


def child_of(row: Contact) -> int:
    """Return the child whom it is about; a mistake where it is about none."""
    if row.person_id is None:
        raise Mistake("", "This is about no child: name who follows it up")
    return row.person_id


def checked(row: Contact, deciding: Deciding) -> Outcome:
    """Return the outcome, or say in which box something cannot be."""
    child_of(row)
    if deciding.outcome not in OUTCOMES:
        raise Mistake("outcome", "Choose what happens next")
    if not 1 <= deciding.level <= 4:
        raise Mistake("level", "Choose a level of need")
    if not record.gives_a_reason(deciding.because):
        raise Mistake("because", "Say why, in a sentence that is about this child")
    known = sentences(ladder_on(clock.today()))
    if not set(deciding.sentences) <= set(known):
        raise Mistake("sentences", "Choose among the sentences of the ladder that are shown")
    if deciding.to_team and team_card(deciding.to_team) is None:
        raise Mistake("to_team", "Choose the team that takes it on")
    if deciding.reason and deciding.reason not in CLOSED_REASONS:
        raise Mistake("reason", "Choose a reason from the list")
    if deciding.outcome in ("other_route", "other_authority") and not deciding.where.strip():
        raise Mistake("where", "Say to whom it goes")
    _check_agreement(deciding)
    check_thoughts(deciding.others)
    return OUTCOMES[deciding.outcome]


def _check_agreement(deciding: Deciding) -> None:
    if deciding.agreement not in {"", *AGREEMENT}:
        raise Mistake("agreement", "Choose how it stands with agreement")
    if deciding.agreement_why not in {"", *NOT_ASKED}:
        raise Mistake("agreement_why", "Choose a reason from the list")
    if deciding.disagrees not in {"", *AGENCIES}:
        raise Mistake("disagrees", "Choose who disagrees")


def keep(
    actor: Actor,
    row: Contact,
    deciding: Deciding,
    rests_on: Basis,
    *,
    stands: bool = False,
    action: UUID | None = None,
) -> Decision:
    """Write a decision down, with what was missing and what is done for each child around."""
    number = Decision.objects.filter(contact_id=row.id).count() + 1
    edition = record.edition_on(clock.today())
    boxes = {box.key: deciding.record.get(box.key, "").strip() for box in edition.boxes}
    kept = Decision.objects.create(
        contact_id=row.id,
        person_id=child_of(row),
        number=number,
        outcome=deciding.outcome,
        level=deciding.level,
        sentences=list(deciding.sentences),
        because=deciding.because.strip(),
        record={"form": edition.code, **{key: text for key, text in boxes.items() if text}},
        gaps=[asdict(one) for one in rests_on.gaps],
        incomplete=bool(rests_on.gaps),
        complete=rests_on.complete.percent,
        agreement=deciding.agreement,
        agreement_why=deciding.agreement_why,
        next_step=deciding.next_step.strip(),
        next_owner_id=deciding.next_owner,
        next_by=deciding.next_by,
        next_thread=action,
        stands=stands,
        decided_as=next((one for one in DECIDERS if one in actor.roles), ""),
        decided_by_id=actor.id,
        decided_at=clock.now(),
    )
    consider(actor, row, kept, deciding.others)
    return kept


def weighed(row: Contact, deciding: Deciding) -> Basis:
    """Return what a decision rests on, by what stands in its boxes."""
    own = written(deciding.record, OWN)
    return basis_of(row, work=OUTCOMES[deciding.outcome].work, own=own)


def as_before(last: Decision, more: More) -> Deciding:
    """Return a decision as it stands, with all that was written down so far and now."""
    rows = Considered.objects.filter(decision__contact_id=last.contact_id)
    before = {
        one.other_id: Thought(one.choice, one.why) for one in rows.order_by("decision__number")
    }
    said = {key: text for key, text in more.record.items() if text.strip()}
    return Deciding(
        outcome=last.outcome,
        level=last.level,
        because=last.because,
        sentences=tuple(last.sentences),
        record={**last.record, **said},
        others={**before, **more.others},
        agreement=last.agreement,
        agreement_why=last.agreement_why,
    )
