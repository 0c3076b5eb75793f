"""What the values of one child mean, and when they mean nothing that could be kept.

A blank element says as much as an absent one. `LeaveOut` is raised where the child cannot be kept
truly; everything else that the structure finds is a warning beside what is taken.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from re import ASCII, fullmatch

from kith.standards.cin_census.findings import Finding, Kind, shortened
from kith.standards.cin_census.groups import Group
from kith.standards.cin_census.reader import Child
from kith.standards.cin_census.shapes import Value
from kith.standards.cin_census.values import SPACE, day, is_number
from kith.standards.cin_census.years import Structure

_YES_NO = {"1": True, "0": False, "true": True, "false": False}
_SEX = {"M": "M", "F": "F", "U": "U", "1": "M", "2": "F", "0": "U", "9": "U"}
_UPN = r"[A-Z]\d{11}[\dA-Z]"


class LeaveOut(Exception):
    """This child cannot be kept truly: at which line, and why."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(why)
        self.line = line
        self.why = why


@dataclass(frozen=True)
class Reader:
    """Reads one child's values by the structure of the return's year."""

    child: Child
    structure: Structure

    def needed_day(self, group: Group, name: str) -> date:
        """Return a date that must be there and be a date."""
        found = self.ending_day(group, name)
        if found is None:
            raise LeaveOut(self.line(group, name), f"{name} is missing")
        return found

    def ending_day(self, group: Group, name: str) -> date | None:
        """Return a date whose absence says "not yet", so that one unreadable cannot be let go."""
        text = group.get(name).strip(SPACE)
        found = day(text)
        if text and found is None:
            why = f"{name} holds “{shortened(text)}”, which is not a date that can be read"
            raise LeaveOut(self.line(group, name), why)
        return found

    def days(self, group: Group, name: str) -> list[date]:
        """Return the dates of an element that may come many times; each must be a date."""
        found = []
        for text in group.every(name):
            read = day(text)
            if read is None:
                told = shortened(text.strip(SPACE))
                why = f"{name} holds “{told}”, which is not a date" if told else f"{name} is empty"
                raise LeaveOut(self.line(group, name), why)
            found.append(read)
        return found

    def loose_day(self, group: Group, name: str) -> date | None:
        """Return a date that can be done without."""
        return day(group.get(name))

    def needed_code(self, group: Group, name: str) -> str:
        """Return a code that must be there and be one of the year's."""
        found = self.code(group, name)
        if found is None:
            raise LeaveOut(self.line(group, name), f"{name} is missing")
        return found

    def code(self, group: Group, name: str) -> str | None:
        """Return a code of the year's set, or nothing if none is given."""
        return self._coded(group, name, group.get(name))

    def codes(self, group: Group, name: str) -> list[str]:
        """Return the codes of an element that may come many times; blanks say nothing."""
        found = (self._coded(group, name, text) for text in group.every(name))
        return [code for code in found if code]

    def _coded(self, group: Group, name: str, text: str) -> str | None:
        value, told = self.structure.shapes[group.name].holds[name], text.strip(SPACE)
        if not told:
            return None
        if isinstance(value, Value) and value.codes is not None and told not in value.codes:
            words = f"“{shortened(told)}”, which is not one of its codes in {self.structure.year}"
            raise LeaveOut(self.line(group, name), f"{name} holds {words}")
        return told

    def yes(self, group: Group, name: str) -> bool:
        """Return a yes or no, however it is said: 1 and 0, true and false."""
        told = group.get(name).strip(SPACE)
        found = _YES_NO.get(told.lower())
        if found is None:
            words = f"holds “{shortened(told)}”, which is neither 1 nor 0" if told else "is missing"
            raise LeaveOut(self.line(group, name), f"{name} {words}")
        return found

    def sex(self, group: Group) -> str:
        """Return M, F or U, from this year's element or another's."""
        asked = "Sex" if "sex" in self.structure.codes else "GenderCurrent"
        told = (group.get(asked) or group.get("Sex") or group.get("GenderCurrent")).strip(SPACE)
        found = _SEX.get(told)
        if found is None:
            words = (
                f"holds “{shortened(told)}”, which is no code of any year" if told else "is missing"
            )
            raise LeaveOut(self.line(group, asked), f"{asked} {words}")
        return found

    def number(self, group: Group, name: str) -> int | None:
        """Return a whole number that can be done without."""
        told = group.get(name).strip(SPACE)
        return int(told) if len(told) < 9 and is_number(told) else None

    def upn(self, group: Group, name: str) -> str | None:
        """Return a pupil number if it looks like one; whether its letter fits is not asked here."""
        told = group.get(name).strip(SPACE).upper()
        return told if fullmatch(_UPN, told, ASCII) else None

    def line(self, group: Group, name: str) -> int:
        """Return the line of a faulty value, or else that of its group."""
        after = (f.line for f in self.child.findings if f.element == name and f.line >= group.line)
        return min(after, default=group.line)

    def refuse_repeats(self) -> None:
        """Leave the child out where something is said twice, differently, and it matters which."""
        for finding in self.child.findings:
            if finding.kind is Kind.REPEATED and self._matters(finding):
                why = f"{finding.element} is there twice in {finding.group}, and they differ"
                raise LeaveOut(finding.line, why)

    def _matters(self, finding: Finding) -> bool:
        value = self.structure.shapes[finding.group].holds[finding.element]
        if not isinstance(value, Value):
            return True
        firsts = list(_values(self.child.group, finding.group, finding.element))
        first = max((one for one in firsts if one[0] <= finding.line), default=(0, ""))[1]
        return (
            value.kind in ("date", "code", "text") and (finding.value or "").strip(SPACE) != first
        )


def _values(group: Group, of: str, name: str) -> Iterator[tuple[int, str]]:
    """Yield the line of every group of this name, and what it has for this element."""
    if group.name == of:
        yield group.line, group.get(name).strip(SPACE)
    for inner in group.groups.values():
        for one in inner:
            yield from _values(one, of, name)


def without_none(told: Mapping[str, object]) -> dict[str, object]:
    """Return what is said, leaving out what is not."""
    return {name: value for name, value in told.items() if value is not None and value != []}
