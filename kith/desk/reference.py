"""The reference pages of promise kinds and roles, written from the declarations."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from kith.accounts.roles import ROLES, Area, Level, Role
from kith.desk.queries.policy import number_words
from kith.desk.saying import RECORDED, begins_when, ended_when, kept_when
from kith.kernel.policy import DECLARED, PolicyRule, tag_words
from kith.promises.kinds import KINDS, AlertClass, PromiseKind

WRITTEN = "Written from the code by `kith reference`; a test keeps it in step."

# How loudly a promise may call (SUPPLEMENT S13).
ALERTS = {
    AlertClass.P0: "At once, by name, until somebody takes it",
    AlertClass.P1: "On the day",
    AlertClass.P2: "With the week's list",
    AlertClass.P3: "In figures only",
}


@dataclass(frozen=True)
class KindEntry:
    """One promise kind as the reference tells it."""

    code: str
    name: str
    promise: str
    starts: str
    keeps: str
    ends: str
    due: str
    counted: str
    owed_by: str
    alert: str
    source: str
    indicators: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class RoleEntry:
    """One role as the reference tells it: `may` has a letter for each area."""

    code: str
    name: str
    sentence: str
    reach: str
    above: str
    may: tuple[tuple[str, str, str], ...]


def kinds() -> list[KindEntry]:
    """Return every promise kind by code."""
    return [_kind(KINDS[code]) for code in sorted(KINDS)]


def kinds_in_words() -> list[KindEntry]:
    """Return the same with everything that happens as a sentence, and no code."""
    return [_in_words(KINDS[one.code], one) for one in kinds()]


def _in_words(kind: PromiseKind, entry: KindEntry) -> KindEntry:
    loud = ALERTS[kind.alert_class]
    safe = f"{ALERTS[AlertClass.P1]} while it is a safety promise; else {loud.lower()}"
    return replace(
        entry,
        starts=_sentence(begins_when(name) for name in kind.starts),
        keeps=_sentence(kept_when(mark.name).removeprefix(RECORDED) for mark in kind.keeps),
        ends=_sentence(ended_when(mark.name) or mark.name for mark in kind.ends),
        alert=safe if kind.safety_while else loud,
    )


def _sentence(clauses: Iterable[str]) -> str:
    said = "; or ".join(dict.fromkeys(clauses)) or "nothing"
    return f"{said[:1].upper()}{said[1:]}"


def roles() -> list[RoleEntry]:
    """Return every role in the order of the matrix."""
    return [_role(role) for role in ROLES.values()]


def _kind(kind: PromiseKind) -> KindEntry:
    rule = _rule(kind.limit)
    return KindEntry(
        code=kind.code,
        name=kind.name,
        promise=kind.says.format_map(_Blank()),
        starts=_listed(kind.starts),
        keeps=_listed(mark.name for mark in kind.keeps),
        ends=_listed(mark.name for mark in kind.ends),
        due=_due(rule),
        counted=kind.counted,
        owed_by=_owed_by(kind),
        alert="P1 while it is a safety promise" if kind.safety_while else kind.alert_class,
        source=kind.source,
        indicators=kind.indicators,
        note=kind.note,
    )


class _Blank(dict[str, str]):
    """Names stand for themselves where there is no child to speak of."""

    def __missing__(self, key: str) -> str:
        return {"name": "the child", "what": "what was agreed"}.get(key, key)


def _rule(code: str) -> PolicyRule | None:
    found = [rule for rule in DECLARED if rule.code == code]
    return found[-1] if found else None


def _due(rule: PolicyRule | None) -> str:
    if rule is None:
        return "as was agreed"
    return f"{number_words(rule.value, rule.unit)} ({tag_words(rule)})"


def _owed_by(kind: PromiseKind) -> str:
    role = ROLES[kind.owner_role].name
    if kind.owner_from:
        return f"whoever it was agreed with; until then {role}"
    return f"whoever the child is allocated to; until then {role}"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names) or "nothing"


def _role(role: Role) -> RoleEntry:
    may = (
        (area.words, role.level(area).letter, role.level(area).words)
        for area in Area
        if role.level(area) > Level.NONE
    )
    above = ROLES[role.above].name if role.above else ""
    return RoleEntry(role.code, role.name, role.sentence, role.scope.words, above, tuple(may))


def kinds_page() -> str:
    """Return `docs/reference/kinds.md`."""
    lines = ["# Promise kinds", "", WRITTEN, ""]
    for entry in kinds():
        lines += [f"## {entry.name} ({entry.code})", "", f"*{entry.promise}.*", ""]
        lines += [
            f"- **Due:** {entry.due}; {entry.counted}",
            f"- **Starts:** {entry.starts}. **Kept by:** {entry.keeps}. **Ended by:** {entry.ends}",
            f"- **Owed by:** {entry.owed_by}. **Alert class:** {entry.alert}",
            f"- **Source:** {entry.source}",
            f"- **Indicators:** {', '.join(entry.indicators) or 'none'}",
            *([f"- {entry.note}"] if entry.note else []),
            "",
        ]
    return "\n".join(lines).rstrip() + "\n"


def roles_page() -> str:
    """Return `docs/reference/roles.md`."""
    head = "| Role | Reaches | Above | " + " | ".join(area.words for area in Area) + " |"
    lines = ["# Roles", "", WRITTEN, "", _legend(), "", head, "|---" * (3 + len(Area)) + "|"]
    for role in ROLES.values():
        letters = " | ".join(role.level(area).letter for area in Area)
        above = ROLES[role.above].name if role.above else "–"
        lines.append(f"| {role.name} | {role.scope.words} | {above} | {letters} |")
    lines += ["", "## Who holds them, and why", ""]
    lines += [f"- **{role.name}** (`{role.code}`): {role.sentence}" for role in ROLES.values()]
    return "\n".join(lines) + "\n"


def _legend() -> str:
    return ". ".join(f"**{level.letter}** {level.words}" for level in Level) + "."


PAGES = {"kinds.md": kinds_page, "roles.md": roles_page}


def write(folder: Path) -> None:
    """Write the pages into a folder."""
    for name, page in PAGES.items():
        (folder / name).write_text(page(), encoding="utf-8")
