"""What others wrote about one's children since one last looked."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.urls import reverse

from kith.access.actors import Actor
from kith.access.models import Grant
from kith.accounts.queries import account_names
from kith.cases.timeline import sentence, workers_in
from kith.desk import saying
from kith.kernel import clock
from kith.people.queries import ChildCard
from kith.promises.models import Act, Deed, Fact, Promise, Source
from kith.web import words
from kith.web.lines import Moment

MOST = 8
MOST_CHILDREN = 100


@dataclass(frozen=True)
class Changed:
    """The newest of what changed, and of how many; `since` None where it is the first look."""

    since: datetime | None
    moments: tuple[Moment, ...] = ()
    more: int = 0


@dataclass(frozen=True)
class News:
    """One thing that somebody else wrote: a fact, or something said of a promise."""

    at: datetime
    person: int
    by: int | None
    says: str
    promise: str = ""


def own_children(actor: Actor, covers: Iterable[int] = ()) -> list[int]:
    """Return the children whom the actor works with by name, and those of whom the actor covers."""
    now = clock.now()
    live = Q(from_at__lte=now) & (Q(until_at=None) | Q(until_at__gt=now))
    mine = Grant.objects.filter(live, account_id__in=[actor.id, *covers], reach="worker")
    ids = mine.order_by("-from_at", "-id").values_list("person_id", flat=True)
    return list(dict.fromkeys(ids[: 2 * MOST_CHILDREN]))[:MOST_CHILDREN]


def news_of(actor: Actor, people: Collection[int], since: datetime | None) -> list[News]:
    """Return what others wrote of these people since a moment, newest first."""
    if since is None or not people:
        return []
    facts = Fact.objects.filter(person_id__in=people, recorded_at__gt=since, source=Source.LIVED)
    acts = Act.objects.filter(person_id__in=people, at__gt=since).exclude(act=Deed.UNDO)
    told = [
        *_facts(facts.exclude(recorded_by_id=actor.id).order_by("-recorded_at")[: 5 * MOST]),
        *_acts(acts.exclude(by_id=actor.id).order_by("-at")[: 5 * MOST]),
    ]
    return sorted(told, key=lambda one: one.at, reverse=True)


def _facts(facts: Iterable[Fact]) -> list[News]:
    held = list(facts)
    wanted: set[int] = set().union(*(workers_in(fact.name, fact.data) for fact in held))
    names = account_names(wanted)
    return [
        News(
            fact.recorded_at,
            fact.person_id,
            fact.recorded_by_id,
            _corrected(fact) or sentence(fact.name, fact.data, names),
        )
        for fact in held
    ]


def _corrected(fact: Fact) -> str:
    if fact.retracts:
        return f"Taken out, since it never happened: {sentence(fact.name, fact.data)}"
    return f"Put right: {sentence(fact.name, fact.data)}" if fact.replaces else ""


def _acts(acts: Iterable[Act]) -> list[News]:
    held = list(acts)
    still = set(
        Promise.objects.filter(id__in={a.promise for a in held}).values_list("id", flat=True)
    )
    return [
        News(act.at, act.person_id, act.by_id, saying.deed(act.act, act.data), str(act.promise))
        for act in held
        if act.promise in still
    ]


def moments(
    news: list[News], since: datetime | None, children: dict[int, ChildCard] | None = None
) -> Changed:
    """Return the news as lines; with `children`, each says of whom it is."""
    shown = news[:MOST]
    by = account_names(one.by for one in shown)
    lines = tuple(_moment(one, by, children) for one in shown)
    return Changed(since, lines, len(news) - len(shown))


def _moment(news: News, by: dict[int, str], children: dict[int, ChildCard] | None) -> Moment:
    card = (children or {}).get(news.person)
    about = reverse("child", args=[news.person])
    href = reverse("promise", args=[news.promise]) if news.promise else about if card else ""
    return Moment(
        title=f"{card.name}: {news.says}" if card else news.says,
        at=words.moment(news.at),
        when=news.at.isoformat(),
        by=by.get(news.by or 0, ""),
        href=href,
    )
