"""Dated policy on a page: every rule in words, what waits to be accepted, and what it would do."""

from dataclasses import dataclass
from datetime import date

from kith.access.actors import Actor
from kith.access.gates import NotHere, query
from kith.accounts.roles import Area, Level
from kith.desk.lines import Names
from kith.kernel.groups import LEADERS
from kith.kernel.load import accepted_rules
from kith.kernel.policy import PolicyRule, tag_words
from kith.people.queries import cards_of
from kith.promises.kinds import KINDS
from kith.promises.policy import Moved, check_leads, effect_of_policy, proposals


@dataclass(frozen=True)
class RuleTold:
    """One rule as the page tells it."""

    code: str
    says: str
    number: str
    tag: str
    source: str
    since: str
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class Source:
    """Where rules come from, with all that come from there."""

    place: str
    words: str
    tag: str
    rules: tuple[RuleTold, ...]


@dataclass(frozen=True)
class Proposal:
    """A rule that waits to be accepted."""

    id: int
    code: str
    number: str
    from_day: date | None
    says: str


@dataclass(frozen=True)
class PolicyPage:
    """Every rule that counts, and those that wait."""

    rules: tuple[RuleTold, ...]
    waiting: tuple[Proposal, ...]
    may_change: bool

    @property
    def sources(self) -> tuple[Source, ...]:
        """The rules by where they come from, in the order of its name."""
        found: dict[tuple[str, str], list[RuleTold]] = {}
        for rule in self.rules:
            found.setdefault((rule.source, rule.tag), []).append(rule)
        return tuple(
            Source(f"source-{n}", source, tag, tuple(rules))
            for n, ((source, tag), rules) in enumerate(sorted(found.items()))
        )


@dataclass(frozen=True)
class EffectPage:
    """What one waiting rule would do to the ledger."""

    proposal: Proposal
    rows: int
    named: tuple[Moved, ...]
    names: Names
    taken: bool


@query(Area.KPI, Level.SUMMARY)
def policy_page(actor: Actor, /) -> PolicyPage:
    """Return every rule; nothing here says anything of a child."""
    rules = sorted(accepted_rules(), key=lambda rule: (rule.code, str(rule.effective_from)))
    return PolicyPage(
        rules=tuple(_told(rule) for rule in rules),
        waiting=tuple(_waiting(actor)),
        may_change=bool(actor.roles & LEADERS),
    )


@query(Area.KPI, Level.VIEW)
def rules_to_change(actor: Actor, /) -> tuple[tuple[str, str], ...]:
    """Return the rules for which a leader may propose another number: code, and what it says."""
    check_leads(actor)
    says = {rule.code: f"{rule.words} ({rule.code})" for rule in accepted_rules()}
    return tuple(sorted(says.items(), key=lambda one: one[1].casefold()))


@query(Area.KPI, Level.VIEW)
def effect_page(actor: Actor, /, *, rule: int) -> EffectPage:
    """Return what a waiting rule would do: the number, and children to whoever works with names."""
    proposal = next((one for one in _waiting(actor) if one.id == rule), None)
    if proposal is None:
        raise NotHere
    effect = effect_of_policy(actor, rule=rule)
    named = effect.first_of_them if actor.may(Area.CHILD, Level.VIEW) else ()
    names = Names(cards_of(one.person for one in named), {})
    return EffectPage(proposal, effect.rows, named, names, effect.taken)


def _waiting(actor: Actor) -> list[Proposal]:
    return [
        Proposal(one.id, one.code, number_words(one.value, one.unit), one.from_day, one.says)
        for one in proposals(actor)
    ]


def _told(rule: PolicyRule) -> RuleTold:
    return RuleTold(
        code=rule.code,
        says=rule.words,
        number=number_words(rule.value, rule.unit),
        tag=tag_words(rule),
        source=rule.source,
        since=_since(rule),
        kinds=tuple(kind.name for kind in KINDS.values() if kind.limit == rule.code),
    )


def number_words(value: int, unit: str) -> str:
    """Return a number with its unit as one would say it: "1 day", "6:30pm", "60%"."""
    if unit == "minutes after midnight":
        return f"{value // 60 % 12 or 12}:{value % 60:02}{'am' if value < 12 * 60 else 'pm'}"
    if unit == "switch":
        return "on" if value else "off"
    if unit == "percent":
        return f"{value}%"
    return f"{value:,} {unit.removesuffix('s') if value == 1 else unit}"


def _since(rule: PolicyRule) -> str:
    if rule.effective_from is None:
        return "Not in force: no first day yet"
    since = "" if rule.effective_from.year < 1950 else f"from {rule.effective_from:%-d %B %Y}"
    until = f" until {rule.effective_to:%-d %B %Y}" if rule.effective_to else ""
    return (since + until).strip() or "always"
