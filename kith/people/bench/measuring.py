"""Ask the questions as somebody at the front door would, and count who comes among the first five.

Timed is the whole look-up as the page makes it: reading what was typed, the gate, the policies, the
keys, the score, the cards and the line in the audit log.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from random import Random

from kith.access.actors import Actor, actor_for
from kith.accounts.models import Account, Membership, Team
from kith.kernel import clock
from kith.kernel.bench import Measured, Progress, timed
from kith.people.bench import trigram
from kith.people.bench.errors import KINDS, Question, question
from kith.people.bench.filling import PEOPLE, SEED
from kith.people.bench.population import TODAY, Invented, people
from kith.people.search.finding import Found, find_people
from kith.people.search.rules.asked import read

EACH = 200
FIRST = 5
SAMPLED = 20
NOON = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)


def measure(progress: Progress, count: int = PEOPLE) -> Measured:
    """Find everybody who is sought, time it, and do the same with trigrams where there are any."""
    questions = list(asked(count))
    with clock.frozen(NOON):
        actor = front_door()
        answers = []
        for number, each in enumerate(questions):
            progress(number, len(questions), "questions")
            answers.append(_found(actor, each))
        times = timed(lambda each: _found(actor, each), questions, batches=3)
    figures = {
        "people": float(count),
        "questions": float(len(questions)),
        "find_ms_p50": times.p50,
        "find_ms_p95": times.p95,
        **first_five(questions, answers),
        **trigram.figures(questions),
    }
    return Measured(figures, list(_sample(questions, answers)))


def asked(count: int, each: int = EACH) -> Iterator[Question]:
    """Give so many questions of each kind, about people all over the city; the same every time."""
    random = Random(SEED + 1)
    wanted = Counter({kind: each for kind in KINDS})
    chance = 20 * each * len(KINDS) / count
    for one in people(count, SEED):
        if random.random() < chance:
            yield from _one_question(one, wanted, random)


def _one_question(one: Invented, wanted: "Counter[str]", random: Random) -> Iterator[Question]:
    """Give a question about somebody, of the kind of which most are still wanted."""
    kinds = [kind for kind, left in wanted.items() if left > 0]
    for kind in random.sample(kinds, len(kinds)):
        made = question(kind, one, random)
        if made:
            wanted[kind] -= 1
            yield made
            return


def front_door() -> Actor:
    """Return somebody who works at the front door of the bench."""
    who, new = Account.objects.get_or_create(
        username="bench", defaults={"name": "Robin Bench", "kind": "worker"}
    )
    if new:
        team = Team.objects.get(code="bench")
        Membership.objects.create(account=who, team=team, role="front_door", from_at=clock.now())
    return actor_for(who.pk)


def _found(actor: Actor, each: Question) -> Sequence[Found]:
    return find_people(actor, asked=read(each.text, clock.today()))


def first_five(
    questions: Sequence[Question], answers: Sequence[Sequence[Found]]
) -> dict[str, float]:
    """Return the share of those sought who come among the first five, over all and by kind."""
    hits: defaultdict[str, list[bool]] = defaultdict(list)
    for each, found in zip(questions, answers, strict=True):
        hit = each.sought in [one.card.id for one in found[:FIRST]]
        hits["first_five"].append(hit)
        hits[f"first_five_{each.kind}"].append(hit)
    return {name: sum(found) / len(found) for name, found in hits.items()}


def _sample(
    questions: Sequence[Question], answers: Sequence[Sequence[Found]]
) -> Iterator[dict[str, object]]:
    """Give two questions of each kind, one that missed first, with who was sought and found."""
    pairs = sorted(
        zip(questions, answers, strict=True),
        key=lambda pair: pair[0].sought in [one.card.id for one in pair[1][:FIRST]],
    )
    shown = Counter[str]()
    for each, found in pairs:
        if shown[each.kind] < SAMPLED // len(KINDS):
            shown[each.kind] += 1
            yield {
                "kind": each.kind,
                "typed": each.text,
                "sought": each.sought,
                "found": [
                    {"person": one.card.id, "name": one.card.name, "score": one.score,
                     "reasons": list(one.reasons)}
                    for one in found[:FIRST]
                ],
            }  # fmt: skip
